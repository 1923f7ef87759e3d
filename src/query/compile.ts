import type { Catalog } from '../catalog';
import { column, raw, sql, type Figure, type Frame, type Sql } from '../core';
import type { Answer, AnswerRow, Compiled } from './answer';
import { outcomeOf, type Asking } from './cells';
import type { QueryContext } from './context';
import type { Dialect } from './dialect';
import { Registry } from './gather/registry';
import { int } from './gather/slots';
import { factsAsOf } from './now';
import type { Outcome } from './outcome';
import { figureReader, partsOf } from './read';
import { readsMost, rowCount, rowKeys, rowParts, rowsOf, type Rows } from './rows';
import type { QuerySpec } from './spec';
import { testsOf } from './keep';
import { orderBy, orderSql, statementOf, type OrderTerm } from './statement';

/**
 * A question as one statement and its reader. Never fails: a column that cannot be asked (unknown indicator, no period) has figures that
 * say so; `checkSpec` says it as issues. Rules in SPEC.md.
 */
export function compile(spec: QuerySpec, catalog: Catalog, dialect: Dialect, context: QueryContext = {}): Compiled {
  const rows = rowsOf(spec, catalog);
  const registry = new Registry(catalog, context, dialect, false, spec.asOf !== undefined);
  const asking: Asking = { catalog, dialect, context, registry };
  const byArea = rows.areas.kind !== 'none';
  const columns = spec.columns.map(
    (ask, i): ReadonlyMap<number, Outcome> =>
      new Map(rows.periods.map((period, p) => [p, outcomeOf(asking, ask, i, p, period, byArea)])),
  );
  const kept = (spec.keep ?? []).length > 0;
  const late = kept || (spec.order?.some(({ by }) => typeof by === 'number') ?? false);
  const statement = statementOf({
    asking,
    rows: [...rowParts(rows, dialect), pagePart(spec, late, dialect)],
    total: rowCount(rows),
    reach: !spec.page && readsMost(rows, catalog) ? 'all' : 'areas',
    keys: rowKeys(rows, catalog),
    lasts: lastMonths(spec, rows),
    columns,
    facts:
      spec.asOf === undefined ? { name: raw('fact_now'), part: null } : factsAsOf(spec.asOf, registry.facts, dialect),
    order: orderTerms(spec, columns, dialect),
    limit: late ? limitOf(spec) : raw(''),
    tests: testsOf(spec.keep ?? [], columns, dialect),
  });
  return { sql: statement, read: (frame) => answerOf(frame, rows, columns) };
}

/** CTE `page`: the rows to show. Where the order needs the columns' values it holds all rows, and the page is cut at the end. */
const pagePart = (spec: QuerySpec, late: boolean, d: Dialect): Sql =>
  late || !spec.page
    ? raw('page AS (SELECT area, key, ord, p, t FROM rows_)')
    : sql`page AS (
  SELECT r.area, r.key, r.ord, r.p, r.t FROM rows_ r
  ORDER BY ${orderSql(orderTerms(spec, [], d), d)}${limitOf(spec)}
)`;

const limitOf = ({ page }: QuerySpec): Sql =>
  page ? sql`\nLIMIT ${int(page.limit)} OFFSET ${int(page.offset)}` : raw('');

/** What is asked first; then the order of the rows as they were given, areas before periods. */
function orderTerms(
  spec: QuerySpec,
  columns: readonly ReadonlyMap<number, Outcome>[],
  d: Dialect,
): readonly OrderTerm[] {
  const asked = (spec.order ?? []).flatMap(({ by, desc = false, near }): OrderTerm[] => {
    if (by === 'area') return [{ value: raw('r.ord'), desc }];
    if (by === 'period') return [{ value: raw('r.t'), desc }];
    const outcomes = columns[by];
    if (!outcomes) return [];
    const size = orderBy(outcomes, d);
    return [{ value: near === undefined ? size : sql`ABS(${size} - ${d.double(sql`${near}`)})`, desc }];
  });
  const plain = (name: string): OrderTerm => ({ value: raw(name), desc: null });
  return [...asked, plain('r.ord'), plain('r.area'), plain('r.p')];
}

/** The last month that each question looks at, for the tree of areas as it was then. */
const lastMonths = (spec: QuerySpec, rows: Rows): readonly (readonly [number, number])[] => {
  const own = spec.columns.flatMap(({ period }) => (period ? [period.m0 + period.n - 1] : []));
  return rows.periods.map((period, p) => [p, period ? period.m0 + period.n - 1 : Math.max(0, ...own)]);
};

function answerOf(frame: Frame, rows: Rows, columns: readonly ReadonlyMap<number, Outcome>[]): Answer {
  const [areas, questions, totals] = ['area', 'p', 'total_'].map((name) => column(frame, name));
  const readers = columns.map((outcomes, i) => {
    const parts = partsOf(frame, i);
    return new Map([...outcomes].map(([p, outcome]) => [p, figureReader(outcome, parts)]));
  });
  const figuresOf = (row: number, p: number): readonly Figure[] =>
    readers.map((each) => {
      const reader = each.get(p);
      if (!reader) throw new Error(`the answer has a question ${p} that was not asked`);
      return reader(row);
    });
  /** Figures are made when a row is first looked at: of a hundred thousand few are ever on the screen. */
  const read = (row: number): AnswerRow => {
    const p = Number(questions?.[row] ?? 0);
    const area = areas?.[row];
    const period = rows.byPeriod ? (rows.periods[p] ?? null) : null;
    let figures: readonly Figure[] | null = null;
    return {
      ...(typeof area === 'string' ? { area } : {}),
      ...(period ? { period } : {}),
      get figures() {
        return (figures ??= figuresOf(row, p));
      },
    };
  };
  return { rows: Array.from({ length: frame.rows }, (_, row) => read(row)), total: Number(totals?.[0] ?? 0) };
}
