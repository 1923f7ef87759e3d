import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { pivotSql, prepare, readCsv, scalarsSql, tidyCsv, times } from './task';

export interface Native {
  readonly version: string;
  readonly load: readonly number[];
  readonly pivot: readonly number[];
  readonly scalars: readonly number[];
}

/** The same statements in native DuckDB, one thread, in memory. Results are fetched whole. */
export async function native(runs: number): Promise<Native> {
  const folder = await mkdtemp(join(tmpdir(), 'almanac-bench-'));
  const file = join(folder, 'tidy.csv');
  try {
    await writeFile(file, tidyCsv());
    const database = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await database.connect();
    const ask = async (text: string): Promise<unknown> => (await connection.runAndReadAll(text)).getRows();
    const load = await times(runs, async () => {
      await ask('DROP TABLE IF EXISTS tidy');
      await ask(readCsv(file));
    });
    for (const statement of prepare) await ask(statement);
    const [[version] = []] = (await connection.runAndReadAll('SELECT version()')).getRows();
    return {
      version: String(version),
      load,
      pivot: await times(runs, () => ask(pivotSql)),
      scalars: await times(runs, () => ask(scalarsSql)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
