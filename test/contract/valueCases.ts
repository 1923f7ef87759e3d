import { ident, raw, sql, type ColumnData } from '../../src/core';
import { outcome, rows, type Case } from './cases';

/** Values go in and come out unchanged. */
export const valueCases: readonly Case[] = [
  {
    name: 'a parameter is a value, whatever is in it',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT ${"'; DROP TABLE t; --"} AS a, ${'青溪县 "甲"\n𠮷'} AS b, ${-0.25} AS c, ${true} AS d, ${null} AS e`,
        ),
      ),
    expected: [["'; DROP TABLE t; --", '青溪县 "甲"\n𠮷', '-0.25', true, null]],
  },
  {
    name: 'decimals keep their scale as text',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT 12.50::DECIMAL(9,2), (-0.05)::DECIMAL(9,2), 0::DECIMAL(38,20), sum(0.1::DECIMAL(18,1)) FROM range(25)`,
        ),
      ),
    expected: [['12.50', '-0.05', '0.00000000000000000000', '2.5']],
  },
  {
    name: 'an integer is a number where that is exact, else text',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT count(*), 9007199254740991::BIGINT, 9007199254740993::BIGINT, (-9007199254740993)::BIGINT,
            18446744073709551615::UBIGINT, sum(range), sum(range * 100000000000000::HUGEINT),
            170141183460469231731687303715884105727::HUGEINT, 340282366920938463463374607431768211455::UHUGEINT
            FROM range(100000)`,
        ),
      ),
    expected: [
      [
        100000,
        9007199254740991,
        '9007199254740993',
        '-9007199254740993',
        '18446744073709551615',
        4999950000,
        '499995000000000000000000',
        '170141183460469231731687303715884105727',
        '340282366920938463463374607431768211455',
      ],
    ],
  },
  {
    name: 'dates are ISO text, also before Christ and after the year 9999',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT DATE '2024-02-29', DATE '1969-12-31', DATE '12024-01-01', DATE '0044-03-15 (BC)', 'infinity'::DATE`,
        ),
      ),
    expected: [['2024-02-29', '1969-12-31', '12024-01-01', '0044-03-15 (BC)', 'infinity']],
  },
  {
    name: 'times and intervals are text, to the last digit',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT TIMESTAMP '2024-01-02 03:04:05.678901', TIMESTAMP '1969-12-31 23:59:59.5', TIME '23:59:59',
            TIMESTAMP_NS '2024-01-02 03:04:05.123456789', INTERVAL '27 months -3 days 01:02:03.5'`,
        ),
      ),
    expected: [
      [
        '2024-01-02 03:04:05.678901',
        '1969-12-31 23:59:59.5',
        '23:59:59',
        '2024-01-02 03:04:05.123456789',
        '2 years 3 months -3 days 01:02:03.5',
      ],
    ],
  },
  {
    name: 'lists, structs, maps, bytes and enums are readable text',
    run: async (engine) =>
      rows(
        await engine.run(
          sql`SELECT [1, NULL, 3], {'a': 1.50, 'b': '县'}, MAP {'k': [DATE '2024-01-01']}, '\\xAAz'::BLOB, 'b'::ENUM ('a', 'b'), ['b'::ENUM ('a', 'b')]`,
        ),
      ),
    expected: [['[1, NULL, 3]', "{'a': 1.50, 'b': 县}", '{k=[2024-01-01]}', '\\xAAz', 'b', '[b]']],
  },
  {
    name: 'a field says what it holds',
    run: async (engine) => {
      const result = await engine.run(
        sql`SELECT 1 AS i, 1.5::DOUBLE AS d, 1.5 AS dec, 'x' AS t, TRUE AS b, DATE '2024-01-01' AS day, now() AS at, NULL AS n`,
      );
      return result.ok && result.value.fields.map(({ name, type }) => `${name}: ${type}`);
    },
    expected: ['i: number', 'd: number', 'dec: number', 't: text', 'b: boolean', 'day: date', 'at: text', 'n: number'],
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
        { name: 'x', type: 'text', values: ['县\u0000', null, ''] },
        { name: 'x', type: 'bool', values: [true, null, false] },
        { name: 'x', type: 'text', values: ['2024-02-29', '1900-01-01', null] },
        { name: 'x', type: 'text', values: ['0.10', '12345678901234.5678', null] },
      ];
      const loaded = await engine.load([
        {
          do: 'sql',
          sql: sql`CREATE TABLE ${ident(table)} (a SMALLINT, b INTEGER, c UTINYINT, d USMALLINT, e DOUBLE, f VARCHAR,
            g BOOLEAN, h DATE, i DECIMAL(18,4))`,
        },
        { do: 'rows', table, columns },
      ]);
      return loaded.ok ? rows(await engine.run(sql`FROM ${ident(table)}`)) : outcome(loaded);
    },
    expected: [
      [-32768, 1, 0, 65535, 0.1, '县\u0000', true, '2024-02-29', '0.1000'],
      [32767, null, 255, 0, null, null, null, '1900-01-01', '12345678901234.5678'],
      [0, -2147483648, 7, null, -1e300, '', false, null, null],
    ],
  },
  {
    name: 'a number that does not fit its column is refused, not wrapped around',
    run: async (engine) => {
      await engine.load([{ do: 'sql', sql: sql`CREATE TABLE narrow (a SMALLINT)` }]);
      const load = (values: number[]) =>
        engine.load([{ do: 'rows', table: 'narrow', columns: [{ name: 'a', type: 'int16', values }] }]);
      return [
        outcome(await load([40_000])),
        outcome(await load([1.5])),
        outcome(await load([7])),
        rows(await engine.run(sql`FROM narrow`)),
      ];
    },
    expected: ['failed', 'failed', 'ok', [[7]]],
  },
  {
    name: 'what was exported loads again as it was',
    run: async (engine) => {
      await engine.load([
        {
          do: 'sql',
          sql: sql`CREATE TABLE original AS SELECT range::INTEGER AS i, '县' || range AS t, (range / 4)::DECIMAL(18,2) AS d,
            DATE '2020-01-01' + range::INTEGER AS day, CASE WHEN range % 3 = 0 THEN NULL ELSE range / 7 END AS f FROM range(5000)`,
        },
      ]);
      const bytes = await engine.export(sql`FROM original`);
      if (!bytes.ok) return outcome(bytes);
      const steps = [
        { do: 'arrow', table: 'copy', bytes: bytes.value, create: true },
        { do: 'arrow', table: 'copy', bytes: bytes.value, create: false },
      ] as const;
      const loaded = await engine.load(steps);
      return [
        outcome(loaded),
        rows(await engine.run(sql`SELECT count(*) FROM copy`)),
        rows(await engine.run(sql`(FROM copy EXCEPT ALL (FROM original UNION ALL FROM original)) LIMIT 1`)),
        rows(await engine.run(sql`SELECT column_type FROM (DESCRIBE copy)`)),
      ];
    },
    expected: ['ok', [[10000]], [], [['INTEGER'], ['VARCHAR'], ['DECIMAL(18,2)'], ['DATE'], ['DOUBLE']]],
  },
  {
    name: 'a hundred thousand rows come whole and in order',
    run: async (engine) => {
      const result = await engine.run(
        sql`SELECT range AS i, '县' || (range % 100) AS t FROM range(100000) ORDER BY i DESC`,
      );
      if (!result.ok) return outcome(result);
      const [numbers = [], texts = []] = result.value.columns;
      const inOrder = numbers.every((value, i) => value === 99_999 - i);
      return [result.value.rows, inOrder, texts[1]];
    },
    expected: [100_000, true, '县98'],
  },
  {
    name: 'a hundred scalars by VALUES and join are one statement',
    run: async (engine) => {
      const list = Array.from({ length: 300 }, (_, i) => `(${i})`).join(', ');
      const result = await engine.run(sql`SELECT count(*), sum(v) FROM (VALUES ${raw(list)}) AS t(v)`);
      return rows(result);
    },
    expected: [[300, 44850]],
  },
];
