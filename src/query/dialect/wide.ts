import { join, raw, sql, type Sql } from '../../core';

/** Rows of `from` put side by side: one row for each of `keys`, and for each value as many columns as `by` counts (0 …), `v` as v0, v1 … */
export interface Wide {
  readonly name: string;
  readonly keys: readonly string[];
  readonly by: string;
  readonly values: readonly string[];
  readonly count: number;
  readonly from: string;
}

const columns = ({ keys, values, count }: Wide, one: (value: string, at: number) => string): Sql =>
  join(
    [
      ...keys,
      ...values.flatMap((value) => Array.from({ length: count }, (_, at) => `${one(value, at)} AS ${value}${at}`)),
    ].map(raw),
    ',\n    ',
  );

/** A conditional aggregate for each column. */
export const wideByCase = (wide: Wide): Sql => sql`${raw(wide.name)} AS (
  SELECT ${columns(wide, (value, at) => `MAX(CASE WHEN ${wide.by} = ${at} THEN ${value} END)`)}
  FROM ${raw(wide.from)} GROUP BY ${raw(wide.keys.join(', '))}
)`;

/**
 * The values of a group as lists, and each column out of them. Conditions grow with columns × rows: of 25 columns this takes half of their
 * time in DuckDB, of 50 a third.
 */
export const wideByList = (wide: Wide): Sql => sql`${raw(wide.name)} AS (
  SELECT ${columns(wide, (value, at) => `${value}s[list_position(at_, ${at})]`)}
  FROM (SELECT ${raw(
    [...wide.keys, `list(${wide.by}) AS at_`, ...wide.values.map((value) => `list(${value}) AS ${value}s`)].join(', '),
  )} FROM ${raw(wide.from)} GROUP BY ${raw(wide.keys.join(', '))}) listed
)`;
