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

/** What a frozen number is and what it was read from, as it was then. */
export const frozenNote = ({
  place,
  basis,
}: FrozenNumber): { readonly what: string; readonly from: readonly string[] } => ({
  what: place,
  from: [...new Set(basis.map((row) => `${row.place ?? row.reason ?? ''} = ${row.value.replace(/^!/, '')}`))],
});

/** The frozen texts alone, by the numbers' names. */
export const frozenTexts = (frozen: ReadonlyMap<string, FrozenNumber>): ReadonlyMap<string, string> =>
  new Map([...frozen].map(([id, { text }]) => [id, text]));
