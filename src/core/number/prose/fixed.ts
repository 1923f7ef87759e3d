import { add, divide, fromNumber, multiply, power10, subtract, whole, type Exact } from '../exact';
import { readAmount } from './amount';
import type { Numeral, Widths } from './types';

type Reading = (found: RegExpExecArray, widths: Widths) => Numeral | null;

const HUNDRED = whole(100);
const TWENTY = 20; // 翻番 within 5%, fractions within 2.5%: the reading of the catalogue of forms

/** Words that are numbers by themselves: [pattern of the whole span, reading]. */
const FORMS: readonly (readonly [RegExp, Reading])[] = [
  [/^翻了?(?:(.+)番|番)$/u, (m) => doubled(m[1] ?? '一')],
  [/^(?:减|降)(?:少|低)?了?一?半$/u, () => around(whole(-50), TWENTY, '%')],
  [/^(?:基本)?持平|零增长$/u, () => interval(whole(0), fromNumber(-0.5), fromNumber(0.5), '%', 'about')],
  [/^([两三四五六])位数(?:增长)?$/u, (m) => digits('两三四五六'.indexOf(m[1] ?? '') + 2)],
  [
    /^(?:完成)?(?:已)?过半(?:数)?$/u,
    () => ({ ...interval(whole(50), whole(50), null, '%', 'over'), lowOpen: true, word: '过' }),
  ],
  [/^(?:一)?半(?:数)?$/u, () => around(whole(50), TWENTY, '%')],
  [/^(?:唯一|独家)$/u, () => certain(whole(1), '')],
  [/^(?:全[省市县区国])?首位$/u, () => certain(whole(1), '位')],
  [/^半(年|个?月|天|小时)$/u, (m) => certain({ num: 1n, den: 2n }, bareUnit(m[1]))],
  [/^(.+?)(?:个)?(年|月|天|小时)?半(?:个)?(年|月|天|小时)?$/u, (m) => andHalf(m)],
  [/^零(?!点)(\p{Script=Han}{2,4})$/u, (m) => certain(whole(0), m[1] === '事故' ? '起' : '')],
  [/^(.+?)分之(.+)$/u, fraction],
  [/^([一二两三四五六七八九十\d几]+)成([一二三四五六七八九半\d])?(.*)$/u, tenths],
  [/^第(.+?)(?:位|名)?$/u, (m) => place(m[1], false)],
  [/^前(.+?)(?:位|名|强)$/u, (m) => place(m[1], true)],
];

/** Reads a span that is such a word; undefined when it is none, null when it looks like one and cannot be read. */
export function readFixed(span: string, widths: Widths): Numeral | null | undefined {
  for (const [pattern, read] of FORMS) {
    const found = pattern.exec(span);
    const numeral = found && read(found, widths);
    if (numeral) return numeral;
  }
  return undefined;
}

export const certain = (value: Exact, unit: string): Numeral => interval(value, value, value, unit, 'exact');

export const interval = (
  value: Exact | null,
  low: Exact | null,
  high: Exact | null,
  unit: string,
  qualifier: Numeral['qualifier'],
): Numeral => ({ value, low, high, lowOpen: low === null, highOpen: high === null, unit, scale: '', qualifier });

/** Within one n-th on either side. */
function around(value: Exact, n: number, unit: string): Numeral {
  const part = divide(value.num < 0n ? subtract(whole(0), value) : value, whole(n));
  return interval(value, subtract(value, part), add(value, part), unit, 'about');
}

function doubled(times: string): Numeral | null {
  const amount = readAmount(times);
  if (!amount || amount.rest !== '' || amount.value.den !== 1n || amount.value.num > 20n) return null;
  return { ...around(whole(2n ** amount.value.num), TWENTY, '倍'), word: '翻番' };
}

const digits = (n: number): Numeral => ({
  ...interval(null, whole(power10(n - 1)), whole(power10(n)), '%', 'range'),
  highOpen: true,
});

const bareUnit = (unit: string | undefined): string => (unit ?? '').replace('个', '');

/** 一个半月, 三年半. */
function andHalf([, number = '', before, after]: RegExpExecArray): Numeral | null {
  const amount = readAmount(number);
  const unit = before ?? after;
  if (!amount || amount.rest !== '' || unit === undefined) return null;
  return certain(add(amount.value, { num: 1n, den: 2n }), unit);
}

/** 百分之十二点五, 千分之三点五 in percent; 三分之一 as a share, which a text gives loosely. */
function fraction([, below = '', above = '']: RegExpExecArray): Numeral | null {
  const [denominator, sign] = [readAmount(below), /^负/.test(above)];
  const numerator = readAmount(sign ? above.slice(1) : above);
  if (!denominator || !numerator || denominator.rest !== '' || denominator.value.num <= 0n) return null;
  const percent = (x: Exact): Exact => multiply(divide(x, denominator.value), HUNDRED);
  const isRate = /^[百千万]$/u.test(below);
  if (!isRate && numerator.rest !== '') return null;
  const value = percent(numerator.value);
  if (!isRate) return { ...around(value, 40, '%'), word: '分之' };
  const half = percent(divide(numerator.unit, whole(2)));
  const signed = sign ? subtract(whole(0), value) : value;
  const rounded: Numeral = {
    ...interval(signed, subtract(signed, half), add(signed, half), '%', 'exact'),
    highOpen: true,
  };
  if (/^(?:以上|多|余)$/.test(numerator.rest))
    return { ...rounded, low: signed, high: null, highOpen: true, qualifier: 'over', word: numerator.rest };
  return numerator.rest === '' ? rounded : null;
}

/** 三成以上, 六成五. */
function tenths([, tens = '', ones, rest = '']: RegExpExecArray): Numeral | null {
  const [whole_, part] = [
    readAmount(tens),
    ones === undefined ? null : ones === '半' ? whole(5) : (readAmount(ones)?.value ?? null),
  ];
  if (!whole_ || whole_.rest !== '' || (ones !== undefined && part === null)) return null;
  const value = add(multiply(whole_.value, whole(10)), part ?? whole(0));
  const half = part === null ? whole(5) : { num: 1n, den: 2n };
  const base: Numeral = {
    ...interval(value, subtract(value, half), add(value, half), '%', 'exact'),
    highOpen: true,
    scale: '成',
  };
  if (rest === '') return base;
  if (/^以上/.test(rest)) return { ...base, low: value, high: null, qualifier: 'over', word: '以上' };
  if (/^[多余]/.test(rest))
    return { ...base, low: value, lowOpen: true, high: add(value, whole(10)), qualifier: 'over', word: rest.charAt(0) };
  if (/^左右/.test(rest)) return { ...base, qualifier: 'about', word: '左右' };
  return null;
}

/** 第2位, 第一; 前3名 reaches from the first to the third. */
function place(text: string | undefined, upTo: boolean): Numeral | null {
  const amount = readAmount((text ?? '').trim());
  if (!amount || amount.rest !== '' || amount.value.den !== 1n) return null;
  return upTo
    ? { ...interval(amount.value, whole(1), amount.value, '位', 'at_most'), word: '前' }
    : certain(amount.value, '位');
}
