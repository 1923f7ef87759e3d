import { exact, type Exact } from './exact';

/** What a cell of a table says, before anybody has decided what it means. */
export type CellReading =
  NumberReading | { readonly kind: 'symbol'; readonly symbol: string } | { readonly kind: 'unreadable' };

export interface NumberReading {
  readonly kind: 'number';
  /** As printed, not scaled by the unit: `1.2万` is 1.2 with the unit 万, `12%` is 12 with %. */
  readonly value: Exact;
  /** The same as plain decimal text, zeros kept: `1234.50`. */
  readonly text: string;
  /** Decimals as printed; below zero after an exponent that goes beyond them (3.4E5 → −4). */
  readonly digits: number;
  /** What stands with the number, as written: %, ‰, 万, 亿, 万元, $, ¥, USD, 件 … Empty for none. */
  readonly unit: string;
  readonly flags: readonly CellFlag[];
}

/** What a mark stuck to a number means; `note` where only the publisher's notes could say. */
export type CellFlag = 'provisional' | 'estimated' | 'revised' | 'break' | 'note';

/** How this source writes numbers, where it is known. Without it only `1,234.5` and `1234.5` are numbers. */
export interface NumberLocale {
  readonly decimal?: '.' | ',';
  readonly group?: ',' | '.' | ' ' | "'";
  /** Groups of two digits before the last three: 1,23,456. */
  readonly pairs?: boolean;
}

/** Marks that publishers print where a number is not, beside the empty cell. What they mean differs by publisher. */
const SYMBOL =
  /^(?:[-‐‑‒–—―─－−*.·…?:#/\\~]+|[xX×]{1,3}|n\.?\/?a\.?|#n\/a|\(n\.?a\.?\)|\(?[dxzs]\)|[dzscu]|null|none|nan|nd|nil|missing|#(?:ref|value|num|div\/0|name\?|null)!?|无|空|缺|缺失|暂无|无数据|未报|未公布|保密|不适用|不详|〃)$/iu;

const CURRENCY = '(?:US\\$|HK\\$|NT\\$|\\p{Sc}|USD|CNY|RMB|EUR|GBP|KES|KSh\\.?)';
const SCALE = '(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百)';
const MEASURE =
  '(?:美元|人民币|元|人次|人年|人|户|家|件|项|个|宗|期|份|册|场次|场|批|吨|公斤|千克|克|斤|亩|公顷|平方公里|平方米|立方米|公里|千米|米|名|位|台|辆|所|座|处|头|只|株|度|千瓦时|千瓦|次|篇|种|支|套|批次|棵)';
const UNIT = `(?:%|‰|${SCALE}?${MEASURE}(?:/${SCALE}?${MEASURE})?|${SCALE}|个百分点|百分点|${CURRENCY})`;
const WITH_UNIT = new RegExp(`^(${CURRENCY})?\\s*([-+]?)\\s*(${CURRENCY})?\\s*(\\S.*?)\\s*(${UNIT})?$`, 'iu');

/**
 * Reads one cell: `1,234.5`, full-width digits, `(12)` as −12, `12%`, `1.2万`, `3.4E5`, `$34,382`, footnote and status marks stuck to a number (`123①`,
 * `308745538(r38234)`, `12.5*`, `98 p`); or a symbol that stands for a gap; else unreadable. Never guesses: `1,2,3`, `12 34`,
 * `1.234,5` without a locale, dates and codes with letters are unreadable.
 */
export function readCell(raw: string, locale: NumberLocale = {}): CellReading {
  const cell = raw
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .trim();
  if (cell === '' || SYMBOL.test(cell)) return { kind: 'symbol', symbol: cell };
  if (cell.length > 80) return { kind: 'unreadable' };
  const { body, flags } = takeMarks(withScale(cell.replace(/^'(?=[\d(+-])/, '')));
  return number(body, locale, flags) ?? { kind: 'unreadable' };
}

const SUFFIX: Readonly<Record<string, string>> = { k: '千', K: '千', M: '百万', mn: '百万', B: '十亿', bn: '十亿' };

/** 37.2M, 77k, 1.43B: written large or as bn and mn, and close behind the number, a letter multiplies. (12 b is a mark.) */
const withScale = (cell: string): string =>
  cell.replace(/(?<=^[-+]?\d[\d,.]*)(?:[kKMB]|bn|mn)$/, (suffix) => SUFFIX[suffix] ?? suffix);

const MARKS: Readonly<Record<string, CellFlag>> = {
  p: 'provisional',
  e: 'estimated',
  s: 'estimated',
  r: 'revised',
  b: 'break',
};
const LETTER_MARK = /(?<=[\d%])\s*\(?([prebsfudacn]{1,2})\)?$/i;
const NOTE_MARK =
  /(?<=[\d%\p{Script=Han})])\s*(?:[*†‡§#]+|[①-⑳⑴-⒇ⓐ-ⓩ]+|[¹²³⁰-⁹]+|\[\d{1,2}\]|［\d{1,2}］|注\d?|\(注?\d{1,2}\)|（注?\d{1,2}）)$/u;
const REVISED = /(?<=\d)\s*\((?:r|revised)\s*[\d.,]+\)$/i;

/** Takes footnote and status marks off the end. Before the digits are normalised: afterwards ① would be a 1. */
function takeMarks(cell: string): { readonly body: string; readonly flags: readonly CellFlag[] } {
  const flags = new Set<CellFlag>();
  let body = cell;
  for (let rounds = 0; rounds < 4; rounds++) {
    const note = REVISED.exec(body) ?? NOTE_MARK.exec(body) ?? LETTER_MARK.exec(body);
    if (!note) break;
    if (note[1] === undefined) flags.add(REVISED.test(body) ? 'revised' : 'note');
    else for (const letter of note[1].toLowerCase()) flags.add(MARKS[letter] ?? 'note');
    body = body.slice(0, note.index).trim();
  }
  return { body, flags: [...flags] };
}

function number(body: string, locale: NumberLocale, flags: readonly CellFlag[]): NumberReading | null {
  const plain = body
    .normalize('NFKC')
    .replace(/[−‐‑‒–](?=\s*[\d.$¥€£])/gu, '-')
    .trim();
  const bracketed = /^\(\s*([^()]+?)\s*\)\s*(%?)$/.exec(plain);
  const parts = WITH_UNIT.exec(bracketed ? `${bracketed[1] ?? ''}${bracketed[2] ?? ''}` : plain);
  if (!parts) return null;
  const [, before = '', sign = '', inside = '', digits = '', after = ''] = parts;
  const text = decimal(digits, locale);
  const units = [before, inside, after].filter((unit) => unit !== '');
  if (text === null || units.length > 1 || (bracketed && sign !== '')) return null;
  const negative = sign === '-' || bracketed !== null;
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const value = exact((negative ? '-' : '') + text);
  const printed = (mantissa.split('.')[1] ?? '').length - Number(exponent);
  const unsigned = Number(exponent) === 0 ? mantissa : plainText(value, Math.max(0, printed));
  return {
    kind: 'number',
    value,
    text: (negative && !unsigned.startsWith('-') ? '-' : '') + unsigned,
    digits: printed,
    unit: units[0] ?? '',
    flags,
  };
}

/** Decimal text with a point out of digits as this source writes them; null when they are not well formed. */
function decimal(digits: string, { decimal: point = '.', group, pairs = false }: NumberLocale): string | null {
  const separator = group ?? (point === ',' ? '.' : ',');
  const escaped = separator === '.' ? '\\.' : separator;
  const mark = point === '.' ? '\\.' : ',';
  const lakhs = pairs ? `\\d{1,2}(?:${escaped}\\d{2})+${escaped}\\d{3}|` : '';
  const shape = new RegExp(`^(?:${lakhs}\\d{1,3}(?:${escaped}\\d{3})+|\\d+)?(?:${mark}\\d*)?(?:[eE][-+]?\\d{1,2})?$`);
  if (!shape.test(digits) || !/\d/.test(digits.split(/e/i)[0] ?? '')) return null;
  const joined = digits.replaceAll(separator, '').replace(point, '.');
  return joined.startsWith('.') ? `0${joined}` : joined.replace(/\.(?=$|e)/i, '');
}

function plainText({ num, den }: Exact, decimals: number): string {
  const digits = ((num < 0n ? -num : num) * 10n ** BigInt(decimals)) / den;
  const text = digits.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
