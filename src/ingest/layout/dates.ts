import { span, type Period } from '../../catalog';
import { clean } from './cells';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day as files write it: 2023-01-31, 2023/1/31, 2023年1月31日, 20230131, 31.12.2019 (with points the day is first); or a spreadsheet's number for it, where `serial`. */
export function dayOf(text: string, serial = false): Day | null {
  const plain = clean(text).replace(/[ T]\d{1,2}:\d{2}.*$/, '');
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain);
  if (slashed) return ofSlashes(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(plain);
  if (dotted) return valid(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  if (parts) return valid(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (!serial || !isSerial(plain)) return null;
  const date = new Date(Math.round((Number(plain) - 25569) * 86400000));
  return valid(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** 31/01/2019 and 1/31/2019 say which is the month; of 01/02/2019 it is the one beside the 1, where all are first days (`monthsEach`). */
function ofSlashes(a: number, b: number, year: number): Day | null {
  if (a > 12) return valid(year, b, a);
  if (b > 12) return valid(year, a, b);
  if (a === 1) return valid(year, b, 1);
  return b === 1 ? valid(year, a, 1) : null;
}

/** Whether slashed days can be first days at all: the same part is 1 in all of them, and January's days of one year are not meant. */
function areFirstDays(texts: readonly string[]): boolean {
  const parts = texts.flatMap((text) => {
    const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(clean(text));
    return found ? [found.slice(1).map(Number)] : [];
  });
  if (parts.length === 0 || parts.some(([a = 0, b = 0]) => a > 12 || b > 12)) return true;
  if (parts.every(([, b]) => b === 1)) return true;
  return parts.every(([a]) => a === 1) && new Set(parts.map(([, , year]) => year)).size > 1;
}

const valid = (year: number, month: number, day: number): Day | null =>
  year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
    ? { year, month, day }
    : null;

/** Whether days are written as `31.12.2019` in these rows (the first of them are looked at): numbers are then written `1.234,5`. */
export const writesDottedDays = (rows: readonly (readonly string[])[]): boolean =>
  rows
    .slice(0, 60)
    .some((row) => row.some((cell) => /^\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\s*$/.test(cell) && dayOf(cell) !== null));

/** A number as spreadsheets keep days: 1950 to 2064. */
export const isSerial = (text: string): boolean =>
  /^\d{5}$/.test(text) && Number(text) >= 18264 && Number(text) <= 60000;

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * For how many months each of these days stands, where all are the first or all the last of their months: 1, 3, 6 or 12 by the steps
 * between them. Null: they are days.
 */
export function monthsEach(texts: readonly string[], serial = false): number | null {
  const days = texts.map((text) => dayOf(text, serial));
  if (days.length < 2 || days.some((day) => day === null) || !areFirstDays(texts)) return null;
  const known = days.filter((day): day is Day => day !== null);
  const first = known.every(({ day }) => day === 1);
  const last = known.every(({ year, month, day }) => day === lastDay(year, month));
  if (!first && !last) return null;
  const months = [...new Set(known.map(({ year, month }) => year * 12 + month - 1))].sort((a, b) => a - b);
  if (months.length < 2) return null;
  const step = months.slice(1).reduce((all, m, i) => gcd(all, m - (months[i] ?? m)), 0);
  // 10月1日 of every year: a count on that day, of that year.
  if (first && step % 12 === 0) return 12;
  const aligned = (n: number): boolean => months.every((m) => (first ? m : m + 1) % n === 0);
  return [12, 6, 3, 1].find((n) => step % n === 0 && aligned(n)) ?? 1;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The span for which a day stands that begins or ends it; of a year the one in which it lies. */
export function spanOfDay(text: string, every: number): Period | null {
  const day = dayOf(text, true);
  if (!day) return null;
  const { m0 } = span(day.year, day.month, 1);
  if (every === 12) return span(day.year, 1, 12);
  return day.day === 1 ? { m0, n: every } : { m0: m0 - every + 1, n: every };
}
