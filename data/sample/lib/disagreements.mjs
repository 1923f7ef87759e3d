import { fixed } from './decimals.mjs';
import { count } from './counts.mjs';
import { day, lastDay, monthOf, yearOf } from './days.mjs';
import { byName, CITY, MERGER, nameOf } from './places.mjs';
import { of } from './indicators.mjs';
import { upTo, year } from './spans.mjs';

/**
 * Ten places where a printed figure and its ledger differ, as they do in life. Each either harms the ledger after the figures were
 * taken from it, or changes the printed figure. [title, indicator, area, year, what happened, what is done]
 */
const TEN = [
  [
    '清单导出后补登',
    'pat_grant',
    '临江县',
    2023,
    '3件12月授权的专利在清单导出后补登，年度通报已计入，清单中没有。',
    late,
  ],
  [
    '沿用旧区划代码',
    'pat_grant',
    '凤山市',
    2021,
    '6件专利的行政区划代码仍为已撤销的东平县（990131），按代码统计不计入凤山市。',
    oldCode,
  ],
  ['企业迁出未销', 'hte_valid', '白沙县', 2024, '1家企业已整体迁入临江县，名单仍列在白沙县。', moved],
  ['企业迁入未列', 'hte_valid', '临江县', 2024, '同一家企业：通报计入临江县，名单未改。', () => {}],
  ['批复与到位', 'upper_funds', '青溪县', 2023, '报表按资金到位额填报，台账按批复的上级资金统计。', received],
  ['下达日期未登记', 'upper_funds', '鹤鸣县', 2024, '1个项目的资金文件年末已到，台账未填下达日期。', unreleased],
  ['重复登记', 'proj_declared', '梅川县', 2022, '同一项目换名再登一行，备注写明重复，台账多计1项。', twice],
  ['凑整上报', 'train_people', '长乐县', 2023, '报表取整到百位，台账为逐期相加。', rounded],
  [
    '两部门同记一场',
    'train_sessions',
    '临江县',
    2024,
    '2期培训与县农业农村局合办，两家各登记一行（人次只记一次）。',
    shared,
  ],
  ['成交额与技术交易额', 'tc_value', '云台区', 2023, '报表误填技术交易额，台账合同成交额为准。', technology],
];

/** Seeds the ten into truth and ledgers; returns what each came to. */
export function disagree(truth, ledgers) {
  for (const [, indicator, area, y, , apply] of TEN) apply(truth, ledgers, byName(area), y, indicator);
  return TEN.map(([title, indicator, area, y, why]) => ({
    title,
    indicator,
    name: of(indicator).name,
    unit: of(indicator).unit,
    area: byName(area),
    areaName: nameOf(byName(area)),
    year: y,
    ledger: fixed(Number(count(ledgers, indicator, byName(area), y)), of(indicator).decimals),
    printed: truth.get(indicator, byName(area), year(y)),
    why,
  }));
}

function late(_, ledgers, area, y) {
  const missing = new Set(
    ledgers.patents
      .filter(
        (row) =>
          row.county === area && row.type === '实用新型' && row.granted >= day(y, 12, 1) && row.granted <= lastDay(y),
      )
      .slice(-3),
  );
  ledgers.patents = ledgers.patents.filter((row) => !missing.has(row));
}

function oldCode(_, ledgers, area, y) {
  const rows = ledgers.patents
    .filter((row) => row.county === area && row.type === '实用新型' && yearOf(row.granted) === y)
    .slice(0, 6);
  for (const row of rows)
    Object.assign(row, { county: MERGER.old, code: '990131', address: row.address.replace('凤山市', '东平县') });
}

function moved(_, ledgers, area, y) {
  const row = ledgers.enterprises.find(
    (one) => one.county === byName('临江县') && yearOf(one.issued) === y && one.kind === '整体迁入',
  );
  Object.assign(row, { county: area, area: '白沙县' });
}

/** The firm that moves is one of the certificates of its last year: marked before anything is counted. */
export function markMove(ledgers) {
  const row = ledgers.enterprises.find(
    (one) => one.county === byName('临江县') && yearOf(one.issued) === 2024 && one.kind === '首次',
  );
  row.kind = '整体迁入';
}

/** The year's figure and the months' before it are all printed on the other basis; the city adds up what it was sent. */
function reprint(truth, area, y, indicator, textOf) {
  const { decimals } = of(indicator);
  const put = (key, period, text, vintage) => truth.put(indicator, key, period, text, vintage);
  for (let k = 2; k <= 12; k++) {
    const before = Number(truth.get(indicator, area, upTo(y, k), 'flash'));
    const text = textOf(k);
    const city = Number(truth.get(indicator, CITY, upTo(y, k), 'flash'));
    put(area, upTo(y, k), text, 'flash');
    put(CITY, upTo(y, k), fixed(city - before + Number(text), decimals), 'flash');
    if (k === 12) {
      put(area, year(y), text, 'annual');
      put(CITY, year(y), fixed(city - before + Number(text), decimals), 'annual');
    }
  }
}

function received(truth, ledgers, area, y, indicator) {
  reprint(truth, area, y, indicator, (k) =>
    String(
      ledgers.projects
        .filter(
          (row) =>
            row.county === area &&
            row.released !== undefined &&
            yearOf(row.released) === y &&
            monthOf(row.released) <= k,
        )
        .reduce((sum, row) => sum + row.received, 0),
    ),
  );
}

function unreleased(_, ledgers, area, y) {
  const row = ledgers.projects.findLast(
    (one) => one.county === area && one.released !== undefined && yearOf(one.released) === y,
  );
  Object.assign(row, { released: undefined, received: 0, note: '资金文件已到，下达日期待补' });
}

function twice(_, ledgers, area, y) {
  const at = ledgers.projects.findIndex((one) => one.county === area && one.year === y && one.approved === undefined);
  const row = ledgers.projects[at];
  ledgers.projects.splice(at + 4, 0, { ...row, title: `${row.title}（二期）`, note: '与前一申报重复，待核销' });
}

function rounded(truth, ledgers, area, y, indicator) {
  reprint(truth, area, y, indicator, (k) => {
    const exact = Number(count(ledgers, indicator, area, y, k));
    return String(k === 12 ? Math.round(exact / 100) * 100 : exact);
  });
}

function shared(_, ledgers, area, y) {
  const rows = ledgers.training
    .filter((one) => one.county === area && yearOf(one.on) === y && one.kind === '培训班' && one.sessions === 1)
    .slice(10, 12);
  for (const row of rows) {
    const at = ledgers.training.indexOf(row);
    row.partner = '县农业农村局';
    ledgers.training.splice(at + 1, 0, {
      ...row,
      section: '县农业农村局（合办）',
      partner: '县科技局',
      people: 0,
      leaflets: 0,
      proof: '见主办单位',
    });
  }
}

function technology(truth, ledgers, area, y, indicator) {
  reprint(truth, area, y, indicator, (k) =>
    fixed(
      ledgers.contracts
        .filter((row) => row.seller.key === area && yearOf(row.registered) === y && monthOf(row.registered) <= k)
        .reduce((sum, row) => sum + Number(row.technology), 0),
      0,
    ),
  );
}
