import type { Engine, QueryError } from '../../src/engine';
import type { Frame, Result } from '../../src/core';

/** What a case of the contract may use of the place it runs in. */
export interface Tools {
  /** A new engine with nothing in it. */
  start(): Promise<Engine>;
}

/**
 * One sentence of the contract: what is done, and what must come out, as plain data. The same cases run in Node and
 * in a page, and vitest compares.
 */
export interface Case {
  readonly name: string;
  /** `engine` is shared by all cases of a run: make tables of your own. */
  readonly run: (engine: Engine, tools: Tools) => Promise<unknown>;
  readonly expected: unknown;
}

/** A result as rows, or the error without its wording. */
export const rows = (result: Result<Frame, QueryError>): unknown =>
  result.ok
    ? Array.from({ length: result.value.rows }, (_, row) => result.value.columns.map((column) => column[row]))
    : problem(result.error);

/** What a caller goes by in an error; the wording is the database's own. */
export function problem(error: QueryError): unknown {
  if (error.kind === 'refused') return { refused: error.reason };
  if (error.kind === 'failed') return error.position === undefined ? 'failed' : { failedAt: error.position };
  return error.kind;
}

export const outcome = (result: Result<unknown, QueryError>): unknown => (result.ok ? 'ok' : problem(result.error));

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
