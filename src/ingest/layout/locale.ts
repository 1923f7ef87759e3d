import type { NumberLocale } from '../../core';
import { clean } from './cells';

const DECIMAL_COMMA = /^[-+]?(?:\d{1,3}(?:[ .]\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))\s*%?$/;
const DECIMAL_POINT = /^[-+]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3}){2,})\s*%?$/;
const SPACED = /^[-+]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?\s*%?$/;
/** `1,23,456.50`: after the first three digits India counts in pairs. */
const LAKHS = /^[-+]?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\s*%?$/;
/** Thousands, and no pairs: `12,345,678`. */
const THOUSANDS = /^[-+]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?\s*%?$/;
const APOSTROPHE = /^[-+]?\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?\s*%?$/;

/** `210.889`: 210 889 as Germans write it, else a little more than 210. */
const THREES = /^[-+]?[1-9]\d{0,2}(?:\.\d{3})+$/;
const TWO_GROUPS = /^[-+]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/;

/**
 * How a sheet writes its numbers, out of cells that can be read one way only: `1 234,5` and `0,25` speak for a comma, `0.25` and `1,234.5`
 * for a point, and so do `1.234.567` and, where the sheet writes its days as `31.12.2019`, `210.889` for points between thousands. Where both
 * are met nothing is assumed. `1,23,456` are pairs of digits before the last three where several are and no `12,345,678` is; undefined: as `1,234.5`.
 */
export function numbersOf(texts: Iterable<string>, dottedDays = false): NumberLocale | undefined {
  let [comma, point, spaced, apostrophe, threes, lakhs, thousands] = [0, 0, 0, 0, 0, 0, 0];
  for (const raw of texts) {
    if (raw.length > 40 || !/\d/.test(raw)) continue;
    const text = clean(raw);
    if (DECIMAL_COMMA.test(text)) comma++;
    else if (DECIMAL_POINT.test(text)) point++;
    if (TWO_GROUPS.test(text) || (dottedDays && THREES.test(text))) threes++;
    if (LAKHS.test(text)) lakhs++;
    else if (THOUSANDS.test(text)) thousands++;
    if (SPACED.test(text)) spaced++;
    if (APOSTROPHE.test(text)) apostrophe++;
  }
  // One cell may be a slip of the pen; where a sheet writes both ways, nothing is assumed.
  if (lakhs > 1 && thousands === 0 && comma === 0) return { group: ',', pairs: true };
  if (comma + threes > 0 && point === 0) return { decimal: ',', group: '.' };
  if (spaced > 0 && comma === 0) return { group: ' ' };
  return apostrophe > 0 && comma === 0 ? { group: "'" } : undefined;
}

/**
 * Whether a column proves that its points stand between thousands: `1.234`, `12.560` and `985` below each other. With three decimals fixed the last
 * would be 985.000, with zeros left out 12.560 would be 12.56. One of 0, 100 and 1000 may be a round share and proves nothing; where no figure
 * ends in 0 ten of them without a shorter one stand for that.
 */
export function pointsGroup(texts: Iterable<string>): boolean {
  let [threes, zeros, small] = [0, 0, 0];
  for (const raw of texts) {
    const text = clean(raw);
    if (THREES.test(text)) {
      threes++;
      if (text.endsWith('0')) zeros++;
    } else if (/^[-+]?[1-9]\d{0,2}$/.test(text)) small += Number(text) === 100 ? 0 : 1;
    else if (/\d/.test(text) && !/^0$/.test(text)) return false;
  }
  return small > 0 && threes >= 3 && (zeros > 0 || threes >= 10);
}

const GROUPED = /^([-+(]?\s*\d{1,3})((?:[ '’]\d{3})+)(?![\d ])/;

/** A number whose thousands stand apart by blanks or apostrophes, without them: a locale has one group mark, sheets use several. */
export const closedUp = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(GROUPED, (_, first: string, rest: string) => first + rest.replace(/[ '’]/g, ''));
