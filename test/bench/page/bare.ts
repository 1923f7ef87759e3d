import { AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

export interface Bare {
  readonly database: AsyncDuckDB;
  readonly connection: AsyncDuckDBConnection;
}

/** DuckDB-WASM as its own documentation starts it, without extensions. */
export async function startBare(): Promise<Bare> {
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(new URL(worker, location.href)));
  await database.instantiate(new URL(wasm, location.href).href);
  await database.open({});
  const connection = await database.connect();
  await connection.query('SET autoload_known_extensions=false');
  return { database, connection };
}

/** Milliseconds of one load in a database that has just been started: the bytes handed over, the table made. */
export async function bareLoad(file: Blob, statement: (file: string) => string): Promise<number> {
  const { database, connection } = await startBare();
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const from = performance.now();
    await database.registerFileBuffer('file.csv', bytes);
    await connection.query(statement('file.csv'));
    return performance.now() - from;
  } finally {
    await database.terminate();
  }
}
