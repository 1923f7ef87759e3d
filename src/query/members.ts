import type { Area, Catalog, Period } from '../catalog';

/**
 * The areas whose figures add up to a total of these: each once, none that lies within another of them, and none that overlaps what
 * is counted (a park, 市本级) unless nothing else is asked for. Null when one of them is unknown.
 */
export function membersOf(catalog: Catalog, keys: readonly string[], period: Period): readonly Area[] | null {
  const ofCatalog = known.get(catalog) ?? { turns: turnsOf(catalog), lists: new WeakMap<readonly string[], Members>() };
  known.set(catalog, ofCatalog);
  const ofKeys: Members = ofCatalog.lists.get(keys) ?? new Map();
  ofCatalog.lists.set(keys, ofKeys);
  const at = period.m0 + period.n - 1;
  const since = ofCatalog.turns.filter((month) => month <= at).length;
  const found = ofKeys.get(since);
  if (found !== undefined) return found;
  const members = findMembers(catalog, keys, at);
  ofKeys.set(since, members);
  return members;
}

/** The totals of a pivot ask for the same lists hundreds of times: what was found holds until the tree of areas changes. */
type Members = Map<number, readonly Area[] | null>;
const known = new WeakMap<
  Catalog,
  { readonly turns: readonly number[]; readonly lists: WeakMap<readonly string[], Members> }
>();

/** The months in which some area, or its place under another, begins or ends. */
const turnsOf = ({ data: { areas } }: Catalog): readonly number[] => {
  const months = areas.flatMap((area) =>
    [area, ...area.parents].flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
  );
  return [...new Set(months)];
};

function findMembers(catalog: Catalog, keys: readonly string[], at: number): readonly Area[] | null {
  const areas = [...new Set(keys)].map((key) => catalog.area(key));
  const there = areas.filter((area) => area !== undefined);
  if (there.length < areas.length) return null;
  const chosen = new Set(there.map(({ key }) => key));
  const outer = there.filter((area) => !hasAncestor(catalog, area.key, at, chosen));
  const counted = outer.filter(({ key }) => !catalog.overlaps(key, at));
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
