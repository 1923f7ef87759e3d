import type { Sql } from '../../core';

/** What engines write differently. Everything else in this folder is SQL that all of them understand. */
export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse';
  /** A common table expression of literal rows: `name(columns) AS (…)`. */
  rows(name: string, columns: readonly string[], rows: readonly (readonly Sql[])[]): Sql;
  /** Exact decimal with `scale` places after the point. */
  decimal(expression: Sql, scale: number): Sql;
  /** A decimal or floating number as text that reads back to the same number. */
  text(expression: Sql): Sql;
  double(expression: Sql): Sql;
  /** The day `YYYY-MM-DD`. */
  day(text: string): Sql;
  /** The union of two sets of note bits. */
  bitOr(a: Sql, b: Sql): Sql;
  /** Descending or ascending, with NULL last either way. */
  order(expression: Sql, desc: boolean): Sql;
  /** All note bits of a group. */
  anyBits(expression: Sql): Sql;
}
