import { afterAll, beforeAll, expect, test } from 'vitest';
import { column, type Exact } from '../../src/core';
import {
  columnsStatement,
  countStatement,
  idsStatement,
  orderSteps,
  pageStatement,
  readColumns,
  readCount,
  readPage,
  readStats,
  readValues,
  statsStatement,
  tableParts,
  valuesStatement,
  type BrowseSpec,
  type BrowseRow,
  type RowFilter,
  type TableParts,
} from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, yearly, type World } from '../support/sqlFacts';

const catalog = catalogOf({
  areas: [area('城'), area('东县', '城'), area('西县', '城')],
  indicators: [indicator('件数'), indicator('金额', { unit: '万元', decimals: 2 })],
});
const ORDER = ['area', 'name', 'level', 'day', 'amount'];
const ledger = {
  key: 'projects',
  columns: [
    ['name', 'VARCHAR'],
    ['level', 'VARCHAR'],
    ['day', 'DATE'],
    ['amount', 'DECIMAL(18,4)'],
  ],
  rows: [
    ['东县', '水稻良种', '国家', '2023-05-04', '120.5'],
    ['西县', '风机叶片', '省', '2022-11-30', '80'],
    ['东县', 'Solar 光伏', '省', '2023-01-01', null],
    ['城', '名录', null, null, '-3.25'],
    ['西县', '水稻', '国家', '2024-02-29', '80'],
  ],
} as const;

const great = {
  ...ledger,
  key: 'great',
  rows: [
    ['东县', '水稻良种', '国家', '2023-05-04', '20000000000000'],
    ['西县', '风机叶片', '省', '2022-11-30', '30000000000000'],
  ],
} as const;

inEachDialect((place) => {
  let world: World;
  let parts: TableParts;
  beforeAll(async () => {
    const facts = [...yearly('件数', '东县', { 2022: 3, 2023: 5 }), ...yearly('金额', '西县', { 2023: '1.25' })];
    world = await worldOf({ catalog, facts, ledgers: [ledger, great] }, place);
    const found = readColumns(await run(world.engine, columnsStatement('projects')));
    // A server keeps no order of columns.
    const columns = ORDER.flatMap((key) => found.find((each) => each.key === key) ?? []);
    expect(columns).toHaveLength(found.length);
    parts = tableParts({ kind: 'ledger', ledger: 'projects' }, columns, catalog, place.dialect);
  });
  afterAll(() => world.close());

  const specOf = (more: Partial<BrowseSpec> = {}): BrowseSpec => ({
    table: { kind: 'ledger', ledger: 'projects' },
    where: [],
    order: [],
    ...more,
  });
  const shown = async (spec: BrowseSpec, offset = 0, limit = 100): Promise<readonly BrowseRow[]> => {
    const statement = pageStatement(parts, parts.columns, { by: 'sort', spec, offset, limit });
    return readPage(await run(world.engine, statement), parts.columns);
  };
  const names = async (more: Partial<BrowseSpec>, offset?: number, limit?: number): Promise<unknown[]> =>
    (await shown(specOf(more), offset, limit)).map(({ values }) => values[1]);
  const kept = (...where: RowFilter[]): Promise<unknown[]> => names({ where });

  test('a ledger shows its area and its own columns with their types, a value for every cell, and the cell in the file', async () => {
    expect(parts.columns.map(({ key, type }) => `${key} ${type}`)).toEqual([
      'area area',
      'name text',
      'level text',
      'day date',
      'amount number',
    ]);
    const [first] = await shown(specOf());
    expect(first?.values.slice(0, 4)).toEqual(['东县', '水稻良种', '国家', '2023-05-04']);
    expect(Number(first?.values[4])).toBe(120.5);
    expect(first?.origin).toEqual({ sha256: 'hash-a.csv', file: 'a.csv', sheet: '表1', row: 2, column: 1 });
  });

  test('rows are sorted by several columns, empty cells last either way, equal rows as they were loaded', async () => {
    expect(await names({ order: [{ column: 'amount', desc: true }] })).toEqual([
      '水稻良种',
      '风机叶片',
      '水稻',
      '名录',
      'Solar 光伏',
    ]);
    expect(await names({ order: [{ column: 'level' }, { column: 'day', desc: true }] })).toEqual([
      '水稻',
      '水稻良种',
      'Solar 光伏',
      '风机叶片',
      '名录',
    ]);
    expect(await names({ order: [{ column: 'day' }] }, 1, 2)).toEqual(['Solar 光伏', '水稻良种']);
  });

  test('areas are sorted in their official order', async () => {
    expect((await shown(specOf({ order: [{ column: 'area', desc: true }] }))).map(({ values }) => values[0])).toEqual(
      [...catalog.inOrder(['城', '东县', '西县'])].reverse().flatMap((key) => (key === '城' ? [key] : [key, key])),
    );
  });

  test('filters by text, number, day, set, empty cells and everything below an area hold together', async () => {
    expect(await kept({ column: 'name', kind: 'text', op: 'contains', value: '水稻' })).toEqual(['水稻良种', '水稻']);
    expect(await kept({ column: 'name', kind: 'text', op: 'starts', value: 'solar' })).toEqual(['Solar 光伏']);
    expect(await kept({ column: 'level', kind: 'text', op: 'lacks', value: '省' })).toHaveLength(3);
    expect(await kept({ column: 'amount', kind: 'number', op: 'ge', value: '80.0' })).toHaveLength(3);
    expect(await kept({ column: 'amount', kind: 'number', op: 'between', value: '−10', to: '1,00' })).toHaveLength(3);
    expect(await kept({ column: 'amount', kind: 'number', op: 'gt', value: 'many' })).toEqual([]);
    expect(await kept({ column: 'day', kind: 'date', from: '2023-01-01', to: '2023-12-31' })).toHaveLength(2);
    expect(await kept({ column: 'level', kind: 'set', values: ['国家', null] })).toHaveLength(3);
    expect(await kept({ column: 'area', kind: 'set', values: ['城'] })).toEqual(['名录']);
    expect(await kept({ column: 'area', kind: 'within', areas: ['城'] })).toHaveLength(5);
    expect(await kept({ column: 'day', kind: 'empty' })).toEqual(['名录']);
    expect(await kept({ column: 'gone', kind: 'empty' })).toEqual([]);
    expect(
      await kept({ column: 'level', kind: 'set', values: ['省'] }, { column: 'amount', kind: 'empty', not: true }),
    ).toEqual(['风机叶片']);
    expect(await kept({ column: 'name', kind: 'text', op: 'equals', value: "x' OR '1'='1" })).toEqual([]);
  });

  test('search looks into every text and the names of areas', async () => {
    expect(await names({ search: 'SOLAR' })).toEqual(['Solar 光伏']);
    expect(await names({ search: '西县' })).toEqual(['风机叶片', '水稻']);
    const counted = await run(world.engine, countStatement(parts, { where: [], search: '水稻' }));
    expect(readCount(counted).rows).toBe(2);
  });

  test('the values of a column come with their counts among what the other filters keep', async () => {
    const where: RowFilter[] = [
      { column: 'level', kind: 'set', values: ['省'] },
      { column: 'area', kind: 'set', values: ['东县', '城'] },
    ];
    const ask = async (key: string, find = ''): Promise<unknown> =>
      readValues(await run(world.engine, valuesStatement(parts, specOf({ where }), key, find, 10)));
    expect(await ask('level')).toEqual(
      expect.arrayContaining([
        { value: '国家', rows: 1 },
        { value: null, rows: 1 },
      ]),
    );
    expect(await ask('area', '东')).toEqual([{ value: '东县', rows: 1 }]);
  });

  const text = (value: Exact | null): string => (value ? `${value.num}/${value.den}` : '');
  test('sum, mean, middle, least and greatest of a column or a range are exact and leave empty cells out', async () => {
    const spec = specOf({ order: [{ column: 'amount', desc: true }] });
    const ask = async (from: number, to: number, ...columns: string[]) => {
      const [sure, quick] = await Promise.all(
        (['sure', 'quick'] as const).map(async (middles) =>
          readStats(
            await run(world.engine, statsStatement(parts, spec, { from, to, columns }, { by: 'sort' }, 5, middles)),
          ),
        ),
      );
      expect(quick).toEqual(sure);
      if (!sure) throw new Error('nothing was asked');
      return sure;
    };
    const whole = await ask(0, 5, 'amount');
    expect([whole.cells, whole.count, whole.missing]).toEqual([5, 4, 1]);
    const number = (value: Exact | null): number => Number(value?.num) / Number(value?.den);
    expect([whole.sum, whole.mean, whole.median, whole.min, whole.max].map(number)).toEqual([
      277.25, 69.3125, 80, -3.25, 120.5,
    ]);
    const top = await ask(0, 2, 'amount');
    expect([top.sum, top.median].map(number)).toEqual([200.5, 100.25]);
    const texts = await ask(0, 5, 'name', 'level');
    expect([texts.cells, texts.count, text(texts.sum)]).toEqual([10, 9, '']);
  });

  test('flat facts are a table too: indicator, area, span, value and the cell', async () => {
    const table = { kind: 'facts', indicator: '件数' } as const;
    const facts = tableParts(
      table,
      [
        { key: 'area', type: 'area' },
        { key: 'period', type: 'period' },
        { key: 'value', type: 'number' },
        { key: 'status', type: 'text' },
      ],
      catalog,
      place.dialect,
    );
    const spec = specOf({ table, order: [{ column: 'period', desc: true }] });
    const frame = await run(
      world.engine,
      pageStatement(facts, facts.columns, { by: 'sort', spec, offset: 0, limit: 9 }),
    );
    const rows = readPage(frame, facts.columns);
    expect(rows.map(({ values }) => values)).toMatchObject([
      ['东县', { m0: 2023 * 12, n: 12 }, expect.stringMatching(/^5(\.0)?$/), 'value'],
      ['东县', { m0: 2022 * 12, n: 12 }, expect.stringMatching(/^3(\.0)?$/), 'value'],
    ]);
    expect(rows[0]?.origin).toMatchObject({ file: 'a.csv', column: 3 });
  });

  // A server pages by the order of its table instead: it has no numbers of rows to sort once.
  if (place.dialect.name === 'duckdb') {
    test('the middle of numbers that are too great for the quick way is refused there, and found to fifteen digits in the sure one', async () => {
      const huge = tableParts({ kind: 'ledger', ledger: 'great' }, parts.columns, catalog, place.dialect);
      const statement = (middles: 'quick' | 'sure') =>
        statsStatement(huge, specOf(), { from: 0, to: 2, columns: ['amount'] }, { by: 'sort' }, 2, middles);
      const quick = await world.engine.run(statement('quick'));
      expect(!quick.ok && quick.error.kind).toBe('failed');
      const sure = readStats(await run(world.engine, statement('sure')));
      expect((Number(sure.median?.num) / Number(sure.median?.den)).toPrecision(15)).toBe((25e12).toPrecision(15));
    });

    test('a page of the row-order table is the page of the sort, and statements read as they always did', async () => {
      const spec = specOf({
        order: [{ column: 'amount', desc: true }],
        where: [{ column: 'day', kind: 'empty', not: true }],
      });
      const made = await world.engine.load(orderSteps('browse_order_0', parts, spec));
      expect(made.ok).toBe(true);
      const found = await run(world.engine, idsStatement('browse_order_0', 1, 2));
      const ids = column(found, 'rid').map(Number);
      const statement = pageStatement(parts, parts.columns, {
        by: 'ids',
        ids,
        rowNumbers: column(found, 'num').map(Number),
      });
      const rows = readPage(await run(world.engine, statement), parts.columns, ids);
      expect(rows).toEqual(await shown(spec, 1, 2));
      const range = { from: 1, to: 3, columns: ['amount'] };
      const positions = { by: 'order', name: 'browse_order_0' } as const;
      const stats = readStats(await run(world.engine, statsStatement(parts, spec, range, positions, 4)));
      expect(text(stats.sum)).toBe('1600000/10000');
    });
  }
});
