import { day, lastDay, text, weekday, yearOf } from './days.mjs';
import { COUNTIES, PROPER } from './places.mjs';
import { chance } from './random.mjs';
import { firmsOf, projectTitle, townOf } from './words.mjs';

export const HEADINGS =
  '序号 项目编号 项目名称 承担单位 单位简称 合作单位 级别 计划类别 技术领域 年度 申报日期 推荐日期 立项日期 立项文号 起止时间 总投资（万元） 上级资金（万元） 资金下达日期 资金到位额（万元） 本级配套（万元） 自筹（万元） 状态 验收日期 县区 所在乡镇 责任科室 备注'.split(
    ' ',
  );
export const FIRST_YEAR = 2019;

/** Share of applications, chance of approval, and range of funds from above in 万元, by level. */
const LEVELS = {
  国家级: { weight: 3, approved: 0.22, funds: [120, 480], programme: ['国家重点研发计划', '中央引导地方科技发展资金'] },
  省级: {
    weight: 30,
    approved: 0.34,
    funds: [20, 160],
    programme: ['省重点研发计划', '省自然科学基金', '省科技特派员专项'],
  },
  市级: { weight: 40, approved: 0.46, funds: [5, 40], programme: ['市科技计划', '市重大科技专项'] },
  县级: { weight: 27, approved: 0.62, funds: [0, 0], programme: ['县科技计划'] },
};
const SECTIONS = { 农业: '农社科', 工业: '高新科', 社会发展: '农社科', 软科学: '综合科' };
const LETTERS = { 农业: 'NY', 工业: 'GY', 社会发展: 'SF', 软科学: 'RK' };
const TODAY = lastDay(2024);

/** Applications a year: larger counties hand in more; the home county is busier than its size. */
const wanted = (county, r) =>
  Math.round((county.hte * 0.26 + 5.8) * (county.zh === '青溪县' ? 1.5 : 1) * r.between(0.85, 1.15));

export function projects() {
  const proper = { key: PROPER, code: '990100', zh: '市本级', hte: 14 };
  const rows = [...COUNTIES, proper].flatMap((county) => {
    const listed = [];
    for (let y = FIRST_YEAR; y <= 2024; y++) {
      const r = chance('project', county.key, String(y));
      const count = wanted(county, r);
      for (let i = 1; i <= count; i++) listed.push(project(county, y, i, r));
    }
    return listed;
  });
  return rows.sort((a, b) => a.declared - b.declared || a.order - b.order);
}

function project(county, y, order, r) {
  const level = r.weighted(Object.entries(LEVELS).map(([name, { weight }]) => [name, weight]));
  const { approved: odds, funds, programme } = LEVELS[level];
  const firm = county.key === PROPER ? undefined : r.pick(firmsOf(county, Math.max(8, Math.round(county.hte * 1.2))));
  const field =
    firm && r.hit(0.7)
      ? firm.topic
      : r.weighted([
          ['农业', 5],
          ['社会发展', 3],
          ['软科学', 2],
        ]);
  const declared = weekday(day(y, r.pick([2, 3, 3, 4, 5, 9, 10]), r.int(3, 24)));
  const approved = r.hit(odds) ? weekday(declared + r.int(70, 210)) : undefined;
  const known = approved !== undefined && approved <= TODAY;
  const upper = known && funds[1] > 0 ? Math.round(r.between(...funds)) : 0;
  const years = r.int(2, 3);
  const accepted = known && r.hit(0.85) ? weekday(approved + years * 365 + r.int(-40, 150)) : undefined;
  const released = upper > 0 ? weekday(approved + r.int(25, 90)) : undefined;
  return {
    county: county.key,
    code: county.code,
    area: county.zh,
    order,
    field,
    level,
    programme: r.pick(programme),
    title: projectTitle(field, r),
    unit: firm?.name ?? r.pick(['云溪市科学技术研究院', '云溪职业技术学院', '云溪市农业科学研究院']),
    short: firm?.short ?? '市直单位',
    partner: r.hit(0.3) ? r.pick(['某某大学', '省农业科学院', '某某大学、云溪市农业科学研究院']) : '',
    year: y,
    declared,
    approved: known ? approved : undefined,
    doc: known ? `云科计〔${yearOf(approved)}〕${r.int(3, 60)}号` : '',
    years,
    upper,
    released: released <= TODAY ? released : undefined,
    received: released <= TODAY ? Math.round(upper * r.pick([1, 1, 1, 0.75, 0.5])) : 0,
    match: level === '县级' && known ? r.int(2, 12) : known && r.hit(0.4) ? Math.round(upper * 0.2) : 0,
    own: known ? Math.round((upper + 10) * r.between(0.6, 3)) : 0,
    accepted: accepted <= TODAY ? accepted : undefined,
    town: county.key === PROPER ? '' : (firm?.town ?? townOf(county, r)),
    note: '',
  };
}

function statusOf(p) {
  if (p.approved === undefined) return '申报';
  if (p.accepted !== undefined) return '验收';
  if (p.approved + 45 > TODAY) return '立项';
  return p.approved + p.years * 365 < TODAY ? '延期' : '在研';
}

const amount = (value) => (value ? value : '');

/** Dates as days since 1970 or text: the caller writes them as its format does. */
export function cells(p, index, date = text) {
  const month = p.approved === undefined ? '' : text(p.approved).slice(0, 7).replace('-0', '.').replace('-', '.');
  const until = month && `${Number(month.slice(0, 4)) + p.years}${month.slice(4)}`;
  const total = p.upper + p.match + p.own;
  const number =
    p.approved === undefined
      ? ''
      : `YX${p.year}-${LETTERS[p.field]}-${p.code.slice(2)}${String(p.order).padStart(3, '0')}`;
  return [
    index + 1,
    number,
    p.title,
    p.unit,
    p.short,
    p.partner,
    p.level,
    p.programme,
    p.field,
    p.year,
    date(p.declared),
    date(p.declared + 12),
    date(p.approved),
    p.doc,
    month && `${month}—${until}`,
    amount(total),
    amount(p.upper),
    date(p.released),
    amount(p.received),
    amount(p.match),
    amount(p.own),
    statusOf(p),
    date(p.accepted),
    p.area,
    p.town,
    SECTIONS[p.field],
    p.note,
  ];
}
