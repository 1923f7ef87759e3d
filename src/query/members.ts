import type { Area, Catalog, Period } from '../catalog';

/**
 * The areas whose figures add up to a total of these: each once, none that lies within another of them, and none that overlaps what
 * is counted (a park, 市本级) unless nothing else is asked for. Null when one of them is unknown.
 */
export function membersOf(catalog: Catalog, keys: readonly string[], period: Period): readonly Area[] | null {
  const areas = [...new Set(keys)].map((key) => catalog.area(key));
  const known = areas.filter((area) => area !== undefined);
  if (known.length < areas.length) return null;
  const at = period.m0 + period.n - 1;
  const chosen = new Set(known.map(({ key }) => key));
  const outer = known.filter((area) => !hasAncestor(catalog, area.key, at, chosen));
  const counted = outer.filter((area) => !overlaps(area, at));
  return counted.length > 0 ? counted : outer;
}

function hasAncestor(catalog: Catalog, key: string, at: number, among: ReadonlySet<string>): boolean {
  const seen = new Set([key]);
  for (let above = catalog.parent(key, at); above && !seen.has(above.key); above = catalog.parent(above.key, at)) {
    if (among.has(above.key)) return true;
    seen.add(above.key);
  }
  return false;
}

/** Counted elsewhere already: no link to an area above it takes part in the total. */
const overlaps = (area: Area, at: number): boolean => {
  const links = area.parents.filter(
    ({ tree, from, to }) => tree === 'admin' && (from ?? -Infinity) <= at && at < (to ?? Infinity),
  );
  return links.length > 0 && links.every(({ inTotal }) => !inTotal);
};
