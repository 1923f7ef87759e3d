import { remembered } from '../core';
import { withoutEra } from './era';
import { FISCAL_FIRST, MOST_MONTHS, SCHOOL_FIRST, span } from './period';
import type { Period } from './types';

export interface PeriodContext {
  /** Year of labels that name none (`一季度`, `1—5月`): from the title, the file name or a neighbouring cell. */
  readonly year?: number;
}

/**
 * The only reader of periods: `2013年`, `13年`, `2014-18`, `2013Q1`, `2013年前三季度`, `1—5月累计`, `上半年`, `2013.06`, `201306`, `Jan 2013`,
 * `FY2013`, `截至6月底` … Null when the text names no span of whole months for certain: days, bare numbers that are no year, a
 * month without a year in sight. Choices: `2013-06` is June, `2014-18` five years; of two years the second of which follows the first (`2013/14`,
 * `2019-20`, `2013/2014`) twelve months, from April as nobody says the month, from September where 学年 does (2013—2014学年), unless 年 stands
 * behind them (2013—2014年: two years); a single month with 累计 or 截至 counts from January; 年末 and 年底 are the year.
 */
export function parsePeriod(text: string, context: PeriodContext = {}): Period | null {
  const label = normalise(text);
  if (label === '' || label.length > 40 || DAY.test(label)) return null;
  return years(label) ?? schoolYear(label) ?? acrossYears(label) ?? withinYear(label, context);
}

/** 2022-01-03 is a day, not January to March. */
const DAY = /^\d{4}([-/.])\d{1,2}\1\d{1,2}$/;
const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD =
  /\b(jan)(?:uary)?\b|\b(feb)(?:ruary)?\b|\b(mar)(?:ch)?\b|\b(apr)(?:il)?\b|\b(may)\b|\b(june?)\b|\b(july?)\b|\b(aug)(?:ust)?\b|\b(sept?)(?:ember)?\b|\b(oct)(?:ober)?\b|\b(nov)(?:ember)?\b|\b(dec)(?:ember)?\b/g;
const DASH = '[-–]';

/** One writing for digits, dashes, Han numerals, English months (→ `6月`); blanks dropped between Han and digits. */
const normalise = remembered((text) => {
  const plain = withoutEra(text.normalize('NFKC'))
    .toLowerCase()
    .trim()
    .replace(/^["'“‘(]+|["'”’)]+$/g, '')
    .replace(/[〇零一二三四五六七八九十]+/g, hanNumber)
    .replace(/[〜～~‐‑‒−]/g, '-')
    .replace(/[—―–]+/g, '–')
    .replace(/(?<=[\d月年季度\s])[至到](?=[\d\s一二三四五六七八九十])/g, '-')
    .replace(/(?<=[a-z\d])\s+(?:to|through)\s+(?=[a-z\d])/g, '-')
    .replace(/^(\d{4}) \[yr\1\]$/, '$1') // 2018 [YR2018], as the World Bank heads its columns
    .replace(MONTH_WORD, (word) => `${MONTH_NAMES.indexOf(word.slice(0, 3)) + 1}月`);
  return plain.replace(/\.?\s*(?=[年月])|(?<=[年月-])[\s.,]*|\s*(?=[-–])|(?<=–)\s*/g, '').replace(/\s+/g, ' ');
});

/** 二〇二四 → 2024, 十二 → 12, 三 → 3; what is no such numeral stays. */
function hanNumber(word: string): string {
  const digit = (c: string): number => '〇一二三四五六七八九'.indexOf(c === '零' ? '〇' : c);
  if (!word.includes('十')) return [...word].map(digit).join('');
  const parts = /^([一二])?十([一二三四五六七八九])?$/.exec(word);
  return parts ? String((parts[1] ? digit(parts[1]) : 1) * 10 + (parts[2] ? digit(parts[2]) : 0)) : word;
}

const plausible = (year: number): boolean => year >= 1800 && year <= 2200;
const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) >= 50 ? 1900 : 2000);
const limited = (period: Period): Period | null => (period.n >= 1 && period.n <= MOST_MONTHS ? period : null);

/**
 * 2014-2018年, 2014-18, 2010–12 (with a dash that joins); 2013/14, FY2013-14: twelve months. A hyphen before 01–12 means a month and is left to
 * others.
 */
function years(label: string): Period | null {
  const found =
    /^(?:fy|fiscal year|financial year|school year)? ?(\d{4})年?([-–/])(\d{4}|\d{2})(年度|学年度?|財年|财年|年|)$/.exec(
      label,
    );
  if (!found) return null;
  const [, first = '', joiner = '', second = '', behind = ''] = found;
  const from = Number(first);
  const century = Math.floor(from / 100) * 100 + (from % 100 === 99 && second === '00' ? 100 : 0);
  const to = second.length === 4 ? Number(second) : century + Number(second);
  const isMonth = second.length === 2 && Number(second) >= 1 && Number(second) <= 12 && joiner !== '–';
  if (isMonth || !plausible(from) || !plausible(to) || to <= from) return null;
  const twoYears = behind === '年' || (joiner === '–' && second.length === 4 && behind === '');
  if (to === from + 1 && behind.startsWith('学年')) return span(from, SCHOOL_FIRST, 12);
  if (to === from + 1 && !twoYears) return span(from, FISCAL_FIRST, 12);
  return limited(span(from, 1, (to - from + 1) * 12));
}

/** 2023学年 and 2023学年度 are called by the year in which they begin (2023年9月). */
function schoolYear(label: string): Period | null {
  const year = Number(/^(\d{4})年?学年度?$/.exec(label)?.[1] ?? NaN);
  return plausible(year) ? span(year, SCHOOL_FIRST, 12) : null;
}

/** 2023年11月-2024年2月, 2023.8–2025.7, 11月2023-2月2024. */
function acrossYears(label: string): Period | null {
  const head = /^(\d{4})[年./](\d{1,2})月?[-–](\d{4})[年./](\d{1,2})月?$/.exec(label);
  const tail = /^(\d{1,2})月(\d{4})[-–](\d{1,2})月(\d{4})$/.exec(label);
  const parts = head?.slice(1) ?? (tail ? [tail[2], tail[1], tail[4], tail[3]] : null);
  if (!parts) return null;
  const [y1 = 0, m1 = 0, y2 = 0, m2 = 0] = parts.map(Number);
  const valid = plausible(y1) && plausible(y2) && m1 >= 1 && m1 <= 12 && m2 >= 1 && m2 <= 12;
  return valid ? limited(span(y1, m1, (y2 - y1) * 12 + m2 - m1 + 1)) : null;
}

function withinYear(label: string, context: PeriodContext): Period | null {
  const { year, rest } = takeYear(label) ?? { year: context.year, rest: label };
  if (year === undefined || !plausible(year)) return null;
  const part = partOfYear(rest, rest !== label);
  return part && part.from + part.n <= 13 ? span(year, part.from, part.n) : null;
}

/** The year at the beginning or the end of a label, and what is left. */
function takeYear(label: string): { readonly year: number; readonly rest: string } | null {
  const compact = /^(\d{4})(0[1-9]|1[0-2])$/.exec(label);
  if (compact) return { year: Number(compact[1]), rest: `${compact[2] ?? ''}月` };
  const head =
    /^(截[至止]到?)?(?:fy|cy|year|calendar year|fiscal year)? ?(\d{4}(?!\d)|\d{2}(?=年))(?:\.0+$|年度?| |[-./](?=q|t[1-4]$|h|m|s|\d{1,2}(?!\d)))?(.*)$/.exec(
      label,
    );
  if (head?.[2]) return { year: fullYear(head[2]), rest: (head[1] ?? '') + (head[3] ?? '') };
  const tail = /^(.+?)(?: of| in)?[ ,'/-]*(?:fy|cy)? ?(\d{4}|(?<=月[-' ]*)\d{2})年?$/.exec(label);
  const shortQuarter = /^([1-4]q|q[1-4]|[12]h|h[12])[-' ]?(\d{2})$/.exec(label);
  const found = shortQuarter ?? tail;
  // `12 2013` and `3-2013` are no labels; `Q3 2013` is.
  if (!found?.[2] || /(?<![qhst])\d[-.]?$/.test(found[1] ?? '')) return null;
  return { year: fullYear(found[2]), rest: found[1] ?? '' };
}

interface Part {
  readonly from: number;
  readonly n: number;
}

/** What a label says beside its year, as first month and number of months. `dated`: a year stood beside it. */
function partOfYear(text: string, dated: boolean): Part | null {
  const rest = text.replace(/^[ ,.]+|[ ,.]+$/g, '');
  if (rest === '') return dated ? { from: 1, n: 12 } : null;
  if (/^(全年|年?[末底]|年?期末|全年累计|年报|annual|total|year|fy|full year|12月累计)$/.test(rest))
    return { from: 1, n: 12 };
  return half(rest) ?? quarter(rest) ?? months(rest, dated);
}

function half(rest: string): Part | null {
  if (/^(上半年(累计|度)?|h1|1h|s1|1st half|first half|half 1)$/.test(rest)) return { from: 1, n: 6 };
  return /^(下半年度?|h2|2h|s2|2nd half|second half|half 2)$/.test(rest) ? { from: 7, n: 6 } : null;
}

const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };

function quarter(rest: string): Part | null {
  const upTo = /^(?:前|1-|1–|第1-第?|第1–第?)([2-4])个?季度?(?:累计)?$/.exec(rest);
  if (upTo) return { from: 1, n: Number(upTo[1]) * 3 };
  const one =
    /^(?:第?([1-4])季度?|[qt]([1-4])|([1-4])q|([1-4])(?:st|nd|rd|th) quarter|(first|second|third|fourth) quarter)$/.exec(
      rest,
    );
  if (!one) return null;
  const q = one[5] === undefined ? Number(one[1] ?? one[2] ?? one[3] ?? one[4]) : (ORDINALS[one[5]] ?? 0);
  return { from: q * 3 - 2, n: 3 };
}

function months(rest: string, dated: boolean): Part | null {
  const range = new RegExp(`^(\\d{1,2})(?:月份?)?${DASH}(\\d{1,2})(月份?)?(?:累计|止|合计)?$`).exec(rest);
  if (range && (range[3] ?? (dated ? 'dated' : undefined))) return part(Number(range[1]), Number(range[2]));
  const first = /^前(\d{1,2})个?月(?:累计)?$/.exec(rest);
  if (first) return part(1, Number(first[1]));
  const one = /^(截[至止]到?)?(?:m)?(\d{1,2})(月份?)?([末底])?(当月|累计|止)?$/.exec(rest);
  if (!one || (one[3] === undefined && !dated)) return null;
  const month = Number(one[2]);
  return part((one[1] ?? (one[5] && one[5] !== '当月')) ? 1 : month, month);
}

const part = (from: number, to: number): Part | null =>
  from >= 1 && to >= from && to <= 12 ? { from, n: to - from + 1 } : null;
