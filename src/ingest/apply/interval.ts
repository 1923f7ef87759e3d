import {
  divide,
  exactText,
  power10,
  readNumeral,
  scaleZeros,
  splitScale,
  toNumber,
  whole,
  type Exact,
} from '../../core';

/** A cell that states only between what a figure lies, in the unit that it writes: `zeros` of it belong to its multiple. */
export interface IntervalCell {
  /** The round number beside 余, 近, 以上 …; NaN where only ends are given (1—2). */
  readonly value: number;
  readonly digits: number;
  /** NaN: no limit on that side. */
  readonly low: number;
  readonly high: number;
  /** As written, with its multiple: `万元` of 60余万元. */
  readonly unit: string;
}

/** Words that state an interval, before a number or behind it, or a dash between two: nothing else in a table is read so. */
const BEFORE = '(?:将?近|大?约|接近|超过|突破|逾|不足|不到|不少于|不低于|至少|不超过|最多)';
const DIGITS = '[\\d.,]+\\s*[十百千万亿]*';
const STATED = new RegExp(
  `^(?:${BEFORE}\\s*${DIGITS}|${DIGITS}\\s*(?:[余多]|左右|以上|以下|以内)|${DIGITS}\\s*[—–~～至]\\s*${DIGITS})`,
  'u',
);
/** 3—5月 and 20～29岁 name a span of time or a group, no amount. */
const NO_AMOUNT = /^(?:年|月|日|天|周|岁|时|点|世纪)/u;

/**
 * Reads `60余`, `近400`, `1.5万余`, `9000以上`, `1—2` by the reader of numerals in texts, in the unit that the cell writes. Null for what states no interval:
 * exact numbers, spans of time, two numbers with a hyphen (2-3, which may be a day, a score, a code).
 */
export function readInterval(raw: string): IntervalCell | null {
  const text = raw.normalize('NFKC').trim();
  if (text.length > 30 || !STATED.test(text)) return null;
  const read = readNumeral(text);
  if (!read || read.qualifier === 'exact' || read.broken === true || read.parts || NO_AMOUNT.test(read.unit))
    return null;
  const unit = `${read.scale}${read.unit}`;
  const zeros = scaleZeros(splitScale(unit).scale);
  // The reader scales out: 60余万元 are 600000 元, and the cell writes 60.
  const written = (x: Exact): Exact => divide(x, whole(power10(zeros)));
  const number = (x: Exact | null): number => (x === null ? NaN : toNumber(written(x)));
  return {
    value: number(read.value),
    digits: read.value ? (exactText(written(read.value))?.split('.')[1]?.length ?? 0) : 0,
    low: number(read.low),
    high: number(read.high),
    unit,
  };
}
