import {
  abs,
  exactOf,
  formatFigure,
  isCounted,
  isZero,
  roundHalfUp,
  sign,
  subtract,
  writtenAmount,
  type Exact,
  type Figure,
  type NumberStyle,
} from '../core';
import { formatPeriod, isYear, type Period } from '../catalog';
import { t, type Lang, type MessageKey } from '../text';
import type { Direction, NumberFormat } from './format_words';
import { qualifiedText } from './qualifier';

/**
 * A number with the word that its sign chooses: 增长, 下降 or 持平 by what is shown. Percentage points rise and fall (提高, 回落); differences add
 * and take away. 下降 takes the absolute value; 持平 where nothing changed, 基本持平 where it rounds to nothing (FORMS.md D1 to D5).
 * Null where a qualifier beside it does not hold, and where a word for nothing would hide a change.
 */
export function directed(
  given: Figure,
  format: NumberFormat & { readonly direction: Direction },
  style: NumberStyle,
  period: Period | undefined,
): string | null {
  const { lang } = style;
  const { direction, part } = format;
  const figure = direction === 'schedule' ? offSchedule(given, format, style) : given;
  if (!figure?.exact) return null;
  const { exact } = figure;
  const shown = asShown(figure, exact, style);
  const way = isZero(shown) ? 'flat' : sign(shown) > 0 === (direction !== 'moved') ? 'up' : 'down';
  const size: Figure = { ...figure, exact: exact.root === undefined ? abs(exact) : abs(shown) };
  const number =
    format.qualifier === undefined
      ? formatFigure(size, style)
      : isZero(shown) || (exact.root !== undefined && sign(exact) < 0)
        ? null
        : qualifiedText(exact.root === undefined ? size : figure, format.qualifier, format.digits, style);
  if (number === null) return null;
  // Beside 持平 or 等于 there is no number to tell: 高于…0.0个百分点 is none.
  if (part === 'size') return isZero(shown) ? null : number;
  const kind = family(figure, direction);
  if (way === 'flat' && !isNothing(exact)) return barely(kind, exact, format, period, lang);
  if (part === 'verb') {
    return t(lang, kind === 'more' && way === 'down' ? fewer('verb', figure) : `summary.verb_${kind}_${way}`);
  }
  if (way !== 'flat') {
    if (kind === 'to') return t(lang, `summary.verb_to_${way}`);
    if (kind === 'growth' || kind === 'points' || kind === 'change') {
      return against(t(lang, `summary.${kind}_${way}`, { number }), format, period, lang);
    }
    const text = t(lang, wayKey(kind, way, figure), { number });
    return kind === 'moved' ? against(text, format, period, lang, 'summary.than_span') : text;
  }
  if (direction === 'moved' && format.compared) return unchanged('flat', format.base, period, lang);
  if (direction === 'to') return t(lang, 'summary.verb_to_flat');
  if (direction !== 'change') return t(lang, `summary.way_${direction}_flat`);
  return unchanged('flat', format.base, period, lang);
}

/** The number as it will stand there, in its multiple: 30元 in 万元 with one decimal is nothing. */
function asShown(figure: Figure, exact: Exact, style: NumberStyle): Exact {
  const { value } = exact.root === undefined ? writtenAmount(figure, exact, style) : { value: exact };
  return exactOf(roundHalfUp(value, style.decimals ?? figure.decimals));
}

/**
 * What moved by less than is shown: 基本持平 where there is such a word. 如期完成 is true of what is a little over, and not of what is a little
 * short; no word says of a net change, a place or a level reached that it all but stayed.
 */
function barely(
  kind: Family,
  exact: Exact,
  { base, part }: NumberFormat,
  period: Period | undefined,
  lang: Lang,
): string | null {
  if (kind === 'growth' || kind === 'points' || kind === 'change') {
    return part === 'verb' ? t(lang, 'summary.verb_near') : unchanged('near', base, period, lang);
  }
  if (kind === 'gap' && sign(exact) > 0) return t(lang, `summary.${part === 'verb' ? 'verb' : 'way'}_gap_flat`);
  const compares = kind === 'more' || kind === 'above' || kind === 'faster';
  return compares && part === undefined ? t(lang, 'summary.way_near') : null;
}

/** What is counted one by one is fewer in English, what is measured less; in Chinese both are 少. */
const fewer = (which: 'way' | 'verb', { form, unit }: Figure): MessageKey =>
  `summary.${which}_more_${form === 'number' && isCounted(unit) ? 'down' : 'less'}`;

const wayKey = (
  kind: Exclude<Family, 'growth' | 'points' | 'change' | 'to'>,
  way: 'up' | 'down',
  of: Figure,
): MessageKey => (kind === 'more' && way === 'down' ? fewer('way', of) : `summary.way_${kind}_${way}`);

/** 比上年, 同比, 比上期 or 比2020年 before the word, where that was asked for (FORMS.md D5); of places, `span` stands for 同比. */
function against(
  text: string,
  { compared, base }: NumberFormat,
  period: Period | undefined,
  lang: Lang,
  span: 'summary.than' | 'summary.than_span' = 'summary.than',
): string {
  if (!compared) return text;
  if (base === 'previous') return t(lang, 'summary.than_previous', { text });
  if (base === 'other') return text;
  if (base) return t(lang, 'summary.than_from', { text, period: formatPeriod(base.period, lang) });
  return t(lang, period && isYear(period) ? 'summary.than_year' : span, { text });
}

type Family = 'growth' | 'points' | Exclude<Direction, 'to'> | 'to';

const family = ({ form }: Figure, direction: Direction): Family => {
  if (direction !== 'change') return direction;
  return form === 'percent' ? 'growth' : form === 'points' ? 'points' : 'change';
};

/** The shown completion less the schedule: 27.7 of 50.0 is 22.3 points behind, as a reader with a calculator has it (FORMS.md D4). */
function offSchedule(figure: Figure, { schedule }: NumberFormat, style: NumberStyle): Figure | null {
  if (!figure.exact || !schedule || figure.form !== 'percent') return null;
  const decimals = style.decimals ?? figure.decimals;
  const shown = (x: Exact): Exact => exactOf(roundHalfUp(x, decimals));
  return { ...figure, form: 'points', exact: subtract(shown(figure.exact), shown(schedule)) };
}

/** No change at all, before any rounding. */
const isNothing = (exact: Exact): boolean => (exact.root === undefined ? isZero(exact) : exact.num === exact.den);

function unchanged(how: 'flat' | 'near', base: NumberFormat['base'], period: Period | undefined, lang: Lang): string {
  if (base === 'previous') return t(lang, `summary.${how}_previous`);
  if (base === 'other') return t(lang, `summary.${how}_other`);
  if (base) return t(lang, `summary.${how}_from`, { period: formatPeriod(base.period, lang) });
  return t(lang, period && isYear(period) ? `summary.${how}_year` : `summary.${how}`);
}

/** The number without its sign, proved to rise or to fall: 分别增长8.1%、9.4%. Null where it does not, as shown. */
export function surely(figure: Figure, sure: 'rise' | 'fall', style: NumberStyle): string | null {
  if (!figure.exact) return null;
  const shown = asShown(figure, figure.exact, style);
  if (isZero(shown) || sign(shown) > 0 !== (sure === 'rise')) return null;
  const { exact } = figure;
  return formatFigure({ ...figure, exact: exact.root === undefined ? abs(exact) : abs(shown) }, style);
}
