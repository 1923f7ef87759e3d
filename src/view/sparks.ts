import type { Catalog, Period } from '../catalog';
import { toNumber, type Figure } from '../core';
import { columnKey } from './chart/needs';
import type { LayoutColumn } from './layout';
import { bestExact } from './show';

/** The levels of all periods that sparklines need and no other column asks for: not seen in the grid. */
export function sparkColumns(
  indicators: readonly string[],
  columns: readonly LayoutColumn[],
  periods: readonly Period[],
  catalog: Catalog,
): readonly LayoutColumn[] {
  const have = new Set(columns.map(({ key }) => key));
  return indicators.flatMap((indicator) =>
    catalog.indicator(indicator) === undefined
      ? []
      : periods.flatMap((period): LayoutColumn[] => {
          const key = columnKey(indicator, 'level', period);
          if (have.has(key)) return [];
          const ask = { measure: indicator, derivation: { kind: 'level' }, period } as const;
          return [{ key, ask, indicator, kind: 'level', period, shown: false, total: 'none' }];
        }),
  );
}

/** Places of an indicator's levels, one for each period in time order; −1 where there is none. */
export const sparkPlaces = (
  indicator: string,
  columns: readonly LayoutColumn[],
  periods: readonly Period[],
): readonly number[] => {
  const at = new Map(columns.map(({ key }, i) => [key, i]));
  return periods.map((period) => at.get(columnKey(indicator, 'level', period)) ?? -1);
};

/** A line of a row: values for drawing only, null where there is none; never a number that is read. */
export type Spark = readonly (number | null)[];

export const sparkOf = (figures: readonly Figure[], places: readonly number[]): Spark =>
  places.map((at) => {
    const figure = figures[at];
    const value = figure ? bestExact(figure) : null;
    return value === null ? null : toNumber(value);
  });

export interface SparkBox {
  readonly width: number;
  readonly height: number;
  readonly pad: number;
}

/** A drawn line: path of the pieces (a gap where a value is missing), single points, and the last point. */
export interface SparkShape {
  readonly path: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly last: { readonly x: number; readonly y: number } | null;
}

/** Each row has its own scale from its least to its greatest value; a constant line runs through the middle. */
export function sparkShape(values: Spark, { width, height, pad }: SparkBox): SparkShape {
  const known = values.filter((value) => value !== null);
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  const x = (i: number): number => round(pad + (values.length < 2 ? 0.5 : i / (values.length - 1)) * (width - 2 * pad));
  const y = (value: number): number =>
    round(greatest === least ? height / 2 : height - pad - ((value - least) / (greatest - least)) * (height - 2 * pad));
  const points = values.map((value, i) => (value === null ? null : { x: x(i), y: y(value) }));
  const joined = (i: number): boolean => i >= 0 && points[i] !== undefined && points[i] !== null;
  const path = points
    .flatMap((point, i) => (point === null ? [] : [`${joined(i - 1) ? 'L' : 'M'}${point.x} ${point.y}`]))
    .join('');
  const dots = points
    .filter((point, i) => point !== null && !joined(i - 1) && !joined(i + 1))
    .filter((p) => p !== null);
  const end = values.at(-1) === null ? null : (points.at(-1) ?? null);
  return { path, dots, last: end };
}

const round = (value: number): number => Math.round(value * 100) / 100;
