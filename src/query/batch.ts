import type { Catalog } from '../catalog';
import { column, raw, sql, type Figure, type Frame, type Sql } from '../core';
import type { Asking } from './cells';
import type { QueryContext } from './context';
import type { Dialect } from './dialect';
import { Registry } from './gather/registry';
import { int } from './gather/slots';
import { joinParts, partsOfAsk } from './less';
import { membersOf } from './members';
import { factsAsOf } from './now';
import { questionsOf, type Questions } from './questions';
import { figureReader, partsOf } from './read';
import type { Ask } from './spec';
import { statementOf } from './statement';

/** Many scalars as one statement. `read` gives a figure for each ask, in their order. */
export interface CompiledScalars {
  readonly sql: Sql;
  readonly read: (frame: Frame) => readonly Figure[];
}

/**
 * The numbers of a text as one statement: every ask is a row that fixes its own area and period. Each figure is the one that `compile`
 * gives for the same ask; of an ask with `less`, the difference of two such figures as shown.
 */
export function compileScalars(
  asks: readonly Ask[],
  catalog: Catalog,
  dialect: Dialect,
  context: QueryContext = {},
  asOf?: string,
): CompiledScalars {
  const { sql: statement, read } = compilePlain(asks.flatMap(partsOfAsk), catalog, dialect, context, asOf);
  return { sql: statement, read: (frame) => joinParts(asks, read(frame)) };
}

function compilePlain(
  asks: readonly Ask[],
  catalog: Catalog,
  dialect: Dialect,
  context: QueryContext = {},
  asOf?: string,
): CompiledScalars {
  const registry = new Registry(catalog, context, dialect, true, asOf !== undefined);
  const asking: Asking = { catalog, dialect, context, registry };
  const { outcomes, asks: questions, of } = questionsOf(asking, asks);
  const keys = asks.flatMap(({ area }) => (area && 'key' in area ? [area.key] : []));
  const statement = statementOf({
    asking,
    rows: rowsOfAsks(asks, of, asking),
    total: int(asks.length),
    reach: asksMost(asks, of, registry, catalog) ? 'all' : 'pairs',
    keys: [...new Set(keys)],
    lasts: questions.flatMap(({ period }, p) => (period ? [[p, period.m0 + period.n - 1] as const] : [])),
    columns: [outcomes],
    facts: asOf === undefined ? { name: raw('fact_now'), part: null } : factsAsOf(asOf, registry.facts, dialect),
    order: [{ value: raw('r.t'), desc: null }],
    named: raw('r.t'),
    limit: raw(''),
  });
  return { sql: statement, read: (frame) => figuresOf(frame, of) };
}

/**
 * Where most areas are looked at by most questions, as by the totals of a pivot, the areas of each question cost more to tell than reading
 * the few others.
 */
function asksMost(asks: readonly Ask[], of: Questions['of'], registry: Registry, catalog: Catalog): boolean {
  const areas = catalog.data.areas.length;
  const looked = new Map<number, number>();
  asks.forEach(({ area }, i) => {
    const p = of[i]?.p ?? -1;
    const more = area && 'sum' in area ? area.sum.length : 1;
    looked.set(p, Math.min(areas, (looked.get(p) ?? registry.others.get(p)?.size ?? 0) + more));
  });
  const pairs = [...looked.values()].reduce((all, each) => all + each, 0);
  return pairs > MANY_PAIRS && 2 * pairs > areas * looked.size;
}

/** So many pairs of question and area are told one by one in no time. */
const MANY_PAIRS = 2_000;

/** CTE `page`: one row for each ask, with its area or the number of its total. */
function rowsOfAsks(
  asks: readonly Ask[],
  of: Questions['of'],
  { catalog, dialect: d, registry }: Asking,
): readonly Sql[] {
  const rows = asks.map(({ area, period }, i): readonly Sql[] => {
    const members = area && period && 'sum' in area ? membersOf(catalog, area.sum, period) : null;
    const total = members && members.length > 0 ? registry.total(members) : null;
    return [
      int(i),
      int(of[i]?.p ?? -1),
      area && 'key' in area ? sql`${area.key}` : raw('CAST(NULL AS VARCHAR)'),
      total === null ? raw('CAST(NULL AS INTEGER)') : int(total),
    ];
  });
  const none = [[int(-1), int(-1), raw('CAST(NULL AS VARCHAR)'), raw('CAST(NULL AS INTEGER)')]];
  return [
    d.rows('asked', ['t', 'p', 'key', 'total'], rows.length > 0 ? rows : none),
    sql`page AS (
  SELECT COALESCE(q.total, a.id) AS area, ${d.picked('q.key, 0 AS ord, q.p, q.t')}
  FROM asked q LEFT JOIN area a ON a.key = q.key
)`,
  ];
}

function figuresOf(frame: Frame, of: Questions['of']): readonly Figure[] {
  const parts = partsOf(frame, 0);
  const rowOf = new Map(column(frame, 'p').map((i, row) => [Number(i), row]));
  return of.map(({ outcome }, i) => figureReader(outcome, parts)(rowOf.get(i) ?? -1));
}
