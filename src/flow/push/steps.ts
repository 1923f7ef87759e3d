import { type Issue, type Result, type Sql } from '../../core';
import type { QueryError, ServerEngine } from '../../engine';
import { serverIssue } from '../server/serverCatalog';
import type { PushOptions } from './push';

/** Thrown with the reason why a push ends early. */
export class Stopped extends Error {
  constructor(readonly issue: Issue) {
    super(issue.code);
  }
}

/** Statements one after another; the first that fails stops the push. */
export class Steps {
  rows = 0;
  constructor(
    private readonly server: ServerEngine,
    readonly options: PushOptions,
  ) {}

  async value<T>(work: Promise<Result<T, QueryError>>): Promise<T> {
    const done = await work;
    if (!done.ok) throw new Stopped(serverIssue(done.error));
    return done.value;
  }

  do(work: Promise<Result<void, QueryError>>): Promise<void> {
    return this.value(work);
  }

  change(
    statement: Sql,
    how: { readonly data?: Uint8Array; readonly settings?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    const { signal } = this.options;
    return this.value(this.server.change(statement, { ...how, ...(signal ? { signal } : {}) }));
  }

  /** The first column of an answer. */
  async texts(statement: Sql): Promise<ReadonlySet<string>> {
    const frame = await this.value(this.server.run(statement));
    return new Set((frame.columns[0] ?? []).map(String));
  }

  async numbers(statement: Sql): Promise<readonly number[]> {
    const frame = await this.value(this.server.run(statement));
    return (frame.columns[0] ?? []).map(Number);
  }
}
