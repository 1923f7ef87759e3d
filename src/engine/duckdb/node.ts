import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type * as blockingDuckdb from '@duckdb/duckdb-wasm/blocking';
import type { DuckDBBindings, DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking';
import type { Engine } from '../engine';
import { duckEngine } from './duckEngine';
import { tokens, type Driver } from './driver';
import { openWith } from './setup';

/**
 * The page's own DuckDB-WASM inside this Node process: same engine version, same built-in functions, same limits.
 * It works on the caller's thread; between two slices (some 40 ms) others get their turn, and a raised signal is seen.
 */
export async function startNodeEngine(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof blockingDuckdb;
  const bundle = (kind: 'eh' | 'mvp'): { mainModule: string; mainWorker: string } => ({
    mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${kind}.wasm`),
    mainWorker: '',
  });
  const bindings = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new duckdb.VoidLogger(),
    withoutFiles(duckdb.NODE_RUNTIME),
  );
  await bindings.instantiate(() => undefined);
  bindings.open(openWith);
  return duckEngine(blocking(bindings));
}

/** The runtime without the machine's files: only what was registered from memory can be opened, as in a page. */
function withoutFiles(runtime: DuckDBRuntime): DuckDBRuntime {
  return { ...runtime, glob: () => undefined, checkFile: () => false, checkDirectory: () => false };
}

function blocking(bindings: DuckDBBindings): Driver {
  let breath = 0;
  /** Lets timers and other work of this process go on, not more often than every 20 ms. */
  const breathe = async (): Promise<void> => {
    if (performance.now() - breath < 20) return;
    await setImmediate();
    breath = performance.now();
  };
  return {
    version: bindings.getVersion(),
    connect: async () => bindings.connect().useUnsafe((_, connection) => connection),
    start: async (connection, text, stream) => bindings.startPendingQuery(connection, text, stream),
    poll: async (connection) => {
      await breathe();
      return bindings.pollPendingQuery(connection);
    },
    fetch: async (connection) => {
      await breathe();
      return bindings.fetchQueryResults(connection);
    },
    cancel: async (connection) => bindings.cancelPendingQuery(connection),
    whole: async (connection, text) => bindings.runQuery(connection, text),
    insertArrow: async (connection, bytes, name, create) =>
      bindings.insertArrowFromIPCStream(connection, bytes, { name, create }),
    addFile: async (name, bytes) => bindings.registerFileBuffer(name, bytes),
    dropFile: async (name) => bindings.dropFile(name),
    tokenize: async (text) => {
      const { offsets, types } = bindings.tokenize(text);
      return tokens(text, offsets, types);
    },
    stop: async () => undefined, // the memory goes with the last reference
    onDeath: () => undefined, // in one thread nothing dies outside of a call
  };
}
