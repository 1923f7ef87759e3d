import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignIds, catalogSteps, schemaSql, TABLE_NAMES, type CatalogData } from '../../../src/catalog';
import { literal, standalone, type LoadStep, type SqlParam } from '../../../src/core';
import { smallCatalog } from './small-catalog';

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of schemaSql()) await connection.run(standalone(statement));
});
afterAll(() => connection.closeSync());

const rows = async (text: string): Promise<unknown[]> =>
  (await connection.runAndReadAll(text)).getRowObjectsJson() as unknown[];

async function load(steps: readonly LoadStep[]): Promise<void> {
  for (const step of steps) {
    if (step.do === 'sql') await connection.run(standalone(step.sql));
    if (step.do !== 'rows') continue;
    const length = step.columns[0]?.values.length ?? 0;
    const described = await rows(`SELECT name FROM pragma_table_info('${step.table}')`);
    expect(step.columns.map(({ name }) => ({ name }))).toEqual(described); // rows go in by column order
    const tuples = Array.from(
      { length },
      (_, i) => `(${step.columns.map(({ values }) => literal((values[i] ?? null) as SqlParam)).join(', ')})`,
    );
    await connection.run(`INSERT INTO "${step.table}" VALUES ${tuples.join(', ')}`);
  }
}

describe('the database', () => {
  test('has every table and view, and making it twice changes nothing', async () => {
    for (const statement of schemaSql()) await connection.run(standalone(statement));
    const names = (await rows(`SELECT table_name AS name FROM information_schema.tables`)).map(
      (row) => (row as { name: string }).name,
    );
    expect(names.sort()).toEqual([...TABLE_NAMES, 'areas', 'facts', 'indicators', '地区', '指标', '指标值'].sort());
  });

  test('holds the catalog, names in both languages, once however often it is loaded', async () => {
    const ids = assignIds(smallCatalog);
    await load(catalogSteps(smallCatalog, ids));
    await load(catalogSteps(smallCatalog, ids));
    expect(await rows(`SELECT name_zh, name_en, kind, parent FROM areas ORDER BY ord`)).toEqual([
      { name_zh: '云溪市', name_en: 'Yunxi', kind: 'city', parent: null },
      { name_zh: '青溪县', name_en: 'Qingxi', kind: 'county', parent: 'x:云溪市' },
      { name_zh: '白沙区', name_en: 'Baisha', kind: 'district', parent: 'x:云溪市' }, // 白沙县 until 2015
    ]);
    expect(await rows(`SELECT "指标", "计量单位" FROM "指标"`)).toEqual([{ 指标: '专利授权量', 计量单位: '件' }]);
    expect(await rows(`SELECT * EXCLUDE (indicator, area) FROM target`)).toEqual([
      { m0: 24288, n: 12, kind: 'amount', value: 600, issuer: '市科技局', weight: null, grp: null },
    ]);
  });

  test('shows facts with names, period, status and the cell they came from', async () => {
    await load(catalogSteps(smallCatalog, assignIds(smallCatalog)));
    await connection.run(
      `INSERT INTO source VALUES (1, 'ab', '2024年专利.xlsx', 'file', NULL, NULL, 'flash', 'public', NULL)`,
    );
    await connection.run(`INSERT INTO sheet VALUES (1, 1, '授权')`);
    await connection.run(`INSERT INTO fact_now VALUES (1, 2, 24288, 5, 1, 212, 0, NULL, NULL, 0, 0, 1, 17, 4, 'fact'),
      (1, 3, 24288, 12, 0, NULL, NULL, NULL, NULL, 3, 0, 1, 18, 4, 'fact')`);
    expect(
      await rows(
        `SELECT "指标", "地区", "起月", "止月", "数值", "状态", "源文件", "原表", "行", "列" FROM "指标值" ORDER BY "行"`,
      ),
    ).toEqual([
      {
        指标: '专利授权量',
        地区: '青溪县',
        起月: '2024-01',
        止月: '2024-05',
        数值: 212,
        状态: 'value',
        源文件: '2024年专利.xlsx',
        原表: '授权',
        行: 17,
        列: 4,
      },
      {
        指标: '专利授权量',
        地区: '白沙区',
        起月: '2024-01',
        止月: '2024-12',
        数值: null,
        状态: 'suppressed',
        源文件: '2024年专利.xlsx',
        原表: '授权',
        行: 18,
        列: 4,
      },
    ]);
  });

  test('takes names with quotes, brackets and semicolons as nothing but names', async () => {
    const odd = `O'Brien"); DROP TABLE fact; --`;
    const catalog: CatalogData = {
      ...smallCatalog,
      areas: [
        { key: `x:${odd}`, scheme: 'x', code: '', kind: 'custom', names: [{ name: odd, lang: 'en' }], parents: [] },
      ],
      targets: [],
    };
    await load(catalogSteps(catalog, assignIds(catalog)));
    expect(await rows(`SELECT name_en FROM areas`)).toEqual([{ name_en: odd }]);
  });
});
