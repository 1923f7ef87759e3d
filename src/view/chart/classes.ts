import { compare, fromNumber, sign, toNumber, type Exact } from '../../core';
import { niceStep } from './scale';

/** Classes of values for colours: the bounds between them, and where zero lies. */
export interface Classes {
  /** Ascending; value v is in class i when exactly i bounds are not above it. */
  readonly bounds: readonly number[];
  readonly diverging: boolean;
  readonly of: (value: Exact) => number;
}

const SEQUENTIAL = 5;

/**
 * Round bounds for five classes from the least to the greatest; where values lie on both sides of zero, seven around it. Where a few
 * are far above the others, classes hold about as many each: else nearly all would have one colour.
 */
export function classesOf(values: readonly Exact[]): Classes {
  const numbers = values.map(toNumber).sort((a, b) => a - b);
  const [low = 0, high = 0] = [numbers[0], numbers.at(-1)];
  const diverging = values.some((value) => sign(value) < 0) && values.some((value) => sign(value) > 0);
  const bounds = diverging ? around(numbers.map(Math.abs).sort((a, b) => a - b)) : steps(numbers, low, high);
  const exact = bounds.map(fromNumber);
  return { bounds, diverging, of: (value) => exact.filter((bound) => compare(value, bound) >= 0).length };
}

/** By what nearly all stay within: a few that are far off share the last colour with others. */
function around(sizes: readonly number[]): readonly number[] {
  const most = sizes[Math.floor((sizes.length - 1) * 0.85)] ?? 1;
  const step = niceStep((most > 0 ? most : (sizes.at(-1) ?? 1)) / 3);
  return [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map((n) => tidy(n * step));
}

function steps(sorted: readonly number[], low: number, high: number): readonly number[] {
  if (low === high) return [];
  const middle = sorted[Math.floor(sorted.length / 2)] ?? low;
  const skewed = high - low > 0 && (middle - low) / (high - low) < 0.18;
  if (skewed) {
    const places = [1, 2, 3, 4].map((n) => sorted[Math.floor((sorted.length * n) / SEQUENTIAL)] ?? high);
    return [...new Set(places.map((value) => twoDigits(value)))].filter((bound) => bound > low && bound <= high);
  }
  const step = niceStep((high - low) / SEQUENTIAL);
  const first = Math.ceil(low / step + 1e-9) * step;
  const all = Array.from({ length: SEQUENTIAL + 1 }, (_, i) => tidy(first + i * step));
  return all.filter((bound) => bound > low && bound <= high).slice(0, SEQUENTIAL - 1);
}

const tidy = (value: number): number => Number(value.toPrecision(12));
const twoDigits = (value: number): number => Number(value.toPrecision(2));
