import { ident, join, raw, sql, ok, type Sql } from '../../core';
import type { Held } from '../../engine';
import type { Browse } from '../../flow';
import { readStats, type BrowseColumn, type BrowseRow } from '../../query';

/** The columns of a kept result, as a grid of rows knows them. Keys are the names: an engine gives no two columns the same. */
export const heldColumns = ({ fields }: Held): readonly BrowseColumn[] =>
  fields.map(({ name, type }) => ({ key: name, type: type === 'number' || type === 'date' ? type : 'text' }));

/** A kept result as what a grid of rows looks through. */
export function heldBrowse(held: Held): Browse {
  const columns = heldColumns(held);
  return {
    rows: held.rows,
    columns,
    sorted: Promise.resolve(),
    async page(from, to, keys, options) {
      const frame = await held.page(from, to, options);
      if (!frame.ok) return frame;
      const { fields, columns: cells, rows } = frame.value;
      const own = keys.map((key) => cells[fields.findIndex(({ name }) => name === key)] ?? []);
      return ok(
        Array.from({ length: rows }, (_, row): BrowseRow => {
          const values = own.map((column) => column[row] ?? null);
          return { values: values.map((value) => (value === null ? null : String(value))), origin: null };
        }),
      );
    },
    async stats({ from, to, columns: keys }, options) {
      const chosen = columns.filter(({ key }) => keys.includes(key));
      const none = { kind: 'failed', message: 'a server keeps no result to add up', sql: '' } as const;
      if (held.over === null || chosen.length === 0) return { ok: false, error: none };
      const frame = await held.over((table) => statsOf(table, chosen, from, to), options);
      return frame.ok ? ok(readStats(frame.value)) : frame;
    },
    values: () => Promise.resolve(ok([])),
    close: () => void held.close(),
  };
}

/** Cells, filled ones, and where all columns are numbers their sum, ends and middle, of the rows from `from` to `to`. */
function statsOf(table: Sql, columns: readonly BrowseColumn[], from: number, to: number): Sql {
  const rows = sql`(SELECT * FROM ${table} t LIMIT ${raw(String(Math.max(0, to - from)))} OFFSET ${raw(String(from))})`;
  const numbers = columns.every(({ type }) => type === 'number');
  const cells = columns.map(
    ({ key }) =>
      sql`SELECT ${numbers ? raw('') : raw('CAST(')}${ident(key)}${numbers ? raw('') : raw(' AS VARCHAR)')} AS v FROM picked`,
  );
  const figures = numbers
    ? raw(`CAST(sum(CAST(v AS DECIMAL(38, 10))) AS VARCHAR) AS total, CAST(min(v) AS VARCHAR) AS least, CAST(max(v) AS VARCHAR) AS greatest,
  CAST(quantile_disc(v, 0.5) AS VARCHAR) AS low, CAST(-quantile_disc(-v, 0.5) AS VARCHAR) AS high`)
    : raw('NULL AS total, NULL AS least, NULL AS greatest, NULL AS low, NULL AS high');
  return sql`WITH picked AS ${rows}, cells AS (${join(cells, ' UNION ALL ')})
SELECT count(*) AS cells, count(v) AS filled, ${figures} FROM cells`;
}
