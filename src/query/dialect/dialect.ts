import type { Sql } from '../../core';
import type { Wide } from './wide';

/** What engines write differently. Everything else in this folder is SQL that all of them understand. */
export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse';
  /** A common table expression of literal rows: `name(columns) AS (…)`. */
  rows(name: string, columns: readonly string[], rows: readonly (readonly Sql[])[]): Sql;
  /** `WITH` and these common table expressions, each `name AS (…)`. `recursive`: one of them is a closure. */
  tables(parts: readonly Sql[], recursive: boolean): Sql;
  /** Exact decimal with `scale` places after the point. */
  decimal(expression: Sql, scale: number): Sql;
  /** A whole number divided by another, the rest left out. */
  quotient(expression: Sql, by: number): Sql;
  /** A decimal or floating number as text that reads back to the same number. */
  text(expression: Sql): Sql;
  double(expression: Sql): Sql;
  /** The n-th least of some numbers of one type, counted from 1. */
  nth(values: readonly Sql[], n: number): Sql;
  /** The day `YYYY-MM-DD`. */
  day(text: string): Sql;
  /** The day in which a day or a moment lies. */
  dayOf(expression: Sql): Sql;
  /** The union of two sets of note bits. */
  bitOr(a: Sql, b: Sql): Sql;
  /** Descending or ascending, with NULL last either way. */
  order(expression: Sql, desc: boolean): Sql;
  /** A common table expression of rows put side by side. */
  wide(wide: Wide): Sql;
  /**
   * The contrary, a SELECT: for each row of `from` (of which the columns `keep` stay, as `r.p` under the name p) a row for each member of the
   * lists, which are of one length, and the place of the member, counted from 0, as `c`.
   */
  apart(
    keep: readonly string[],
    lists: readonly { readonly name: string; readonly values: readonly Sql[] }[],
    from: Sql,
  ): Sql;
  /** The end of a SELECT that cannot have more rows than this: what is joined to it is planned by that. */
  atMost(rows: number): Sql;
  /** All note bits of a group. */
  anyBits(expression: Sql): Sql;
  /** A list of columns (`f.area, s.p, f.v AS w`) for a SELECT, each under its own name, also where two joined tables have one. */
  picked(list: string): Sql;
  /** NULL in every row, as a column of ids like `id`. */
  noId(id: Sql): Sql;
  /** A table of facts, of which only those of `indicators` (and `areas`) are joined: selects of one column each. */
  among(table: Sql, indicators: Sql, areas: Sql | null): Sql;
  /** The middle value of a group, of two middle ones their mean; exact. */
  median(value: Sql): Sql;
  /** Decimals of a floating number as written: what stands behind the point of its shortest text. */
  digits(value: Sql): Sql;
  /** A common table expression of pairs: those of `start` and all that `step`, joined to the table it is given the name of, leads to. */
  closure(name: string, columns: readonly [string, string], start: Sql, step: (itself: string) => Sql): Sql;
  /** A row for each of these expressions, in the select list: several values side by side become several rows. */
  spread(values: readonly Sql[]): Sql;
}

/** A column's name without that of its table. */
export const bareName = (column: string): string => column.slice(column.lastIndexOf('.') + 1);
