import type { Ids } from '../../catalog';
import { cellAddress, column, join, sql, type Frame, type Issue, type LoadStep, type Sql } from '../../core';
import { Notes } from '../apply/notes';
import { mapSteps } from './load';
import type { DelimitedSheet } from './resolve';
import { cellSources, tableOf } from './sources';

/** Asks of a resolved large file whether several of its rows are about the same place. */
export interface Repeats {
  /** Makes the tables that the questions need. */
  readonly steps: readonly LoadStep[];
  /** Columns: all (rows that have a place), places. Only where they differ the rest must be done. */
  readonly count: Sql;
  /** Makes the table of the rows that do not count: the first number counts, else the first gap, as in small files. */
  readonly mark: readonly LoadStep[];
  /** Rows that disagree with the one that counts: r1, c1, first, r2, c2, second, indicator. */
  readonly differing: Sql;
}

/** The questions in the order in which they are to be asked. */
export function repeats(sheet: DelimitedSheet): Repeats {
  const table = tableOf(sheet, 'repeat');
  const cells = join(
    cellSources(sheet).map(
      ({ from, area, m0, n, value }) =>
        sql`SELECT (((i.id::UBIGINT * 16777216 + ${area}) * 65536 + ${m0}) * 256 + ${n}) * 2 + i.role AS k, c.r AS r, i.c AS c, i.label AS label, ${value} AS x FROM ${from}`,
    ),
    ' UNION ALL ',
  );
  return {
    steps: mapSteps(sheet, positions(sheet)),
    count: sql`SELECT count(*)::INTEGER AS "all", count(DISTINCT k)::INTEGER AS places FROM (${cells})`,
    mark: [
      { do: 'sql', sql: sql`DROP TABLE IF EXISTS ${table}` },
      {
        do: 'sql',
        sql: sql`CREATE TABLE ${table} AS SELECT * EXCLUDE (k, place) FROM (
  SELECT *, row_number() OVER first AS place, first_value(r) OVER first AS r1, first_value(c) OVER first AS c1, first_value(x) OVER first AS x1
  FROM (${cells})
  WHERE k IN (SELECT k FROM (${cells}) GROUP BY 1 HAVING count(*) > 1)
  WINDOW first AS (PARTITION BY k ORDER BY x IS NULL, r, c)
) WHERE place > 1`,
      },
    ],
    differing: sql`SELECT r1, c1, x1 AS first, r AS r2, c AS c2, x AS second, label AS indicator FROM ${table}
WHERE x <> x1 ORDER BY r, c LIMIT 100`,
  };
}

/** Integers for keys before the catalog has given any. */
function positions({ resolved }: DelimitedSheet): Ids {
  const at = (keys: readonly string[]): ReadonlyMap<string, number> => new Map(keys.map((key, i) => [key, i]));
  return { area: at(resolved?.areas ?? []), indicator: at(resolved?.indicators ?? []) };
}

/** The sheet with what the answers say: how many facts it loads, and whether some rows do not count. */
export function withRepeats(
  sheet: DelimitedSheet,
  count: Frame,
  differing: Frame | null,
  file: string,
): { readonly sheet: DelimitedSheet; readonly issues: readonly Issue[] } {
  const places = Number(column(count, 'places')[0] ?? 0);
  const repeated = places < Number(column(count, 'all')[0] ?? 0);
  const { resolved } = sheet;
  const found = resolved ? { ...sheet, resolved: { ...resolved, rows: places, repeated } } : sheet;
  if (!differing) return { sheet: found, issues: [] };
  const notes = new Notes({ file, sheet: sheet.sheet });
  const [r1, c1, first, r2, c2, second, indicator] = ['r1', 'c1', 'first', 'r2', 'c2', 'second', 'indicator'].map(
    (name) => column(differing, name),
  );
  for (let i = 0; i < differing.rows; i++) {
    const other = cellAddress(Number(r1?.[i]), Number(c1?.[i]));
    const said = { other, first: Number(first?.[i]), second: Number(second?.[i]), indicator: String(indicator?.[i]) };
    notes.add('warning', 'duplicate_differs', said, { row: Number(r2?.[i]), column: Number(c2?.[i]) });
  }
  return { sheet: found, issues: notes.list() };
}
