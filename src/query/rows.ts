import { comparePeriods, type Catalog, type Period } from '../catalog';
import { raw, sql, type Sql } from '../core';
import type { Dialect } from './dialect';
import { int } from './gather/slots';
import type { Predicate, QuerySpec } from './spec';

/** The rows of a question: which areas, and which periods; `periods[p]` belongs to question number p. */
export interface Rows {
  readonly areas: RowAreas;
  readonly periods: readonly (Period | null)[];
  readonly byPeriod: boolean;
}

export type RowAreas =
  /** Rows have no areas: columns fix theirs. */
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'children'; readonly of: string; readonly tree: string; readonly at: number | null };

/** So many areas are named in the statement; more are found in the tables, where the order is that of the names alone. */
export const LISTED = 500;

/** What the predicates leave. Without a period among the rows, the one period of the predicates is every column's. */
export function rowsOf(spec: QuerySpec, catalog: Catalog): Rows {
  const byPeriod = spec.rows.includes('period');
  const periods = periodsOf(spec.where);
  const shown = byPeriod ? periods : [periods.length === 1 ? (periods[0] ?? null) : null];
  const latest = Math.max(
    ...[...periods, ...spec.columns.map(({ period }) => period)].map((p) => (p ? p.m0 + p.n - 1 : -1)),
  );
  const at = latest < 0 ? null : latest;
  return {
    areas: spec.rows.includes('area') ? areasOf(spec, catalog, at) : { kind: 'none' },
    periods: shown,
    byPeriod,
  };
}

function periodsOf(where: readonly Predicate[]): readonly Period[] {
  const lists = where.flatMap((predicate) => (predicate.dim === 'period' ? [predicate.in] : []));
  const [first = [], ...others] = lists;
  const same = (a: Period, b: Period): boolean => comparePeriods(a, b) === 0;
  const unique = first.filter((period, i) => first.findIndex((other) => same(other, period)) === i);
  return unique.filter((period) => others.every((list) => list.some((other) => same(other, period))));
}

function areasOf(spec: QuerySpec, catalog: Catalog, at: number | null): RowAreas {
  const predicates = spec.where.filter((predicate) => predicate.dim === 'area');
  const [only, ...more] = predicates;
  if (only === undefined) {
    const all = catalog.data.areas.map(({ key }) => key);
    return all.length <= LISTED ? { kind: 'keys', keys: catalog.inOrder(all) } : { kind: 'all' };
  }
  if ('childrenOf' in only && more.length === 0) {
    return { kind: 'children', of: only.childrenOf, tree: only.tree ?? 'admin', at };
  }
  const lists = predicates.map((predicate) =>
    'in' in predicate
      ? predicate.in
      : catalog
          .children(predicate.childrenOf, at ?? undefined, { tree: predicate.tree ?? 'admin', all: true })
          .map(({ key }) => key),
  );
  const [first = [], ...others] = lists;
  const keys = [...new Set(first)].filter((key) => others.every((list) => list.includes(key)));
  const ordered = spec.order?.some(({ by }) => by === 'area') ? catalog.inOrder(keys) : keys;
  return { kind: 'keys', keys: ordered };
}

/** Keys of the areas in the rows, where they are known before asking. */
export const rowKeys = ({ areas }: Rows, catalog: Catalog): readonly string[] => {
  switch (areas.kind) {
    case 'keys':
      return areas.keys;
    case 'none':
      return [];
    case 'all':
      return catalog.data.areas.map(({ key }) => key);
    case 'children':
      return catalog.children(areas.of, areas.at ?? undefined, { tree: areas.tree, all: true }).map(({ key }) => key);
  }
};

/** Where most areas are asked for, looking each fact's area up costs more than reading the few of the others. */
export const readsMost = ({ areas }: Rows, catalog: Catalog): boolean =>
  areas.kind === 'all' ||
  (areas.kind === 'keys' && areas.keys.length > LISTED && 2 * areas.keys.length > catalog.data.areas.length);

/**
 * How many rows there are, as an expression. Where the areas are named they are counted here: a second look at `rows_` is planned as a table of
 * its own, which took longer than many a question.
 */
export const rowCount = ({ areas, periods }: Rows): Sql => {
  if (areas.kind === 'keys') return int(areas.keys.length * periods.length);
  return areas.kind === 'none' ? int(periods.length) : raw('(SELECT COUNT(*) FROM rows_)');
};

/** CTEs `question`, `row_area` and `rows_`: every row with its area, its question number and its place in either order. */
export function rowParts({ areas, periods }: Rows, d: Dialect): readonly Sql[] {
  const inTime = periods
    .map((period, p) => ({ period, p }))
    .sort((a, b) => (a.period && b.period ? comparePeriods(a.period, b.period) : 0));
  const question = d.rows(
    'question',
    ['p', 't'],
    (periods.length > 0 ? periods.map((_, p) => p) : [-1]).map((p) => [
      int(p),
      int(inTime.findIndex((each) => each.p === p)),
    ]),
  );
  const cross = sql`rows_ AS (
  SELECT ${d.picked('w.area, w.key, w.ord, q.p, q.t')} FROM row_area w CROSS JOIN question q${raw(periods.length === 0 ? ' WHERE FALSE' : '')}
)`;
  return [question, ...areaParts(areas, d), cross];
}

function areaParts(areas: RowAreas, d: Dialect): readonly Sql[] {
  switch (areas.kind) {
    case 'none':
      return [sql`row_area AS (SELECT CAST(NULL AS INTEGER) AS area, CAST(NULL AS VARCHAR) AS key, 0 AS ord)`];
    case 'keys':
      return areas.keys.length === 0
        ? [sql`row_area AS (SELECT id AS area, key, 0 AS ord FROM area WHERE FALSE)`]
        : [
            d.rows(
              'row_key',
              ['key', 'ord'],
              areas.keys.map((key, ord) => [sql`${key}`, int(ord)]),
            ),
            sql`row_area AS (SELECT ${d.picked('a.id AS area, k.key, k.ord')} FROM row_key k LEFT JOIN area a ON a.key = k.key)`,
          ];
    case 'all':
      return [sql`row_area AS (SELECT ${d.picked('a.id AS area, a.key')}, ${OFFICIAL} AS ord FROM area a)`];
    case 'children': {
      const during =
        areas.at === null
          ? raw('l.m_to IS NULL AND a.m_to IS NULL')
          : sql`(l.m_from IS NULL OR l.m_from <= ${int(areas.at)}) AND (l.m_to IS NULL OR l.m_to > ${int(areas.at)})
    AND (a.m_from IS NULL OR a.m_from <= ${int(areas.at)}) AND (a.m_to IS NULL OR a.m_to > ${int(areas.at)})`;
      return [
        sql`row_area AS (
  SELECT DISTINCT ${d.picked('a.id AS area, a.key')}, ${OFFICIAL} AS ord
  FROM area_parent l JOIN area a ON a.id = l.area JOIN area u ON u.id = l.parent
  WHERE u.key = ${areas.of} AND l.tree = ${areas.tree} AND ${during}
)`,
      ];
    }
  }
}

/** Place in the official order; areas without one come last, as they stand in the catalog. */
const OFFICIAL = raw('COALESCE((SELECT MIN(n.ord) FROM area_name n WHERE n.area = a.id), 1000000000)');
