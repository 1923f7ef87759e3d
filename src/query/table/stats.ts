import { add, column, divide, exact, ident, join, raw, sql, whole, type Exact, type Frame, type Sql } from '../../core';
import { condition, columnOf, fromWithOrder, stored, type TableParts } from './parts';
import { middlesOf, type Middles } from './middle';
import { orderOf } from './page';
import type { BrowseColumn, BrowseSpec } from './spec';

/** Rows `from` to `to` (exclusive) of the sorted and filtered table, in some columns. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly string[];
}

/** What the status bar says: exact, never rounded. Numbers are there where every column is one of numbers. */
export interface RangeFigures {
  readonly cells: number;
  /** Cells that hold something. */
  readonly count: number;
  readonly missing: number;
  readonly sum: Exact | null;
  readonly mean: Exact | null;
  readonly median: Exact | null;
  readonly min: Exact | null;
  readonly max: Exact | null;
}

/** Where positions are to be found: in a row-order table, in the table itself from a row id on, or by sorting each time. */
export type Positions =
  | { readonly by: 'order'; readonly name: string }
  | { readonly by: 'range'; readonly from: number }
  | { readonly by: 'sort' };

/**
 * Count, sum, middle, least and greatest of a range, computed by the engine: a whole column of five million is one scan. Sums are exact
 * decimals; the middle of an even number of values is the mean of the two; `middles` says how it is found in DuckDB.
 * Columns: cells, filled, and where all are numbers total, low, high, least, greatest.
 */
export function statsStatement(
  parts: TableParts,
  spec: BrowseSpec,
  range: RowRange,
  positions: Positions,
  rows: number,
  middles: Middles = 'sure',
): Sql {
  const columns = range.columns.flatMap((key) => columnOf(parts, key) ?? []);
  const numbers = columns.length > 0 && columns.every(({ type }) => type === 'number');
  const from = rowsOf(parts, spec, range, positions, rows, columns);
  const one = columns.length === 1;
  const stacked = one
    ? sql`(${from}) u`
    : sql`(${join(
        columns.map((_, i) => sql`SELECT u.${raw(`w${i}`)} AS w0 FROM picked u`),
        '\n  UNION ALL ',
      )}) u`;
  const head = one ? raw('') : sql`WITH picked AS (${from})\n`;
  const d = parts.dialect;
  const inDoubles = columns.some(({ key }) => key === 'value');
  const v = inDoubles ? d.decimal(raw('u.w0'), 9) : raw('u.w0');
  const [low, high] = middlesOf(raw('u.w0'), d, inDoubles ? 'sure' : middles);
  const figures = numbers
    ? [
        sql`${d.text(sql`SUM(${v})`)} AS total`,
        sql`${low} AS low`,
        sql`${high} AS high`,
        sql`${d.text(raw('MIN(u.w0)'))} AS least`,
        sql`${d.text(raw('MAX(u.w0)'))} AS greatest`,
      ]
    : [];
  return sql`${head}SELECT COUNT(*) AS cells, COUNT(u.w0) AS filled${raw(figures.length > 0 ? ', ' : '')}${join(figures)}
FROM ${stacked}`;
}

function rowsOf(
  parts: TableParts,
  spec: BrowseSpec,
  { from, to }: RowRange,
  positions: Positions,
  rows: number,
  columns: readonly BrowseColumn[],
): Sql {
  const cells = join(
    columns.map((each, i) => sql`${each.type === 'period' ? raw('t.m0') : stored(each)} AS ${raw(`w${i}`)}`),
  );
  if (from <= 0 && to >= rows) return sql`SELECT ${cells} FROM ${parts.from} WHERE ${condition(parts, spec)}`;
  const [first, last] = [String(from), String(to - 1)];
  switch (positions.by) {
    case 'order':
      return sql`SELECT ${cells} FROM ${ident(positions.name)} o JOIN ${parts.from} ON t.rowid = o.rid WHERE o.pos BETWEEN ${raw(first)} AND ${raw(last)}`;
    case 'range':
      return sql`SELECT ${cells} FROM ${parts.from} WHERE t.rowid BETWEEN ${raw(String(positions.from + from))} AND ${raw(String(positions.from + to - 1))}`;
    case 'sort':
      return sql`SELECT ${cells} FROM ${fromWithOrder(parts, spec)} WHERE ${condition(parts, spec)}
  ORDER BY ${orderOf(parts, spec)} LIMIT ${raw(String(to - from))} OFFSET ${raw(first)}`;
  }
}
export function readStats(frame: Frame): RangeFigures {
  const at = (name: string): string | null => {
    if (!frame.fields.some((field) => field.name === name)) return null;
    const value = column(frame, name)[0] ?? null;
    return value === null ? null : String(value);
  };
  const number = (name: string): Exact | null => {
    const text = at(name);
    return text === null ? null : exact(text);
  };
  const [cells, count] = [Number(at('cells') ?? 0), Number(at('filled') ?? 0)];
  const [sum, low, high] = [number('total'), number('low'), number('high')];
  return {
    cells,
    count,
    missing: cells - count,
    sum,
    mean: sum && count > 0 ? divide(sum, whole(count)) : null,
    median: low && high ? divide(add(low, high), whole(2)) : null,
    min: number('least'),
    max: number('greatest'),
  };
}
