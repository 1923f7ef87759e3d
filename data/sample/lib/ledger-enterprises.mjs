import { day, lastDay, text, threeYears, weekday, yearOf } from './days.mjs';
import { COUNTIES } from './places.mjs';
import { chance } from './random.mjs';
import { contact, firmsOf } from './words.mjs';

export const HEADINGS =
  '企业名称 统一社会信用代码 证书编号 认定类型 发证日期 有效期止 公示日期 取消/迁出日期 入库登记编号 入库年度 公告批次 入库公告日期 撤销 技术领域 行业代码 县区 所在乡镇（园区） 营业收入（万元） 研发费用（万元） 联系人、电话'.split(
    ' ',
  );
/** Certificates from 2017 on: the first year end at which every certificate in force is in the ledger is 2019. */
export const FIRST_STOCK = 2019;

/** Firms in force at the year ends, walked back from 2024: what the certificates below are issued to reach. */
function stocksOf(county) {
  const series = { 2024: county.hte };
  for (let y = 2023; y >= 2017; y--) {
    const rate = chance('hte', county.key, String(y)).between(0.09, 0.24);
    series[y] = Math.max(county.hte < 5 ? 1 : 3, Math.round(series[y + 1] / (1 + rate)));
  }
  return series;
}

/**
 * Certificates by day of issue. A firm is certified, re-certified three years later or lapses; a few are withdrawn.
 * New ones are issued until the year end's stock is reached.
 */
export function certificates() {
  const rows = COUNTIES.flatMap((county) => {
    const r = chance('certificates', county.key);
    const stocks = stocksOf(county);
    const pool = firmsOf(county, Math.max(8, Math.round(county.hte * 2.4)));
    const held = [];
    let fresh = 0;
    for (let y = 2017; y <= 2024; y++) {
      const inForce = () =>
        held.filter((one) => one.issued <= lastDay(y) && one.until > lastDay(y) && !(one.ended <= lastDay(y)));
      withdraw(inForce(), y, r);
      const missing = y < FIRST_STOCK ? Math.ceil(stocks[FIRST_STOCK] / 3) : undefined;
      let wanted = missing ?? stocks[y] - inForce().length;
      const due = held.filter((one) => yearOf(one.until) === y && one.ended === undefined);
      for (const one of due)
        if (wanted > 0 && r.hit(0.86)) (held.push(certificate(county, one.firm, y, '重新认定', r)), wanted--);
      while (wanted-- > 0) held.push(certificate(county, pool[fresh++], y, '首次', r));
    }
    return held;
  });
  return rows.sort((a, b) => a.issued - b.issued || (a.number < b.number ? -1 : 1));
}

function withdraw(inForce, y, r) {
  const early = inForce.filter((one) => yearOf(one.issued) < y && yearOf(one.until) > y);
  if (early.length > 12 && r.hit(0.5)) r.pick(early).ended = weekday(day(y, r.int(3, 9), r.int(3, 24)));
}

function certificate(county, firm, y, kind, r) {
  if (!firm) throw new Error(`${county.zh} has run out of firms in ${y}`);
  const issued = weekday(day(y, r.pick([10, 11, 11, 12]), r.int(3, 24)));
  const income = Math.round(r.between(900, 5200) * r.between(1, 6));
  const small = y >= 2022 && income < 20000 && r.hit(0.55);
  return {
    county: county.key,
    area: county.zh,
    firm,
    number: `GR${y}99${county.code.slice(2)}${String(r.int(0, 9999)).padStart(4, '0')}`,
    kind,
    issued,
    until: threeYears(issued),
    publicised: issued - r.int(18, 40),
    ended: undefined,
    small: small ? { year: y, batch: r.int(2, 15), serial: r.int(1, 999) } : undefined,
    income,
    research: Math.round(income * r.between(0.03, 0.09)),
    contact: contact(r),
  };
}

export const cells = (one) => [
  one.firm.name,
  one.firm.uscc,
  one.number,
  one.kind,
  text(one.issued),
  text(one.until),
  text(one.publicised),
  text(one.ended),
  one.small
    ? `${one.small.year}${one.county.slice(2)}0${String(one.small.batch).padStart(2, '0')}${String(one.small.serial).padStart(6, '0')}`
    : '',
  one.small ? String(one.small.year) : '',
  one.small ? `${one.small.year}年第${one.small.batch}批` : '',
  one.small ? text(weekday(day(one.small.year, 3 + Math.floor(one.small.batch / 2), 6 + one.small.batch))) : '',
  one.small ? '否' : '',
  one.firm.field,
  one.firm.industry,
  one.area,
  one.firm.town,
  String(one.income),
  String(one.research),
  one.contact,
];
