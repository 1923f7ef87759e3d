import type { Field, Frame, LoadStep, Result, Sql } from '../core';

/**
 * Where data lie and questions are answered. DuckDB in the page or in Node today, a server tomorrow: nothing above this
 * folder may assume which. Arrow never leaves it.
 */
export interface Engine {
  readonly dialect: 'duckdb' | 'clickhouse';
  /** What to show a person: 'DuckDB v1.4.3'. */
  readonly version: string;
  /** Answers one read statement. An aborted run ends in `{kind:'cancelled'}`, and the engine stops working on it. */
  run(statement: Sql, options?: RunOptions): Promise<Result<Frame, QueryError>>;
  /** Carries out all steps or, on failure or abort, none. */
  load(steps: readonly LoadStep[], options?: LoadOptions): Promise<Result<void, QueryError>>;
  /** A result as Arrow IPC stream bytes, for the cache. */
  export(statement: Sql, options?: RunOptions): Promise<Result<Uint8Array, QueryError>>;
  /**
   * A person's own SQL, or that with its parameters bound: one read-only statement; anything else is refused with `kind: 'refused'`.
   * `position` of an error counts in the statement's own text, parameters taking no room there.
   */
  runText(text: string | Sql, options?: RunOptions): Promise<Result<Frame, QueryError>>;
  /**
   * A person's own query (as `runText`; its parameters bound), carried out once and its rows kept where they are, the first
   * `maxRows` of them.
   */
  hold(statement: Sql, options: RunOptions & { readonly maxRows: number }): Promise<Result<Held, QueryError>>;
  close(): Promise<void>;
  /** Called once when the engine died by itself. After it every call answers `{kind:'crashed'}`. */
  onCrash(listener: (reason: string) => void): void;
}

/** The result of a person's query, kept by the engine until it is closed: looked at page by page, never fetched whole. */
export interface Held {
  readonly fields: readonly Field[];
  readonly rows: number;
  /** The query has more rows than were kept. */
  readonly more: boolean;
  /** Rows `from` (from 0) to `to` (exclusive), always in the same order. */
  page(from: number, to: number, options?: RunOptions): Promise<Result<Frame, QueryError>>;
  /** A statement over the kept rows, which stand under the table that `make` is given. Null: a server keeps none. */
  readonly over: ((make: (table: Sql) => Sql, options?: RunOptions) => Promise<Result<Frame, QueryError>>) | null;
  close(): Promise<void>;
}

/** A database server: an engine that others use too, and that facts are pushed to in parts. */
export interface ServerEngine extends Engine {
  /** Bytes of statements and data that were sent, and of answers that came. */
  readonly traffic: { readonly sent: number; readonly received: number };
  /** Makes the database where it is not there yet. */
  makeDatabase(): Promise<Result<void, QueryError>>;
  /** One statement that changes data, at once; `data` is Arrow for an `INSERT … FORMAT ArrowStream`. */
  change(statement: Sql, how?: ChangeOptions): Promise<Result<void, QueryError>>;
}

export interface ChangeOptions {
  readonly data?: Uint8Array;
  readonly signal?: AbortSignal;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** At most so many rows are fetched (person's SQL). */
  readonly maxRows?: number;
  /** Rows read, of those that are going to be read: an engine that can tell does so while one waits. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export type QueryError =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly reason: RefusedReason; readonly message: string }
  /** `position`: UTF-16 offset in the text as the caller gave it. */
  | { readonly kind: 'failed'; readonly message: string; readonly sql: string; readonly position?: number }
  | { readonly kind: 'crashed'; readonly message: string }
  /** The server gave no answer. Nothing is lost; asking again may succeed. */
  | { readonly kind: 'unreachable'; readonly message: string };

/**
 * Why a person's statement was not carried out: it is no query (INSERT, COPY, SET …); it is several statements; it
 * opens a file or an address that is not part of the data; it would change data; it was written for another engine.
 */
export type RefusedReason = 'not_a_query' | 'several' | 'outside' | 'writes' | 'other_engine';
