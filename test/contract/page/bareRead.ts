import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** Asks a DuckDB without any of our locks to read an address: only the policy of the page stands in its way. */
export async function bareRead(url: string): Promise<string> {
  const thread = new Worker(new URL(worker, location.href));
  const database = new AsyncDuckDB(new VoidLogger(), thread);
  try {
    await database.instantiate(new URL(wasm, location.href).href);
    await database.open({});
    const connection = await database.connect();
    const table = await connection.query(`SELECT count(*)::INTEGER AS n FROM read_csv('${url}')`);
    return `read ${String(table.get(0)?.['n'])} rows`;
  } catch (error) {
    return `refused: ${String(error)}`;
  } finally {
    thread.terminate();
  }
}
