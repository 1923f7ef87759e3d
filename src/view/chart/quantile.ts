import { add, compare, divide, multiply, subtract, toNumber, whole, type Exact } from '../../core';
import { bestExact } from '../show';
import type { ChartSeries } from './state';

/**
 * The value below which a share (in hundredths) of the given ones lies: between two neighbours by distance, so that the 50th is the
 * median as taught at school. Exact; `sorted` is in order and not empty.
 */
export function quantile(sorted: readonly Exact[], hundredths: number): Exact {
  const place = divide(multiply(whole(sorted.length - 1), whole(hundredths)), whole(100));
  const below = place.num / place.den;
  const rest = subtract(place, whole(below));
  const [low, high] = [sorted[Number(below)], sorted[Number(below) + 1]];
  if (!low) throw new Error('no quantile of nothing');
  return high ? add(low, multiply(subtract(high, low), rest)) : low;
}

/** Of many series at each period: tenth, quarter, half, three quarters, nine tenths; null where under five have a figure. */
export interface Spread {
  readonly count: number;
  readonly marks: readonly [Exact, Exact, Exact, Exact, Exact];
  readonly values: readonly number[];
}

const SHARES = [10, 25, 50, 75, 90] as const;
/** Of fewer figures no band is drawn. */
export const LEAST_SPREAD = 5;

export function spreadOf(exacts: readonly Exact[]): Spread | null {
  // A compound rate takes no part in arithmetic: what is between two of them cannot be said exactly.
  const plain = exacts.filter(({ root }) => root === undefined);
  if (plain.length < LEAST_SPREAD) return null;
  const sorted = [...plain].sort(compare);
  const marks = SHARES.map((share) => quantile(sorted, share)) as unknown as Spread['marks'];
  return { count: sorted.length, marks, values: marks.map(toNumber) };
}

/** One spread for each period. */
export const spreads = (series: readonly ChartSeries[], periods: number): readonly (Spread | null)[] =>
  Array.from({ length: periods }, (_, i) =>
    spreadOf(
      series.flatMap(({ points }) => {
        const figure = points[i]?.figure;
        const exact = figure ? bestExact(figure) : null;
        return exact ? [exact] : [];
      }),
    ),
  );
