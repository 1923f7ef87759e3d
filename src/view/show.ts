import { formatFigure, gridStyle, sign, unitIn, type Exact, type Figure, type NumberStyle } from '../core';
import type { Indicator } from '../catalog';
import { t, tCode, type Lang } from '../text';
import type { Tone } from './cell';
import type { ColumnKind } from './layout';

const SIGNED: ReadonlySet<ColumnKind> = new Set(['change', 'growth', 'previous_growth', 'points', 'published_growth']);

/** Amounts; a target is written with its unit, since it may be a percentage or a place. */
const UNIT_IN_HEAD: ReadonlySet<ColumnKind> = new Set(['level', 'points', 'change', 'per_10000', 'index', 'formula']);

/** Whether the unit of such a column stands in its head, not in its cells. */
export const unitInHead = (kind: ColumnKind): boolean => UNIT_IN_HEAD.has(kind);

/** True for what goes up and down around zero and is written with its sign. */
export const isSigned = (kind: ColumnKind): boolean => SIGNED.has(kind);

/** How a column's figures are written in grid, chart and copied tables: the unit stands in the head, but % beside shares and growth. */
export function columnStyle(kind: ColumnKind, lang: Lang): NumberStyle {
  const style: NumberStyle = {
    ...gridStyle(lang),
    signed: isSigned(kind),
    reason: (reason) => tCode(lang, 'reason', reason),
  };
  return unitInHead(kind) ? { ...style, unit: false } : style;
}

/** A name with its unit in brackets as heads have it: 专利授权量（件）, Patents granted; without one, the name alone. */
export function withUnit(lang: Lang, name: string, unit: string): string {
  const word = unitIn(lang, unit);
  return word === '' ? name : t(lang, 'view.unit', { name, unit: word });
}

/** A figure of that column as text; where there is none, the words of its reason. */
export const figureText = (figure: Figure, kind: ColumnKind, lang: Lang): string =>
  formatFigure(figure, columnStyle(kind, lang));

/** Colour follows what is better for the indicator; where neither is, or nothing is said, it follows the sign. */
export function toneOf(figure: Figure, kind: ColumnKind, better: Indicator['better'] | undefined): Tone {
  if (figure.text !== undefined) return 'plain';
  if (!hasValue(figure)) return 'na';
  if (!isSigned(kind) || figure.exact === null) return 'plain';
  const direction = sign(figure.exact) * (better === 'lower' ? -1 : 1);
  return direction > 0 ? 'up' : direction < 0 ? 'down' : 'plain';
}

/** A value or at least an interval is known. */
export const hasValue = (figure: Figure): boolean => bestExact(figure) !== null;

/** The value, or a bound where only an interval is known: for places and orders, not to be shown. */
export const bestExact = (figure: Figure): Exact | null => figure.exact ?? figure.low ?? figure.high ?? null;
