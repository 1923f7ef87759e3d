import { INDICATORS } from './indicators.mjs';
import { CITY, COUNTIES, HOME, MERGER, PARK, PROPER, TOWNS, UPGRADE } from './places.mjs';
import { PUBLISHED_SPANS } from './monthly.mjs';
import * as lay from './sheet.mjs';
import { upTo, year, YEARS } from './spans.mjs';

const MADE_UP = '注：本表为模拟数据，地名和数字均为虚构。';
const source = (office) => `资料来源：${office}`;
const SYMBOLS = '注：“…”表示数据不足本表最小单位，“—”表示缺。';
const between = (from, to) => YEARS.filter((y) => y >= from && y <= to);

/** Rows of a table that runs over the changes of areas: those that ended stand behind the one that took their place. */
const overTime = [
  CITY,
  ...COUNTIES.flatMap(({ key }) =>
    key === UPGRADE.new ? [UPGRADE.new, UPGRADE.old] : key === MERGER.new ? [MERGER.new, MERGER.old] : [key],
  ),
];
const today = [CITY, ...COUNTIES.map(({ key }) => key)];

const APPLIED = ['pat_app', 'pat_app_inv', 'pat_app_ent'];
const GRANTED = ['pat_grant', 'pat_grant_inv', 'pat_grant_um', 'pat_grant_design'];
const PARTS = ['va_primary', 'va_secondary', 'va_tertiary'];
const FISCAL = ['budget_revenue', 'budget_expenditure', 'fiscal_st', 'fiscal_st_share'];
const RESEARCH = [
  'rd_expenditure',
  'rd_intensity',
  'rd_industry',
  'rd_ind_ratio',
  'rd_fte',
  'rd_firms',
  'rd_firms_share',
];
/** What has a file of its own for all years: left out of the tidy file of the rest. */
const ELSEWHERE = new Set([
  'gdp',
  ...PARTS,
  'pop_resident',
  'fai_level',
  ...APPLIED,
  ...GRANTED,
  ...FISCAL,
  ...RESEARCH,
]);

const file = (name, format, about, sheets) => ({ name, format, kind: 'facts', publish: 'public', ...about, sheets });
const annual = (released) => ({ vintage: 'annual', released });

/** One month's export of 主要经济指标; the sample holds that of May, tests drop the one after it. */
export const monthlyFile = (truth, month, released) =>
  file(`2024年1—${month}月主要经济指标.xlsx`, 'xlsx', { vintage: 'flash', released }, [
    lay.monthlyByArea(`1—${month}月`, truth, {
      title: `云溪市2024年1—${month}月主要经济指标（模拟数据）`,
      indicators: ['budget_revenue', 'fiscal_st', 'ind_revenue', 'pat_grant', 'tc_value'],
      areas: today,
      period: upTo(2024, month),
      vintage: 'flash',
      foot: [MADE_UP, source('云溪市统计局、财政局、市场监管局、科技局')],
    }),
  ]);

/** The tables of figures, as offices would send them; each sheet knows what its cells mean. */
export function factFiles(truth) {
  return [
    file('地区生产总值_2012—2023_GBK.csv', 'gb18030', { vintage: 'verified', released: '2024-11-08' }, [
      lay.areasByYears('', truth, {
        title: '云溪市分县（市、区）地区生产总值（模拟数据）',
        indicator: 'gdp',
        areas: overTime,
        years: between(2012, 2023),
        vintage: 'verified',
        indent: '　',
        foot: ['注：2023年为核实数，按当年价格计算，各县合计不等于全市', source('云溪市统计局')],
      }),
    ]),
    file(
      '三次产业增加值_2012—2023.xlsx',
      'xlsx',
      { vintage: 'verified', released: '2024-11-08' },
      PARTS.map((indicator, i) =>
        lay.areasByYears(['第一产业', '第二产业', '第三产业'][i], truth, {
          title: `云溪市分县（市、区）${INDICATORS.get(indicator).name}（模拟数据）`,
          indicator,
          areas: overTime,
          years: between(2012, 2023),
          vintage: 'verified',
          foot: ['注：分项之和与总数因四舍五入略有出入，未作调整。', source('云溪市统计局')],
        }),
      ),
    ),
    ...[2023, 2024].map((y) =>
      file(`${y}年主要经济指标快报.xlsx`, 'xlsx', { vintage: 'flash', released: `${y + 1}-01-25` }, [
        lay.flash('快报', truth, {
          title: `云溪市${y}年主要经济指标快报（模拟数据）`,
          indicators: ['gdp', 'gdp_growth', ...PARTS, 'ind_va_growth', 'fai_growth', 'income_urban', 'income_rural'],
          areas: today,
          period: year(y),
          vintage: 'flash',
          foot: ['注：本表为快报数，以年报为准；增速按可比价格计算。', source('云溪市统计局')],
        }),
      ]),
    ),
    file('常住人口_2011—2024年报_GBK.csv', 'gb18030', annual('2025-03-20'), [
      lay.areasByYears('', truth, {
        title: '云溪市分县（市、区）年末常住人口（年报，模拟数据）',
        indicator: 'pop_resident',
        areas: overTime,
        years: [2011, ...YEARS],
        vintage: 'annual',
        foot: [source('云溪市统计局人口科')],
      }),
    ]),
    file('常住人口_2011—2019普查修订.csv', 'utf-8-bom', { vintage: 'census', released: '2022-03-15' }, [
      lay.areasByYears('', truth, {
        title: '云溪市分县（市、区）年末常住人口（根据第七次人口普查修订，模拟数据）',
        indicator: 'pop_resident',
        areas: overTime,
        years: [2011, ...between(2012, 2019)],
        vintage: 'census',
      }),
    ]),
    file('固定资产投资_2012—2017_GBK.csv', 'gb18030', annual('2018-03-12'), [
      lay.areasByYears('', truth, {
        title: '云溪市分县（市、区）固定资产投资完成额（模拟数据）',
        indicator: 'fai_level',
        areas: overTime,
        years: between(2012, 2017),
        vintage: 'annual',
        foot: ['注：2018年起不再公布总量，只发布增速', source('云溪市统计局投资科')],
      }),
    ]),
    file('专利申请授权_2012—2018_GBK.csv', 'gb18030', annual('2019-02-20'), [
      lay.areasByIndicatorYears('', truth, {
        title: '云溪市分县（市、区）专利申请和授权情况（模拟数据）',
        indicators: ['pat_app', 'pat_app_inv', 'pat_app_ent', ...GRANTED],
        areas: overTime,
        years: between(2012, 2018),
        vintage: 'annual',
        foot: [source('云溪市知识产权局')],
      }),
    ]),
    ...patentWorkbooks(truth),
    file('财政收支_2012—2024.xlsx', 'xlsx', annual('2025-02-18'), [
      lay.yearsOverIndicators('财政', truth, {
        title: '云溪市分县（市、区）财政收支情况（模拟数据）',
        unit: '万元、%',
        indicators: FISCAL,
        areas: [CITY, PROPER, ...overTime.slice(1)],
        years: YEARS,
        vintage: 'annual',
        foot: [MADE_UP, source('云溪市财政局')],
      }),
    ]),
    file(
      '研发投入年报_2012—2024.xlsx',
      'xlsx',
      annual('2025-09-30'),
      RESEARCH.map((indicator) =>
        lay.areasByYears(INDICATORS.get(indicator).name.replaceAll(/[()（）]/g, ''), truth, {
          title: `云溪市分县（市、区）${INDICATORS.get(indicator).name}（模拟数据）`,
          indicator,
          areas: overTime,
          years: YEARS,
          vintage: 'annual',
          foot: [MADE_UP, source('云溪市统计局社科文科')],
        }),
      ),
    ),
    monthlyFile(truth, 5, '2024-06-18'),
    file('青溪县2024年1—6月主要指标.xlsx', 'xlsx', { vintage: 'flash', released: '2024-07-22' }, [
      lay.monthlyOfArea('1—6月', truth, {
        title: '青溪县2024年1—6月主要指标（模拟数据）',
        area: HOME,
        indicators: [
          'gdp_growth',
          'ind_va_growth',
          'fai_growth',
          'budget_revenue',
          'fiscal_st',
          'pat_app',
          'pat_grant',
          'tc_count',
          'tc_value',
          'proj_declared',
          'proj_approved',
          'upper_funds',
          'train_sessions',
          'train_people',
        ],
        period: upTo(2024, 6),
        vintage: 'flash',
        foot: [MADE_UP, source('青溪县统计局、科技局')],
      }),
    ]),
    file('云溪高新区主要指标_2016—2024.xlsx', 'xlsx', annual('2025-02-28'), [
      lay.indicatorsByYears('高新区', truth, {
        title: '云溪高新区主要指标（模拟数据）',
        area: PARK,
        indicators: ['ind_firms', 'ind_revenue', 'hitech_output', 'hte_valid', 'rd_industry', 'pat_grant'],
        years: between(2016, 2024),
        vintage: 'annual',
        foot: ['注：高新区跨城东区、云台区，数字已含在两区内，不得重复相加。', source('云溪高新区管委会')],
      }),
    ]),
    file('青溪县分乡镇主要指标_2022—2024.xlsx', 'xlsx', { ...annual('2025-02-20'), publish: 'internal' }, [
      lay.yearsOverIndicators('分乡镇', truth, {
        title: '青溪县分乡镇主要指标（模拟数据）',
        unit: '万人、件、期、人次',
        indicators: ['pop_resident', 'pat_grant', 'train_sessions', 'train_people'],
        areas: TOWNS.map(({ key }) => key),
        years: [2022, 2023, 2024],
        vintage: 'annual',
        foot: [MADE_UP, source('青溪县统计局、科技局')],
      }),
    ]),
    file('月度累计_2023—2024（模拟数据）.csv', 'utf-8', { vintage: 'flash', released: '2025-01-22' }, [
      lay.tidy('', truth, { entries: withinYears(), vintage: 'flash' }),
    ]),
    file('科技与经济指标_2012—2024（模拟数据）.csv', 'utf-8', annual('2025-03-31'), [
      lay.tidy('', truth, { entries: theRest(), vintage: 'annual' }),
    ]),
  ];
}

function patentWorkbooks(truth) {
  const office = [MADE_UP, SYMBOLS, source('云溪市市场监督管理局（2019年起）')];
  const earlier = (name, title, indicators) =>
    lay.yearsOverIndicators(name, truth, {
      title: `云溪市2019—2022年专利${title}情况（模拟数据）`,
      unit: '件',
      indicators,
      areas: today,
      years: between(2019, 2022),
      vintage: 'annual',
      foot: office,
    });
  const latest = (y) => (name, title, indicators) =>
    lay.comparison(name, truth, {
      title: `云溪市${y}年专利${title}情况（模拟数据）`,
      unit: '件',
      indicators,
      areas: today,
      y,
      vintage: 'annual',
      foot: office,
    });
  const both = (make) => [make('申请', '申请', APPLIED), make('授权', '授权', GRANTED)];
  return [
    file('2019—2022年专利.xlsx', 'xlsx', annual('2023-02-16'), both(earlier)),
    file('2023年专利.xlsx', 'xlsx', annual('2024-02-20'), both(latest(2023))),
    file('2024年专利.xlsx', 'xlsx', annual('2025-02-19'), both(latest(2024))),
  ];
}

function withinYears() {
  const areas = [CITY, PROPER, ...COUNTIES.map(({ key }) => key)];
  const spans = [2023, 2024].flatMap((y) =>
    [...PUBLISHED_SPANS].flatMap(([key, months]) => months.map((k) => [key, upTo(y, k)])),
  );
  return spans.flatMap(([key, period]) => areas.map((area) => [key, area, period]));
}

function theRest() {
  const keys = [...INDICATORS.keys()].filter((key) => !ELSEWHERE.has(key));
  const areas = [CITY, PROPER, ...overTime.slice(1)];
  return keys.flatMap((key) => YEARS.flatMap((y) => areas.map((area) => [key, area, year(y)])));
}
