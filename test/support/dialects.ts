import { ensureChdb } from '../../src/cli/chdb.mjs';
import { describe } from 'vitest';
import { schemaSql, serverSchemaSql } from '../../src/catalog';
import type { Sql } from '../../src/core';
import type { Engine } from '../../src/engine';
import { startClickHouse } from '../../src/engine/remote';
import { clickhouse, duckdb, type Dialect } from '../../src/query';
import { sharedServer } from './clickhouseServer';
import { borrowEngine } from './engine';

/** A way to speak SQL, and an engine that does, empty at each start. */
export interface Place {
  readonly dialect: Dialect;
  readonly schema: () => readonly Sql[];
  start(): Promise<Engine>;
}

/** Databases of the shared server made so far: each start has one of its own. */
let count = 0;

/**
 * Runs the tests within once for each dialect, in its real engine: DuckDB's wasm in this process, ClickHouse in one of its own. Where that
 * library has no binary for the machine, it is said and left out.
 */
export function inEachDialect(tests: (place: Place) => void): void {
  describe('DuckDB', () => tests({ dialect: duckdb, schema: schemaSql, start: borrowEngine }));
  const known = ensureChdb();
  if (!known) console.warn('no chdb on this machine: the tests of ClickHouse are left out');
  describe.skipIf(!known)('ClickHouse', () => {
    tests({
      dialect: clickhouse,
      schema: serverSchemaSql,
      start: async () => {
        const server = await sharedServer();
        const engine = await startClickHouse(server.connection(`world_${(count += 1)}`));
        const made = await engine.makeDatabase();
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        return engine;
      },
    });
  });
}
