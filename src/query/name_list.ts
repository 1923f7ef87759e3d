import type { Catalog, Period } from '../catalog';
import { column, raw, sql, type Frame, type Sql } from '../core';
import type { Dialect } from './dialect';
import { firstDay } from './spans';
import { columnOf, condition, stored, tableParts, type TableParts } from './table/parts';
import type { BrowseColumn, RowFilter } from './table/spec';

/** The different texts of a ledger's column in the rows that are meant, the first of them by an amount, then by day, then by name. */
export interface NameListAsk {
  readonly ledger: string;
  readonly column: string;
  /** Rows of an area and everything below it; of a span by this column's day. */
  readonly area: string | null;
  readonly date: string | null;
  readonly period: Period | null;
  readonly where: readonly { readonly column: string; readonly in: readonly string[] }[];
  readonly order: string | null;
  /** A column that says 否 or 不公开 of what may not be named: counted, and left out of the names. */
  readonly hidden: string | null;
  readonly limit: number;
  /** A day, YYYY-MM-DD: only rows of files that were released by then, as of numbers. */
  readonly asOf?: string;
}

export interface NameList {
  readonly names: readonly string[];
  /** Different names in all, and rows in all, those without a name too. */
  readonly count: number;
  readonly rows: number;
}

/** What says that a thing may not be named. */
const UNTOLD = ['否', '不公开', '保密', '内部', 'no'];

/** Columns: name, hidden, names, total. Rows without a name, and untold ones, come last. */
export function nameListStatement(
  ask: NameListAsk,
  columns: readonly BrowseColumn[],
  catalog: Catalog,
  d: Dialect,
): Sql {
  const parts: TableParts = tableParts({ kind: 'ledger', ledger: ask.ledger }, columns, catalog, d);
  const cell = (key: string | null): Sql | null => {
    const found = key === null ? undefined : columnOf(parts, key);
    return found ? stored(found) : null;
  };
  const { area, date, period } = ask;
  const where: readonly RowFilter[] = [
    ...(area === null ? [] : [{ column: 'area', kind: 'within', areas: [area] } as const]),
    ...ask.where.map(({ column: key, in: values }) => ({ column: key, kind: 'set', values }) as const),
  ];
  const day = cell(date);
  const within =
    day && period
      ? sql` AND ${day} >= ${d.day(firstDay(period.m0))} AND ${day} < ${d.day(firstDay(period.m0 + period.n))}`
      : raw('');
  const then =
    ask.asOf === undefined
      ? raw('')
      : sql` AND t.sheet IN (SELECT h.id FROM sheet h JOIN source s ON s.id = h.source WHERE COALESCE(${d.dayOf(raw('s.released'))}, ${d.dayOf(raw('s.imported'))}) <= ${d.day(ask.asOf)})`;
  const [name, amount, hidden] = [cell(ask.column), cell(ask.order), cell(ask.hidden)];
  const untold = hidden
    ? sql`MAX(CASE WHEN ${hidden} IN (${raw(UNTOLD.map((each) => `'${each}'`).join(', '))}) THEN 1 ELSE 0 END)`
    : raw('0');
  const text = sql`COALESCE(${name ?? raw("''")}, '')`;
  return sql`SELECT g.name_ AS name, g.untold_ AS untold, SUM(CASE WHEN g.name_ = '' THEN 0 ELSE 1 END) OVER () AS names, SUM(g.n_) OVER () AS total
FROM (
  SELECT ${text} AS name_, COUNT(*) AS n_, ${untold} AS untold_, ${amount ? sql`SUM(${amount})` : raw('0')} AS amount_, ${day ? sql`MIN(${day})` : raw('0')} AS day_
  FROM ${parts.from}
  WHERE ${condition(parts, { where })}${within}${then}
  GROUP BY ${text}
) g
ORDER BY CASE WHEN g.name_ = '' THEN 1 ELSE 0 END, g.untold_, ${d.order(raw('g.amount_'), true)}, ${d.order(raw('g.day_'), false)}, g.name_
LIMIT ${raw(String(Math.max(1, Math.floor(ask.limit))))}`;
}

export function readNameList(frame: Frame): NameList {
  const [name, untold, names, total] = ['name', 'untold', 'names', 'total'].map((each) => column(frame, each));
  const told = (name ?? []).flatMap((each, i) => (each === '' || Number(untold?.[i]) !== 0 ? [] : [String(each)]));
  return { names: told, count: Number(names?.[0] ?? 0), rows: Number(total?.[0] ?? 0) };
}
