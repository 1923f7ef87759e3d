import {
  abs,
  exactOf,
  formatFigure,
  isZero,
  proseStyle,
  roundHalfUp,
  sign,
  type Figure,
  type NumberStyle,
} from '../core';
import type { Period } from '../catalog';
import { isYear } from '../catalog';
import { t, tCode, type Lang } from '../text';
import type { NumberFormat } from './words';

/** A bound number in running text. Without a value its reason stands in brackets, never a zero. */
export function showFigure(figure: Figure, format: NumberFormat, period: Period | undefined, lang: Lang): string {
  if (figure.exact === null && figure.reason !== null && !figure.low) {
    return t(lang, 'summary.missing', { reason: tCode(lang, 'reason', figure.reason) });
  }
  const style = styleOf(format, lang);
  if (!format.direction || figure.exact === null) return formatFigure(figure, style);
  return directed(figure, style, period, lang);
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
 * Rule: 下降 takes the absolute value; 持平 where the shown number is zero.
 */
function directed(figure: Figure, style: NumberStyle, period: Period | undefined, lang: Lang): string {
  const { exact } = figure;
  if (exact === null) return formatFigure(figure, style);
  const shown = exactOf(roundHalfUp(exact, style.decimals ?? figure.decimals));
  if (isZero(shown)) return t(lang, period && isYear(period) ? 'summary.flat_year' : 'summary.flat');
  const number = formatFigure({ ...figure, exact: exact.root === undefined ? abs(exact) : abs(shown) }, style);
  const kind = figure.form === 'percent' ? 'growth' : figure.form === 'points' ? 'points' : 'change';
  return t(lang, `summary.${kind}_${sign(shown) > 0 ? 'up' : 'down'}`, { number });
}
