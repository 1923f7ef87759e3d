import { loadedFile, sql } from '../../src/core';
import { outcome, rows, wait, type Case } from './cases';

const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A load is carried out whole or not at all. */
export const loadCases: readonly Case[] = [
  {
    name: 'a load that fails in its last step leaves nothing',
    run: async (engine) => {
      const loaded = await engine.load([
        { do: 'sql', sql: sql`CREATE TABLE half (a INTEGER)` },
        { do: 'rows', table: 'half', columns: [{ name: 'a', type: 'int32', values: [1, 2] }] },
        { do: 'sql', sql: sql`INSERT INTO half VALUES ('no number')` },
      ]);
      return [outcome(loaded), outcome(await engine.run(sql`FROM half`))];
    },
    expected: [{ failedAt: 25 }, { failedAt: 5 }],
  },
  {
    name: 'a failed statement is named with its text',
    run: async (engine) => {
      const loaded = await engine.load([{ do: 'sql', sql: sql`INSERT INTO nowhere VALUES (${'县'})` }]);
      return !loaded.ok && loaded.error.kind === 'failed' && loaded.error.sql;
    },
    expected: "INSERT INTO nowhere VALUES ('县')",
  },
  {
    name: 'a load that is aborted on its way leaves what was there before',
    run: async (engine) => {
      await engine.load([{ do: 'sql', sql: sql`CREATE TABLE kept AS SELECT 7 AS a` }]);
      const abort = new AbortController();
      const loaded = await engine.load(
        [
          { do: 'sql', sql: sql`DELETE FROM kept` },
          { do: 'sql', sql: sql`INSERT INTO kept VALUES (1)` },
          { do: 'sql', sql: sql`INSERT INTO kept VALUES (2)` },
        ],
        { signal: abort.signal, onProgress: (done) => done === 2 && abort.abort() },
      );
      return [outcome(loaded), rows(await engine.run(sql`FROM kept`))];
    },
    expected: ['cancelled', [[7]]],
  },
  {
    name: 'a long step of a load can be aborted in its middle',
    run: async (engine) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 150);
      const loaded = await engine.load(
        [
          {
            do: 'sql',
            sql: sql`CREATE TABLE endless AS SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b`,
          },
        ],
        { signal: abort.signal },
      );
      return [outcome(loaded), outcome(await engine.run(sql`FROM endless`))];
    },
    expected: ['cancelled', { failedAt: 5 }],
  },
  {
    name: 'progress counts the steps that are done',
    run: async (engine) => {
      const seen: string[] = [];
      const step = { do: 'sql', sql: sql`SELECT 1` } as const;
      await engine.load([step, step, step], { onProgress: (done, of) => seen.push(`${done}/${of}`) });
      return seen;
    },
    expected: ['1/3', '2/3', '3/3'],
  },
  {
    name: 'what is read while a load is under way is the state before it',
    run: async (engine) => {
      await engine.load([{ do: 'sql', sql: sql`CREATE TABLE seen AS SELECT 1 AS a` }]);
      const load = engine.load([
        { do: 'sql', sql: sql`INSERT INTO seen VALUES (2)` },
        {
          do: 'sql',
          sql: sql`CREATE TABLE slow AS SELECT sum(a.range * b.range) AS s FROM range(20000) a, range(2000) b`,
        },
      ]);
      await wait(60);
      const during = rows(await engine.run(sql`SELECT count(*) FROM seen`));
      return [during, outcome(await load), rows(await engine.run(sql`SELECT count(*) FROM seen`))];
    },
    expected: [[[1]], 'ok', [[2]]],
  },
  {
    name: 'two loads at once happen one after the other',
    run: async (engine) => {
      await engine.load([{ do: 'sql', sql: sql`CREATE TABLE turns (a INTEGER)` }]);
      const add = (value: number) =>
        engine.load([{ do: 'sql', sql: sql`INSERT INTO turns SELECT ${value} + count(*) FROM turns` }]);
      const done = await Promise.all([add(10), add(20)]);
      return [done.map(outcome), rows(await engine.run(sql`FROM turns ORDER BY a`))];
    },
    expected: [
      ['ok', 'ok'],
      [[10], [21]],
    ],
  },
  {
    name: 'bytes are read as a file until they are forgotten',
    run: async (engine) => {
      const name = loadedFile('2023年 [授权].csv');
      const bytes = csv('县,数\n青溪县,12\n"白,沙县",7\n');
      const loaded = await engine.load([
        { do: 'file', name, bytes },
        { do: 'sql', sql: sql`CREATE TABLE from_file AS FROM read_csv(${name})` },
      ]);
      const again = rows(await engine.run(sql`SELECT sum("数") FROM read_csv(${name})`));
      await engine.load([{ do: 'forget', name }]);
      const after = await engine.run(sql`FROM read_csv(${name})`);
      return [outcome(loaded), rows(await engine.run(sql`FROM from_file`)), again, after.ok, bytes.length];
    },
    expected: [
      'ok',
      [
        ['青溪县', 12],
        ['白,沙县', 7],
      ],
      [[19]],
      false,
      36,
    ],
  },
  {
    name: 'files of a failed load are gone, and what it would have forgotten is still there',
    run: async (engine) => {
      const [old, fresh] = [loadedFile('old.csv'), loadedFile('fresh.csv')];
      await engine.load([{ do: 'file', name: old, bytes: csv('a\n1\n') }]);
      await engine.load([
        { do: 'file', name: fresh, bytes: csv('a\n2\n') },
        { do: 'forget', name: old },
        { do: 'sql', sql: sql`SELECT * FROM nowhere` },
      ]);
      const read = async (name: string) => (await engine.run(sql`FROM read_csv(${name})`)).ok;
      const found = [await read(old), await read(fresh)];
      await engine.load([{ do: 'forget', name: old }]);
      return found;
    },
    expected: [true, false],
  },
  {
    name: 'a file outside the folder of loaded files, or with a pattern for a name, is not taken',
    run: async (engine) => {
      const load = (name: string) => engine.load([{ do: 'file', name, bytes: csv('a\n1\n') }]);
      return [
        outcome(await load('elsewhere.csv')),
        outcome(await load('loaded/*.csv')),
        outcome(await load('loaded/../x.csv')),
      ];
    },
    expected: ['failed', 'failed', 'failed'],
  },
];
