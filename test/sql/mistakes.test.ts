import { afterAll, beforeAll, expect, test } from 'vitest';
import { mistakeText } from '../../src/app/query/mistakes';
import { inEachDialect } from '../support/dialects';
import type { Engine } from '../../src/engine';

/** What people type wrong, and what must be said of it by either engine; `duckdb` where only that one tells so much. */
const WRONG: readonly { readonly text: string; readonly duckdb: string; readonly clickhouse: string | null }[] = [
  {
    text: 'SELECT * FROM facs',
    duckdb: '没有叫“facs”的表。要找的是不是“facts”？',
    clickhouse: '没有叫“facs”的表。',
  },
  { text: 'SELECT vaule FROM facts', duckdb: '没有叫“vaule”的列。相近的有：', clickhouse: '没有叫“vaule”的列。' },
  {
    text: 'SELECT nofunction(value) FROM facts',
    duckdb: '没有叫“nofunction”的函数。',
    clickhouse: '没有叫“nofunction”的函数。',
  },
  {
    text: 'SELECT area, sum(value) FROM facts',
    duckdb: '“area”没有汇总，也不在 GROUP BY 中',
    clickhouse: '没有汇总，也不在 GROUP BY 中',
  },
  { text: 'SELECT * FROM facts WHERE', duckdb: '语句没有写完。', clickhouse: null },
  { text: 'SELECT * FROM facts WHRE value > 1', duckdb: '“value”处写法有误。', clickhouse: '处写法有误。' },
  { text: "SELECT 'abc", duckdb: '引号没有配对。', clickhouse: null },
  { text: "SELECT CAST('abc' AS INTEGER)", duckdb: '“abc”不是数字', clickhouse: null },
  { text: 'SELECT area FROM facts UNION SELECT area, value FROM facts', duckdb: '列数不同', clickhouse: null },
  {
    text: 'SELECT value FROM facts a JOIN facts b ON a.area = b.area',
    duckdb: '不止一张表有“value”列，请写明是哪一张：',
    clickhouse: null,
  },
];

inEachDialect(({ start, dialect, schema }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
    const made = await engine.load(schema().map((statement) => ({ do: 'sql', sql: statement }) as const));
    if (!made.ok) throw new Error(JSON.stringify(made.error));
  });
  afterAll(() => engine.close());

  for (const wrong of WRONG) {
    const said = dialect.name === 'duckdb' ? wrong.duckdb : wrong.clickhouse;
    if (said === null) continue;
    test(`what is wrong is said in words: ${wrong.text}`, async () => {
      const answer = await engine.runText(wrong.text);
      if (answer.ok || answer.error.kind !== 'failed') throw new Error(JSON.stringify(answer));
      const { message, position } = answer.error;
      const atEnd = position !== undefined && wrong.text.slice(position).trim() === '';
      expect(mistakeText(message, atEnd, 'zh')).toContain(said);
    });
  }
});

test('what nobody has worded is left as the engine says it', () => {
  expect(mistakeText('Internal Error: something quite new', false, 'zh')).toBeNull();
});
