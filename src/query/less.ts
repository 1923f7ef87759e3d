import { differenceOfShown, type Figure } from '../core';
import type { Ask } from './spec';

/** The questions behind an ask: itself, and the one whose shown figure is taken away. */
export const partsOfAsk = ({ less, ...ask }: Ask): readonly Ask[] =>
  less ? [ask, ...partsOfAsk(less).slice(0, 1)] : [ask];

/** Figures of `asks.flatMap(partsOfAsk)` as figures of `asks`. */
export function joinParts(asks: readonly Ask[], figures: readonly Figure[]): readonly Figure[] {
  let at = 0;
  return asks.flatMap(({ less }) => {
    const [first, second] = figures.slice(at, at + (less ? 2 : 1));
    at += less ? 2 : 1;
    if (!first) return [];
    return [second ? difference(first, second) : first];
  });
}

/**
 * The difference of two figures as they are shown, so that a reader with a calculator gets it too (SPEC D1). Percentages differ by percentage
 * points, places by a number of places. What is missing on either side, or is of another kind, has its reason.
 */
export function difference(first: Figure, second: Figure): Figure {
  const notes = [...new Set([...first.notes, ...second.notes])].filter((note) => note !== 'tie');
  const { low: _low, high: _high, text: _text, ...plain } = first;
  const form = first.form === 'percent' ? 'points' : first.form === 'rank' ? 'number' : first.form;
  const unit = first.form === 'rank' ? '位' : first.unit;
  const base = { ...plain, form, unit, notes } as const;
  if (first.exact === null) return { ...base, reason: first.reason };
  if (second.exact === null)
    return { ...base, exact: null, reason: second.reason === 'missing' ? 'no_base' : second.reason };
  if (first.low ?? second.low) return { ...base, exact: null, reason: 'only_range' };
  const alike = first.form === second.form && first.unit === second.unit;
  if (!alike || first.form === 'text') return { ...base, exact: null, reason: 'not_points' };
  const decimals = Math.max(first.decimals, second.decimals);
  return { ...base, decimals, exact: differenceOfShown(first.exact, second.exact, decimals) };
}
