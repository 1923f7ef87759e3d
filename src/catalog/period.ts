import type { Lang, Period } from './types';

/** `months` months from `month` (1–12) of `year`. */
export const span = (year: number, month = 1, months = 12): Period => ({ m0: year * 12 + month - 1, n: months });
/** The month with which a year of two years' names begins (2019-20) where nobody says it: as the governments of India and Britain count. */
export const FISCAL_FIRST = 4;
/** 学年 begin on the first of September (教育部). */
export const SCHOOL_FIRST = 9;
export const yearPeriod = (year: number): Period => span(year);
export const monthPeriod = (year: number, month: number): Period => span(year, month, 1);

export const yearOf = (period: Period): number => Math.floor(period.m0 / 12);
/** First month, 1–12. */
export const firstMonth = (period: Period): number => (period.m0 % 12) + 1;
/** First month after the period. */
export const endOf = (period: Period): number => period.m0 + period.n;
export const samePeriod = (a: Period, b: Period): boolean => a.m0 === b.m0 && a.n === b.n;
/** By beginning, then by length: January, 1—2月, 1—3月, …, the year, February. */
export const comparePeriods = (a: Period, b: Period): number => a.m0 - b.m0 || a.n - b.n;

/** A whole calendar year. */
export const isYear = (period: Period): boolean => period.n === 12 && period.m0 % 12 === 0;
/** From January and shorter than the year: what is published as 累计. January alone counts. */
export const isCumulative = (period: Period): boolean => period.m0 % 12 === 0 && period.n < 12;

/** The same span a year earlier: the base of 同比. */
export const samePeriodLastYear = ({ m0, n }: Period): Period => ({ m0: m0 - 12, n });

/** The span before, for 环比: only of a calendar month, quarter, half or year; of any other span there is none. */
export function previousPeriod({ m0, n }: Period): Period | null {
  const aligned = (n === 1 || n === 3 || n === 6 || n === 12) && (m0 % 12) % n === 0;
  return aligned ? { m0: m0 - n, n } : null;
}

/** The single month at the end of a cumulative span, and the span it is a difference to: May = 1—5月 less 1—4月. */
export function lastMonth(period: Period): { readonly month: Period; readonly before: Period } | null {
  if (!isCumulative(period) && !isYear(period)) return null;
  if (period.n < 2) return null;
  return { month: { m0: endOf(period) - 1, n: 1 }, before: { m0: period.m0, n: period.n - 1 } };
}

const stamp = (m: number): string =>
  `${String(Math.floor(m / 12)).padStart(4, '0')}-${String((m % 12) + 1).padStart(2, '0')}`;

/** First and last month: '2024-01/2024-05'. The form that files and saved work use. */
export const periodKey = ({ m0, n }: Period): string => `${stamp(m0)}/${stamp(m0 + n - 1)}`;

/** A period out of its key, null for any other text. */
export function parsePeriodKey(key: string): Period | null {
  const [, y1, m1, y2, m2] = (/^(\d{4})-(\d\d)\/(\d{4})-(\d\d)$/.exec(key) ?? []).map(Number);
  if (y1 === undefined || m1 === undefined || y2 === undefined || m2 === undefined) return null;
  const valid = m1 >= 1 && m1 <= 12 && m2 >= 1 && m2 <= 12;
  const n = y2 * 12 + m2 - y1 * 12 - m1 + 1;
  return valid && n >= 1 && n <= MOST_MONTHS ? span(y1, m1, n) : null;
}

/** The length of a period is stored in one byte. */
export const MOST_MONTHS = 252;

const QUARTERS = ['一', '二', '三', '四'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The period's name: 2024年, 2019—2024年, 2024年一季度, 2024年上半年, 2024年1—5月, 2024年6月; 2024, 2024 Q1, Jan–May 2024. */
export const formatPeriod = (period: Period, lang: Lang): string => (lang === 'zh' ? chinese(period) : english(period));

function chinese(period: Period): string {
  const [year, month, n] = [yearOf(period), firstMonth(period), period.n];
  const last = yearOf({ m0: endOf(period) - 1, n: 1 });
  if (month === 1 && n % 12 === 0) return n === 12 ? `${year}年` : `${year}—${last}年`;
  if (n === 1) return `${year}年${month}月`;
  if (n === 3 && month % 3 === 1) return `${year}年${QUARTERS[(month - 1) / 3] ?? ''}季度`;
  if (n === 6 && month === 1) return `${year}年上半年`;
  if (n === 6 && month === 7) return `${year}年下半年`;
  if (n === 9 && month === 1) return `${year}年前三季度`;
  const end = ((endOf(period) - 1) % 12) + 1;
  return last === year ? `${year}年${month}—${end}月` : `${year}年${month}月—${last}年${end}月`;
}

function english(period: Period): string {
  const [year, month, n] = [yearOf(period), firstMonth(period), period.n];
  const last = yearOf({ m0: endOf(period) - 1, n: 1 });
  const name = (m: number): string => MONTHS[m - 1] ?? '';
  if (month === 1 && n % 12 === 0) return n === 12 ? `${year}` : `${year}–${last}`;
  if (n === 1) return `${name(month)} ${year}`;
  if (n === 3 && month % 3 === 1) return `${year} Q${(month + 2) / 3}`;
  if (n === 6 && month % 6 === 1) return `${year} H${month === 1 ? 1 : 2}`;
  const end = ((endOf(period) - 1) % 12) + 1;
  return last === year ? `${name(month)}–${name(end)} ${year}` : `${name(month)} ${year}–${name(end)} ${last}`;
}
