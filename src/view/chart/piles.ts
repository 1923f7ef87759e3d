import type { Box } from './option_types';

/**
 * Dots of the largest radius with which the highest pile stays within `room`: where each stands. What lies within the width of a dot
 * stands upon each other, those that are marked lowest. Null where even the smallest are too many.
 */
export function piles(
  xs: readonly number[],
  left: number,
  room: number,
  first: (i: number) => boolean,
): { readonly r: number; readonly x: readonly number[]; readonly heights: readonly number[] } | null {
  const order = xs.map((_, i) => i).sort((a, b) => Number(first(b)) - Number(first(a)));
  for (const r of [5.5, 4.5, 3.6, 2.8, 2.2, 1.8]) {
    const tops = new Map<number, number>();
    const heights = Array<number>(xs.length).fill(0);
    for (const i of order) {
      const pile = pileOf(xs[i] ?? 0, left, r);
      heights[i] = tops.get(pile) ?? 0;
      tops.set(pile, heights[i] + 1);
    }
    if (Math.max(...tops.values()) * 2 * r <= room) {
      return { r, heights, x: xs.map((x) => left + (pileOf(x, left, r) + 0.5) * 2 * r) };
    }
  }
  return null;
}

const pileOf = (x: number, left: number, r: number): number => Math.floor((x - left) / (2 * r));

/** So many classes of equal width where the dots are too many. */
const BINS = 48;

/** Columns of how many areas lie where: what dots are too many for. */
export function bins(
  xs: readonly number[],
  plot: Box,
): { readonly marks: readonly { readonly box: Box; readonly at: number }[]; readonly binOf: (x: number) => number } {
  const width = (plot.right - plot.left) / BINS;
  const binOf = (x: number): number => Math.min(BINS - 1, Math.max(0, Math.floor((x - plot.left) / width)));
  const counts = Array<number>(BINS).fill(0);
  for (const x of xs) counts[binOf(x)] = (counts[binOf(x)] ?? 0) + 1;
  const most = Math.max(...counts, 1);
  return {
    binOf,
    marks: counts.flatMap((count, at) =>
      count === 0
        ? []
        : [
            {
              at,
              box: {
                left: plot.left + at * width + 0.5,
                right: plot.left + (at + 1) * width - 0.5,
                top: plot.bottom - (count / most) * (plot.bottom - plot.top - 4),
                bottom: plot.bottom,
              },
            },
          ],
    ),
  };
}
