import {
  amountText,
  compare,
  divide,
  hanInteger,
  leadingPlace,
  splitScale,
  stated,
  whole,
  withinPercent,
  writtenAmount,
  formatFigure,
  type Exact,
  type Figure,
  type NumberStyle,
  type Stated,
} from '../core';
import type { Qualifier } from './format_words';

/** How wide 近 and 约 are, in percent (FORMS.md Q3, Q5): as the reader of forms has them. */
const NEAR = 10;
const ABOUT = 5;
/** A stated number farther away than this would surprise: another digit is kept, where one can be. */
const SURPRISE = 10;
/** 约 is said of what lies closer, where a digit more makes it so. */
const CLOSE = 2;

type Way = 'down' | 'up' | 'near';
const WAYS: Readonly<Record<Qualifier, Way>> = {
  余: 'down',
  多: 'down',
  超过: 'down',
  突破: 'down',
  以上: 'down',
  不少于: 'down',
  近: 'up',
  不足: 'up',
  约: 'near',
  左右: 'near',
};

/** What is known of a number: its ends, equal where it is known exactly; null where nothing limits it, `open` where the end itself is out of it. */
interface Known {
  readonly low: Exact | null;
  readonly high: Exact | null;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/**
 * The ends of a figure. Of an interval that was read from 60余 or 近400 the stated number is an end, and not itself in it: beside 余 neither
 * end is. An end with nothing opposite (9000以上) may be in it: nothing is proved that needs it out.
 */
function knownOf({ exact, low, high }: Figure, written: (x: Exact) => Exact): Known | null {
  if (low === undefined && high === undefined) {
    return exact ? { low: written(exact), high: written(exact), lowOpen: false, highOpen: false } : null;
  }
  const both = low !== undefined && high !== undefined && compare(low, high) < 0;
  const lowOpen = both && exact !== null && compare(exact, low) === 0;
  const highOpen = lowOpen || (both && exact !== null && compare(exact, high) === 0);
  return { low: low ? written(low) : null, high: high ? written(high) : null, lowOpen, highOpen };
}

/** Whether a qualifier is true of a number beside that stated one. The rules of FORMS.md, Q1 to Q6. */
function holds(qualifier: Qualifier, { low, high, lowOpen, highOpen }: Known, { value, step }: Stated): boolean {
  const away = (end: Exact | null, from: Exact): number | null => end && compare(end, from);
  const [up, down] = [away(low, value), (limit: Exact): number | null => away(high, limit)];
  const above = up !== null && (up > 0 || (up === 0 && lowOpen));
  const below = (limit: Exact): boolean => {
    const off = down(limit);
    return off !== null && (off < 0 || (off === 0 && highOpen));
  };
  const within = (end: Exact | null, percent: number): boolean => end !== null && withinPercent(end, value, percent);
  switch (qualifier) {
    case '余':
    case '多':
      return above && below(plus(value, step));
    case '超过':
    case '突破':
      return above;
    case '以上':
    case '不少于':
      return up !== null && up >= 0;
    case '近':
      return below(value) && within(low, NEAR);
    case '不足':
      return below(value);
    case '约':
    case '左右':
      return within(low, ABOUT) && within(high, ABOUT);
  }
}

const plus = (a: Exact, b: Exact): Exact => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });

/**
 * A figure above zero with a qualifier that is proved of it: `60余万元` only above 60万 and below 70万. Null where it does not hold, or is not said of
 * such a figure. `digits`: how many leading digits the stated number keeps; by rule where that is left open (FORMS.md Q7).
 */
export function qualifiedText(
  figure: Figure,
  qualifier: Qualifier,
  digits: number | undefined,
  style: NumberStyle,
): string | null {
  const over = qualifier === '余' || qualifier === '多';
  if (figure.form === 'rank' || figure.form === 'index' || figure.form === 'text') return null;
  if (figure.low && figure.high && over && figure.form === 'number') {
    const text = formatFigure(figure, style);
    if (text.includes('余')) return text.replace('余', style.lang === 'zh' ? qualifier : '余');
  }
  const tenths = style.numeral === 'cheng' && figure.form === 'percent';
  if (over && figure.form !== 'number' && !tenths) return null;
  const written = (x: Exact): Exact =>
    tenths ? (x.root === undefined ? divide(x, whole(10)) : x) : writtenAmount(figure, x, style).value;
  const known = knownOf(figure, written);
  if (!known || (tenths && (figure.exact?.root !== undefined || style.lang !== 'zh'))) return null;
  const middle = figure.exact ? written(figure.exact) : null;
  const number = tenths ? tenth(known, qualifier) : chosen(known, middle, qualifier, digits);
  if (!number) return null;
  return tenths ? tenthText(number, qualifier) : writtenWith(figure, number, qualifier, style);
}

/** The stated number: of the qualifier's true ones the shortest that does not surprise, else the nearest. */
function chosen(known: Known, middle: Exact | null, qualifier: Qualifier, digits: number | undefined): Stated | null {
  const way = WAYS[qualifier];
  const from = way === 'up' ? known.high : way === 'down' ? known.low : (middle ?? known.low);
  if (!from) return null;
  const place = leadingPlace(from);
  if (place === null) return null;
  const kept = digits === undefined ? [1, 2, 3, 4, 5, 6] : [digits];
  const found = kept.flatMap((each) => {
    const number = stated(from, each, way);
    return number && holds(qualifier, known, number) ? [{ number, each }] : [];
  });
  const least = place >= 2 && qualifier !== '突破' ? 2 : 1;
  const near = found.filter(({ number }) => withinPercent(from, number.value, way === 'near' ? CLOSE : SURPRISE));
  const best = near.find(({ each }) => each >= least) ?? near.at(-1) ?? found.at(-1);
  return best?.number ?? null;
}

/** A whole number of tenths, one to nine. */
function tenth(known: Known, qualifier: Qualifier): Stated | null {
  const from = WAYS[qualifier] === 'up' ? known.high : known.low;
  const number = from && stated(from, 1, WAYS[qualifier]);
  const isTenths = number && number.decimals === 0 && compare(number.value, whole(10)) < 0;
  return isTenths && holds(qualifier, known, number) ? number : null;
}

const around = (number: string, qualifier: Qualifier): string =>
  qualifier === '左右' || qualifier === '以上' ? number + qualifier : qualifier + number;

function tenthText({ value }: Stated, qualifier: Qualifier): string {
  const text = `${hanInteger(value.num / value.den)}成`;
  return qualifier === '余' || qualifier === '多' ? `${text}${qualifier}` : around(text, qualifier);
}

function writtenWith(figure: Figure, number: Stated, qualifier: Qualifier, style: NumberStyle): string | null {
  const amount = { ...writtenAmount(figure, number.value, style), value: number.value };
  if (style.lang === 'en') return english(amountText(figure, amount, number.decimals, style), qualifier);
  if (qualifier !== '余' && qualifier !== '多') {
    const text = amountText(figure, amount, number.decimals, style);
    return twofold(text) ? null : around(text, qualifier);
  }
  const digits = amountText(figure, amount, number.decimals, { ...style, unit: false });
  const { scale, unit } = splitScale(amount.unit);
  const tail = style.unit === false ? '' : unit;
  const multiple = style.unit === false && !amount.scaled ? '' : scale;
  if (twofold(digits + multiple)) return null;
  // 十余万 is from ten to twenty of 万: 十万余 would be read as less than eleven.
  const [, before, own] = /^(.*[十百千])([万亿]+)$/.exec(digits) ?? [];
  if (before !== undefined && own !== undefined) return `${before}${qualifier}${own}${multiple}${tail}`;
  // 60余万元 behind a round number, 1.5万余份 and 6亿余元 behind the multiple; a bare digit takes neither.
  if (/^(?:[\d,]*0|.*[十百千万亿])$/.test(digits)) return `${digits}${qualifier}${multiple}${tail}`;
  return multiple === '' ? null : `${digits}${multiple}${qualifier}${tail}`;
}

/** 一万零一百万元 is read two ways, 一万万元 by nobody: there the multiple 亿 is to be said. */
const twofold = (text: string): boolean => /[万亿].*[万亿]/.test(text);

const ENGLISH: Readonly<Record<Qualifier, string>> = {
  余: 'over',
  多: 'over',
  超过: 'over',
  突破: 'over',
  近: 'nearly',
  约: 'about',
  左右: 'about',
  以上: 'at least',
  不少于: 'at least',
  不足: 'under',
};

const english = (number: string, qualifier: Qualifier): string => `${ENGLISH[qualifier]} ${number}`;
