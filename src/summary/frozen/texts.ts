import type { BoundNumber } from '../rendered';
import type { Frozen, FrozenNumber } from './types';

/** The frozen numbers of a document by their names; nothing where it is not final. */
export function frozenNumbers(tab: {
  readonly state?: string;
  readonly frozen?: Frozen;
}): ReadonlyMap<string, FrozenNumber> | null {
  if (tab.state !== 'final' || !tab.frozen) return null;
  return new Map(tab.frozen.numbers.map((number) => [number.id, number]));
}

/** A number as it was frozen, whatever the data say by now. */
export function asFrozen(number: BoundNumber, frozen: ReadonlyMap<string, FrozenNumber>): BoundNumber {
  const kept = frozen.get(number.id);
  if (!kept) return number;
  const { problem: _, ...rest } = number;
  return { ...rest, figure: null, shown: kept.text };
}
