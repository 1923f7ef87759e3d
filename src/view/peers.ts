import type { Catalog, Month } from '../catalog';

/**
 * The areas out of `keys` that stand beside each other: left out is an area that holds another of them (市 beside its 县) or
 * overlaps what is counted beside it (a park in a district) while others do not. Alone they stay.
 */
export function peersOf(keys: readonly string[], catalog: Catalog, at: Month): readonly string[] {
  const holders = new Set(keys.flatMap((key) => ancestors(key, catalog, at)));
  const beside = keys.filter((key) => !holders.has(key));
  const inside = beside.filter((key) => !catalog.overlaps(key, at));
  return inside.length > 0 ? inside : beside;
}

/** The one area whose children in totals are exactly these, if there is one. */
export function wholeOf(peers: readonly string[], catalog: Catalog, at: Month): string | null {
  const first = peers[0];
  const parent = first === undefined ? undefined : catalog.parent(first, at);
  if (!parent) return null;
  const children = catalog.children(parent.key, at).map((child) => child.key);
  const given = new Set(peers);
  return children.length === given.size && children.every((key) => given.has(key)) ? parent.key : null;
}

/** Parents of an area, nearest first. */
export function ancestors(key: string, catalog: Catalog, at: Month): readonly string[] {
  const found: string[] = [];
  for (let up = catalog.parent(key, at); up && !found.includes(up.key); up = catalog.parent(up.key, at)) {
    found.push(up.key);
  }
  return found;
}
