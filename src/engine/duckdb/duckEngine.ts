import { err, literal, ok, raw, standalone, type Frame, type LoadStep, type Result, type Sql } from '../../core';
import { toFrame } from '../arrow/toFrame';
import type { Engine, Held, LoadOptions, QueryError, RunOptions } from '../engine';
import { answer, execute } from './answer';
import { Connections, Turnstile } from './connections';
import type { Driver } from './driver';
import { failure, type Inner } from './failure';
import { HeldRows, HOLD_HEAD, keepRows, type Guard } from './held';
import { loadAll, StepFailed } from './load';
import { ownPosition } from '../ownPosition';
import { wrap } from './personText';
import { setUp } from './setup';

/** The engine over any DuckDB-WASM. Sets the database up; rejects when it cannot be. */
export async function duckEngine(driver: Driver): Promise<Engine> {
  const { readers, holders, writer } = await setUp(driver);
  return new DuckEngine(driver, new Connections(readers), new Connections(holders), writer);
}

class DuckEngine implements Engine {
  readonly dialect = 'duckdb';
  readonly version: string;
  readonly #driver: Driver;
  readonly #reads: Connections;
  readonly #holders: Connections;
  readonly #writer: number;
  readonly #writes = new Turnstile();
  readonly #listeners: ((reason: string) => void)[] = [];
  #dead: string | null = null;
  #closed = false;

  constructor(driver: Driver, reads: Connections, holders: Connections, writer: number) {
    this.version = `DuckDB ${driver.version}`;
    this.#driver = driver;
    this.#reads = reads;
    this.#holders = holders;
    this.#writer = writer;
    driver.onDeath((reason) => this.#die(reason));
  }

  run(statement: Sql, options: RunOptions = {}): Promise<Result<Frame, QueryError>> {
    const text = standalone(statement);
    return this.#read(text, options, async (connection) =>
      toFrame(await answer(this.#driver, connection, text, options)),
    );
  }

  export(statement: Sql, options: RunOptions = {}): Promise<Result<Uint8Array, QueryError>> {
    const text = standalone(statement);
    return this.#read(text, options, (connection) =>
      answer(this.#driver, connection, text, { ...options, stream: true }),
    );
  }

  async runText(asked: string | Sql, options: RunOptions = {}): Promise<Result<Frame, QueryError>> {
    const own = typeof asked === 'string' ? raw(asked) : asked;
    const text = standalone(own);
    const wrapped = await this.#guard(text, undefined, () => wrap(this.#driver, text, options.maxRows));
    if (!wrapped.ok) return wrapped;
    if (!wrapped.value.ok) return wrapped.value;
    const { statement, inner } = wrapped.value.value;
    const answered = await this.#read(
      statement,
      options,
      async (connection) => {
        await execute(this.#driver, connection, 'BEGIN TRANSACTION READ ONLY');
        try {
          return toFrame(await answer(this.#driver, connection, statement, options));
        } finally {
          await execute(this.#driver, connection, 'ROLLBACK');
        }
      },
      inner,
    );
    return inOwnText(answered, own);
  }

  async hold(statement: Sql, options: RunOptions & { readonly maxRows: number }): Promise<Result<Held, QueryError>> {
    const text = standalone(statement);
    const wrapped = await this.#guard(text, undefined, () => wrap(this.#driver, text, options.maxRows + 1, HOLD_HEAD));
    if (!wrapped.ok) return wrapped;
    if (!wrapped.value.ok) return wrapped.value;
    const { statement: whole, inner } = wrapped.value.value;
    const taken = await this.#guard(text, undefined, () => this.#holders.take(options.signal));
    if (!taken.ok) return taken;
    const connection = taken.value;
    const kept = await this.#guard(whole, inner, () =>
      keepRows(this.#driver, connection, whole, options.maxRows, options),
    );
    if (!kept.ok) {
      this.#holders.give(connection);
      return inOwnText(kept, statement);
    }
    const guard: Guard = (asked, work) => this.#guard(asked, undefined, work);
    return ok(new HeldRows(this.#driver, connection, kept.value, guard, () => this.#holders.give(connection)));
  }

  load(steps: readonly LoadStep[], options: LoadOptions = {}): Promise<Result<void, QueryError>> {
    return this.#writes.pass(() =>
      this.#guard('', undefined, () => loadAll(this.#driver, this.#writer, steps, options)),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#driver.stop();
  }

  onCrash(listener: (reason: string) => void): void {
    this.#listeners.push(listener);
  }

  #read<T>(
    text: string,
    { signal }: RunOptions,
    use: (connection: number) => Promise<T>,
    inner?: Inner,
  ): Promise<Result<T, QueryError>> {
    return this.#guard(text, inner, () => this.#reads.with(signal, use));
  }

  /** Turns what is thrown into a value; a crash ends this engine for good. */
  async #guard<T>(text: string, inner: Inner | undefined, work: () => Promise<T>): Promise<Result<T, QueryError>> {
    if (this.#closed) return err({ kind: 'crashed', message: 'the engine was closed' });
    if (this.#dead !== null) return err({ kind: 'crashed', message: this.#dead });
    try {
      return ok(await work());
    } catch (thrown) {
      const error =
        thrown instanceof StepFailed ? failure(thrown.thrown, thrown.statement) : failure(thrown, text, inner);
      if (error.kind === 'crashed') this.#die(error.message);
      return err(error);
    }
  }

  #die(reason: string): void {
    if (this.#dead !== null || this.#closed) return;
    this.#dead = reason;
    this.#driver.stop().catch(() => undefined); // it is gone already
    for (const listener of this.#listeners) listener(reason);
  }
}

const inOwnText = <T>(result: Result<T, QueryError>, asked: Sql): Result<T, QueryError> =>
  ownPosition(result, asked, (param) => literal(param).length);
