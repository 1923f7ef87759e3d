import { err, ident, ok, raw, sql, standalone, type Frame, type LoadStep, type Result, type Sql } from '../../core';
import { toFrame } from '../arrow/toFrame';
import type { ChangeOptions, Held, LoadOptions, QueryError, RunOptions, ServerEngine } from '../engine';
import { ownPosition } from '../ownPosition';
import { bind, placeLengths, type Bound } from './bind';
import { changeSettings, LIMITS, questionSettings, type Connection, type Limits } from './connection';
import { Cancelled, failure, ServerError } from './failure';
import { heldFrame, MOST_HELD } from './held';
import { sender, type Send, type Traffic } from './http';
import { loadAll, StepFailed, type Server } from './load';
import { wrap } from './personText';
import { watchProgress } from './progress';
import { stagesOf } from './stages';

/**
 * A ClickHouse server over HTTP. It does not crash for us: an answer that does not come is `unreachable`, and the next question may be
 * answered again. `traffic` counts bytes of statements and answers.
 */
export class ClickHouseEngine implements ServerEngine {
  readonly dialect = 'clickhouse';
  readonly version: string;
  readonly traffic: Traffic = { received: 0, sent: 0 };
  readonly #send: Send;
  readonly #question: Readonly<Record<string, string>>;
  readonly #database: string;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** `unknown`: settings that this server does not know. */
  constructor(connection: Connection, version: string, unknown: readonly string[], limits: Limits = LIMITS) {
    this.version = `ClickHouse ${version}`;
    this.#database = connection.database;
    this.#send = sender(connection, this.traffic);
    this.#question = Object.fromEntries(
      Object.entries(questionSettings(limits)).filter(([name]) => !unknown.includes(name)),
    );
  }

  run(statement: Sql, options: RunOptions = {}): Promise<Result<Frame, QueryError>> {
    return this.#ask(statement, options, { text: standalone(statement) }, toFrame);
  }

  export(statement: Sql, options: RunOptions = {}): Promise<Result<Uint8Array, QueryError>> {
    return this.#ask(statement, options, { text: standalone(statement) }, (bytes) => bytes);
  }

  async runText(asked: string | Sql, options: RunOptions = {}): Promise<Result<Frame, QueryError>> {
    if (this.#closed) return closed;
    const own = typeof asked === 'string' ? raw(asked) : asked;
    const { text, params } = bind(own);
    const lengths = placeLengths(own);
    const wrapped = wrap(text, options.maxRows);
    if (!wrapped.ok) return ownPosition(wrapped, own, (_, i) => lengths[i] ?? 0);
    const { statement, from } = wrapped.value;
    const said = { text, from, person: true };
    const answered = await this.#askBound({ text: statement, params }, options, said, toFrame);
    return ownPosition(answered, own, (_, i) => lengths[i] ?? 0);
  }

  /** A server keeps nothing for us in read-only mode: the first rows cross the wire once, and are looked at here. */
  async hold(statement: Sql, options: RunOptions & { readonly maxRows: number }): Promise<Result<Held, QueryError>> {
    const most = Math.min(options.maxRows, MOST_HELD);
    const frame = await this.runText(statement, { ...options, maxRows: most + 1 });
    return frame.ok ? ok(heldFrame(frame.value, most)) : frame;
  }

  /** One after another: two loads at once would each work on a copy of their own. */
  load(steps: readonly LoadStep[], options: LoadOptions = {}): Promise<Result<void, QueryError>> {
    const mine = this.#turn.then(() => this.#load(steps, options));
    this.#turn = mine;
    return mine;
  }

  /** One statement that changes data, at once and alone: for what is sent in parts, each of which may be sent again. */
  async change(statement: Sql, how: ChangeOptions = {}): Promise<Result<void, QueryError>> {
    if (this.#closed) return closed;
    try {
      await this.#change(statement, how);
      return ok(undefined);
    } catch (thrown) {
      const text = standalone(statement);
      return err(failure(thrown, text, text));
    }
  }

  /** Makes the connection's database where it is not there yet. */
  async makeDatabase(): Promise<Result<void, QueryError>> {
    const statement = sql`CREATE DATABASE IF NOT EXISTS ${ident(this.#database)}`;
    try {
      await this.#send({ bound: bind(statement), settings: {}, database: '' });
      return ok(undefined);
    } catch (thrown) {
      return err(failure(thrown, standalone(statement), standalone(statement)));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  /** A server is not ours to start again: it never crashes here. */
  onCrash(): void {}

  async #ask<T>(
    statement: Sql,
    options: RunOptions,
    said: { readonly text: string; readonly from?: number; readonly person?: boolean },
    read: (bytes: Uint8Array) => T,
  ): Promise<Result<T, QueryError>> {
    return this.#askBound(bind(statement), options, said, read);
  }

  async #askBound<T>(
    bound: Bound,
    { signal, onProgress }: RunOptions,
    said: { readonly text: string; readonly from?: number; readonly person?: boolean },
    read: (bytes: Uint8Array) => T,
  ): Promise<Result<T, QueryError>> {
    if (this.#closed) return closed;
    const queryId = `almanac-${random()}`;
    const stop = (): void => void this.#kill(queryId);
    const watch = onProgress ? watchProgress(this.#send, queryId, onProgress) : null;
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const { tables, text } = said.person ? { tables: [], text: bound.text } : stagesOf(bound.text);
      const settings = { ...this.#question, ...(tables.length > 0 ? { readonly: '2' } : {}) };
      const session = tables.length > 0 ? { session_id: queryId, session_timeout: '60' } : {};
      for (const table of tables) {
        const made = { ...bound, text: `CREATE TEMPORARY TABLE ${table.name} ENGINE = Memory AS ${table.text}` };
        await this.#send({ bound: made, settings: { ...settings, ...session }, signal, queryId });
      }
      const close = tables.length > 0 ? { ...session, close_session: '1' } : {};
      const last = { ...settings, ...close, default_format: 'ArrowStream' };
      return ok(read(await this.#send({ bound: { ...bound, text }, settings: last, signal, queryId })));
    } catch (thrown) {
      return err(failure(thrown, said.text, bound.text, said.from, said.person));
    } finally {
      signal?.removeEventListener('abort', stop);
      watch?.stop();
    }
  }

  /** Ends the work on a question that nobody waits for. Whoever may not, leaves it to the server's own notice and time limit. */
  async #kill(queryId: string): Promise<void> {
    const bound = bind(sql`KILL QUERY WHERE query_id = ${queryId} ASYNC`);
    await this.#send({ bound, settings: {} }).catch(() => undefined);
  }

  async #load(steps: readonly LoadStep[], options: LoadOptions): Promise<Result<void, QueryError>> {
    if (this.#closed) return closed;
    const server: Server = {
      database: this.#database,
      change: (statement, how = {}) => this.#change(statement, how),
      list: (statement) => this.#list(statement),
    };
    try {
      await loadAll(server, steps, options);
      return ok(undefined);
    } catch (thrown) {
      if (!(thrown instanceof StepFailed)) return err(failure(thrown, '', ''));
      // Parameters are numbered in what was sent; a person reads them in their places.
      return err(failure(thrown.thrown, thrown.statement, thrown.statement));
    }
  }

  async #change(statement: Sql, how: ChangeOptions & { readonly database?: string }): Promise<void> {
    const queryId = `almanac-${random()}`;
    const stop = (): void => void this.#kill(queryId);
    how.signal?.addEventListener('abort', stop, { once: true });
    try {
      const { settings, ...rest } = how;
      await this.#send({ bound: bind(statement), settings: { ...changeSettings, ...settings }, queryId, ...rest });
    } catch (thrown) {
      if (how.signal?.aborted && thrown instanceof ServerError) throw new Cancelled();
      throw thrown;
    } finally {
      how.signal?.removeEventListener('abort', stop);
    }
  }

  async #list(statement: Sql): Promise<readonly (readonly string[])[]> {
    const settings = { ...this.#question, default_format: 'ArrowStream' };
    const { columns, rows } = toFrame(await this.#send({ bound: bind(statement), settings }));
    return Array.from({ length: rows }, (_, row) => columns.map((column) => String(column[row] ?? '')));
  }
}

const closed: Result<never, QueryError> = err({ kind: 'crashed', message: 'the engine was closed' });

const random = (): string => Array.from({ length: 3 }, () => Math.random().toString(36).slice(2, 10)).join('');
