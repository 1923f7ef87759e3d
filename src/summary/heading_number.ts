/**
 * Numbers of headings as official texts have them: 一、（一）1.（1）, for the levels below the title (GB/T 9704—2012, 7.3.3). In the stored text they
 * are ordinary words of the heading; an editor counts those that follow one another.
 */

/** How many headings of each level were counted since the last one above it; by level. */
export type HeadingCounts = readonly number[];

const HAN = '零一二三四五六七八九';

/** 1 to 99 as a list is numbered: 十, 十一, 二十. */
function han(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (HAN[tens] ?? '')}十`;
  return ten + (ones === 0 && tens > 0 ? '' : (HAN[ones] ?? ''));
}

const FORMS: Readonly<Record<number, (n: number) => string>> = {
  2: (n) => `${han(n)}、`,
  3: (n) => `（${han(n)}）`,
  4: (n) => `${n}.`,
  5: (n) => `（${n}）`,
};

/** `## ` 二、; a level without a form, or a number beyond 99, has none. */
export const headingNumber = (level: number, n: number): string => (n < 1 || n > 99 ? '' : (FORMS[level]?.(n) ?? ''));

const PREFIX =
  /^(?:([零一二三四五六七八九十]{1,3})、|（([零一二三四五六七八九十]{1,3})）|(\d{1,2})[.．](?!\d)|（(\d{1,2})）)/;

/** The number that a heading's text begins with: its level, which one, and how it is written. Null where there is none. */
export function typedNumber(
  text: string,
): { readonly level: number; readonly n: number; readonly sign: string } | null {
  const match = PREFIX.exec(text);
  if (!match) return null;
  const [sign] = match;
  const level = [1, 2, 3, 4].findIndex((i) => match[i] !== undefined) + 2;
  const word = match[level - 1] ?? '';
  const n = level <= 3 ? Array.from({ length: 99 }, (_, i) => i + 1).find((i) => han(i) === word) : Number(word);
  return n === undefined || n < 1 ? null : { level, n, sign };
}

/**
 * The counts behind a heading of that level, and its own number. A number that is typed in `text` goes on from there; a heading without one is not
 * counted. The counts of deeper levels begin anew.
 */
export function nextNumber(
  counts: HeadingCounts,
  level: number,
  text: string,
): { readonly counts: HeadingCounts; readonly value: number } {
  const before = counts[level] ?? 0;
  const typed = typedNumber(text);
  const value = text === '' ? before + 1 : typed?.level === level ? typed.n : before;
  return { counts: [...Array.from({ length: level }, (_, i) => counts[i] ?? 0), value], value };
}
