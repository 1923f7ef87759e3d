import { day, text, weekday, yearOf } from './days.mjs';
import { COUNTIES } from './places.mjs';
import { chance } from './random.mjs';
import { firmsOf } from './words.mjs';

export const HEADINGS =
  '合同登记编号 项目名称 合同类别 卖方名称 卖方地区代码 买方名称 买方地区代码 签订日期 登记日期 合同成交额（万元） 技术交易额（万元） 技术领域 知识产权类型 社会经济目标 是否关联交易 减免税'.split(
    ' ',
  );
export const FIRST_YEAR = 2023;
/** Code of everywhere else: buyers and sellers outside the prefecture. */
export const ELSEWHERE = '980100';

const KINDS = [
  ['技术开发', 42],
  ['技术服务', 36],
  ['技术转让', 8],
  ['技术许可', 4],
  ['技术咨询', 10],
];
const SEASON = [3, 3, 6, 6, 7, 9, 7, 7, 9, 9, 12, 22];
const WHAT = '控制软件开发 工艺改进 检测服务 配方转让 设备改造 数据平台建设 标准咨询 育种技术许可'.split(' ');

export function contracts() {
  const rows = [];
  for (let y = FIRST_YEAR; y <= 2024; y++) {
    for (const county of COUNTIES) {
      const r = chance('contract', county.key, String(y));
      const grown = y === 2024 ? 1.22 : 1;
      const sold = Math.max(2, Math.round((county.hte * 0.36 + 2.2) * grown * r.between(0.9, 1.1)));
      for (let i = 0; i < sold; i++) rows.push(contract(county, 'seller', y, r));
      const bought = Math.round(sold * r.between(0.35, 0.6));
      for (let i = 0; i < bought; i++) rows.push(contract(county, 'buyer', y, r));
    }
  }
  rows.sort((a, b) => a.registered - b.registered || a.order - b.order);
  rows.forEach((row, i) => (row.number = `${yearOf(row.registered)}9900${String(i + 1).padStart(8, '0')}`));
  return rows;
}

const partyOf = (county, r) => {
  const firm = r.pick(firmsOf(county, Math.max(8, Math.round(county.hte * 1.2))));
  return { name: firm.name, code: county.code, key: county.key, field: firm.field };
};

function contract(county, side, y, r) {
  const here = partyOf(county, r);
  const away = {
    name: `某某市${r.pick(['科创', '中科', '联合', '北方', '东海'])}${r.pick(['技术', '工程', '信息'])}有限公司`,
    code: ELSEWHERE,
    key: undefined,
  };
  const other = side === 'seller' && r.hit(0.45) ? partyOf(r.pick(COUNTIES), r) : away;
  const registered = weekday(day(y, r.weighted(SEASON.map((weight, i) => [i + 1, weight])), r.int(2, 27)));
  const size = r.between(0.3, 1) * r.between(0.2, 1) * r.between(0.2, 1);
  const value = Math.round((8 + size * 5200 * (1 + county.rd / 3)) * 100) / 100;
  return {
    order: r.next(),
    seller: side === 'seller' ? here : other,
    buyer: side === 'seller' ? other : here,
    title: `${here.field}${r.pick(WHAT)}`,
    kind: r.weighted(KINDS),
    signed: registered - r.int(3, 120),
    registered,
    value: value.toFixed(4),
    technology: (Math.round(value * r.between(0.55, 1) * 100) / 100).toFixed(4),
    field: here.field,
    ip: r.weighted([
      ['未涉及', 60],
      ['发明专利', 14],
      ['实用新型', 12],
      ['软件著作权', 8],
      ['技术秘密', 6],
    ]),
    aim: r.pick(['工商业发展', '农林牧渔业发展', '环境保护', '社会发展和社会服务', '能源生产']),
    related: r.hit(0.07) ? '是' : '否',
    relief: r.hit(0.6) ? '是' : '否',
  };
}

export const cells = (c) => [
  c.number,
  c.title,
  c.kind,
  c.seller.name,
  c.seller.code,
  c.buyer.name,
  c.buyer.code,
  text(c.signed),
  text(c.registered),
  c.value,
  c.technology,
  c.field,
  c.ip,
  c.aim,
  c.related,
  c.relief,
];
