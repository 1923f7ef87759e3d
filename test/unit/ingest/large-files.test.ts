import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignIds, catalogSteps, schemaSql, type CatalogData } from '../../../src/catalog';
import { column, raw, type LoadStep } from '../../../src/core';
import type { Engine } from '../../../src/engine';
import { startNodeEngine } from '../../../src/engine/node';
import { factSteps, loadDelimited, openSource, planSource } from '../../../src/ingest';
import { resolveLarge } from '../../../src/flow/large';

const none: CatalogData = { indicators: [], areas: [], changes: [], targets: [], measures: [], peerSets: [] };
let engine: Engine;

beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(async () => {
  await engine.close();
});

/** Facts in the database after loading a text by the engine (large) or cell by cell, as comparable rows, and the issues. */
async function loaded(text: string, large: boolean, catalog = none): Promise<{ rows: unknown[]; codes: string[] }> {
  const source = await openSource(new TextEncoder().encode(text), 'x.csv', { large: large ? 10 : 1e9 });
  const plan = await resolveLarge(engine, planSource(source, catalog, []), catalog);
  const full = {
    ...catalog,
    areas: [...catalog.areas, ...plan.newAreas],
    indicators: [...catalog.indicators, ...plan.newIndicators],
  };
  const ids = assignIds(full);
  const facts = plan.sheets.flatMap((sheet): readonly LoadStep[] => {
    if (sheet.kind === 'facts') return factSteps(sheet.facts, ids, 1);
    return sheet.kind === 'facts_sql' ? loadDelimited(sheet, ids, 1) : [];
  });
  expect(plan.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(plan.sheets.map(({ kind }) => kind)).toEqual([large ? 'facts_sql' : 'facts']);
  const fresh = ['fact', 'fact_text'].map((table): LoadStep => ({ do: 'sql', sql: raw(`DELETE FROM ${table}`) }));
  const schema = schemaSql().map((sql): LoadStep => ({ do: 'sql', sql }));
  const done = await engine.load([...schema, ...fresh, ...catalogSteps(full, ids), ...facts]);
  expect(done).toEqual({ ok: true, value: undefined });
  const frame = await engine.run(
    raw(`SELECT i.key AS indicator, a.key AS area, m0, n, role, value, digits, status, r, c FROM fact f
JOIN indicator i ON i.id = f.indicator JOIN area a ON a.id = f.area ORDER BY r, c`),
  );
  if (!frame.ok) throw new Error(JSON.stringify(frame.error));
  const { value } = frame;
  const rows = Array.from({ length: value.rows }, (_, i) => value.fields.map(({ name }) => column(value, name)[i]));
  return { rows, codes: plan.issues.map(({ code }) => code).sort() };
}

const TIDY = `地区,年份,指标,数值,单位
青溪县,2022,专利授权量,"1,234",件
青溪县,2023,专利授权量,1300,件
白沙县,2022,专利授权量,—,件
白沙县,2023,专利授权量,多,件
白沙县,2023,地区生产总值,12.50,亿元
白沙县,2022,地区生产总值,98000,万元
`;

test('a large tidy file gives the same facts as a small one', async () => {
  const large = await loaded(TIDY, true);
  const small = await loaded(TIDY, false);
  expect(large.rows).toEqual(small.rows);
  expect(large.rows).toHaveLength(6);
  expect(large.codes).toEqual(expect.arrayContaining(['not_a_number', 'new_areas', 'new_indicators']));
});

test('a large wide file gives the same facts as a small one', async () => {
  const wide = 'County,2013,2014,2015\nBARINGO,35852,42040,\nBOMET,64268,67305,85548\nTOTAL,100120,109345,85548\n';
  const large = await loaded(wide, true);
  expect(large.rows).toEqual((await loaded(wide, false)).rows);
  expect(large.rows).toHaveLength(8);
});

test('rows that are out of shape are told of and not guessed at', async () => {
  const text = `${TIDY}临江县,2023,专利授权量,5,件,,多出一列\n临江县,去年,专利授权量,6,件\n`;
  const { rows, codes } = await loaded(text, true);
  expect(rows).toHaveLength(6);
  expect(codes).toEqual(expect.arrayContaining(['irregular_rows', 'period_unreadable']));
});

test('of rows about the same place the first number counts, however the place is written, and what differs is told', async () => {
  const more = `青溪县,2023,专利授权量,1301,件
白沙县,2022,专利授权量,77,件
 青溪县 ,2022年,专利授权量,1234.0,件
白沙县,2023,地区生产总值,12.50,亿元
白沙县,2023,地区生产总值,—,亿元
`;
  const large = await loaded(TIDY + more, true);
  const small = await loaded(TIDY + more, false);
  expect(large.rows).toEqual(small.rows);
  expect(large.rows).toHaveLength(6);
  const told = (codes: string[]): string[] => codes.filter((code) => code === 'duplicate_differs');
  expect(told(large.codes)).toEqual(told(small.codes));
  expect(told(large.codes)).toHaveLength(1);
});

test('blanks around numbers and names change nothing', async () => {
  const text =
    '地区,年份,指标,数值\n\t青溪县,2023 ,专利授权量, 12.5 \n\u3000白沙县,2023,专利授权量,\u30003\t\n临江县,2023,专利授权量,  \n';
  const { rows } = await loaded(text, true);
  expect(rows).toEqual((await loaded(text, false)).rows);
  expect(rows).toHaveLength(2);
});

test('a quote, bracket or semicolon in a name changes nothing but the name', async () => {
  const text = `地区,年份,指标,数值\n"青溪';DROP TABLE fact;--",2023,"指标""[a]"";",1\n白沙县,2023,"指标""[a]"";",2\n`;
  const { rows } = await loaded(text, true);
  expect(rows).toEqual((await loaded(text, false)).rows);
  expect(rows).toHaveLength(2);
});
