import {
  abs,
  exactOf,
  formatFigure,
  isZero,
  roundHalfUp,
  sign,
  subtract,
  type Exact,
  type Figure,
  type NumberStyle,
} from '../core';
import { formatPeriod, isYear, type Period } from '../catalog';
import { t, type Lang } from '../text';
import type { Direction, NumberFormat } from './format_words';
import { qualifiedText } from './qualifier';

/**
 * A number with the word that its sign chooses: 增长, 下降 or 持平 by what is shown. Percentage points rise and fall (提高, 回落); differences add
 * and take away. 下降 takes the absolute value; 持平 where nothing changed, 基本持平 where it rounds to nothing (FORMS.md D1 to D5).
 * Null where a qualifier beside it does not hold.
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
  const shown = exactOf(roundHalfUp(exact, style.decimals ?? figure.decimals));
  const way = isZero(shown) ? 'flat' : sign(shown) > 0 === (direction !== 'moved') ? 'up' : 'down';
  const size: Figure = { ...figure, exact: exact.root === undefined ? abs(exact) : abs(shown) };
  const number =
    format.qualifier === undefined
      ? formatFigure(size, style)
      : isZero(shown) || (exact.root !== undefined && sign(exact) < 0)
        ? null
        : qualifiedText(exact.root === undefined ? size : figure, format.qualifier, format.digits, style);
  if (number === null) return null;
  if (part === 'size') return number;
  if (part === 'verb') return t(lang, `summary.verb_${family(figure, direction)}_${way}`);
  if (way !== 'flat') {
    const kind = family(figure, direction);
    if (kind === 'to') return t(lang, `summary.verb_to_${way}`);
    return kind === 'growth' || kind === 'points' || kind === 'change'
      ? against(t(lang, `summary.${kind}_${way}`, { number }), format, period, lang)
      : t(lang, `summary.way_${kind}_${way}`, { number });
  }
  if (direction === 'to') return t(lang, 'summary.verb_to_flat');
  if (direction !== 'change') return t(lang, `summary.way_${direction}_flat`);
  return unchanged(isNothing(exact) ? 'flat' : 'near', format.base, period, lang);
}

/** 比上年, 同比, 比上期 or 比2020年 before the word, where that was asked for (FORMS.md D5). */
function against(text: string, { compared, base }: NumberFormat, period: Period | undefined, lang: Lang): string {
  if (!compared) return text;
  if (base === 'previous') return t(lang, 'summary.than_previous', { text });
  if (base) return t(lang, 'summary.than_from', { text, period: formatPeriod(base.period, lang) });
  return t(lang, period && isYear(period) ? 'summary.than_year' : 'summary.than', { text });
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
  if (base) return t(lang, `summary.${how}_from`, { period: formatPeriod(base.period, lang) });
  return t(lang, period && isYear(period) ? `summary.${how}_year` : `summary.${how}`);
}

/** The number without its sign, proved to rise or to fall: 分别增长8.1%、9.4%. Null where it does not, as shown. */
export function surely(figure: Figure, sure: 'rise' | 'fall', style: NumberStyle): string | null {
  if (!figure.exact) return null;
  const shown = exactOf(roundHalfUp(figure.exact, style.decimals ?? figure.decimals));
  if (isZero(shown) || sign(shown) > 0 !== (sure === 'rise')) return null;
  const { exact } = figure;
  return formatFigure({ ...figure, exact: exact.root === undefined ? abs(exact) : abs(shown) }, style);
}
