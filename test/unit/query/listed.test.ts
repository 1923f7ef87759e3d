import { afterAll, beforeAll, expect, test } from 'vitest';
import { raw, sql, type Sql } from '../../../src/core';
import { startNodeEngine } from '../../../src/engine/node';
import type { Engine } from '../../../src/engine';
import { duckdb } from '../../../src/query';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.close());

const none = raw('CAST(NULL AS VARCHAR)');
const number = (n: number): Sql => raw(String(n));

async function read(rows: readonly (readonly Sql[])[]): Promise<{ readonly text: string; readonly rows: unknown[] }> {
  const part = duckdb.rows('given', ['n', 'word'], rows);
  const answer = await engine.run(sql`WITH ${part} SELECT n, word, typeof(n) AS t FROM given ORDER BY n`);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const [n = [], word = [], t = []] = answer.value.columns;
  return { text: part.strings.join('?'), rows: n.map((each, i) => [each, word[i], t[i]]) };
}

test('many rows come back as the few do, one by one and of the same types', async () => {
  const words = ["O'Hara", '[1, 2]', '有\t制表', ' 空 格 ', '\\n', '', ';--'];
  const many = Array.from({ length: 100 }, (_, i) => [number(i - 7), sql`${words[i % words.length] ?? ''}`]);
  const all = await read(many);
  expect(all.text).not.toContain('VALUES');
  expect(all.rows).toEqual(many.map((_, i) => [i - 7, words[i % words.length], 'INTEGER']));
  const few = await read(many.slice(0, 5));
  expect(few.text).toContain('VALUES');
  expect(few.rows).toEqual(all.rows.slice(0, 5));
});

test('what is not there stays not there among many rows', async () => {
  const many = Array.from({ length: 60 }, (_, i) => [number(i), i % 3 === 0 ? none : sql`${`县${i}`}`]);
  const all = await read(many);
  expect(all.text).not.toContain('VALUES');
  expect(all.rows).toEqual(many.map((_, i) => [i, i % 3 === 0 ? null : `县${i}`, 'INTEGER']));
});

test('a column that is there in no row is one NULL, and rows of nothing else are written out', async () => {
  const many = Array.from({ length: 60 }, (_, i) => [number(i), none]);
  const all = await read(many);
  expect(all.text).not.toContain('VALUES');
  expect(all.rows).toEqual(many.map((_, i) => [i, null, 'INTEGER']));
  const nothing = Array.from({ length: 60 }, () => [raw('CAST(NULL AS INTEGER)'), none]);
  const empty = await read(nothing);
  expect(empty.text).toContain('VALUES');
  expect(empty.rows).toHaveLength(60);
});

test('an empty word beside one that is not there, and a line break in a word, are told apart', async () => {
  const odd = ['', '第一行\n第二行'];
  const many = Array.from({ length: 60 }, (_, i) => [number(i), i % 3 === 0 ? none : sql`${odd[i % 2] ?? ''}`]);
  expect((await read(many)).rows).toEqual(many.map((_, i) => [i, i % 3 === 0 ? null : odd[i % 2], 'INTEGER']));
});
