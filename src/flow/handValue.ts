import { exactText, readNumeral, toNumber } from '../core';
import type { HandValue } from '../ingest';

/** What a typed hand number says: `15000余` is known only as an interval. Null when it is no number. */
export function handValue(text: string): HandValue | null {
  const read = readNumeral(text);
  if (!read || (!read.value && !read.low && !read.high)) return null;
  const exact = read.qualifier === 'exact';
  return {
    value: read.value ? toNumber(read.value) : NaN,
    digits: read.value ? (exactText(read.value)?.split('.')[1]?.length ?? 0) : 0,
    low: exact || !read.low ? NaN : toNumber(read.low),
    high: exact || !read.high ? NaN : toNumber(read.high),
  };
}
