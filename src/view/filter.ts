import type { Catalog } from '../catalog';
import type { Keep } from '../query';
import type { LayoutColumn } from './layout';

/**
 * Which rows a view keeps. `column` is a `LayoutColumn.key`, or 'area' for the rows' names. The engine filters; rows without a
 * figure pass no comparison. Numbers are in the unit that is shown: percent for growth.
 */
export type ColumnFilter =
  | {
      readonly column: string;
      readonly kind: 'number';
      readonly op: NumberTest;
      readonly value: string;
      readonly to?: string;
    }
  | {
      readonly column: string;
      readonly kind: 'text';
      readonly op: 'contains' | 'starts' | 'equals';
      readonly value: string;
    }
  /** Of areas their keys; of a column its numbers as decimal text, and reasons (`!missing`). */
  | { readonly column: string; readonly kind: 'set'; readonly values: readonly string[] }
  | { readonly column: string; readonly kind: 'top'; readonly count: number; readonly least?: boolean }
  | { readonly column: 'area'; readonly kind: 'home_and_peers' };

export const NUMBER_TESTS = ['ge', 'gt', 'le', 'lt', 'eq', 'ne', 'between', 'missing', 'present'] as const;
export type NumberTest = (typeof NUMBER_TESTS)[number];

export const homeAndPeersFilter: ColumnFilter = { column: 'area', kind: 'home_and_peers' };

/** Filters as the question asks them: the areas that pass by name, predicates over columns, and filters of columns that are not there. */
export interface FilterPlan {
  readonly areas: readonly string[];
  readonly keep: readonly Keep[];
  readonly idle: readonly ColumnFilter[];
  /** Some rows may be left out. */
  readonly active: boolean;
}

/** Names are compared here, where they are known; what is computed is compared by the engine. */
export function filterPlan(
  filters: readonly ColumnFilter[],
  columns: readonly LayoutColumn[],
  areas: readonly string[],
  catalog: Catalog,
): FilterPlan {
  const keep: Keep[] = [];
  const idle: ColumnFilter[] = [];
  let left = areas;
  for (const filter of filters) {
    if (filter.column === 'area') {
      const passes = areaTest(filter, catalog);
      if (passes) left = left.filter(passes);
      else idle.push(filter);
      continue;
    }
    const column = columns.findIndex(({ key }) => key === filter.column);
    const kept = column < 0 ? null : keepOf(filter, column);
    if (kept) keep.push(kept);
    else idle.push(filter);
  }
  return { areas: left, keep, idle, active: keep.length > 0 || left.length < areas.length };
}

function keepOf(filter: ColumnFilter, column: number): Keep | null {
  switch (filter.kind) {
    case 'number':
      return { column, test: filter.op, value: filter.value, ...(filter.to === undefined ? {} : { to: filter.to }) };
    case 'set':
      return { column, values: filter.values };
    case 'top':
      return { column, top: filter.count, ...(filter.least === undefined ? {} : { least: filter.least }) };
    case 'text':
    case 'home_and_peers':
      return null;
  }
}

function areaTest(filter: ColumnFilter, catalog: Catalog): ((key: string) => boolean) | null {
  switch (filter.kind) {
    case 'set': {
      const chosen = new Set(filter.values);
      return (key) => chosen.has(key);
    }
    case 'home_and_peers': {
      const near = homeAndPeers(catalog);
      return near ? (key) => near.has(key) : null;
    }
    case 'text':
      return nameTest(filter.op, filter.value, catalog);
    case 'number':
    case 'top':
      return null;
  }
}

/** Names in either language; `contains` also by pinyin, its initials and codes, as everywhere. */
function nameTest(op: 'contains' | 'starts' | 'equals', value: string, catalog: Catalog): (key: string) => boolean {
  const wanted = value.trim().toLowerCase();
  const found = op === 'contains' ? new Set(catalog.findAreas(wanted).map(({ key }) => key)) : new Set<string>();
  const passes = (name: string): boolean =>
    op === 'equals' ? name === wanted : op === 'starts' ? name.startsWith(wanted) : name.includes(wanted);
  return (key) =>
    found.has(key) || (['zh', 'en'] as const).some((lang) => passes(catalog.areaName(key, lang).toLowerCase()));
}

/** The home area and the areas of its peer sets, else its siblings; null without a home. */
function homeAndPeers(catalog: Catalog): ReadonlySet<string> | null {
  const { home, peerSets } = catalog.data;
  if (home === undefined) return null;
  const sets = peerSets.filter(
    ({ areas }, _, all) => areas.includes(home) || all.every((set) => !set.areas.includes(home)),
  );
  const peers = sets.flatMap(({ areas }) => areas);
  const parent = catalog.parent(home);
  const siblings = parent ? catalog.children(parent.key).map(({ key }) => key) : [];
  return new Set([home, ...(peers.length > 0 ? peers : siblings)]);
}

/** The filters with this one in place of those of the same column; without one, those of the column are gone. */
export const withFilter = (
  filters: readonly ColumnFilter[] | undefined,
  column: string,
  filter: ColumnFilter | null,
): readonly ColumnFilter[] => [
  ...(filters ?? []).filter((each) => each.column !== column),
  ...(filter === null ? [] : [filter]),
];
