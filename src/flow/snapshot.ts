import { schemaSql, TABLE_NAMES } from '../catalog';
import { column, ident, join, raw, sql, standalone, type Frame, type LoadStep } from '../core';
import type { Engine } from '../engine';
import { sha256Hex } from '../ingest';
import { duckdb, nowStatements, shapeStatement } from '../query';
import type { Storage } from '../storage';
import type { Workspace } from '../workspace';
import { IMPORTER_VERSION } from './cache';
import { packTables, seal, unpackTables, unsealed, type CachedTable } from './container';
import type { Loaded, LoadedSource } from './loaded';

/**
 * The whole database as it was after the last change, so that opening need not build it again. It can always be made
 * anew: a snapshot that is missing, cut short or of other data is ignored.
 */
export interface Snapshot {
  /** Stands for everything that the tables depend on: see `snapshotKeyOf`. */
  readonly key: string;
  readonly loaded: Loaded;
  /** The answer of `shapeStatement`. */
  readonly shape: Frame;
  readonly facts: number;
  /** The statements that make the ledgers' tables. */
  readonly ledgers: readonly string[];
  /** Tables that have rows. */
  readonly tables: readonly CachedTable[];
}

const MAGIC = 'almanac-snapshot-1\n';

/** Larger databases are not kept twice: their sources' caches have to do. */
export const MOST_FACTS = 1_000_000;

export const snapshotBlob = (id: string): string => `snapshot-${id}`;

/** The parts of a workspace that its database is made of (as `diffNeeds` has them). */
export const dataOf = ({ catalog, sources, handNumbers, overrides }: Workspace) => ({
  catalog,
  sources,
  handNumbers,
  overrides,
});

/** Equal for equal data of a workspace, read and laid out by the same program. */
export function snapshotKeyOf(workspace: Workspace): Promise<string> {
  const made = [...schemaSql(), ...nowStatements(duckdb), shapeStatement()].map(standalone);
  const text = JSON.stringify([IMPORTER_VERSION, made, dataOf(workspace)]);
  return sha256Hex(new TextEncoder().encode(text));
}

interface Header extends Omit<Snapshot, 'loaded' | 'tables'> {
  readonly areas: readonly (readonly [string, number])[];
  readonly indicators: readonly (readonly [string, number])[];
  readonly sources: readonly (readonly [string, SourceEntry])[];
  readonly nextSource: number;
  readonly nextSheet: number;
}

interface SourceEntry extends Omit<LoadedSource, 'sheets'> {
  readonly sheets: readonly (readonly [string, number])[];
}

export async function packSnapshot({ loaded, tables, ...rest }: Snapshot): Promise<Uint8Array> {
  const { ids, sources, nextSource, nextSheet } = loaded;
  const header: Header = {
    ...rest,
    areas: [...ids.area],
    indicators: [...ids.indicator],
    sources: [...sources].map(([sha256, source]) => [sha256, { ...source, sheets: [...source.sheets] }]),
    nextSource,
    nextSheet,
  };
  return seal(packTables(MAGIC, header, tables));
}

/** The snapshot that is kept of this workspace. Null when there is none, or none of the data as they are now. Never rejects. */
export async function readSnapshot(storage: Storage, workspace: Workspace): Promise<Snapshot | null> {
  try {
    const [packed, key] = await Promise.all([storage.getBlob(snapshotBlob(workspace.id)), snapshotKeyOf(workspace)]);
    const whole = packed && (await unsealed(packed));
    const found = whole && unpackTables<Header>(MAGIC, whole, (header) => header.key === key);
    if (!found) return null;
    const { areas, indicators, sources, nextSource, nextSheet, ...rest } = found;
    const loaded: Loaded = {
      ids: { area: new Map(areas), indicator: new Map(indicators) },
      sources: new Map(
        sources.map(([sha256, source]) => [sha256, { ...source, sheets: new Map(source.sheets) }] as const),
      ),
      nextSource,
      nextSheet,
    };
    return { ...rest, loaded };
  } catch {
    return null;
  }
}

/** Steps that make the database out of it. */
export const snapshotSteps = ({ ledgers, tables }: Snapshot): readonly LoadStep[] => [
  { do: 'sql', sql: join([...schemaSql(), ...ledgers.map((text) => raw(text.replace(/;\s*$/, '')))], ';\n') },
  ...tables.map(({ table, bytes }): LoadStep => ({ do: 'arrow', table, bytes, create: false })),
];

/** What is in an engine that holds the workspace's data. Null when it cannot be had, or `current` said no in between. */
export async function takeSnapshot(
  engine: Engine,
  loaded: Loaded,
  key: string,
  current: () => boolean,
): Promise<Snapshot | null> {
  const names = [...new Set([...loaded.sources.values()].flatMap(({ ledgers }) => ledgers))];
  const [shape, keys, made] = [
    await engine.run(shapeStatement()),
    await engine.run(raw('SELECT key FROM ledger')),
    await engine.run(raw("SELECT table_name, sql FROM duckdb_tables() WHERE starts_with(table_name, 'ledger_')")),
  ];
  if (!shape.ok || !keys.ok || !made.ok) return null;
  // A ledger that an undone import left behind has no rows; a database made anew would not know it.
  if (!column(keys.value, 'key').every((each) => names.includes(String(each)))) return null;
  const ledgerTables = names.map((each) => `ledger_${each}`);
  const texts = column(made.value, 'sql');
  const ledgers = column(made.value, 'table_name').flatMap((name, i) =>
    ledgerTables.includes(String(name)) ? [String(texts[i])] : [],
  );
  if (ledgers.length !== ledgerTables.length) return null;
  const counts = await rowCounts(engine, [...TABLE_NAMES, ...ledgerTables]);
  const tables: CachedTable[] = [];
  for (const [table, rows] of counts) {
    if (rows === 0) continue;
    if (!current()) return null;
    const exported = await engine.export(sql`SELECT * FROM ${ident(table)}`);
    if (!exported.ok) return null;
    tables.push({ table, bytes: exported.value });
  }
  return current() && counts.length > 0
    ? { key, loaded, shape: shape.value, facts: rowsOf(counts, 'fact'), ledgers, tables }
    : null;
}

async function rowCounts(engine: Engine, tables: readonly string[]): Promise<readonly (readonly [string, number])[]> {
  const asked = tables.map((table) => sql`SELECT ${table} AS name, count(*)::INTEGER AS n FROM ${ident(table)}`);
  const counted = await engine.run(join(asked, '\nUNION ALL '));
  if (!counted.ok) return [];
  const rows = column(counted.value, 'n');
  return column(counted.value, 'name').map((name, i) => [String(name), Number(rows[i])] as const);
}

const rowsOf = (counts: readonly (readonly [string, number])[], table: string): number =>
  counts.find(([name]) => name === table)?.[1] ?? 0;
