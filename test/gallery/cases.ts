import type { View } from '../../src/view';
import { yearsBetween } from '../../src/view';
import { COUNTIES, keyOf, world } from './world';
import type { Table } from './figures';
import type { CatalogData } from '../../src/catalog';
import type { Case } from './case';
import { chartCases } from './chart_cases';

export type { Case };

const years = (from: number, texts: readonly string[]): Readonly<Record<number, string>> =>
  Object.fromEntries(texts.map((text, i) => [from + i, text]));

/** Patents of nine counties, 2018–2024; 南屏县 starts from zero, 白沙县 has gaps. */
const PATENTS: Readonly<Record<string, string>> = {
  青溪县: '231 242 286 350 396 453 512',
  临江县: '300 352 392 420 468 498 530',
  石桥县: '150 187 212 240 310 327 301',
  云台区: '560 618 690 750 800 861 947',
  白沙县: '90 102 120 not_reported 190 212 228',
  南屏县: '0 0 0 0 1 0 3',
  鹤鸣县: '240 260 300 340 366 388 402',
  梅川县: '120 150 176 200 261 295 340',
  长乐县: '80 98 115 130 152 176 190',
};
const series = (source: Readonly<Record<string, string>>, from: number): Table[string] =>
  Object.fromEntries(Object.entries(source).map(([name, text]) => [keyOf(name), years(from, text.split(' '))]));

const patents = series(PATENTS, 2018);
const firms = series(
  {
    青溪县: '50 61',
    临江县: '70 74',
    石桥县: '35 38',
    云台区: '110 129',
    白沙县: '22 27',
    南屏县: '1 2',
    鹤鸣县: '45 52',
    梅川县: '36 41',
    长乐县: '30 33',
  },
  2023,
);
const intensity = series(
  {
    青溪县: '1.71 1.84',
    临江县: '2.01 2.06',
    石桥县: '1.20 1.12',
    云台区: '2.55 2.71',
    白沙县: '0.90 not_reported',
    南屏县: '0.30 0.31',
    鹤鸣县: '1.44 1.55',
    梅川县: '1.30 1.37',
    长乐县: '0.98 0.98',
  },
  2023,
);

const all = COUNTIES.map(keyOf);
const base: View = {
  areas: all,
  periods: yearsBetween(2019, 2024),
  indicators: ['pat_grant'],
  derivations: ['level', 'growth', 'rank'],
  chart: { kind: 'line' },
};
const one = (view: Partial<View>, table: Table, name: string, catalog: CatalogData = world): Case => ({
  name,
  catalog,
  view: { ...base, ...view },
  table,
});

const crowd = Array.from({ length: 30 }, (_, i) => `x:县${String(i + 1).padStart(2, '0')}`);
const crowded: CatalogData = {
  ...world,
  home: crowd[6] ?? '',
  areas: crowd.map((key, i) => ({
    key,
    scheme: 'x',
    code: '',
    kind: 'county',
    names: [{ name: key.slice(2), lang: 'zh', ord: i }],
    parents: [],
  })),
};

export const cases: readonly Case[] = [
  one(
    { indicators: ['pat_grant', 'hte_valid', 'rd_intensity'] },
    { pat_grant: patents, hte_valid: firms, rd_intensity: intensity },
    '三个指标，两期与派生列',
  ),
  one({}, { pat_grant: patents }, '一个指标的六年折线，一处未报，一处撤县设区'),
  one({ chart: { kind: 'bar' } }, { pat_grant: patents }, '末年的位次条形图'),
  one({ chart: { kind: 'bar' }, periods: yearsBetween(2023, 2024) }, { pat_grant: patents }, '两年并列的条形图'),
  one({ areas: [keyOf('青溪县')], chart: { kind: 'bar' } }, { pat_grant: patents }, '一个县的逐年条形图'),
  one({ areas: [keyOf('青溪县')] }, { pat_grant: patents }, '一个县的折线'),
  one({ periods: yearsBetween(2024, 2024) }, { pat_grant: patents }, '只有一年，折线改画条形'),
  one(
    { periods: yearsBetween(2022, 2024), indicators: ['gdp'] },
    {
      gdp: series(
        { 青溪县: '-12.5 8.31 -3.04', 临江县: '1.1 -2.25 4.5', 石桥县: '0 0 0', 云台区: '3.3 4.4 5.5' },
        2022,
      ),
      gdp_growth: series({ 青溪县: '6.1 6.2 6.3', 临江县: '5.0 5.0 5.0', 云台区: '7.0 7.2 7.5' }, 2022),
    },
    '有负数有缺数，只用公布增速',
  ),
  one(
    { chart: { kind: 'bar' }, periods: yearsBetween(2024, 2024), indicators: ['gdp'] },
    { gdp: series({ 青溪县: '-3.04', 临江县: '4.5', 石桥县: '0', 云台区: '5.5', 白沙县: 'suppressed' }, 2024) },
    '条形图里的负数、零与保密',
  ),
  one(
    { indicators: ['pat_grant'], areas: all.slice(0, 3), periods: yearsBetween(2020, 2024) },
    {
      pat_grant: series(
        {
          青溪县: '123456789012 134567890123 145678901234 156789012345 167890123456',
          临江县: '98765432109 99765432109 100765432109 101765432109 102765432109',
          石桥县: '150000000000 149000000000 148000000000 147000000000 146000000000',
        },
        2020,
      ),
    },
    '很大的数',
  ),
  one(
    {
      indicators: ['energy'],
      areas: all.slice(0, 5),
      periods: yearsBetween(2020, 2024),
      derivations: ['level', 'growth', 'rank'],
    },
    {
      energy: series(
        {
          青溪县: '0.512 0.498 0.471 0.462 0.455',
          临江县: '0.601 0.590 0.555 0.549 0.540',
          石桥县: '0.430 0.421 0.402 missing 0.390',
          云台区: '0.388 0.380 0.361 0.355 0.349',
          白沙县: '0.700 0.688 0.650 0.641 0.633',
        },
        2020,
      ),
    },
    '口径断点，以低为优',
  ),
  one({ areas: all.slice(1, 6) }, { pat_grant: patents }, '不含本县的五条线'),
  one(
    { periods: [...yearsBetween(2018, 2019), ...yearsBetween(2022, 2024)] },
    { pat_grant: patents },
    '中间年份没有选',
  ),
  one({ areas: [...all, keyOf('高新园'), keyOf('云溪市')] }, { pat_grant: patents }, '市和园区不入合计与位次'),
  one(
    { areas: crowd, periods: yearsBetween(2020, 2024) },
    {
      pat_grant: Object.fromEntries(
        crowd.map((key, i) => [
          key,
          years(
            2020,
            [0, 1, 2, 3, 4].map((y) => String(100 + i * 37 + y * (11 + ((i * 7) % 23)))),
          ),
        ]),
      ),
    },
    '三十条线，灰线与点名',
    crowded,
  ),
  one({ areas: [] }, {}, '没有选地区'),
  one({}, {}, '全部缺数'),
  ...chartCases,
];
