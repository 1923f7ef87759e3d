import { vintageRank } from '../catalog';
import { ident, join, raw, sql, type LoadStep, type Sql } from '../core';
import { ledgerTableSteps } from '../ingest';
import type { SourceCache } from './cache';
import type { CachedTable } from './container';
import type { Loaded, LoadedSource } from './loaded';

/**
 * Steps that bring a cached source into the engine. Where the ids in its tables are this engine's too, the bytes go straight in;
 * otherwise they are translated on the way. Null when the cache names a key or a sheet that is not there: then it is stale.
 */
export function cacheSteps(
  cache: SourceCache,
  loaded: Loaded,
  source: LoadedSource,
  vintage: string,
): readonly LoadStep[] | null {
  const area = moves(cache.areas, loaded.ids.area);
  const indicator = moves(cache.indicators, loaded.ids.indicator);
  const sheet = moves(cache.sheets, source.sheets);
  if (!area || !indicator || !sheet) return null;
  const steps = cache.tables.flatMap((table) => tableSteps(table, { area, indicator, sheet }));
  return [
    ...cache.ledgers.flatMap((recipe) => ledgerTableSteps(recipe)),
    ...steps,
    ...(vintage === cache.vintage ? [] : [vintageStep(source, vintage)]),
  ];
}

type Move = readonly [from: number, to: number];
interface Changes {
  readonly area: readonly Move[];
  readonly indicator: readonly Move[];
  readonly sheet: readonly Move[];
}

/** The ids that stand for another number here. Null when a key is unknown. */
function moves(
  cached: readonly (readonly [number, string])[],
  ids: ReadonlyMap<string, number>,
): readonly Move[] | null {
  const changed: Move[] = [];
  for (const [from, key] of cached) {
    const to = ids.get(key);
    if (to === undefined) return null;
    if (to !== from) changed.push([from, to]);
  }
  return changed;
}

const COLUMNS: Readonly<Record<string, readonly (keyof Changes)[]>> = {
  fact: ['indicator', 'area', 'sheet'],
  fact_text: ['sheet'],
};

/** Ledgers are put in by column name: another file may have given their table more columns. */
function tableSteps({ table, bytes }: CachedTable, changes: Changes): readonly LoadStep[] {
  const known = COLUMNS[table];
  const columns = (known ?? ['area', 'sheet']).filter((column) => changes[column].length > 0);
  if (known && columns.length === 0) return [{ do: 'arrow', table, bytes, create: false }];
  const staged = `staged_${table}`;
  const replaced = columns.map(
    (column) => sql`coalesce(${ident(`to_${column}`)}.new, s.${ident(column)}) AS ${ident(column)}`,
  );
  const picked = replaced.length > 0 ? sql`s.* REPLACE (${join(replaced)})` : raw('s.*');
  const joins = join(
    columns.map((column) => translation(column, changes[column])),
    ' ',
  );
  return [
    { do: 'arrow', table: staged, bytes, create: true },
    { do: 'sql', sql: sql`INSERT INTO ${ident(table)} BY NAME SELECT ${picked} FROM ${ident(staged)} s ${joins}` },
    { do: 'sql', sql: sql`DROP TABLE ${ident(staged)}` },
  ];
}

function translation(column: keyof Changes, changed: readonly Move[]): Sql {
  const pairs = raw(changed.map(([from, to]) => `(${from}, ${to})`).join(', '));
  const name = ident(`to_${column}`);
  return sql`LEFT JOIN (VALUES ${pairs}) AS ${name}(old, new) ON ${name}.old = s.${ident(column)}`;
}

const sheetList = (source: LoadedSource): Sql => raw([...source.sheets.values()].join(', '));

const vintageStep = (source: LoadedSource, vintage: string): LoadStep => ({
  do: 'sql',
  sql: sql`UPDATE fact SET vintage = ${vintageRank(vintage)} WHERE sheet IN (${sheetList(source)})`,
});

/** The tables that hold a source's rows. */
const tablesOf = (source: LoadedSource): readonly string[] => [
  'fact',
  'fact_text',
  ...source.ledgers.map((key) => `ledger_${key}`),
];

/** Steps that take a source's rows out again. */
export function removeSteps(source: LoadedSource): readonly LoadStep[] {
  const rows = source.sheets.size === 0 ? [] : tablesOf(source);
  return [
    ...rows.map((table): LoadStep => ({
      do: 'sql',
      sql: sql`DELETE FROM ${ident(table)} WHERE sheet IN (${sheetList(source)})`,
    })),
    { do: 'sql', sql: sql`DELETE FROM sheet WHERE source = ${source.id}` },
    { do: 'sql', sql: sql`DELETE FROM source WHERE id = ${source.id}` },
  ];
}

/** What to export of a loaded source for its cache. */
export const exportStatements = (source: LoadedSource): readonly { readonly table: string; readonly sql: Sql }[] =>
  tablesOf(source).map((table) => ({
    table,
    sql: sql`SELECT * FROM ${ident(table)} WHERE sheet IN (${sheetList(source)})`,
  }));
