import type { Figure } from '../../core';
import type { Ask } from '../../query';
import type { SentenceSetting } from './setting';

/** So many areas at most are asked for their places, and so many are named. */
const MOST_AREAS = 200;
const NAMED = 3;

/**
 * Who leads by an indicator among the areas under the same one above: `asks` are their places, and `read` names the first three (or two), in their
 * order. Nobody where the place of one is shared or unknown.
 */
export function leadersOf({ catalog, area, period, indicator }: Omit<SentenceSetting, 'leaders'>): {
  readonly asks: readonly Ask[];
  readonly read: (figures: readonly Figure[]) => readonly string[];
} {
  const at = period.m0 + period.n - 1;
  const parent = catalog.parent(area, at);
  const all = parent ? catalog.children(parent.key, at).map(({ key }) => key) : [];
  const peers = all.length > MOST_AREAS || all.length <= NAMED || indicator.kind === 'rank' ? [] : all;
  const derivation = { kind: 'rank', among: 'siblings' } as const;
  return {
    asks: peers.map((key) => ({ measure: indicator.key, derivation, area: { key }, period })),
    read: (figures) => {
      const placed = Array.from({ length: NAMED }, (_, i) => {
        const here = peers.filter((_peer, at_) => figures[at_]?.exact?.num === BigInt(i + 1));
        return here.length === 1 ? here : [];
      });
      const cut = placed.findIndex((here) => here.length === 0);
      const named = (cut < 0 ? placed : placed.slice(0, cut)).flat();
      return named.length < 2 ? [] : named;
    },
  };
}
