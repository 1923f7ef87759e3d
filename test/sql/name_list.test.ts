import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameListStatement, readNameList, type BrowseColumn, type NameList, type NameListAsk } from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, yearly, type World } from '../support/sqlFacts';

const catalog = catalogOf({
  areas: [area('城'), area('东县', '城'), area('西县', '城')],
  indicators: [indicator('件数')],
});
const ledger = {
  key: 'projects',
  columns: [
    ['name', 'VARCHAR'],
    ['level', 'VARCHAR'],
    ['day', 'DATE'],
    ['amount', 'DECIMAL(18,4)'],
    ['told', 'VARCHAR'],
  ],
  rows: [
    ['东县', '甲厂', '省', '2023-05-04', '120.5', '是'],
    ['东县', '甲厂', '市', '2023-06-01', '1', '是'],
    ['西县', '乙厂', '省', '2023-11-30', '80', null],
    ['东县', '丙厂', '省', '2023-01-01', null, null],
    ['城', null, '省', '2023-02-02', '5', null],
    ['西县', '丁厂', '国家', '2024-02-29', '80', null],
    ['西县', '戊厂', '市', '2023-03-03', '900', '否'],
  ],
} as const;
const columns: readonly BrowseColumn[] = [
  { key: 'area', type: 'area' },
  { key: 'name', type: 'text' },
  { key: 'level', type: 'text' },
  { key: 'day', type: 'date' },
  { key: 'amount', type: 'number' },
  { key: 'told', type: 'text' },
];
const ALL: NameListAsk = {
  ledger: 'projects',
  column: 'name',
  area: null,
  date: 'day',
  period: { m0: 2023 * 12, n: 12 },
  where: [],
  order: 'amount',
  hidden: null,
  limit: 3,
};

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    world = await worldOf({ catalog, facts: yearly('件数', '东县', { 2023: 5 }), ledgers: [ledger] }, place);
  });
  afterAll(() => world.close());
  const list = async (changes: Partial<NameListAsk> = {}): Promise<NameList> =>
    readNameList(await run(world.engine, nameListStatement({ ...ALL, ...changes }, columns, catalog, place.dialect)));

  test('the first by amount are named, with how many there are in all; rows without a name count as rows only', async () => {
    expect(await list()).toEqual({ names: ['戊厂', '甲厂', '乙厂'], count: 4, rows: 6 });
    expect(await list({ limit: 50 })).toEqual({ names: ['戊厂', '甲厂', '乙厂', '丙厂'], count: 4, rows: 6 });
  });

  test('as of a day only rows of files that were known by then are named and counted', async () => {
    expect(await list({ asOf: '2024-01-01' })).toEqual(await list());
    expect(await list({ asOf: '2023-12-31' })).toEqual({ names: [], count: 0, rows: 0 });
  });

  test('without an amount the earliest comes first', async () => {
    expect((await list({ order: null })).names).toEqual(['丙厂', '戊厂', '甲厂']);
  });

  test('an area has what is below it, a level either of its values; no period is all of them', async () => {
    expect(await list({ area: '东县' })).toEqual({ names: ['甲厂', '丙厂'], count: 2, rows: 3 });
    expect((await list({ where: [{ column: 'level', in: ['市', '国家'] }], period: null })).names).toEqual([
      '戊厂',
      '丁厂',
      '甲厂',
    ]);
    expect(await list({ where: [{ column: 'level', in: ['无'] }] })).toEqual({ names: [], count: 0, rows: 0 });
  });

  test('what may not be told is counted and not named', async () => {
    expect(await list({ hidden: 'told' })).toEqual({ names: ['甲厂', '乙厂', '丙厂'], count: 4, rows: 6 });
    expect((await list({ hidden: 'told', limit: 50 })).names).not.toContain('戊厂');
  });

  test('a name in a person’s words is only a value', async () => {
    expect((await list({ where: [{ column: 'level', in: ["省' OR '1'='1"] }] })).rows).toBe(0);
  });
});
