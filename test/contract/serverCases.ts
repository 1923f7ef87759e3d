import { ident, raw, sql, type ColumnData } from '../../src/core';
import { outcome, rows, wait, type Case } from './cases';
import { kept } from './heldCases';

const endless = sql`SELECT count() FROM numbers(1000000000000) WHERE number % 7 = 8`;

/**
 * The sentences of the contract as ClickHouse's SQL has them, under the same names as DuckDB's. Which are not here, and why, stands in
 * `server.node.test.ts`.
 */
export const serverCases: readonly Case[] = [
  {
    name: 'a kept result gives its rows page by page, in their order',
    run: (engine) =>
      kept(
        engine,
        raw(`SELECT toInt32(number) AS n, concat('r', toString(number)) AS "名" FROM numbers(10) ORDER BY n DESC`),
      ),
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
    run: (engine) => kept(engine, raw('SELECT toInt32(number) AS n FROM numbers(5000) ORDER BY n'), 4),
    expected: { fields: ['n number'], count: 4, more: true, page: [[1], [2]] },
  },
  {
    name: 'a kept result has as many rows as the query, none where it has none',
    run: (engine) => kept(engine, raw('SELECT toInt32(1) AS rowid WHERE 0')),
    expected: { fields: ['rowid number'], count: 0, more: false, page: [] },
  },
  {
    name: 'parameters are values, whatever stands in them',
    run: async (engine) => {
      const text = "x'); DROP TABLE fact; --";
      return [
        rows(await engine.runText(sql`SELECT ${text} AS t`)),
        await kept(engine, sql`SELECT ${text} AS t FROM numbers(3)`),
      ];
    },
    expected: [
      [["x'); DROP TABLE fact; --"]],
      {
        fields: ['t text'],
        count: 3,
        more: false,
        page: [["x'); DROP TABLE fact; --"], ["x'); DROP TABLE fact; --"]],
      },
    ],
  },
  {
    name: 'a parameter is a value, whatever is in it',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT ${"'; DROP TABLE t; --"} AS a, ${'青溪县 "甲"\n𠮷\t\\N'} AS b, ${-0.25} AS c, ${true} AS d, ${null} AS e, ${'x'.repeat(20_000)} = repeat('x', 20000) AS f`,
        ),
      ),
    expected: [["'; DROP TABLE t; --", '青溪县 "甲"\n𠮷\t\\N', -0.25, true, null, 1]],
  },
  {
    name: 'decimals keep their scale as text',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT toDecimal32('12.50', 2), toDecimal32('-0.05', 2), toDecimal128('0', 20), sum(toDecimal64('0.1', 1)) FROM numbers(25)`,
        ),
      ),
    expected: [['12.50', '-0.05', '0.00000000000000000000', '2.5']],
  },
  {
    name: 'an integer is a number where that is exact, else text',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT count(), toInt64(9007199254740991), toInt64(9007199254740993), toInt64(-9007199254740993), toUInt64(18446744073709551615), sum(number) FROM numbers(100000)`,
        ),
      ),
    expected: [[100000, 9007199254740991, '9007199254740993', '-9007199254740993', '18446744073709551615', 4999950000]],
  },
  {
    name: 'a field says what it holds',
    run: async (engine) => {
      const result = await engine.run(
        sql`SELECT 1 AS i, toFloat64(1.5) AS d, toDecimal32('1.5', 1) AS dec, 'x' AS t, true AS b, toDate32('2024-01-01') AS day, now64(3) AS at`,
      );
      return result.ok && result.value.fields.map(({ name, type }) => `${name}: ${type}`);
    },
    expected: ['i: number', 'd: number', 'dec: number', 't: text', 'b: boolean', 'day: date', 'at: text'],
  },
  {
    name: 'a result without rows has its fields',
    run: async (engine) => {
      const result = await engine.run(sql`SELECT 1 AS a, 'x' AS b WHERE false`);
      return (
        result.ok && { fields: result.value.fields.length, columns: result.value.columns, rows: result.value.rows }
      );
    },
    expected: { fields: 2, columns: [[], []], rows: 0 },
  },
  {
    name: 'columns of every type are loaded, null and NaN as NULL',
    run: async (engine) => {
      const table = 'every "type" 表';
      const columns: ColumnData[] = [
        { name: 'x', type: 'int16', values: new Int16Array([-32768, 32767, 0]) },
        { name: 'x', type: 'int32', values: [1, null, -2147483648] },
        { name: 'x', type: 'uint8', values: new Uint8Array([0, 255, 7]) },
        { name: 'x', type: 'uint16', values: [65535, 0, null] },
        { name: 'x', type: 'float64', values: new Float64Array([0.1, Number.NaN, -1e300]) },
        { name: 'x', type: 'text', values: ['县', null, ''] },
        { name: 'x', type: 'bool', values: [true, null, false] },
        { name: 'x', type: 'text', values: ['2024-02-29', '1900-01-01', null] },
        { name: 'x', type: 'text', values: ['0.10', '12345678901234.5678', null] },
      ];
      const loaded = await engine.load([
        {
          do: 'sql',
          sql: sql`CREATE TABLE ${ident(table)} (a Int16, b Nullable(Int32), c UInt8, d Nullable(UInt16), e Nullable(Float64), f Nullable(String),
            g Nullable(Bool), h Nullable(Date32), i Nullable(Decimal(18,4))) ENGINE = MergeTree ORDER BY tuple()`,
        },
        { do: 'rows', table, columns },
      ]);
      return loaded.ok ? rows(await engine.run(sql`SELECT * FROM ${ident(table)}`)) : outcome(loaded);
    },
    expected: [
      [-32768, 1, 0, 65535, 0.1, '县', true, '2024-02-29', '0.1000'],
      [32767, null, 255, 0, null, null, null, '1900-01-01', '12345678901234.5678'],
      [0, -2147483648, 7, null, -1e300, '', false, null, null],
    ],
  },
  {
    name: 'what was exported loads again as it was',
    run: async (engine) => {
      await engine.load([
        {
          do: 'sql',
          sql: sql`CREATE TABLE original ENGINE = MergeTree ORDER BY tuple() AS SELECT toInt32(number) AS i, concat('县', toString(number)) AS t,
            toDecimal64(number / 4, 2) AS d, toDate32('2020-01-01') + number AS day, if(number % 3 = 0, NULL, number / 7) AS f FROM numbers(5000)`,
        },
      ]);
      const bytes = await engine.export(sql`SELECT * FROM original`);
      if (!bytes.ok) return outcome(bytes);
      const steps = [
        { do: 'arrow', table: 'copied', bytes: bytes.value, create: true },
        { do: 'arrow', table: 'copied', bytes: bytes.value, create: false },
      ] as const;
      const loaded = await engine.load(steps);
      return [
        outcome(loaded),
        rows(await engine.run(sql`SELECT count() FROM copied`)),
        rows(
          await engine.run(sql`SELECT count(), countIf(c.f IS NULL) FROM copied c JOIN original o ON o.i = c.i
WHERE c.t = o.t AND c.d = o.d AND c.day = o.day AND (c.f = o.f OR c.f IS NULL AND o.f IS NULL)`),
        ),
      ];
    },
    expected: ['ok', [[10000]], [[10000, 3334]]],
  },
  {
    name: 'a hundred thousand rows come whole and in order',
    run: async (engine) => {
      const result = await engine.run(
        sql`SELECT number AS i, concat('县', toString(number % 100)) AS t FROM numbers(100000) ORDER BY i DESC`,
      );
      if (!result.ok) return outcome(result);
      const [numbers = [], texts = []] = result.value.columns;
      const inOrder = numbers.every((value, i) => value === 99_999 - i);
      return [result.value.rows, inOrder, texts[1]];
    },
    expected: [100_000, true, '县98'],
  },
  {
    name: 'a load that fails in its last step leaves nothing',
    run: async (engine) => {
      const loaded = await engine.load([
        { do: 'sql', sql: sql`CREATE TABLE half (a Int32) ENGINE = MergeTree ORDER BY a` },
        { do: 'rows', table: 'half', columns: [{ name: 'a', type: 'int32', values: [1, 2] }] },
        { do: 'sql', sql: sql`INSERT INTO half VALUES ('no number')` },
      ]);
      const there = await engine.run(sql`SELECT * FROM half`);
      return [loaded.ok, outcome(there)];
    },
    expected: [false, { failedAt: 14 }],
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
      await engine.load([
        { do: 'sql', sql: sql`CREATE TABLE kept ENGINE = MergeTree ORDER BY a AS SELECT toInt32(7) AS a` },
      ]);
      const abort = new AbortController();
      const loaded = await engine.load(
        [
          { do: 'sql', sql: sql`DELETE FROM kept` },
          { do: 'sql', sql: sql`INSERT INTO kept VALUES (1)` },
          { do: 'sql', sql: sql`INSERT INTO kept VALUES (2)` },
        ],
        { signal: abort.signal, onProgress: (done) => done === 2 && abort.abort() },
      );
      return [outcome(loaded), rows(await engine.run(sql`SELECT * FROM kept`))];
    },
    expected: ['cancelled', [[7]]],
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
      await engine.load([
        { do: 'sql', sql: sql`CREATE TABLE seen ENGINE = MergeTree ORDER BY a AS SELECT toInt32(1) AS a` },
      ]);
      const load = engine.load([
        { do: 'sql', sql: sql`INSERT INTO seen VALUES (2)` },
        { do: 'sql', sql: sql`INSERT INTO seen SELECT toInt32(3 + sleep(1))` },
      ]);
      await wait(400);
      const during = rows(await engine.run(sql`SELECT count() FROM seen`));
      return [during, outcome(await load), rows(await engine.run(sql`SELECT count() FROM seen`))];
    },
    expected: [[[1]], 'ok', [[3]]],
  },
  {
    name: 'two loads at once happen one after the other',
    run: async (engine) => {
      await engine.load([{ do: 'sql', sql: sql`CREATE TABLE turns (a Int32) ENGINE = MergeTree ORDER BY a` }]);
      const add = (value: number) =>
        engine.load([{ do: 'sql', sql: sql`INSERT INTO turns SELECT ${value} + count() FROM turns` }]);
      const done = await Promise.all([add(10), add(20)]);
      return [done.map(outcome), rows(await engine.run(sql`SELECT a FROM turns ORDER BY a`))];
    },
    expected: [
      ['ok', 'ok'],
      [[10], [21]],
    ],
  },
  {
    name: 'an aborted query ends, and the engine is free for the next',
    run: async (engine) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 300);
      const long = outcome(await engine.run(endless, { signal: abort.signal }));
      const next = rows(await engine.run(sql`SELECT 1`));
      await wait(1_500);
      // The server has stopped working on it, not only we waiting for it.
      const left = rows(
        await engine.run(
          sql`SELECT count() FROM system.processes WHERE query LIKE ${'%1000000000000%'} AND query NOT LIKE ${'%system.processes%'}`,
        ),
      );
      return [long, next, left];
    },
    expected: ['cancelled', [[1]], [[0]]],
  },
  {
    name: 'a query whose signal was raised before is not begun',
    run: async (engine) => outcome(await engine.run(endless, { signal: AbortSignal.abort() })),
    expected: 'cancelled',
  },
  {
    name: 'a short query does not wait for a long one',
    run: async (engine) => {
      const abort = new AbortController();
      const long = engine.run(endless, { signal: abort.signal });
      const short = rows(await engine.run(sql`SELECT 3`));
      abort.abort();
      return [short, outcome(await long)];
    },
    expected: [[[3]], 'cancelled'],
  },
  {
    name: 'a failed query is told with its SQL and does no harm',
    run: async (engine) => {
      const failed = await engine.run(sql`SELECT * FROM nowhere WHERE a = ${'县'}`);
      return [
        !failed.ok && failed.error.kind === 'failed' && failed.error.sql,
        outcome(failed),
        rows(await engine.run(sql`SELECT 5`)),
      ];
    },
    expected: ["SELECT * FROM nowhere WHERE a = '县'", { failedAt: 14 }, [[5]]],
  },
  {
    name: 'a closed engine says so',
    run: async (_, { start }) => {
      const engine = await start();
      await engine.close();
      return outcome(await engine.run(sql`SELECT 1`));
    },
    expected: 'crashed',
  },
  {
    name: 'the server tells how far it is while one waits',
    run: async (engine) => {
      const seen: boolean[] = [];
      await engine.run(sql`SELECT count() FROM numbers(3000000000) WHERE number % 7 = 8`, {
        onProgress: (done, of) => seen.push(done > 0 && done <= of && of === 3_000_000_000),
      });
      return seen.length > 0 && seen.every((each) => each);
    },
    expected: true,
  },
  ...(
    [
      ['SELECT 1', [[1]]],
      ['SELECT 1;', [[1]]],
      [" -- what; is this?\nSELECT ';', '--' /* ; */ ; -- end", [[';', '--']]],
      ['WITH a AS (SELECT 2 AS "选;择") SELECT * FROM a', [[2]]],
      ['', { refused: 'not_a_query' }],
      ['INSERT INTO person VALUES (1)', { refused: 'not_a_query' }],
      ['/* SELECT */ DROP TABLE person', { refused: 'not_a_query' }],
      ['SET max_threads = 1', { refused: 'not_a_query' }],
      ['SELECT 1; SELECT 2', { refused: 'several' }],
      ["SELECT * FROM url('http://127.0.0.1:9/x.csv', 'CSV', 'a String')", { refused: 'outside' }],
      ["SELECT * FROM file('/etc/passwd', 'LineAsString')", { refused: 'outside' }],
      ["SELECT * FROM remote('127.0.0.1', system.one)", { refused: 'outside' }],
      ['SELECT 1) UNION ALL (SELECT 2', { failedAt: 8 }],
      ["SELECT '云溪市𠮷' AS a, nocolumn", { failedAt: 21 }],
    ] as const
  ).map(([text, expected]): Case => ({
    name: `a person's statement: ${text.replaceAll('\n', ' ')}`,
    run: async (engine) => rows(await engine.runText(text)),
    expected,
  })),
  {
    name: "a person's endless query can be aborted too, and after it the engine answers",
    run: async (engine) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 300);
      const text = 'SELECT count() FROM numbers(1000000000000) WHERE number % 7 = 8';
      const ended = outcome(await engine.runText(text, { signal: abort.signal }));
      return [ended, rows(await engine.runText('SELECT 2'))];
    },
    expected: ['cancelled', [[2]]],
  },
  {
    name: "a person's answer has no more rows than asked for",
    run: async (engine) =>
      rows(await engine.runText('SELECT number FROM numbers(1000) ORDER BY 1 DESC', { maxRows: 2 })),
    expected: [[999], [998]],
  },
  {
    name: 'files are not for a server: such a load is refused, and leaves nothing',
    run: async (engine) =>
      outcome(await engine.load([{ do: 'file', name: 'loaded/x.csv', bytes: new Uint8Array([97]) }])),
    expected: 'failed',
  },
  {
    name: 'a load that would overwrite what somebody else has done meanwhile is refused',
    run: async (engine, { start }) => {
      const other = await start();
      const mine = [{ do: 'sql', sql: raw('INSERT INTO shared SELECT toInt32(1 + sleep(2))') }] as const;
      await engine.load([{ do: 'sql', sql: raw('CREATE TABLE shared (a Int32) ENGINE = MergeTree ORDER BY a') }]);
      const first = engine.load(mine);
      await wait(700);
      const second = await other.load([{ do: 'sql', sql: raw('INSERT INTO shared VALUES (9)') }]);
      const done = [outcome(second), outcome(await first)];
      await other.close();
      return [...done, rows(await engine.run(sql`SELECT a FROM shared`))];
    },
    expected: ['ok', 'failed', [[9]]],
  },
];
