import type { Figure } from '../figure';
import type { Reason } from '../reason';
import { englishProse } from './english_prose';
import { compare, divide, exact, fromNumber, multiply, power10, sign, subtract, abs, whole, type Exact } from './exact';
import { hanDecimal, hanInteger, reachesHan } from './han';
import { decimalText, exactOf, exactText, roundHalfUp } from './round';
import { scaleZeros, splitScale, type Scale } from './scale';
import { unitIn } from './unit_words';

/** How a figure is written. What is left out is as a Chinese text would have it: no separators, the figure's own decimals. */
export interface NumberStyle {
  readonly lang: 'zh' | 'en';
  /** 1,234 as grids and English texts have it. */
  readonly grouping?: boolean;
  /** Instead of the figure's own. */
  readonly decimals?: number;
  /** A plus before values above zero: growth and differences. */
  readonly signed?: boolean;
  /** Writes the unit after the number. Left out: only %, percentage points and an index's nothing are written. */
  readonly unit?: boolean;
  /** 万, 亿, million: divides, and writes the word before the unit (`12.36亿元`); a unit's own 万 is taken into account. */
  readonly scale?: Scale;
  /** `han`: 二十六万四千, 百分之十二点五. `cheng`: 六成, where a percentage lies within a point of a tenth. */
  readonly numeral?: 'arabic' | 'han' | 'cheng';
  /** U+2212, or the hyphen where a program will read the text. */
  readonly minus?: '−' | '-';
  /** The wording of a missing value. Without it a long dash stands there. */
  readonly reason?: (reason: Reason) => string;
}

/** A grid cell: thousands separators, no unit beside plain numbers. */
export const gridStyle = (lang: 'zh' | 'en'): NumberStyle => ({ lang, grouping: true });
/** Running text: unit written, separators only in English. */
export const proseStyle = (lang: 'zh' | 'en'): NumberStyle => ({ lang, grouping: lang === 'en', unit: true });

/**
 * A figure as text: rounded once, half up, by `roundHalfUp`. The only way by which a number reaches a screen, a table or a text.
 * A figure without a value gives the wording of its reason.
 */
export function formatFigure(plain: Figure, plainly: NumberStyle): string {
  const { figure, style } = englishProse(plain, plainly);
  if (figure.text !== undefined) return figure.text;
  if (figure.exact === null) {
    if (figure.low || figure.high) return formatInterval(figure, style);
    return figure.reason === null || !style.reason ? '—' : style.reason(figure.reason);
  }
  return isInterval(figure) ? formatInterval(figure, style) : formatValue(figure, figure.exact, style);
}

/** Whether only ends of it are known, or one end (9000以上): such a figure is never written as if it were exact. */
export const isInterval = ({ low, high }: Figure): boolean =>
  low && high ? compare(low, high) < 0 : (low ?? high) !== undefined;

function formatValue(figure: Figure, value: Exact, style: NumberStyle): string {
  if (figure.form === 'rank') return rank(value, style);
  if (style.numeral === 'cheng' && figure.form === 'percent') return cheng(value) ?? suffixed(figure, value, style);
  return suffixed(figure, value, style);
}

/** The number without its unit, scaled as the style asks. */
function numberText(value: Exact, decimals: number, style: NumberStyle): string {
  const text = decimalText(roundHalfUp(value, decimals));
  if (style.numeral === 'han' && reachesHan(text)) return hanDecimal(text);
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  const grouped = style.grouping ? digits.replace(/^\d+/, (d) => d.replace(/\B(?=(\d{3})+$)/g, ',')) : digits;
  const plus = style.signed && /[1-9]/.test(digits) ? '+' : '';
  return (negative ? (style.minus ?? '−') : plus) + grouped;
}

function suffixed(figure: Figure, value: Exact, style: NumberStyle): string {
  return amountText(figure, writtenAmount(figure, value, style), style.decimals ?? figure.decimals, style);
}

/** A value in the multiple in which it is written: 634000 元 under 万 is 63.4 of 万元. */
export interface WrittenAmount {
  readonly value: Exact;
  readonly unit: string;
  readonly scaled: boolean;
}

export function writtenAmount(figure: Figure, value: Exact, style: NumberStyle): WrittenAmount {
  const scaled =
    style.scale === undefined || figure.form !== 'number' || /^[%‰]/.test(figure.unit)
      ? null
      : rescale(value, figure.unit, style.scale);
  return { value: scaled?.value ?? value, unit: scaled?.unit ?? figure.unit, scaled: scaled !== null };
}

/** Such an amount with its unit. Only for what was rounded, or is stated as a round number: `formatFigure` is for figures. */
export function amountText(figure: Figure, amount: WrittenAmount, decimals: number, style: NumberStyle): string {
  const { numeral, ...plain } = style;
  const own = numberText(amount.value, decimals, style);
  // 一万零一百万元 is read two ways, 10100万元 is not.
  const twofold =
    numeral === 'han' && style.unit !== false && /[万亿]/.test(own) && splitScale(amount.unit).scale !== '';
  const text = twofold ? numberText(amount.value, decimals, plain) : own;
  if (figure.form === 'percent' && style.numeral === 'han' && style.unit !== false && !/\d/.test(text)) {
    return hanPercent(text);
  }
  return text + suffix(figure, amount.unit, amount.scaled, style);
}

function suffix(figure: Figure, unit: string, scaled: boolean, { lang, unit: asked }: NumberStyle): string {
  if (asked === false) return '';
  if (figure.form === 'percent') return '%';
  if (figure.form === 'points') return lang === 'zh' ? '个百分点' : ' pp';
  if (figure.form === 'index' || unit === '' || (asked !== true && !scaled)) return '';
  if (asked !== true) return lang === 'zh' ? splitScale(unit).scale : ` ${splitScale(unit).scale}`;
  const word = unitIn(lang, unit);
  return lang === 'zh' || word === '' || /^[%‰]/.test(word) ? word : ` ${word}`;
}

/** 118000 万元 under 亿 → 11.8 亿元. */
function rescale(value: Exact, unit: string, scale: Scale): { readonly value: Exact; readonly unit: string } {
  const own = splitScale(unit);
  const zeros = scaleZeros(scale) - scaleZeros(own.scale);
  const ten = whole(power10(Math.abs(zeros)));
  const gap = /^[a-z]/.test(scale) && own.unit !== '' ? ' ' : '';
  return { value: zeros >= 0 ? divide(value, ten) : multiply(value, ten), unit: `${scale}${gap}${own.unit}` };
}

function rank(value: Exact, style: NumberStyle): string {
  const text = decimalText(roundHalfUp(value, 0));
  if (style.unit !== true) return text;
  if (style.lang === 'zh')
    return `第${style.numeral === 'han' && reachesHan(text) ? hanInteger(BigInt(text)) : text}位`;
  const tail = /1\d$/.test(text) ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[text.slice(-1)] ?? 'th');
  return text + tail;
}

const hanPercent = (text: string): string => (text.startsWith('负') ? `负百分之${text.slice(1)}` : `百分之${text}`);

/** 六成, 六成五; null where the percentage is not within one point of a tenth (or just on a half). */
function cheng(percent: Exact): string | null {
  const tenths = roundHalfUp(divide(percent, whole(10)), 0).digits;
  if (sign(percent) <= 0 || tenths > 10n) return null;
  const away = abs(subtract(percent, whole(tenths * 10n)));
  if (tenths > 0n && compare(away, whole(1)) <= 0) return tenths === 10n ? null : `${hanInteger(tenths)}成`;
  const halves = roundHalfUp(divide(percent, whole(5)), 0).digits;
  const onHalf =
    compare(abs(subtract(percent, whole(halves * 5n))), fromNumber(0.5)) < 0 && halves > 1n && halves < 20n;
  return onHalf && halves % 2n === 1n ? `${hanInteger(halves / 2n)}成五` : null;
}

/** 60余万元 where the interval is what 余 says and the style is Chinese prose; else both ends, or the one that is known. */
function formatInterval(figure: Figure, style: NumberStyle): string {
  const { low, high } = figure;
  if (low && high) {
    const over = style.lang === 'zh' && style.unit === true ? reachesOver(figure, low, high, style) : null;
    if (over !== null) return over;
    const first = end(figure, low, 'down', { ...style, unit: false });
    return `${first}${style.lang === 'zh' ? '—' : '–'}${end(figure, high, 'up', style)}`;
  }
  const bound = low ?? high;
  // 以上 and 以下 include the figure (民法典 1259): true of what lies beyond it, too.
  if (bound && style.lang === 'zh' && style.unit === true) {
    return `${end(figure, bound, low ? 'down' : 'up', style)}${low ? '以上' : '以下'}`;
  }
  return bound ? `${low ? '≥' : '≤'}${end(figure, bound, low ? 'down' : 'up', style)}` : '—';
}

/** An end of an interval, rounded outwards: what lies between the written ends is never less than what is known. */
function end(figure: Figure, bound: Exact, way: 'down' | 'up', style: NumberStyle): string {
  if (figure.form === 'rank') return rank(bound, style);
  const decimals = style.decimals ?? figure.decimals;
  const amount = writtenAmount(figure, bound, style);
  const rounded = roundHalfUp(amount.value, decimals);
  const off = compare(exactOf(rounded), amount.value);
  const digits = rounded.digits + (way === 'down' && off > 0 ? -1n : way === 'up' && off < 0 ? 1n : 0n);
  return amountText(figure, { ...amount, value: exactOf({ digits, decimals }) }, decimals, style);
}

/**
 * 余 says: above the figure, below the next unit of its last digit that is not zero. Null when the interval is another one, or was not stated by a
 * figure at its foot: 3000—4000 has both of its ends in it.
 */
function reachesOver(figure: Figure, low: Exact, high: Exact, style: NumberStyle): string | null {
  if (!figure.exact || compare(figure.exact, low) !== 0) return null;
  const scaled = style.scale === undefined ? null : rescale(low, figure.unit, style.scale);
  const number = exactText(scaled?.value ?? low);
  const width = exactText(
    scaled ? rescale(subtract(high, low), figure.unit, style.scale ?? '万').value : subtract(high, low),
  );
  if (number === null || width === null || !/^(?:0\.0*)?10*$/.test(width) || sign(low) <= 0) return null;
  const last = number.includes('.')
    ? exact(`1e-${number.split('.')[1]?.length ?? 0}`)
    : exact(`1e${/0*$/.exec(number)?.[0].length ?? 0}`);
  if (compare(exact(width), last) !== 0) return null;
  const unit = splitScale(scaled?.unit ?? figure.unit);
  // 60余万元, but 1.5万余份 and 13万余字: 余 stands behind a nought or behind the multiple, never behind a bare digit.
  if (/^\d*0$/.test(number)) return `${number}余${unit.scale}${unit.unit}`;
  return unit.scale === '' ? null : `${number}${unit.scale}余${unit.unit}`;
}
