import { toNumber, type Exact, type Figure } from '../core';

/** Least and greatest figure of a column: what a colour scale and a data bar measure by. */
export interface Extremes {
  readonly least: number;
  readonly greatest: number;
}

/** How a cell is drawn behind its text. `shade`: 0 (least) to 1. `bar`: from and to in percent of the cell's width. */
export type Fill =
  | { readonly kind: 'scale'; readonly shade: number }
  | { readonly kind: 'bar'; readonly from: number; readonly to: number; readonly negative: boolean };

export function extremesOf(figures: readonly (Figure | null | undefined)[]): Extremes | null {
  const values = figures.flatMap((figure) => (figure?.exact ? [toNumber(figure.exact)] : []));
  if (values.length === 0) return null;
  return { least: values.reduce((a, b) => Math.min(a, b)), greatest: values.reduce((a, b) => Math.max(a, b)) };
}

export const extremesFrom = (least: Exact | null, greatest: Exact | null): Extremes | null =>
  least && greatest ? { least: toNumber(least), greatest: toNumber(greatest) } : null;

/** Null where there is no figure or nothing to measure by. Bars begin at zero, so that half as much is half as long. */
export function fillOf(figure: Figure | null, mark: 'scale' | 'bar', extremes: Extremes | null): Fill | null {
  if (!figure?.exact || !extremes) return null;
  const value = toNumber(figure.exact);
  if (mark === 'scale') {
    const span = extremes.greatest - extremes.least;
    return { kind: 'scale', shade: span === 0 ? 0.5 : (value - extremes.least) / span };
  }
  const low = Math.min(0, extremes.least);
  const span = Math.max(0, extremes.greatest) - low;
  if (span === 0) return null;
  const [zero, at] = [-low / span, (value - low) / span].map((share) => Math.round(share * 1000) / 10);
  return { kind: 'bar', from: Math.min(zero ?? 0, at ?? 0), to: Math.max(zero ?? 0, at ?? 0), negative: value < 0 };
}
