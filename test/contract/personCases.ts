import { sql } from '../../src/core';
import type { Engine } from '../../src/engine';
import { outcome, rows, type Case } from './cases';

const asked = (text: string, maxRows?: number) => async (engine: Engine) =>
  rows(await engine.runText(text, maxRows === undefined ? {} : { maxRows }));

const refusal = (text: string, expected: unknown): Case => ({
  name: `a person's statement is refused: ${text.replaceAll('\n', ' ')}`,
  run: asked(text),
  expected,
});

const answered = (text: string, expected: unknown, maxRows?: number): Case => ({
  name: `a person's statement is answered: ${text.replaceAll('\n', ' ')}`,
  run: asked(text, maxRows),
  expected,
});

/** A person's own SQL: one query, reading only what is loaded. */
export const personCases: readonly Case[] = [
  answered('SELECT 1', [[1]]),
  answered('SELECT 1;', [[1]]),
  answered(" -- what; is this?\nSELECT ';', $$;$$, '--' /* ; */ ; -- end", [[';', ';', '--']]),
  answered('WITH a AS (SELECT 2 AS "选;择") SELECT * FROM a', [[2]]),
  answered('FROM range(3)', [[0], [1], [2]]),
  answered('VALUES (1), (2)', [[1], [2]]),
  answered('FROM range(1000) ORDER BY 1 DESC', [[999], [998]], 2),
  answered('PIVOT (SELECT 2023 AS y, 5 AS v) ON y USING sum(v)', [[5]]),
  answered('DESCRIBE SELECT 1 AS a', [['a', 'INTEGER', 'YES', null, null, null]]),
  refusal('', { refused: 'not_a_query' }),
  refusal(' ; ', { refused: 'not_a_query' }),
  refusal('INSERT INTO person VALUES (1)', { refused: 'not_a_query' }),
  refusal('delete from person', { refused: 'not_a_query' }),
  refusal('/* SELECT */ DROP TABLE person', { refused: 'not_a_query' }),
  refusal("COPY (SELECT 1) TO 'loaded/x.csv'", { refused: 'not_a_query' }),
  refusal("ATTACH 'x.db'", { refused: 'not_a_query' }),
  refusal('SET threads = 1', { refused: 'not_a_query' }),
  refusal('INSTALL httpfs', { refused: 'not_a_query' }),
  refusal('SELECT 1; SELECT 2', { refused: 'several' }),
  refusal('SELECT 1); DROP TABLE person; SELECT (2', { refused: 'several' }),
  refusal("SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')", { refused: 'outside' }),
  refusal("SELECT * FROM 'https://127.0.0.1:9/x.csv'", { refused: 'outside' }),
  refusal("SELECT * FROM read_csv('/etc/passwd')", { refused: 'outside' }),
  refusal("SELECT * FROM read_text('loaded/../package.json')", { refused: 'outside' }),
  refusal("SELECT * FROM read_blob('package.json')", { refused: 'outside' }),
  refusal("SELECT * FROM glob('*')", { refused: 'outside' }),
  refusal("SELECT * FROM sniff_csv('package.json')", { refused: 'outside' }),
  {
    name: "a person's query that would change data is refused",
    run: async (engine) => {
      await engine.load([{ do: 'sql', sql: sql`CREATE SEQUENCE counter` }]);
      return [
        rows(await engine.runText("SELECT nextval('counter')")),
        rows(await engine.run(sql`SELECT nextval('counter')`)),
      ];
    },
    expected: [{ refused: 'writes' }, [[1]]],
  },
  {
    name: 'a table that a person tried to change is as it was',
    run: async (engine) => {
      await engine.load([{ do: 'sql', sql: sql`CREATE TABLE person AS SELECT 1 AS a` }]);
      for (const text of ['DROP TABLE person', 'SELECT 1); DELETE FROM person; SELECT (2', 'TRUNCATE person']) {
        await engine.runText(text);
      }
      return rows(await engine.run(sql`FROM person`));
    },
    expected: [[1]],
  },
  {
    name: "the place of an error is counted in the person's own text, in characters",
    run: async (engine) => [
      outcome(await engine.runText("SELECT '云溪市𠮷' AS a, nocolumn")),
      outcome(await engine.runText('SELECT 1,\n  FROM')),
      outcome(await engine.runText("SELECT 'x'::INTEGER")),
    ],
    expected: [{ failedAt: 21 }, { failedAt: 16 }, { failedAt: 10 }],
  },
  {
    name: 'an extension is never fetched: what would need one fails at once',
    run: async (engine) => [
      outcome(await engine.runText("SELECT * FROM read_parquet('loaded/x.parquet')")),
      outcome(await engine.runText("SELECT * FROM read_json('loaded/x.json')")),
      outcome(await engine.runText("SELECT 'a' COLLATE zh")),
      outcome(await engine.run(sql`LOAD icu`)),
      rows(await engine.run(sql`SELECT 1`)),
    ],
    expected: ['failed', 'failed', 'failed', { refused: 'outside' }, [[1]]],
  },
  {
    name: 'the lock cannot be taken off again',
    run: async (engine) => [
      outcome(await engine.run(sql`SET enable_external_access = true`)),
      outcome(await engine.run(sql`SET autoinstall_known_extensions = true`)),
      outcome(await engine.run(sql`FROM read_csv('http://127.0.0.1:9/x.csv')`)),
    ],
    expected: ['failed', 'failed', { refused: 'outside' }],
  },
];
