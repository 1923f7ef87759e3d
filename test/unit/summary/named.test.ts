import { describe, expect, test } from 'vitest';
import { bindSummary, renamedCitation, renderSummary, writeQueryAnswer } from '../../../src/summary';
import { isFigure, readQueryNumber, type NamedQuery } from '../../../src/query';
import type { Frame } from '../../../src/core';
import { catalog, QINGXI as area } from './catalog';

const QUERIES: readonly NamedQuery[] = [
  {
    id: 'q1',
    name: '高企总数',
    kind: 'sql',
    engine: 'duckdb',
    text: 'SELECT count(*) FROM t WHERE a = :area AND m = :period_from AND k = :kind',
    params: [
      { name: 'area', type: 'area' },
      { name: 'period', type: 'period' },
      { name: 'kind', type: 'text', value: '省级' },
    ],
    unit: '家',
  },
  { id: 'q2', name: 'plain', kind: 'sql', engine: 'duckdb', text: 'SELECT 1', params: [] },
  {
    id: 'q3',
    name: '同比',
    kind: 'ask',
    ask: { measure: 'pat_grant', derivation: { kind: 'growth', base: 'same_period' } },
  },
];

const HEAD = '---\n地区: 青溪县\n报告期: 2024年\n---\n\n';
const bound = (text: string) => bindSummary(HEAD + text, catalog, { lang: 'zh', queries: QUERIES });
const first = (text: string) => {
  const [binding] = bound(text).bindings;
  if (binding?.kind !== 'query') throw new Error('no query');
  return binding;
};

const frame = (
  rows: readonly (readonly (string | number | null)[])[],
  types: readonly ('number' | 'text')[],
): Frame => ({
  fields: types.map((type, i) => ({ name: `c${i}`, type })),
  columns: types.map((_, i) => rows.map((row) => row[i] ?? null)),
  rows: rows.length,
});

describe('a number that cites a named query', () => {
  test('parameters that it leaves open are the document’s area and period, others the saved value', () => {
    expect(first('共有{{查询 [高企总数] | 0}}').number?.bound.sql.params).toEqual([area, '2024-01', '省级']);
  });

  test('arguments say otherwise; 地区 and 报告期 name the same parameters', () => {
    const { number } = first('{{查询 高企总数 报告期=2023年 kind=[国家 级]}}');
    expect(number?.bound.sql.params).toEqual([area, '2023-01', '国家 级']);
  });

  test.each([
    ['{{查询 [无此查询]}}', /没有叫“无此查询”的命名查询。现有：高企总数/],
    ['{{查询 [高企总数] 地区=无此县}}', /没有叫“无此县”的地区/],
    ['{{查询 [高企总数] 报告期=某日}}', /不是时期/],
    ['{{查询 [高企总数] 何人=甲}}', /没有参数“何人”/],
    ['{{查询 [plain] x=1}}', /没有参数/],
    ['{{查询 [高企总数] 乱写}}', /看不懂“乱写”/],
    ['{{查询 [高企总数] | 乱写}}', /乱写/],
  ])('%s is a problem with its reason and place', (text, reason) => {
    const binding = first(text);
    expect(binding.problem).toMatch(reason);
    expect(binding.number).toBeNull();
  });

  test('a document without period says which parameter has no value', () => {
    const [binding] = bindSummary('---\n地区: 青溪县\n---\n{{query [高企总数]}}', catalog, {
      lang: 'zh',
      queries: QUERIES,
    }).bindings;
    expect(binding?.problem).toMatch(/参数“period”没有值/);
  });

  test('one that was saved from a comparison is an ask like any other', () => {
    expect(first('{{查询 [同比] | 增降}}')).toMatchObject({
      ask: { measure: 'pat_grant', derivation: { kind: 'growth' }, area: { key: area }, period: { n: 12 } },
      format: { direction: 'change' },
      number: null,
    });
  });

  test('it keeps the name behind #', () => {
    expect(first('{{查询 [plain] | 0 #k3f9}}')).toMatchObject({ id: 'k3f9', format: { decimals: 0 } });
  });
});

describe('its result is exactly one row and one column of numbers', () => {
  const query = { unit: '家' };
  test.each([
    [frame([[1], [2]], ['number']), 'query_rows'],
    [frame([[1, 2]], ['number', 'number']), 'query_columns'],
    [frame([['甲']], ['text']), 'query_not_number'],
  ])('%#: anything else is a problem', (answer, code) => {
    expect(readQueryNumber(answer, query)).toMatchObject({ code });
  });

  test('no row or an empty cell is a number that is missing, never a zero', () => {
    for (const answer of [frame([], ['number']), frame([[null]], ['number'])])
      expect(readQueryNumber(answer, query)).toMatchObject({ exact: null, reason: 'missing' });
  });

  test('it is written with the query’s unit and in any form that numbers have', () => {
    const { number, format } = first('{{查询 [高企总数]}}');
    const answer = readQueryNumber(frame([['1234.50']], ['number']), QUERIES[0] ?? {});
    if (!number) throw new Error('not bound');
    expect(isFigure(answer)).toBe(true);
    expect(writeQueryAnswer(answer, number, format, 'zh').shown).toBe('1234.5家');
    expect(writeQueryAnswer(answer, number, { qualifier: '余' }, 'zh').shown).toBe('1200余家');
    expect(writeQueryAnswer({ code: 'query_rows', count: 2 }, number, {}, 'zh').problem).toMatch(/不止一行/);
  });

  test('a rendered document shows it with a note that names the query and its parameters', () => {
    const text = `${HEAD}共{{查询 [高企总数]}}。`;
    const all = bindSummary(text, catalog, { lang: 'zh', queries: QUERIES });
    const figure = readQueryNumber(frame([[12]], ['number']), { unit: '家' });
    const options = { format: 'md', lang: 'zh', notes: true } as const;
    const rendered = renderSummary(text, all, [], [], catalog, options, new Map([['n1', figure]]));
    expect(rendered.text).toContain('共12家[^1]。');
    expect(rendered.text).toContain('[^1]: 命名查询“高企总数”（area=青溪县，period=2024年，kind=省级）');
    expect(rendered.numbers[0]).toMatchObject({ shown: '12家', ask: null });
  });
});

test('a query that is called otherwise is called so where it is cited, and nothing else is', () => {
  expect(renamedCitation('查询 [高企总数] area=x | 0', '高企总数', '甲]乙')).toBe('查询 [甲]]乙] area=x | 0');
  expect(renamedCitation('query plain', 'PLAIN', 'other')).toBe('query [other]');
  expect(renamedCitation('[高企总数] 同比', '高企总数', '甲')).toBeNull();
});
