import { FILE_FOLDER, standalone, type LoadStep } from '../../core';
import { fromColumns } from '../arrow/fromColumns';
import type { LoadOptions } from '../engine';
import { execute } from './answer';
import type { Driver } from './driver';
import { Cancelled } from './failure';

/** Thrown with the statement that failed. */
export class StepFailed extends Error {
  constructor(
    readonly thrown: unknown,
    readonly statement: string,
  ) {
    super(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/**
 * Carries out all steps in one transaction. Files are registered beside it: those of a load that failed are taken away
 * again, and `forget` waits for the commit, so that a failed load leaves them readable.
 */
export async function loadAll(
  driver: Driver,
  connection: number,
  steps: readonly LoadStep[],
  options: LoadOptions,
): Promise<void> {
  const added: string[] = [];
  const forget = new Set<string>();
  const run = (text: string): Promise<unknown> => execute(driver, connection, text, { signal: options.signal });
  if (options.signal?.aborted) throw new Cancelled();
  await execute(driver, connection, 'BEGIN TRANSACTION');
  try {
    for (const [i, step] of steps.entries()) {
      if (options.signal?.aborted) throw new Cancelled();
      switch (step.do) {
        case 'sql':
          await attempt(standalone(step.sql), run);
          break;
        case 'rows':
          await insert(driver, connection, step.table, fromColumns(step.columns), false, true);
          break;
        case 'arrow':
          await insert(driver, connection, step.table, step.bytes, step.create, false);
          break;
        case 'file':
          checkName(step.name);
          await driver.addFile(step.name, step.bytes, step.given ?? false);
          added.push(step.name);
          forget.delete(step.name);
          break;
        case 'forget':
          forget.add(step.name);
          break;
      }
      options.onProgress?.(i + 1, steps.length);
    }
    if (options.signal?.aborted) throw new Cancelled();
    await execute(driver, connection, 'COMMIT');
  } catch (thrown) {
    await execute(driver, connection, 'ROLLBACK');
    for (const name of added) await driver.dropFile(name);
    throw thrown;
  }
  for (const name of forget) await driver.dropFile(name);
}

function insert(
  driver: Driver,
  connection: number,
  table: string,
  bytes: Uint8Array,
  create: boolean,
  given: boolean,
): Promise<void> {
  const what = `${create ? 'CREATE TABLE' : 'INSERT INTO'} "${table.replaceAll('"', '""')}" (Arrow)`;
  return attempt(what, () => driver.insertArrow(connection, bytes, table, create, given));
}

async function attempt<T>(statement: string, work: (statement: string) => Promise<T>): Promise<T> {
  try {
    return await work(statement);
  } catch (thrown) {
    throw thrown instanceof Cancelled ? thrown : new StepFailed(thrown, statement);
  }
}

/** A name is a pattern to DuckDB: `[2023].csv` would look for other files. */
function checkName(name: string): void {
  if (name.startsWith(FILE_FOLDER) && /^[\w.-]+$/.test(name.slice(FILE_FOLDER.length))) return;
  throw new Error(`a file to load is named ${FILE_FOLDER} and then letters, digits, _ . -; this one is ${name}`);
}
