import { ident, raw, sql, standalone, type ColumnData, type LoadStep, type Sql } from '../../core';
import { arrowColumns } from '../arrow/arrowColumns';
import { fromColumns } from '../arrow/fromColumns';
import type { LoadOptions } from '../engine';
import { Cancelled } from './failure';
import { statements } from './lexer';

/** The calls of a server that a load is made of. */
export interface Server {
  readonly database: string;
  change(statement: Sql, how?: { database?: string; data?: Uint8Array; signal?: AbortSignal }): Promise<void>;
  list(statement: Sql): Promise<readonly (readonly string[])[]>;
}

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
 * Carries out all steps or none, on a server that knows no transactions: the tables that the steps speak of are cloned (by hard links,
 * in an instant) into a database of their own, the steps are carried out there, and at the end the tables change places one after another.
 * Refuses when somebody else has changed them meanwhile. For small things, such as the catalog: facts are pushed (`flow/push`).
 */
export async function loadAll(server: Server, steps: readonly LoadStep[], options: LoadOptions): Promise<void> {
  const { signal } = options;
  const stop = (): void => {
    if (signal?.aborted) throw new Cancelled();
  };
  stop();
  const stage = `${server.database}_load_${Math.random().toString(36).slice(2, 12)}`;
  const views: Sql[] = [];
  const all = await tablesOf(server, server.database);
  const spoken = spokenOf(steps);
  const tables = all.filter((table) => spoken(table));
  const before = await stateOf(server, tables);
  await server.change(sql`CREATE DATABASE ${ident(stage)}`);
  try {
    for (const table of tables) {
      await server.change(sql`CREATE TABLE ${at(stage, table)} CLONE AS ${at(server.database, table)}`);
    }
    for (const [i, step] of steps.entries()) {
      stop();
      await carryOut(server, stage, step, views, signal);
      options.onProgress?.(i + 1, steps.length);
    }
    stop();
    if ((await stateOf(server, tables)) !== before) throw new Error('somebody else has changed these tables meanwhile');
    const made = await tablesOf(server, stage);
    for (const table of made) {
      await server.change(
        tables.includes(table)
          ? sql`EXCHANGE TABLES ${at(server.database, table)} AND ${at(stage, table)}`
          : sql`RENAME TABLE ${at(stage, table)} TO ${at(server.database, table)}`,
      );
    }
    for (const table of tables.filter((each) => !made.includes(each))) {
      await server.change(sql`DROP TABLE ${at(server.database, table)}`);
    }
    for (const view of views) await attempt(standalone(view), () => server.change(view));
  } finally {
    await server.change(sql`DROP DATABASE IF EXISTS ${ident(stage)}`);
  }
}

async function carryOut(
  server: Server,
  database: string,
  step: LoadStep,
  views: Sql[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const how = { database, ...(signal ? { signal } : {}) };
  switch (step.do) {
    case 'sql':
      for (const statement of parts(step.sql)) {
        // A view names the tables of the database in which it is made: it is made at the end.
        if (/^\s*CREATE (OR REPLACE )?VIEW/i.test(statement.strings[0] ?? '')) views.push(statement);
        else await attempt(standalone(statement), () => server.change(emptied(statement), how));
      }
      return;
    case 'rows': {
      const names = await columnsOf(server, database, step.table);
      await insert(server, step.table, fromColumns(step.columns, namesFor(step.columns, names)), how);
      return;
    }
    case 'arrow':
      if (step.create) {
        const columns = arrowColumns(step.bytes).map(({ name, type }) => sql`${ident(name)} ${raw(type)}`);
        await server.change(
          sql`CREATE TABLE ${ident(step.table)} (${listOf(columns)}) ENGINE = MergeTree ORDER BY tuple()`,
          how,
        );
      }
      await insert(server, step.table, step.bytes, how);
      return;
    case 'file':
    case 'forget':
      throw new Error('a server reads no files of ours: files are read here, and their facts pushed');
  }
}

const insert = (server: Server, table: string, data: Uint8Array, how: object): Promise<void> =>
  attempt(`INSERT INTO ${table} (Arrow)`, () =>
    server.change(sql`INSERT INTO ${ident(table)} FORMAT ArrowStream`, { ...how, data }),
  );

/** Values go by position, Arrow by name. */
function namesFor(columns: readonly ColumnData[], names: readonly string[]): readonly string[] {
  if (columns.length > names.length) throw new Error(`${columns.length} columns for a table of ${names.length}`);
  return names.slice(0, columns.length);
}

/** Several statements with `;` between them, as long as nothing is bound in them. */
const parts = (statement: Sql): readonly Sql[] =>
  statement.params.length > 0 ? [statement] : statements(statement.strings[0] ?? '').map(raw);

/** `DELETE FROM t` needs a condition here; without one it is a TRUNCATE. */
function emptied(statement: Sql): Sql {
  const table = /^\s*DELETE FROM ("(?:[^"]|"")+"|\w+)\s*$/i.exec(statement.strings[0] ?? '')?.[1];
  return table === undefined || statement.params.length > 0 ? statement : raw(`TRUNCATE TABLE ${table}`);
}

/** Which tables the steps name, as far as can be told from their words. */
function spokenOf(steps: readonly LoadStep[]): (table: string) => boolean {
  const texts = steps.flatMap((step) =>
    step.do === 'sql' ? [standalone(step.sql)] : 'table' in step ? [`"${step.table}"`] : [],
  );
  const words = new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}_]+|"(?:[^"]|"")*"/gu) ?? []));
  return (table) => words.has(table) || words.has(`"${table.replaceAll('"', '""')}"`);
}

/** A table of a database of ours. */
const at = (database: string, table: string): Sql => sql`${ident(database)}.${ident(table)}`;

async function tablesOf(server: Server, database: string): Promise<readonly string[]> {
  const found = await server.list(
    sql`SELECT name FROM system.tables WHERE database = ${database} AND engine LIKE '%MergeTree' ORDER BY name`,
  );
  return found.map(([name = '']) => name);
}

async function columnsOf(server: Server, database: string, table: string): Promise<readonly string[]> {
  const found = await server.list(
    sql`SELECT name FROM system.columns WHERE database = ${database} AND table = ${table} ORDER BY position`,
  );
  return found.map(([name = '']) => name);
}

/** Changes whenever rows come or go; merging in the background changes nothing of it. */
async function stateOf(server: Server, tables: readonly string[]): Promise<string> {
  const found = await server.list(
    sql`SELECT table, toString(sum(rows)), toString(max(max_block_number)), toString(max(data_version)) FROM system.parts
WHERE active AND database = ${server.database} GROUP BY table ORDER BY table`,
  );
  return JSON.stringify(found.filter(([table = '']) => tables.includes(table)));
}

const listOf = (columns: readonly Sql[]): Sql =>
  columns.reduce((all, column, i) => (i === 0 ? column : sql`${all}, ${column}`), raw(''));

async function attempt(statement: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    throw thrown instanceof Cancelled ? thrown : new StepFailed(thrown, statement);
  }
}
