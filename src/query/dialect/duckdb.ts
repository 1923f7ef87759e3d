import { join, raw, sql } from '../../core';
import { bareName, type Dialect } from './dialect';
import { listed } from './listed';
import { wideByCase, wideByList } from './wide';

/** From so many slots on lists are quicker than conditions. */
const MANY_SLOTS = 8;

/** DuckDB 1.4, in the page and in Node. */
export const duckdb: Dialect = {
  name: 'duckdb',
  rows: (name, columns, rows) =>
    listed(name, columns, rows) ??
    sql`${raw(name)}(${raw(columns.join(', '))}) AS (VALUES\n  ${join(
      rows.map((row) => sql`(${join(row)})`),
      ',\n  ',
    )})`,
  tables: (parts, recursive) => sql`WITH ${raw(recursive ? 'RECURSIVE ' : '')}${join(parts, ',\n')}`,
  decimal: (expression, scale) => sql`CAST(${expression} AS DECIMAL(38, ${raw(String(scale))}))`,
  quotient: (expression, by) => sql`(${expression} // ${raw(String(by))})`,
  text: (expression) => sql`CAST(${expression} AS VARCHAR)`,
  nth: (values, n) => sql`list_sort([${join(values)}])[${raw(String(n))}]`,
  double: (expression) => sql`CAST(${expression} AS DOUBLE)`,
  day: (text) => sql`CAST(${text} AS DATE)`,
  dayOf: (expression) => sql`CAST(${expression} AS DATE)`,
  bitOr: (a, b) => sql`(${a} | ${b})`,
  order: (expression, desc) => sql`${expression} ${raw(desc ? 'DESC' : 'ASC')} NULLS LAST`,
  wide: (wide) => (wide.count < MANY_SLOTS ? wideByCase(wide) : wideByList(wide)),
  apart: (keep, lists, from) => {
    const [first] = lists;
    const at = first?.values.map((_, i) => i).join(', ') ?? '';
    const arrays = lists.map(({ name, values }) => sql`[${join(values)}] AS ${raw(`${name}_`)}`);
    const each = lists.map(({ name }) => raw(`UNNEST(${name}_) AS ${name}`));
    return sql`SELECT ${raw(keep.map(bareName).join(', '))}, UNNEST([${raw(at)}]) AS c, ${join(each)}
  FROM (SELECT ${raw(keep.join(', '))}, ${join(arrays)} ${from}) s`;
  },
  atMost: (rows) => raw(`\n  LIMIT ${rows}`),
  anyBits: (expression) => sql`bit_or(${expression})`,
  picked: raw,
  among: (table) => table,
  spread: (values) => sql`UNNEST([${join(values)}])`,
  median: (value) => sql`median(${value})`,
  noId: () => raw('NULL'),
  digits: (value) => {
    const text = sql`CAST(${value} AS VARCHAR)`;
    return sql`CASE WHEN ${text} LIKE '%.0' THEN 0 ELSE LENGTH(${text}) - POSITION('.' IN ${text}) END`;
  },
  closure: (name, columns, start, step) => sql`${raw(`${name} (${columns.join(', ')})`)} AS (
  ${start}
  UNION
  ${step(name)}
)`,
};
