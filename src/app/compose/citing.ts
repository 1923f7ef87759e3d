import type { Figure } from '../../core';
import { exactWords } from '../../summary';
import type { BasisRow, Citation, FrozenNumber } from '../../workspace';

/** A new entry's id that no other entry has. */
export function freeIds(citations: readonly { readonly id: string }[]): () => string {
  const taken = new Set(citations.map(({ id }) => id));
  return () => {
    let id = '';
    do id = Math.random().toString(36).slice(2, 10);
    while (id === '' || taken.has(id));
    taken.add(id);
    return id;
  };
}

/** The places of the rows, each once. */
export const placesOf = (basis: readonly BasisRow[]): readonly string[] => [
  ...new Set(basis.flatMap(({ place, reason }) => place ?? reason ?? [])),
];

/** A frozen number as an entry of the 用数台账. Numbers that no question of the catalog gives have none. */
export function citationOf(
  { ask, text, exact, place, basis, at }: FrozenNumber,
  more: Pick<Citation, 'id' | 'kind'> & Partial<Pick<Citation, 'to' | 'document' | 'asOf' | 'note' | 'at'>>,
): readonly Citation[] {
  if (!ask) return [];
  return [{ at, ask, text, exact: valueOf(exact), place, sources: placesOf(basis), basis, ...more }];
}

/** Entries keep the value alone, without its unit; empty where an interval or a reason was shown. */
export const valueOf = (exact: string): string => (/^[!"=]|\.\./.test(exact) ? '' : (exact.split(' ')[0] ?? ''));

/** Whether an entry still says what the same question gives now. Older entries hold fractions that are not in lowest terms. */
export function sameValue(exact: string, figure: Figure): boolean {
  if (!figure.exact) return exact === '';
  const [, num = '', den = ''] = /^(-?\d+)\/(\d+)$/.exec(exact) ?? [];
  const kept = den === '' || BigInt(den) === 0n ? exact : exactWords({ num: BigInt(num), den: BigInt(den) });
  return kept === exactWords(figure.exact);
}
