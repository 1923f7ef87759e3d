import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { MANY, tidyParts, wideParts, type Parts } from './files';
import { COUNTIES, pivotSql, prepare, readCsv, scalarsSql, times, unpivotCsv } from './task';

export interface Native {
  readonly version: string;
  /** By the name of the load. */
  readonly loads: Readonly<Record<string, readonly number[]>>;
  readonly pivot: readonly number[];
  readonly scalars: readonly number[];
}

interface Load {
  readonly parts: () => Parts;
  readonly statement: (file: string) => string;
  readonly table: string;
}

const LOADS: Readonly<Record<string, Load>> = {
  tidy: { parts: () => tidyParts(MANY), statement: readCsv, table: 'tidy' },
  wide: { parts: wideParts, statement: unpivotCsv, table: 'long' },
  load: { parts: () => tidyParts(COUNTIES), statement: readCsv, table: 'tidy' },
};

/** The same statements in native DuckDB, one thread, in memory. Results are fetched whole. */
export async function native(runs: number, names: readonly string[]): Promise<Native> {
  const folder = await mkdtemp(join(tmpdir(), 'almanac-bench-'));
  try {
    const database = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await database.connect();
    const ask = async (text: string): Promise<unknown> => (await connection.runAndReadAll(text)).getRows();
    const loads: Record<string, readonly number[]> = {};
    // The smallest file comes last: the questions are asked of it.
    for (const [name, { parts, statement, table }] of Object.entries(LOADS)) {
      if (name !== 'load' && !names.includes(name)) continue;
      const file = join(folder, `${name}.csv`);
      await write(file, parts());
      loads[name] = await times(Math.min(3, runs), async () => {
        await ask(`DROP TABLE IF EXISTS ${table}`);
        await ask(statement(file));
      });
      await rm(file);
    }
    for (const statement of prepare) await ask(statement);
    const [[version] = []] = (await connection.runAndReadAll('SELECT version()')).getRows();
    return {
      version: String(version),
      loads,
      pivot: await times(runs, () => ask(pivotSql)),
      scalars: await times(runs, () => ask(scalarsSql)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(file: string, parts: Parts): Promise<void> {
  const out = await open(file, 'w');
  try {
    for (const part of parts) await out.write(part);
  } finally {
    await out.close();
  }
}
