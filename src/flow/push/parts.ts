import { column, ident, join, raw, sql, type LoadStep, type Result, type Sql } from '../../core';
import type { Ids } from '../../catalog';
import type { Engine, QueryError } from '../../engine';
import type { LoadedSource } from '../loaded';

/** Rows of one table that travel together. The same part of the same file is always the same rows. */
export interface Part {
  readonly name: string;
  readonly table: string;
  readonly rows: number;
  /** What our own engine exports, under the names of the server's columns. */
  readonly sql: Sql;
}

/** A source and its sheets by numbers that anybody who has the same bytes comes to. */
export interface ServerNumbers {
  readonly source: number;
  readonly sheets: ReadonlyMap<number, number>;
}

/** Forty bits of the hash for the source, ten for a sheet: below what a JavaScript number holds. */
export function serverNumbers(sha256: string, { sheets }: LoadedSource): ServerNumbers {
  const source = Number.parseInt(sha256.slice(0, 10), 16);
  return { source, sheets: new Map([...sheets.values()].map((local, i) => [local, source * 1024 + i])) };
}

/** Tables of our own engine that say which of our numbers is which of the server's; gone with `dropNumbers`. */
export const numberSteps = (own: Ids, there: Ids): readonly LoadStep[] => [
  ...pairs('push_area', own.area, there.area),
  ...pairs('push_indicator', own.indicator, there.indicator),
];
export const dropNumbers: readonly LoadStep[] = ['push_area', 'push_indicator', 'push_sheet'].map((table) => ({
  do: 'sql',
  sql: raw(`DROP TABLE IF EXISTS ${table}`),
}));
export const sheetSteps = ({ sheets }: ServerNumbers): readonly LoadStep[] => table('push_sheet', [...sheets]);

function pairs(
  name: string,
  own: ReadonlyMap<string, number>,
  there: ReadonlyMap<string, number>,
): readonly LoadStep[] {
  return table(
    name,
    [...own].flatMap(([key, local]) => {
      const remote = there.get(key);
      return remote === undefined ? [] : [[local, remote] as const];
    }),
  );
}

/** Numbers above 32 bits travel as floating ones, which hold them exactly. */
const table = (name: string, rows: readonly (readonly [number, number])[]): readonly LoadStep[] => [
  { do: 'sql', sql: raw(`CREATE OR REPLACE TABLE ${name} (own INTEGER, there DOUBLE)`) },
  {
    do: 'rows',
    table: name,
    columns: [
      { name: 'own', type: 'int32', values: rows.map(([own]) => own) },
      { name: 'there', type: 'float64', values: rows.map(([, there]) => there) },
    ],
  },
];

const FACTS =
  raw(`SELECT i.there::BIGINT AS indicator, a.there::BIGINT AS area, f.m0, f.n, f.role, f.vintage, f.value, f.digits, f.low, f.high, f.status,
  f.flags, s.there::BIGINT AS sheet, f.r, f.c
FROM fact f JOIN push_indicator i ON i.own = f.indicator JOIN push_area a ON a.own = f.area JOIN push_sheet s ON s.own = f.sheet`);
const TEXTS = raw(
  `SELECT s.there::BIGINT AS sheet, f.r, f.c, f.raw, f.unit FROM fact_text f JOIN push_sheet s ON s.own = f.sheet`,
);

/** What a source sends: facts, texts of cells, rows of ledgers, `size` rows at a time, in the order of the sheets and cells. */
export async function partsOf(
  engine: Engine,
  source: LoadedSource,
  size: number,
): Promise<Result<readonly Part[], QueryError>> {
  const parts: Part[] = [];
  const tables = ['fact', 'fact_text', ...source.ledgers.map((key) => `ledger_${key}`)];
  for (const name of tables) {
    const select = name === 'fact' ? FACTS : name === 'fact_text' ? TEXTS : await ledgerSelect(engine, name);
    if ('error' in select) return { ok: false, error: select.error };
    const counted = await engine.run(sql`SELECT count(*)::INTEGER AS n FROM (${select})`);
    if (!counted.ok) return counted;
    const total = Number(column(counted.value, 'n')[0] ?? 0);
    // Within a source a cell says one thing in a table, so that this order is one order.
    const order = name.startsWith('ledger_')
      ? raw('sheet, r, "row"')
      : name === 'fact'
        ? raw('sheet, r, c, indicator, area, m0, n, role')
        : raw('sheet, r, c');
    for (let from = 0; from < total; from += size) {
      parts.push({
        name: `${name}/${from}/${size}`,
        table: name,
        rows: Math.min(size, total - from),
        sql: sql`SELECT * FROM (${select}) ORDER BY ${order} LIMIT ${raw(String(size))} OFFSET ${raw(String(from))}`,
      });
    }
  }
  return { ok: true, value: parts };
}

async function ledgerSelect(engine: Engine, name: string): Promise<Sql | { readonly error: QueryError }> {
  const columns = await ledgerColumns(engine, name);
  if (!columns.ok) return { error: columns.error };
  // Days travel as text: Arrow has some number in the place of a day that is not there, which ClickHouse looks at all the same.
  const own = columns.value.map(([each, type]) =>
    type === 'DATE' ? sql`l.${ident(each)}::VARCHAR AS ${ident(each)}` : sql`l.${ident(each)}`,
  );
  return sql`SELECT l."row", s.there::BIGINT AS sheet, l.r, a.there::BIGINT AS area${own.length > 0 ? raw(', ') : raw('')}${join(own)}
FROM ${ident(name)} l JOIN push_sheet s ON s.own = l.sheet LEFT JOIN push_area a ON a.own = l.area`;
}

/** A ledger's own columns with their types. */
export async function ledgerColumns(
  engine: Engine,
  name: string,
): Promise<Result<readonly (readonly [string, string])[], QueryError>> {
  const found = await engine.run(
    sql`SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ${name} ORDER BY column_index`,
  );
  if (!found.ok) return found;
  const types = column(found.value, 'data_type');
  const all = column(found.value, 'column_name').map((each, i) => [String(each), String(types[i])] as const);
  return { ok: true, value: all.filter(([each]) => !['row', 'sheet', 'r', 'area'].includes(each)) };
}
