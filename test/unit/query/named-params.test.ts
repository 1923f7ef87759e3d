import { describe, expect, test } from 'vitest';
import { indexCatalog, span, type CatalogData } from '../../../src/catalog';
import { bindQuery, paramPlaces, paramsIn, readParam, type ParamValue, type QueryParam } from '../../../src/query';

const names = (text: string, engine: 'duckdb' | 'clickhouse' = 'duckdb'): readonly string[] =>
  paramPlaces(text, engine).map(({ name }) => name);

describe('a parameter is a colon and a name where a value may stand', () => {
  test.each([
    ['SELECT :a, f(:b) FROM t WHERE x=:c AND y = :地区 LIMIT :n', ['a', 'b', 'c', '地区', 'n']],
    ['SELECT a::DATE, x :: INTEGER', []],
    ['SELECT \':a\', ":b", $$:c$$, $q$:d$q$ -- :e\n, /* :f */ :g', ['g']],
    ['SELECT list[1:n], list[:2], l[a:b]', []],
    ["SELECT {'k':v}, {k:v}, {'k' :v}", []],
    ["SELECT E'\\':a', :b", ['b']],
    ['SELECT 1 :a, f() :b', []],
    ["SELECT 'it''s :a' || :b", ['b']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));

  test('a backslash keeps a quote within a text of ClickHouse, not of DuckDB', () => {
    expect(names("SELECT 'a\\' , :x", 'duckdb')).toEqual(['x']);
    expect(names("SELECT 'a\\' , :x', :y", 'clickhouse')).toEqual(['y']);
  });
});

const CATALOG = indexCatalog({
  indicators: [],
  areas: [
    {
      key: 'cn:500110',
      scheme: 'cn',
      code: '500110',
      kind: 'county',
      names: [{ name: '青溪县', lang: 'zh', preferred: true }],
      parents: [],
    },
    {
      key: 'x:1',
      scheme: 'x',
      code: '',
      kind: 'county',
      names: [{ name: '白沙区', lang: 'zh', preferred: true }],
      parents: [],
    },
    {
      key: 'x:2',
      scheme: 'x',
      code: '',
      kind: 'county',
      names: [{ name: '白沙区', lang: 'zh', preferred: true }],
      parents: [],
    },
  ],
  changes: [],
  measures: [],
  peerSets: [],
  targets: [],
} as unknown as CatalogData);

const VALUES = new Map<string, ParamValue>([
  ['area', { type: 'area', key: 'cn:500110' }],
  ['period', { type: 'period', period: span(2024, 1, 6) }],
  ['note', { type: 'text', text: "x'; DROP TABLE fact --" }],
]);

describe('a query with its parameters bound', () => {
  const params = (text: string): readonly QueryParam[] => paramsIn(text, 'duckdb', []);
  const bound = (text: string) => bindQuery({ text, engine: 'duckdb', params: params(text) }, VALUES, CATALOG);

  test('values travel beside the text and never become part of it', () => {
    const found = bound('SELECT :area, :note');
    expect(found).toMatchObject({
      ok: true,
      value: { sql: { strings: ['SELECT ', ', ', ''], params: ['cn:500110', "x'; DROP TABLE fact --"] } },
    });
  });

  test('parts of an area and of a period have names of their own, and belong to one parameter', () => {
    const text = 'SELECT :area_code, :area_name, :period_from, :period_to, :period_year, :period_months, :period';
    expect(params(text).map(({ name, type }) => `${name} ${type}`)).toEqual(['area area', 'period period']);
    const found = bound(text);
    expect(found.ok && found.value.sql.params).toEqual([
      '500110',
      '青溪县',
      '2024-01',
      '2024-06',
      2024,
      6,
      '2024-01/2024-06',
    ]);
  });

  test('a place in the bound text leads back to the place in its own', () => {
    const text = 'SELECT :area, wrong, :period_from, worse';
    const found = bound(text);
    if (!found.ok) throw new Error('not bound');
    const joined = found.value.sql.strings.join('');
    expect(found.value.ownPlace(joined.indexOf('wrong'))).toBe(text.indexOf('wrong'));
    expect(found.value.ownPlace(joined.indexOf('worse'))).toBe(text.indexOf('worse'));
    expect(found.value.ownPlace(0)).toBe(0);
  });

  test('a parameter without a value is named', () => {
    expect(bound('SELECT :other')).toMatchObject({ ok: false, error: { code: 'param_missing', name: 'other' } });
  });
});

describe('what a person writes for a parameter', () => {
  const read = (type: QueryParam['type'], word: string) => readParam({ name: 'p', type }, word, CATALOG);
  test('an area by name or key, a period in any form, a number with separators', () => {
    expect(read('area', '青溪县')).toMatchObject({ value: { key: 'cn:500110' } });
    expect(read('area', 'x:2')).toMatchObject({ value: { key: 'x:2' } });
    expect(read('period', '2024年1—6月')).toMatchObject({ value: { period: span(2024, 1, 6) } });
    expect(read('number', '1,234.5')).toMatchObject({ value: { number: 1234.5 } });
  });
  test('what cannot be it is refused with the reason, an ambiguous name with the keys', () => {
    expect(read('area', '白沙区')).toMatchObject({ error: { code: 'param_areas', names: ['x:1', 'x:2'] } });
    expect(read('area', '无此县')).toMatchObject({ error: { code: 'param_area' } });
    expect(read('period', '某年')).toMatchObject({ error: { code: 'param_period' } });
    expect(read('number', '很多')).toMatchObject({ error: { code: 'param_number' } });
    expect(read('area', ' ')).toMatchObject({ error: { code: 'param_missing' } });
  });
});
