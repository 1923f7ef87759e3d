import { day, monthOf, text, weekday, yearOf } from './days.mjs';
import { COUNTIES } from './places.mjs';
import { chance } from './random.mjs';
import { firmsOf, patentTitle, person, townOf } from './words.mjs';
import { granted } from './grants.mjs';

export const HEADINGS =
  '申请号 专利名称 专利类型 申请日 授权公告日 申请人（专利权人） 申请人类型 地址 行政区划代码 法律状态 失效日 是否高价值 是否质押 代理机构 来源批次'.split(
    ' ',
  );
export const FIRST_YEAR = 2021;

const SEASON = [7, 6, 9, 9, 8, 9, 9, 8, 9, 7, 9, 10];
const WAIT = { 发明: [420, 1100], 实用新型: [120, 330], 外观设计: [90, 240] };
const TYPE_DIGIT = { 发明: 1, 实用新型: 2, 外观设计: 3 };
const AGENTS = ['某某知识产权代理事务所', '云溪某专利代理有限公司', '无', '某某专利事务所（普通合伙）'];

/** Twelve digits, a point and the check digit of the application number's own rule (weights 2–9, 2–5, modulo 11). */
function applicationNumber(filed, type, serial) {
  const digits = `${yearOf(filed)}${TYPE_DIGIT[type]}${String(serial).padStart(7, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * [2, 3, 4, 5, 6, 7, 8, 9][i % 8], 0);
  return `${digits}.${sum % 11 === 10 ? 'X' : sum % 11}`;
}

/** Patents by day of grant, 2021—2024, every one of the prefecture. */
export function patents() {
  const rows = [];
  let serial = 1000;
  for (let y = FIRST_YEAR; y <= 2024; y++) {
    for (const county of COUNTIES) {
      const r = chance('patent', county.key, String(y));
      const { inv, um, design } = granted(county, y);
      const firms = firmsOf(county, Math.max(6, Math.round(county.hte * 1.6)));
      for (const [type, count] of [
        ['发明', inv],
        ['实用新型', um],
        ['外观设计', design],
      ]) {
        for (let i = 0; i < count; i++) rows.push(patent(county, y, type, firms, (serial += r.int(1, 90)), r));
      }
    }
  }
  rows.sort((a, b) => a.granted - b.granted || (a.number < b.number ? -1 : 1));
  return rows;
}

function patent(county, y, type, firms, serial, r) {
  const month = r.weighted(SEASON.map((weight, i) => [i + 1, weight]));
  const on = weekday(day(y, month, r.int(2, 27)));
  const filed = on - r.int(...WAIT[type]);
  const kind = r.weighted([
    ['企业', 74],
    ['个人', 15],
    ['高校', 4],
    ['科研单位', 3],
    ['机关团体', 4],
  ]);
  const firm = r.pick(firms);
  const lapsed = type !== '发明' && r.hit(0.08) && on + 400 < day(2024, 12, 1) ? on + r.int(370, 400) : undefined;
  return {
    county: county.key,
    code: county.code,
    number: applicationNumber(filed, type, serial),
    title: patentTitle(type, r),
    type,
    filed,
    granted: on,
    applicant: holder(kind, county, firm, r),
    kind,
    address: `云溪市${county.zh}${kind === '企业' ? firm.town : townOf(county, r)}`,
    lapsed,
    highValue: type === '发明' && r.hit(0.32) ? '是' : '否',
    pledged: type === '发明' && r.hit(0.04) ? '是' : '否',
    agent: r.pick(AGENTS),
    batch: `${y}年${monthOf(on)}月授权`,
  };
}

function holder(kind, county, firm, r) {
  if (kind === '企业') return firm.name;
  if (kind === '个人') return person(r);
  if (kind === '高校') return '云溪职业技术学院';
  return kind === '科研单位' ? `${county.zh}农业科学研究所` : `${county.zh}技术推广中心`;
}

export const cells = (p) => [
  p.number,
  p.title,
  p.type,
  text(p.filed),
  text(p.granted),
  p.applicant,
  p.kind,
  p.address,
  p.code,
  p.lapsed === undefined ? '有效' : '失效',
  text(p.lapsed),
  p.highValue,
  p.pledged,
  p.agent,
  p.batch,
];
