import type { Catalog } from '../catalog';
import { join, raw, sql, type Sql } from '../core';
import { approximateAmount } from './amount';
import { choose } from './choose';
import type { Asking } from './cells';
import { columnParts } from './items';
import { factParts, type Reach } from './gather/facts';
import { heirParts } from './gather/heirs';
import { childrenParts, kinParts, parentsNear } from './gather/kin';
import { ledgerParts, withinPart } from './gather/ledgers';
import { overParts } from './gather/over';
import { PeerLists } from './gather/peers';
import { placingParts } from './gather/placing';
import type { Registry } from './gather/registry';
import { int } from './gather/slots';
import { targetParts } from './gather/targets';
import { memberPart, totalParts } from './gather/totals';
import { foundPart, wideParts } from './gather/wide';
import type { Test } from './keep';
import { isRefused, type Outcome } from './outcome';

/** One expression of an order; `desc` null: ascending, and never NULL. */
export interface OrderTerm {
  readonly value: Sql;
  readonly desc: boolean | null;
}

export const orderSql = (terms: readonly OrderTerm[], d: Asking['dialect']): Sql =>
  join(terms.map(({ value, desc }) => (desc === null ? value : d.order(value, desc))));

/** Everything that a statement is put together from. */
export interface Plan {
  readonly asking: Asking;
  /** CTEs that end in `page`: the rows of this page with area, key, ord, p, t. */
  readonly rows: readonly Sql[];
  /** Number of rows in all, as an expression. */
  readonly total: Sql;
  readonly reach: Reach;
  /** Keys of areas in the rows, as far as they are known. */
  readonly keys: readonly string[];
  /** Last month of each question, for the tree of areas. */
  readonly lasts: readonly (readonly [p: number, last: number])[];
  /** What each column is for each question. */
  readonly columns: readonly ReadonlyMap<number, Outcome>[];
  /** The table that facts are read from, with its CTE where it is not `fact_now`. */
  readonly facts: { readonly name: Sql; readonly part: Sql | null };
  readonly order: readonly OrderTerm[];
  /** What names a row in the answer, as `p`; its question where absent. */
  readonly named?: Sql;
  /** LIMIT and OFFSET where the order needs the columns. */
  readonly limit: Sql;
  /** Predicates over the columns: only rows for which all hold. */
  readonly tests?: readonly Test[];
}

/** The whole statement: rows, what is stored, what is found instead, one row for each area and question, then the columns. */
export function statementOf(plan: Plan): Sql {
  const { dialect: d } = plan.asking;
  const selects = plan.columns.flatMap((outcomes, i) => columnParts(outcomes, i, d));
  if (plan.tests && plan.tests.length > 0) return keptStatement(plan, plan.tests, selects);
  const { tables, from } = gathered(plan);
  return sql`${tables([])}
SELECT r.key AS area, ${plan.named ?? raw('r.p')} AS p, ${plan.total} AS total_${raw(selects.length > 0 ? ',' : '')}
  ${join(selects, ',\n  ')}
${from}
ORDER BY ${orderSql(plan.order, d)}${plan.limit}`;
}

/** The same where rows are kept by what the columns show: all rows first, then those that pass. */
function keptStatement(plan: Plan, tests: readonly Test[], selects: readonly Sql[]): Sql {
  const { tables, from } = gathered(plan);
  const { dialect: d } = plan.asking;
  const ordered = plan.order.map(({ value, desc }, i) => ({ value, desc, name: raw(`o${i}`) }));
  const cells = sql`cells AS (
  SELECT ${join(
    [
      raw('r.key AS area'),
      raw('r.p AS p'),
      ...selects,
      ...tests.flatMap(({ items }) => items),
      ...ordered.map(({ value, name }) => sql`${value} AS ${name}`),
    ],
    ',\n    ',
  )}
  ${from}
)`;
  const ranks = tests.flatMap((test) => test.ranks);
  const ranked = sql`ranked AS (SELECT ${join([raw('cells.*'), ...ranks])} FROM cells)`;
  return sql`${tables([cells, ...(ranks.length > 0 ? [ranked] : [])])}
SELECT k.*, COUNT(*) OVER () AS total_
FROM ${raw(ranks.length > 0 ? 'ranked' : 'cells')} k
WHERE ${join(
    tests.map(({ test }) => test),
    ' AND ',
  )}
ORDER BY ${orderSql(
    ordered.map(({ name, desc }) => ({ value: sql`k.${name}`, desc })),
    d,
  )}${plan.limit}`;
}

/** What a statement reads from: common tables (with more behind them), and FROM with its joins, where `r` is the row. */
export interface Gathered {
  readonly tables: (more: readonly Sql[]) => Sql;
  /** The same only as far as `found`: what is known, before it stands side by side. A table that nobody reads is planned all the same. */
  readonly foundTables: (more: readonly Sql[]) => Sql;
  readonly from: Sql;
}

/** Call after every derivation has asked for what it needs. */
export function gathered(plan: Plan): Gathered {
  const { registry, catalog, dialect: d, context } = plan.asking;
  const heirs = registry.facts.length > 0 ? heirParts(catalog, allKeys(plan), d) : null;
  const ledgers = ledgerParts(catalog, registry.measures, plan.reach, d);
  const facts =
    registry.facts.length > 0
      ? factParts(registry.facts, plan.facts.name, plan.reach, heirs !== null, context, d, mostPairs(plan))
      : { parts: [], spare: false };
  const kin =
    registry.kin.size > 0
      ? kinParts(
          plan.lasts.filter(([p]) => registry.kin.has(p)),
          plan.reach === 'all' ? null : parentsNear(catalog, nearKeys(plan)),
          d,
        )
      : [];
  const lists = new PeerLists(catalog, d);
  const found = [
    ...(plan.facts.part && registry.facts.length > 0 ? [plan.facts.part] : []),
    ...plan.rows,
    ...kin,
    ...(registry.totalSlots.length > 0 ? [memberPart(registry.totals, d)] : []),
    ...(plan.reach === 'all' ? [] : reachParts(plan)),
    ...(heirs ?? []),
    ...facts.parts,
    ...(ledgers.length > 0 ? [withinPart(plan.reach, d)] : []),
    ...ledgers.flatMap((ledger) => ledger.parts),
    ...targetParts(registry.targets, d),
    foundPart({
      facts: registry.facts.length > 0,
      spare: facts.spare,
      counted: ledgers.map(({ name }) => name),
      targets: registry.targets.length > 0,
    }),
  ];
  const parts = [
    ...found,
    ...totalParts(registry.totalSlots, registry.totals, d),
    ...wideParts(registry, facts.spare, d),
    ...childrenParts(registry.children, d),
    ...registry.overs.flatMap((each) => overParts(each, lists, registry.odd.has('self'), d)),
    ...registry.placings.flatMap((placing) => placingParts(placing, lists, registry.odd.has('self'), d)),
    ...(registry.up ? [UP] : []),
  ];
  return {
    tables: (more) => d.tables([...parts, ...more], ledgers.length > 0),
    foundTables: (more) => d.tables([...found, ...more], ledgers.length > 0),
    from: sql`FROM page r
${join(besides(registry), '\n')}`,
  };
}

/** In a batch each slot meets an area or a total at most once; a thousand more areas than are known are allowed for. */
const mostPairs = ({ reach, asking: { registry, catalog } }: Plan): number | null =>
  reach === 'pairs' ? registry.facts.length * (catalog.data.areas.length + registry.totals.length + 1_000) : null;

const UP = sql`up AS (
  SELECT p, area, COALESCE(MIN(CASE WHEN in_total THEN parent END), MIN(parent)) AS parent FROM kin GROUP BY p, area
)`;

/** Keys of all areas that the statement may speak of, as far as they are known before asking. */
const allKeys = ({ keys, asking: { registry, catalog } }: Plan): readonly string[] => [
  ...new Set([
    ...keys,
    ...otherKeys(registry),
    ...registry.totals.flatMap(({ members }) => members),
    ...siblingsOf(keys, registry, catalog),
  ]),
];

/** The areas whose place in the tree matters: those of the rows and those that columns or peers name. */
const nearKeys = ({ keys, asking: { registry } }: Plan): readonly string[] => [
  ...new Set([...keys, ...otherKeys(registry), ...registry.totals.flatMap(({ members }) => members)]),
];

function siblingsOf(keys: readonly string[], registry: Registry, catalog: Catalog): readonly string[] {
  if (registry.kin.size === 0) return [];
  const parents = new Set(keys.flatMap((key) => catalog.parent(key)?.key ?? []));
  return [...parents].flatMap((parent) => catalog.children(parent).map(({ key }) => key));
}

const otherKeys = ({ others }: Registry): readonly string[] => [
  ...new Set([...others.values()].flatMap((keys) => [...keys])),
];

/**
 * No bare UNION here: beside a recursive CTE DuckDB takes one for recursion and lets duplicates through.
 * CTE `reach`: the areas of the rows, of fixed columns, totals and peers, and where the tree is needed the relatives of all these.
 * Siblings are found through their distinct parents: two steps in one join would pair every area of the tree with each of its siblings. */
function reachParts({ asking: { registry, dialect: d }, reach }: Plan): readonly Sql[] {
  const pairs = reach === 'pairs';
  const p = pairs ? 'p, ' : '';
  const others = pairs
    ? [...registry.others].flatMap(([question, keys]) => [...keys].map((key) => [int(question), sql`${key}`]))
    : otherKeys(registry).map((key) => [sql`${key}`]);
  const named = others.length === 0 ? [] : [d.rows('other_key', pairs ? ['p', 'key'] : ['key'], others)];
  const more = `
    UNION ALL
    SELECT ${pairs ? 'k.p, ' : ''}a.id AS area FROM other_key k JOIN area a ON a.key = k.key`;
  const start = raw(`start_ AS (
  SELECT DISTINCT * FROM (
    SELECT ${p}area FROM page WHERE area IS NOT NULL${others.length === 0 ? '' : more}${pairs && registry.totalSlots.length > 0 ? OF_TOTALS : ''}
  ) s
)`);
  if (registry.kin.size === 0) return [...named, start, raw('reach AS (SELECT * FROM start_)')];
  const same = reach === 'pairs' ? ' AND k.p = s.p' : '';
  const of = reach === 'pairs' ? 's.p, ' : '';
  return [
    ...named,
    start,
    sql`parent_ AS (SELECT DISTINCT ${d.picked(`${of}k.parent`)} FROM start_ s JOIN kin k ON k.area = s.area${raw(same)})`,
    raw(`reach AS (
  SELECT DISTINCT * FROM (
    SELECT ${of}s.area FROM start_ s
    UNION ALL
    SELECT ${of}s.parent FROM parent_ s
    UNION ALL
    SELECT ${of}k.area FROM parent_ s JOIN kin k ON k.parent = s.parent${same}
    UNION ALL
    SELECT ${of}k.area FROM start_ s JOIN kin k ON k.parent = s.area${same}
  ) s
)`),
  ];
}

/** In a batch the area of a row may be the number of a total: its members are told by that. */
const OF_TOTALS = `
    UNION ALL
    SELECT r.p, a.id AS area FROM page r JOIN member_key k ON k.total = r.area JOIN area a ON a.key = k.key`;

function besides(registry: Registry): readonly Sql[] {
  const up = registry.up ? [raw('LEFT JOIN up ON up.area = r.area AND up.p = r.p')] : [];
  const wide = registry.beside.flatMap(({ name, who }) => {
    const area =
      who === 'self'
        ? raw('r.area')
        : who === 'parent'
          ? raw('up.parent')
          : 'total' in who
            ? raw(String(who.total))
            : sql`(SELECT id FROM area WHERE key = ${who.key})`;
    const beside = (table: string, as: string): Sql =>
      sql`LEFT JOIN ${raw(`${table} ${as}`)} ON ${raw(`${as}.p = r.p AND ${as}.area`)} = ${area}`;
    return [
      ...(registry.valued.has(name) ? [beside('wide', name)] : []),
      ...(registry.odd.has(name) ? [beside('odd', `${name}_odd`)] : []),
    ];
  });
  const joins = registry.joins.map(({ table, name, on }) => sql`LEFT JOIN ${raw(table)} ${raw(name)} ON ${on}`);
  return [...up, ...wide, ...joins];
}

/** What a column is ordered by: as exact as a floating number is; NULL wherever there is no figure. */
export function orderBy(outcomes: ReadonlyMap<number, Outcome>, d: Asking['dialect']): Sql {
  return choose(
    new Map(
      [...outcomes].map(([p, outcome]) => {
        if (isRefused(outcome)) return [p, null];
        const value = outcome.text ?? approximateAmount(d, outcome.value);
        const base = outcome.base && approximateAmount(d, outcome.base);
        const size =
          base === null
            ? value
            : outcome.finish.kind === 'difference'
              ? sql`${value} - ${base}`
              : sql`(${value}) / NULLIF(${base}, 0)`;
        return [p, outcome.why === null ? size : sql`CASE WHEN ${outcome.why} IS NULL THEN ${size} END`];
      }),
    ),
  );
}
