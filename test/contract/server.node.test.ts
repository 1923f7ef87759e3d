import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../src/core';
import type { ServerEngine } from '../../src/engine';
import { startClickHouse } from '../../src/engine/remote';
import { startServer, type LocalServer } from '../support/clickhouseServer';
import { outcome } from './cases';
import { engineCases } from './engineCases';
import { serverCases } from './serverCases';

/** Sentences that a server cannot or need not keep, by the beginning of their names, and why. */
const NOT_KEPT: readonly (readonly [string, string])[] = [
  ['dates are ISO text, also before Christ', 'Date32 holds 1900 to 2299'],
  ['times and intervals are text', 'the program asks for neither'],
  ['lists, structs, maps, bytes and enums', 'the program asks for none of them'],
  ['a number that does not fit its column is refused', 'checked before it is sent: the same code as for DuckDB'],
  ['a hundred scalars by VALUES and join', 'the dialect writes lists its own way: test/sql'],
  ['a long step of a load can be aborted', 'as an aborted query is: the same way'],
  ['bytes are read as a file', 'a server has no files of ours'],
  ['files of a failed load', 'a server has no files of ours'],
  ['a file outside the folder', 'a server has no files of ours'],
  ["a person's statement", 'those of ClickHouse stand among the server’s cases'],
  ["a person's query that would change data", 'a SELECT of ClickHouse changes nothing; readonly is tested'],
  ['a table that a person tried to change', 'readonly is tested'],
  ['the place of an error is counted', 'among the person’s statements'],
  ['the place of an error counts without', 'the server counts in what it was sent'],
  [
    'a query to be kept is refused',
    'refused before it is sent: as a person’s statements are, among the server’s cases',
  ],
  ['a query to be kept that would change data', 'a SELECT of ClickHouse changes nothing; readonly is tested'],
  ['a query to be kept can be cancelled', 'as a person’s query is: the same way'],
  ['kept results stand beside each other', 'a server keeps nothing for us: its first rows are here'],
  ['an extension is never fetched', 'DuckDB’s own'],
  ['the lock cannot be taken off again', 'DuckDB’s own'],
  ["a person's endless query can be aborted too, and export", 'kept, without export'],
  ['twenty queries at once', 'a server has its own queue'],
  ['a query that waits for its turn', 'a server has its own queue'],
  ['a crash is told once', 'a server is not ours to crash: it becomes unreachable'],
  ['the supervisor restarts', 'a server is not ours to start'],
];

let server: LocalServer;
let engine: ServerEngine;
const start = (): Promise<ServerEngine> => startClickHouse(server.connection('contract'));
beforeAll(async () => {
  server = await startServer();
  engine = await start();
  expect(await engine.makeDatabase()).toMatchObject({ ok: true });
});
afterAll(() => server.stop());

describe('the engine over HTTP keeps the contract', () => {
  test.each(serverCases)('$name', async ({ run, expected }) => {
    expect(await run(engine, { start })).toEqual(expected);
  });
  test('every sentence of the contract is kept under its name, or it is said why not', () => {
    const kept = new Set(serverCases.map(({ name }) => name));
    const open = engineCases.filter(
      ({ name }) => !kept.has(name) && !NOT_KEPT.some(([beginning]) => name.startsWith(beginning)),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});

describe('a server that is not as it should be', () => {
  test('a wrong password, a wrong address and a host that is no ClickHouse are told apart', async () => {
    const code = (url: string, password: string): Promise<unknown> =>
      startClickHouse({ url, user: 'default', password, database: 'contract' }).then(
        () => 'started',
        (error: { readonly code: string }) => error.code,
      );
    expect(await code(server.url, 'wrong')).toBe('denied');
    expect(await code('http://127.0.0.1:9', 'x')).toBe('unreachable');
    expect(await code(`${server.url}/ping?`, 'x')).toBe('unsupported');
  });

  test('limits of time and rows are the server’s own, and more is an error, never a shorter answer', async () => {
    const limited = await startClickHouse(server.connection('contract'), { seconds: 1, rows: 1_000 });
    const slow = await limited.run(sql`SELECT count() FROM numbers(100000000000) WHERE number % 7 = 8`);
    expect(slow).toMatchObject({ ok: false, error: { kind: 'failed' } });
    expect(!slow.ok && 'message' in slow.error && slow.error.message).toMatch(/Timeout exceeded/);
    expect(outcome(await limited.run(sql`SELECT number FROM numbers(1000)`))).toBe('ok');
    expect(outcome(await limited.run(sql`SELECT number FROM numbers(100000)`))).toBe('failed');
  });

  test('a question cannot change data, whatever it says', async () => {
    expect(outcome(await engine.run(sql`CREATE TABLE made (a Int32) ENGINE = Memory`))).toBe('failed');
    expect(outcome(await engine.run(sql`SELECT count() FROM made`))).toEqual({ failedAt: 20 });
  });

  test('while it is away every question says so, and when it is back the next is answered', async () => {
    await server.cut();
    expect(outcome(await engine.run(sql`SELECT 1`))).toBe('unreachable');
    await server.back();
    expect(outcome(await engine.run(sql`SELECT 1`))).toBe('ok');
  });
});
