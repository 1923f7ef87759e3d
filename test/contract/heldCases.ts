import { raw, sql, type Sql } from '../../src/core';
import type { Engine } from '../../src/engine';
import { outcome, problem, rows, type Case } from './cases';

/** What is kept of a query: its columns, how many rows, the page from 1 to 3, and what closing leaves. */
export async function kept(engine: Engine, statement: Sql, maxRows = 1_000): Promise<unknown> {
  const held = await engine.hold(statement, { maxRows });
  if (!held.ok) return problem(held.error);
  const { fields, rows: count, more } = held.value;
  const page = rows(await held.value.page(1, 3));
  await held.value.close();
  return { fields: fields.map(({ name, type }) => `${name} ${type}`), count, more, page };
}

const refused = (text: string, expected: unknown): Case => ({
  name: `a query to be kept is refused: ${text.replaceAll('\n', ' ')}`,
  run: (engine) => kept(engine, raw(text)),
  expected,
});

/** A person's query whose rows are kept and looked at page by page. */
export const heldCases: readonly Case[] = [
  {
    name: 'a kept result gives its rows page by page, in their order',
    run: (engine) => kept(engine, raw(`SELECT range AS n, 'r' || range AS "名" FROM range(10) ORDER BY n DESC`)),
    expected: {
      fields: ['n number', '名 text'],
      count: 10,
      more: false,
      page: [
        [8, 'r8'],
        [7, 'r7'],
      ],
    },
  },
  {
    name: 'of a large result the first rows are kept, and it is said that there are more',
    run: (engine) => kept(engine, raw('SELECT range AS n FROM range(5000)'), 4),
    expected: { fields: ['n number'], count: 4, more: true, page: [[1], [2]] },
  },
  {
    name: 'a kept result has as many rows as the query, none where it has none',
    run: (engine) => kept(engine, raw('SELECT 1 AS rowid WHERE false')),
    expected: { fields: ['rowid number'], count: 0, more: false, page: [] },
  },
  {
    name: 'parameters are values, whatever stands in them',
    run: async (engine) => {
      const text = "x'); DROP TABLE fact; --";
      return [
        rows(await engine.runText(sql`SELECT ${text} AS t, ${12} + 1 AS n`)),
        await kept(engine, sql`SELECT ${text} AS t FROM range(3)`),
      ];
    },
    expected: [
      [["x'); DROP TABLE fact; --", 13]],
      {
        fields: ['t text'],
        count: 3,
        more: false,
        page: [["x'); DROP TABLE fact; --"], ["x'); DROP TABLE fact; --"]],
      },
    ],
  },
  {
    name: 'the place of an error counts without what is written for the parameters',
    run: async (engine) => [
      outcome(await engine.runText(sql`SELECT ${'云溪市'} AS a, nocolumn, ${1}`)),
      outcome(await engine.hold(sql`SELECT ${'云溪市'} AS a, nocolumn, ${1}`, { maxRows: 5 })),
    ],
    expected: [{ failedAt: 14 }, { failedAt: 14 }],
  },
  refused('INSERT INTO person VALUES (1)', { refused: 'not_a_query' }),
  refused('SELECT 1; SELECT 2', { refused: 'several' }),
  refused("SELECT * FROM read_csv('/etc/passwd')", { refused: 'outside' }),
  {
    name: 'a query to be kept that would change data is refused, and the next one is answered',
    run: async (engine) => {
      await engine.load([{ do: 'sql', sql: sql`CREATE SEQUENCE held_counter` }]);
      return [
        await kept(engine, raw("SELECT nextval('held_counter')")),
        rows(await engine.run(sql`SELECT nextval('held_counter')`)),
        await kept(engine, raw('SELECT 1')),
      ];
    },
    expected: [{ refused: 'writes' }, [[1]], { fields: ['1 number'], count: 1, more: false, page: [] }],
  },
  {
    name: 'a query to be kept can be cancelled while it works, and its place is free again',
    run: async (engine) => {
      const ends: unknown[] = [];
      for (let i = 0; i < 6; i += 1) {
        const abort = new AbortController();
        const held = engine.hold(raw('SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b'), {
          maxRows: 10,
          signal: abort.signal,
        });
        setTimeout(() => abort.abort(), 60);
        ends.push(outcome(await held));
      }
      return [ends, await kept(engine, raw('SELECT 1'))];
    },
    expected: [Array(6).fill('cancelled'), { fields: ['1 number'], count: 1, more: false, page: [] }],
  },
  {
    name: 'kept results stand beside each other, and a statement can be asked over the rows of one',
    run: async (engine) => {
      const one = await engine.hold(raw('SELECT range AS n FROM range(100)'), { maxRows: 10 });
      const two = await engine.hold(raw("SELECT 'b' AS n"), { maxRows: 10 });
      if (!one.ok || !two.ok || one.value.over === null) return null;
      const sum = rows(await one.value.over((table) => sql`SELECT sum(n), count(*) FROM ${table} t`));
      const pages = [rows(await one.value.page(0, 1)), rows(await two.value.page(0, 1))];
      await one.value.close();
      await two.value.close();
      return [sum, pages, outcome(await one.value.page(0, 1))];
    },
    expected: [[[45, 10]], [[[0]], [['b']]], 'failed'],
  },
];
