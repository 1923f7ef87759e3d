import { divide, exact, multiply, SCALES, splitScale, power10, whole, scaleZeros, type Exact } from '../core';

/** A unit taken apart: `万元` is 10000 of the base 元, of the dimension money in 元. */
export interface Unit {
  /** Units of one dimension convert into each other. A bare `万` has the dimension ''. */
  readonly dimension: string;
  /** How many of `base` one of it is. */
  readonly scale: Exact;
  readonly base: string;
}

/** [dimension, base, [writing, how many of the base as num/den], …]; the base comes first. Writings are lower case. */
const WORDS: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['元', '元', { 元: '1', 人民币: '1', 人民币元: '1', 块: '1', yuan: '1', rmb: '1', cny: '1', '¥': '1', '￥': '1' }],
  ['美元', '美元', { 美元: '1', usd: '1', us$: '1', $: '1', dollar: '1', dollars: '1', 'us dollars': '1' }],
  ['欧元', '欧元', { 欧元: '1', eur: '1', '€': '1', euro: '1', euros: '1' }],
  ['英镑', '英镑', { 英镑: '1', gbp: '1', '£': '1' }],
  ['肯尼亚先令', 'KES', { kes: '1', ksh: '1', 'ksh.': '1', kshs: '1', 'kenya shillings': '1' }],
  ['人', '人', { 人: '1', 名: '1', 口: '1', person: '1', persons: '1', people: '1', inhabitants: '1', residents: '1' }],
  ['人次', '人次', { 人次: '1', attendances: '1', 'person-times': '1' }],
  ['人年', '人年', { 人年: '1', 'person-years': '1', fte: '1' }],
  ['户', '户', { 户: '1', households: '1', household: '1' }],
  ['件', '件', { 件: '1', 宗: '1', cases: '1', case: '1', pieces: '1' }],
  ['项', '项', { 项: '1', items: '1', item: '1', projects: '1', contracts: '1' }],
  ['家', '家', { 家: '1', firms: '1', enterprises: '1', companies: '1', establishments: '1' }],
  ['个', '个', { 个: '1', units: '1', number: '1', count: '1' }],
  ['期', '期', { 期: '1', sessions: '1' }],
  ['场次', '场次', { 场次: '1', 场: '1', '场(次)': '1', events: '1' }],
  ['次', '次', { 次: '1', times: '1' }],
  ['份', '份', { 份: '1', 册: '1', '份(册)': '1', copies: '1' }],
  ['位', '位', { 位: '1', rank: '1', place: '1' }],
  ['所', '所', { 所: '1' }],
  ['座', '座', { 座: '1' }],
  ['台', '台', { 台: '1', 套: '1', '台(套)': '1' }],
  ['辆', '辆', { 辆: '1', vehicles: '1' }],
  ['处', '处', { 处: '1' }],
  ['头', '头', { 头: '1', head: '1' }],
  ['只', '只', { 只: '1' }],
  [
    '质量',
    '吨',
    {
      吨: '1',
      t: '1',
      ton: '1',
      tons: '1',
      tonne: '1',
      tonnes: '1',
      公斤: '1/1000',
      千克: '1/1000',
      kg: '1/1000',
      斤: '1/2000',
      克: '1/1000000',
      g: '1/1000000',
    },
  ],
  [
    '面积',
    '平方米',
    {
      平方米: '1',
      m2: '1',
      'm²': '1',
      'sq m': '1',
      亩: '2000/3',
      mu: '2000/3',
      公顷: '10000',
      ha: '10000',
      hectare: '10000',
      hectares: '10000',
      平方公里: '1000000',
      平方千米: '1000000',
      km2: '1000000',
      'km²': '1000000',
      'sq km': '1000000',
    },
  ],
  ['长度', '米', { 米: '1', m: '1', metres: '1', meters: '1', 公里: '1000', 千米: '1000', km: '1000', 里: '500' }],
  ['体积', '立方米', { 立方米: '1', 方: '1', m3: '1', 'm³': '1' }],
  ['能量', '千瓦时', { 千瓦时: '1', 度: '1', kwh: '1', 兆瓦时: '1000', mwh: '1000', gwh: '1000000' }],
  ['功率', '千瓦', { 千瓦: '1', kw: '1', 兆瓦: '1000', mw: '1000' }],
  ['标准煤', '吨标准煤', { 吨标准煤: '1', 吨标煤: '1', tce: '1' }],
  ['天', '天', { 天: '1', 日: '1', day: '1', days: '1', 小时: '1/24', 时: '1/24', hour: '1/24', hours: '1/24' }],
  ['月', '月', { 月: '1', 个月: '1', month: '1', months: '1', 年: '12', year: '12', years: '12' }],
  [
    '%',
    '%',
    {
      '%': '1',
      percent: '1',
      'per cent': '1',
      pct: '1',
      百分比: '1',
      '‰': '1/10',
      permille: '1/10',
      'per mille': '1/10',
      'per 1,000': '1/10',
    },
  ],
  [
    '个百分点',
    '个百分点',
    { 个百分点: '1', 百分点: '1', pp: '1', 'percentage points': '1', 'percentage point': '1', 'p.p.': '1' },
  ],
  ['倍', '倍', { 倍: '1' }],
  ['分', '分', { 分: '1', points: '1' }],
];

const KNOWN: ReadonlyMap<string, Unit> = new Map(
  WORDS.flatMap(([dimension, base, words]) =>
    Object.entries(words).map(([word, amount]): [string, Unit] => {
      const [num = '1', den = '1'] = amount.split('/');
      return [word, { dimension, base, scale: divide(exact(num), exact(den)) }];
    }),
  ),
);

/**
 * A unit as written in a heading or a cell: Han and English words, multiples before (万元, million yuan, 10,000 persons) or behind (`KSh million`), compounds
 * (件/万人, 元/人, per 10,000 persons, 每万人). Null for what is no known unit.
 */
export function unit(text: string): Unit | null {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const open = plain.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim();
  return open === '' ? null : (simple(plain) ?? simple(open) ?? compound(open));
}

function compound(text: string): Unit | null {
  const found = /^(.+?)(?:\s*\/\s*|\s+per\s+)(.+)$/.exec(text) ?? /^()(?:per|每)\s*(.+)$/.exec(text);
  if (!found) return null;
  const above = found[1] ? simple(found[1]) : NUMBER_ONLY;
  const below = simple(found[2] === 'capita' || found[2] === 'head' ? '人' : (found[2] ?? ''));
  if (!above || !below) return null;
  const join = (a: string, b: string): string => (a === '' ? `/${b}` : `${a}/${b}`);
  return {
    dimension: join(above.dimension, below.dimension),
    base: join(above.base, below.base),
    scale: divide(above.scale, below.scale),
  };
}

const NUMBER_ONLY: Unit = { dimension: '', base: '', scale: whole(1) };

function simple(text: string): Unit | null {
  const known = KNOWN.get(text);
  if (known) return known;
  const own = splitScale(text);
  if (own.scale !== '') return scaled(scaleZeros(own.scale), own.unit.replace(/^(?:of\s+)/, ''));
  const digits =
    /^(1?[\d, ]*0)\s*(.*)$/.exec(text)?.slice(1) ??
    /^('000s?|000s|thousands|millions|mn|mln|bn)\b\s*(?:of\s+)?(.*)$/.exec(text)?.slice(1);
  if (digits?.[0] !== undefined) return multipleOf(digits[0], digits[1] ?? '');
  const behind = /^(.+?)[\s,(]+(?:in\s+)?(thousands?|millions?|billions?|mn|mln|bn|'000s?)$/.exec(text);
  return behind ? multipleOf(behind[2] ?? '', behind[1] ?? '') : null;
}

/** `10,000 yuan`, `'000 tonnes`, `100 million yuan`. */
function multipleOf(multiple: string, rest: string): Unit | null {
  const digits = /^1[\d, ]*$/.exec(multiple) ? multiple.replace(/\D/g, '') : null;
  const zeros = digits
    ? /^10*$/.test(digits)
      ? digits.length - 1
      : null
    : /^(?:thousand|'?000)/.test(multiple)
      ? 3
      : /^m/.test(multiple)
        ? 6
        : 9;
  return zeros === null ? null : scaled(zeros, rest.trim());
}

function scaled(zeros: number, rest: string): Unit | null {
  const factor = whole(power10(zeros));
  if (rest === '') return { dimension: '', base: '', scale: factor };
  const below = simple(rest);
  // 万% and 千次方 are no units: a multiple stands before counts and measures.
  return below && below.dimension !== '%' ? { ...below, scale: multiply(factor, below.scale) } : null;
}

/**
 * By what a number in `from` is multiplied to be in `to`; null when one does not convert into the other. Equal texts convert even when they are no
 * known unit. A bare multiple takes the other's base: `1.2万` in a column of 人 is 12000, in one of 万人 1.2.
 */
export function convertFactor(from: string, to: string): Exact | null {
  if (from.trim() === to.trim()) return whole(1);
  const [a, b] = [unit(from), unit(to)];
  const isBare = a?.dimension === '' && !/[%/位倍点]/u.test(b?.dimension ?? '');
  if (!a || !b || (a.dimension !== b.dimension && !isBare)) return null;
  return divide(a.scale, b.scale);
}

/** Whether numbers in this unit are counted one by one: a change of a few says more than its percentage. */
export function isCount(text: string): boolean {
  const found = unit(text);
  return found !== null && COUNTED.has(found.base);
}

const COUNTED = new Set(['人', '户', '件', '项', '家', '个', '期', '场次', '次', '所', '座', '台', '辆', '处']);

/** The multiples that a unit may begin with, for menus that convert. */
export const SCALE_WORDS: readonly string[] = SCALES.map(([word]) => word);
