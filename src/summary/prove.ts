import { englishProse, formatFigure, isInterval, type Figure } from '../core';
import type { Period } from '../catalog';
import type { Lang } from '../text';
import { directed, surely } from './direction';
import type { NumberFormat } from './format_words';
import { qualifiedText } from './qualifier';
import { placeFromLast, specialForm } from './special_forms';
import { styleOf } from './style';

/** The number in the form that was asked for; null where that is not true of it. */
export function proved(plain: Figure, format: NumberFormat, period: Period | undefined, lang: Lang): string | null {
  const { figure, style } = englishProse(plain, styleOf(format, lang));
  const { qualifier, digits, form, direction, sure } = format;
  // What is known as an interval has no one size and no one direction.
  if (isInterval(figure) && (direction ?? sure ?? form) !== undefined) return null;
  if (figure.exact === null && (direction ?? sure ?? form) !== undefined) return formatFigure(figure, style);
  if (form !== undefined) return specialForm(figure, format, style);
  if (direction !== undefined) return directed(figure, { ...format, direction }, style, period);
  if (sure !== undefined) return surely(figure, sure, style);
  if (qualifier !== undefined) return qualifiedText(figure, qualifier, digits, style);
  return format.fromLast && figure.form === 'rank' && figure.exact !== null
    ? placeFromLast(figure, style)
    : formatFigure(figure, style);
}
