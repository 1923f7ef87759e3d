import type { AreaChange, Catalog, Month, Period } from '../catalog';
import { between } from './spans';

/** Changes that leave the territory as it was: the same place under another name, code or rank. */
const SAME_TERRITORY: readonly AreaChange['kind'][] = ['rename', 'recode', 'upgrade'];

/**
 * Areas that were another territory at the earlier period, with nothing to compare: they were split, or took others in while
 * keeping their key. An area that came new out of a merger has its predecessors together as a base.
 */
export function brokenAreas(catalog: Catalog, earlier: Period, later: Period): readonly string[] {
  const changes = catalog.data.changes.filter(({ m }) => between(m, earlier, later) || between(m, later, earlier));
  return [...new Set(changes.flatMap((change) => affected(catalog, change)))];
}

/** Areas that were something else at the earlier period in more than name and code: part of a merger, split, another rank. */
export function changedAreas(catalog: Catalog, earlier: Period, later: Period): readonly string[] {
  const changes = catalog.data.changes.filter(
    ({ m, kind }) => kind !== 'rename' && kind !== 'recode' && between(m, earlier, later),
  );
  return [...new Set(changes.flatMap((change) => [change.old, change.new]))];
}

function affected(catalog: Catalog, change: AreaChange): readonly string[] {
  if (SAME_TERRITORY.includes(change.kind)) return [];
  if (change.kind === 'split') return [change.old, change.new];
  return existedBefore(catalog, change.new, change.m) ? [change.new] : [];
}

/** The area had its key already before month m. */
function existedBefore(catalog: Catalog, key: string, m: Month): boolean {
  const from = catalog.area(key)?.from;
  if (from !== undefined) return from < m;
  return catalog.data.changes.some((change) => change.m === m && change.new === key && change.old === key);
}

/** Until month `to`, from month `from`, `area` was these others, together. */
export interface Heir {
  readonly area: string;
  readonly olds: readonly string[];
  readonly from: Month;
  readonly to: Month;
  /** Another name or code only: nothing to be said. */
  readonly silent: boolean;
}

const BEGINNING = -32_000;

/** Where each area's figures are before it had its key: predecessors through renames, upgrades and mergers, back to the beginning. */
export function heirsOf(catalog: Catalog, areas: readonly string[]): readonly Heir[] {
  const changes = catalog.data.changes.filter((change) => change.kind !== 'split' && change.old !== change.new);
  if (changes.length === 0) return [];
  const born = new Map<string, readonly AreaChange[]>();
  for (const { new: key, m } of changes) {
    const now = changes.filter((change) => change.new === key && change.m === m);
    if (!born.has(key) && !existedBefore(catalog, key, m)) born.set(key, now);
  }
  return areas.flatMap((area) => spells(area, born));
}

function spells(area: string, born: ReadonlyMap<string, readonly AreaChange[]>): readonly Heir[] {
  const months = new Set<Month>();
  const visit = (key: string, seen: readonly string[]): void => {
    for (const { m, old } of born.get(key) ?? []) {
      months.add(m);
      if (!seen.includes(old)) visit(old, [...seen, old]);
    }
  };
  visit(area, [area]);
  const ends = [...months].sort((a, b) => a - b);
  return ends.map((to, i) => {
    const from = ends[i - 1] ?? BEGINNING;
    const found = resolve(area, to - 1, born, []);
    return { area, olds: found.areas, from, to, silent: found.silent };
  });
}

function resolve(
  area: string,
  at: Month,
  born: ReadonlyMap<string, readonly AreaChange[]>,
  seen: readonly string[],
): { readonly areas: readonly string[]; readonly silent: boolean } {
  const events = (born.get(area) ?? []).filter(({ m }) => at < m);
  if (events.length === 0 || seen.includes(area)) return { areas: [area], silent: true };
  const parts = events.map(({ old }) => resolve(old, at, born, [...seen, area]));
  const silent = events.every(({ kind }) => kind === 'rename' || kind === 'recode') && parts.every((p) => p.silent);
  return { areas: [...new Set(parts.flatMap((part) => part.areas))], silent };
}
