import { raw, standalone, type Field, type Frame, type Result, type Sql } from '../../core';
import { toFrame } from '../arrow/toFrame';
import type { Held, QueryError, RunOptions } from '../engine';
import { answer, execute } from './answer';
import { Turnstile } from './connections';
import type { Driver } from './driver';

/** Where a connection keeps the rows of a person's query: seen by no other connection, and gone with it. */
const TABLE = 'temp.held';
export const HOLD_HEAD = `CREATE TEMP TABLE held AS SELECT * FROM (\n`;

/** Runs what may throw and gives it as a result of the engine. */
export type Guard = <T>(text: string, work: () => Promise<T>) => Promise<Result<T, QueryError>>;

/**
 * Carries out a wrapped query of a person into a table of its connection. The transaction is read-only: DuckDB then writes to
 * nothing but such tables, whatever the query calls. Resolves with what it kept; throws what the statement threw.
 */
export async function keepRows(
  driver: Driver,
  connection: number,
  statement: string,
  most: number,
  { signal }: RunOptions,
): Promise<{ readonly rows: number; readonly more: boolean; readonly fields: readonly Field[] }> {
  await execute(driver, connection, 'BEGIN TRANSACTION READ ONLY');
  try {
    await execute(driver, connection, statement, { signal });
    const count = toFrame(await answer(driver, connection, `SELECT count(*) FROM ${TABLE}`));
    const { fields } = toFrame(await answer(driver, connection, `SELECT * FROM ${TABLE} LIMIT 0`));
    await execute(driver, connection, 'COMMIT');
    const rows = Number(count.columns[0]?.[0] ?? 0);
    return { rows: Math.min(rows, most), more: rows > most, fields };
  } catch (thrown) {
    await execute(driver, connection, 'ROLLBACK');
    throw thrown;
  }
}

/** The rows that a connection keeps, until they are closed. */
export class HeldRows implements Held {
  readonly rows: number;
  readonly more: boolean;
  readonly fields: readonly Field[];
  readonly #driver: Driver;
  readonly #connection: number;
  readonly #guard: Guard;
  readonly #give: () => void;
  readonly #turn = new Turnstile();
  #open = true;

  constructor(
    driver: Driver,
    connection: number,
    kept: Pick<Held, 'rows' | 'more' | 'fields'>,
    guard: Guard,
    give: () => void,
  ) {
    this.#driver = driver;
    this.#connection = connection;
    this.rows = kept.rows;
    this.more = kept.more;
    this.fields = kept.fields;
    this.#guard = guard;
    this.#give = give;
  }

  page(from: number, to: number, options: RunOptions = {}): Promise<Result<Frame, QueryError>> {
    const [start, end] = [Math.max(0, Math.floor(from)), Math.min(this.rows, Math.floor(to))];
    return this.#ask(`SELECT * FROM ${TABLE} LIMIT ${Math.max(0, end - start)} OFFSET ${start}`, options);
  }

  readonly over = (make: (table: Sql) => Sql, options: RunOptions = {}): Promise<Result<Frame, QueryError>> =>
    this.#ask(standalone(make(raw(`(SELECT * FROM ${TABLE} LIMIT ${this.rows})`))), options);

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#turn.pass(() =>
      this.#guard('', () => execute(this.#driver, this.#connection, `DROP TABLE IF EXISTS ${TABLE}`)),
    );
    this.#give();
  }

  #ask(text: string, { signal }: RunOptions): Promise<Result<Frame, QueryError>> {
    return this.#turn.pass(() =>
      this.#guard(text, async () => {
        if (!this.#open) throw new Error('the result was closed');
        return toFrame(await answer(this.#driver, this.#connection, text, { signal }));
      }),
    );
  }
}
