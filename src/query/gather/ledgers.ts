import type { Catalog, Measure } from '../../catalog';
import { ident, join, raw, sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import { firstDay, january } from '../spans';
import type { Reach } from './facts';
import { int, type MeasureSlot } from './slots';

/** The name under which a measure's rows join `found`. */
export interface LedgerPart {
  readonly name: string;
  readonly parts: readonly Sql[];
}

/** CTE `within`: every area of the question with everything below it, itself included. */
export const withinPart = (reach: Reach, d: Dialect): Sql =>
  d.closure(
    'within',
    ['top', 'area'],
    raw(`SELECT DISTINCT ${reach === 'all' ? 'id, id FROM area' : 'area, area FROM reach'}`),
    (itself) =>
      raw(`SELECT w.top, l.area FROM ${itself} w JOIN area_parent l ON l.parent = w.area AND l.tree = 'admin'`),
  );

/**
 * CTEs that aggregate ledgers for their slots. An area without rows counts zero where the ledger reaches over the period (its dates begin
 * before the period's end and go on into it); elsewhere there is no figure: an export that ends in May says nothing of June.
 */
export function ledgerParts(
  catalog: Catalog,
  slots: readonly MeasureSlot[],
  reach: Reach,
  d: Dialect,
): readonly LedgerPart[] {
  return [...new Set(slots.map(({ measure }) => measure))].flatMap((key, i) => {
    const measure = catalog.measure(key);
    const own = slots.filter((slot) => slot.measure === key);
    return measure ? [ledgerPart(measure, own, i, reach, d)] : [];
  });
}

function ledgerPart(measure: Measure, slots: readonly MeasureSlot[], i: number, reach: Reach, d: Dialect): LedgerPart {
  const [asked, name] = [`asked_${i}`, `counted_${i}`];
  const ask = d.rows(
    asked,
    ['p', 'slot', 'first', 'after', 'reset'],
    slots.map(({ p, slot, period: { m0, n } }) => [
      int(p),
      int(slot),
      d.day(`${firstDay(m0)}`),
      d.day(firstDay(m0 + n)),
      d.day(firstDay(resetMonth(measure, m0 + n - 1))),
    ]),
  );
  const table = ident(`ledger_${measure.ledger}`);
  const date = dated(measure);
  const counted = sql`${raw(name)} AS (
  SELECT ${d.picked('b.area, s.p, s.slot')}, CASE WHEN c.first_day < s.after AND c.last_day >= s.first THEN COALESCE(e.v, 0) END AS v
  FROM ${raw(asked)} s
  JOIN ${raw(reach === 'all' ? '(SELECT id AS area FROM area) b ON TRUE' : reach === 'areas' ? 'reach b ON TRUE' : 'reach b ON b.p = s.p')}
  CROSS JOIN (SELECT MIN(${date}) AS first_day, MAX(${date}) AS last_day FROM ${table}) c
  LEFT JOIN (
    SELECT ${d.picked('w.top, q.p, q.slot')}, ${d.double(aggregate(measure, d))} AS v
    FROM ${raw(asked)} q JOIN ${table} l ON ${counts(measure)}
    JOIN within w ON w.area = l.area
    GROUP BY w.top, q.p, q.slot
  ) e ON e.top = b.area AND e.p = s.p AND e.slot = s.slot
)`;
  return { name, parts: [ask, counted] };
}

const dated = (measure: Measure): Sql => ident(measure.validFrom ?? measure.dateColumn ?? '');

/** The columns of which the earliest day ends a thing's validity. */
const ends = ({ validTo, ended }: Measure): readonly string[] => [validTo, ended].filter((name) => name !== undefined);

/** A stock counts what is valid on the period's last day, a flow what is dated in it. */
function counts(measure: Measure): Sql {
  const column = (name: string): Sql => sql`l.${ident(name)}`;
  const time =
    measure.validFrom === undefined
      ? [sql`${column(measure.dateColumn ?? '')} >= q.first`, sql`${column(measure.dateColumn ?? '')} < q.after`]
      : [
          sql`${column(measure.validFrom)} < q.after`,
          ...ends(measure).map((end) => sql`(${column(end)} IS NULL OR ${column(end)} >= q.after)`),
          ...(measure.resetsIn === undefined && measure.validMonths === undefined
            ? []
            : [sql`${column(measure.validFrom)} >= q.reset`]),
        ];
  const filter = measure.filter.map(
    ({ column: name, in: values }) => sql`${column(name)} IN (${join(values.map((value) => sql`${value}`))})`,
  );
  return join([...time, ...filter], ' AND ');
}

function aggregate(measure: Measure, d: Dialect): Sql {
  const distinct = measure.distinctBy ?? measure.column;
  if (measure.aggregate === 'sum') return sql`SUM(${d.decimal(sql`l.${ident(measure.column ?? '')}`, 4)})`;
  if (measure.aggregate === 'count_distinct' && distinct !== undefined)
    return sql`COUNT(DISTINCT l.${ident(distinct)})`;
  return raw('COUNT(*)');
}

/** For tracing: CTEs, and one SELECT for each measure that lists the rows which count. A row's place is its cell in the first column. */
export function ledgerRows(
  catalog: Catalog,
  slots: readonly MeasureSlot[],
  d: Dialect,
): { readonly parts: readonly Sql[]; readonly selects: readonly Sql[] } {
  const found = [...new Set(slots.map(({ measure }) => measure))].flatMap((key, i) => {
    const measure = catalog.measure(key);
    return measure
      ? [
          listed(
            measure,
            slots.filter((slot) => slot.measure === key),
            i,
            d,
          ),
        ]
      : [];
  });
  return { parts: found.map(({ ask }) => ask), selects: found.map(({ select }) => select) };
}

function listed(measure: Measure, slots: readonly MeasureSlot[], i: number, d: Dialect): { ask: Sql; select: Sql } {
  const asked = `asked_${i}`;
  const ask = d.rows(
    asked,
    ['p', 'slot', 'm0', 'n', 'first', 'after', 'reset'],
    slots.map(({ p, slot, period: { m0, n } }) => [
      int(p),
      int(slot),
      int(m0),
      int(n),
      d.day(firstDay(m0)),
      d.day(firstDay(m0 + n)),
      d.day(firstDay(resetMonth(measure, m0 + n - 1))),
    ]),
  );
  const value =
    measure.aggregate === 'sum' ? d.double(sql`l.${ident(measure.column ?? '')}`) : raw('CAST(1 AS DOUBLE)');
  const key = `measure:${measure.key}`;
  const select = sql`  SELECT ${d.picked('w.p, w.ord, w.role')}, ${d.noId(raw('l.area'))} AS indicator, ${key} AS name, ${d.picked('l.area, q.m0, q.n')}, ${value} AS value, 0 AS status, 0 AS note, NULL AS low, NULL AS high, NULL AS text_,
    l.sheet, l.r, 1 AS c, NULL AS reason, 0 AS vintage, FALSE AS superseded
  FROM wanted w JOIN ${raw(asked)} q ON q.p = w.p AND q.slot = w.slot JOIN ${ident(`ledger_${measure.ledger}`)} l ON ${counts(measure)}
  JOIN within x ON x.area = l.area AND x.top = w.area`;
  return { ask, select };
}

/** The earliest month of rows that still count at the end of month `end`: since a count that starts anew each year did so, or within their term. */
function resetMonth({ resetsIn, validMonths }: Measure, end: number): number {
  const month = january(end) + (resetsIn ?? 1) - 1;
  const reset = month <= end ? month : month - 12;
  if (validMonths === undefined) return reset;
  const since = end + 1 - validMonths;
  return resetsIn === undefined ? since : Math.max(since, reset);
}

/** Whether the loaded ledger has every column that the measure speaks of. */
export function answerable(measure: Measure, columns: readonly string[] | null | undefined): boolean {
  if (columns === undefined) return measure.validFrom !== undefined || measure.dateColumn !== undefined;
  if (columns === null) return false;
  const needed = [
    measure.validFrom ?? measure.dateColumn ?? '',
    ...(measure.validFrom === undefined ? [] : ends(measure)),
    ...(measure.aggregate === 'sum' ? [measure.column ?? ''] : []),
    ...(measure.aggregate === 'count_distinct' ? [measure.distinctBy ?? measure.column ?? ''] : []),
    ...measure.filter.map(({ column }) => column),
  ];
  return needed.every((name) => columns.includes(name));
}
