import {
  abs,
  exactOf,
  formatFigure,
  isZero,
  proseStyle,
  roundHalfUp,
  sign,
  type Exact,
  type Figure,
  type NumberStyle,
} from '../core';
import { formatPeriod, isYear, type Period } from '../catalog';
import { t, tCode, type Lang } from '../text';
import type { NumberFormat } from './words';

/** A bound number in running text. Without a value its reason stands in brackets, never a zero. */
export function showFigure(figure: Figure, format: NumberFormat, period: Period | undefined, lang: Lang): string {
  if (figure.exact === null && figure.reason !== null && !figure.low) {
    return t(lang, 'summary.missing', { reason: tCode(lang, 'reason', figure.reason) });
  }
  const style = styleOf(format, lang);
  if (!format.direction || figure.exact === null) return formatFigure(figure, style);
  return directed(figure, style, period, lang, format.base);
}

function styleOf({ decimals, scale, unit, grouping, numeral }: NumberFormat, lang: Lang): NumberStyle {
  return {
    ...proseStyle(lang),
    ...(decimals === undefined ? {} : { decimals }),
    ...(scale === undefined ? {} : { scale }),
    ...(unit === undefined ? {} : { unit }),
    ...(grouping === undefined ? {} : { grouping }),
    ...(numeral === undefined ? {} : { numeral }),
  };
}

/**
 * 增长, 下降 or 持平 by the sign of the shown number. Percentage points rise and fall (提高, 回落); differences add and take away.
 * Rule: 下降 takes the absolute value; 持平 where nothing changed, 基本持平 where it rounds to nothing.
 */
function directed(
  figure: Figure,
  style: NumberStyle,
  period: Period | undefined,
  lang: Lang,
  base: NumberFormat['base'],
): string {
  const { exact } = figure;
  if (exact === null) return formatFigure(figure, style);
  const shown = exactOf(roundHalfUp(exact, style.decimals ?? figure.decimals));
  if (isZero(shown)) return unchanged(isNothing(exact) ? 'flat' : 'near', base, period, lang);
  const number = formatFigure({ ...figure, exact: exact.root === undefined ? abs(exact) : abs(shown) }, style);
  const kind = figure.form === 'percent' ? 'growth' : figure.form === 'points' ? 'points' : 'change';
  return t(lang, `summary.${kind}_${sign(shown) > 0 ? 'up' : 'down'}`, { number });
}

/** No change at all, before any rounding. */
const isNothing = (exact: Exact): boolean => (exact.root === undefined ? isZero(exact) : exact.num === exact.den);

function unchanged(how: 'flat' | 'near', base: NumberFormat['base'], period: Period | undefined, lang: Lang): string {
  if (base === 'previous') return t(lang, `summary.${how}_previous`);
  if (base) return t(lang, `summary.${how}_from`, { period: formatPeriod(base.period, lang) });
  return t(lang, period && isYear(period) ? `summary.${how}_year` : `summary.${how}`);
}
