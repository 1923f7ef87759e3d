import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  columnsStatement,
  compile,
  compileScalars,
  drillFilters,
  factsPivot,
  ledgerPivotStatement,
  pageStatement,
  readColumns,
  readFactsPivot,
  valueInSlot,
  readLedgerPivot,
  readPage,
  tableParts,
  withAllBelow,
  type PivotAnswer,
  type PivotSpec,
  type TableParts,
} from '../../src/query';
import { yearPeriod } from '../../src/catalog';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, yearly, type World } from '../support/sqlFacts';
import { said } from '../support/sqlShown';

const catalog = catalogOf({
  areas: [area('城'), area('东县', '城'), area('西县', '城')],
  indicators: [
    indicator('件数'),
    indicator('人口', { unit: '人', kind: 'stock', addPeriod: 'last' }),
    indicator('比率', { unit: '%', kind: 'rate', addArea: 'none', addPeriod: 'none', decimals: 1 }),
    indicator('人均', {
      unit: '件/人',
      origin: 'formula',
      formula: '[件数] / [人口]',
      addArea: 'recompute',
      kind: 'rate',
      decimals: 2,
    }),
  ],
});
const ledger = {
  key: 'projects',
  columns: [
    ['level', 'VARCHAR'],
    ['firm', 'VARCHAR'],
    ['day', 'DATE'],
    ['amount', 'DECIMAL(18,4)'],
  ],
  rows: [
    ['东县', '国家', '甲', '2022-05-04', '100'],
    ['东县', '省', '甲', '2022-11-30', '0.1'],
    ['西县', '省', '乙', '2023-01-01', '0.2'],
    ['西县', '省', '丙', '2023-07-01', null],
    ['西县', '国家', '乙', '2024-02-29', '50'],
    ['城', null, '丙', null, '7'],
  ],
} as const;
const base: PivotSpec = {
  source: { kind: 'ledger', ledger: 'projects' },
  rows: [{ field: 'level' }],
  columns: [{ field: 'day', bucket: 'year' }],
  values: [{ kind: 'column', column: null, aggregate: 'count' }],
  where: [],
};
const path = (keys: readonly (string | null)[]): string => keys.map((key) => key ?? '空').join('>');
const table = ({ cells }: PivotAnswer): Record<string, string> =>
  Object.fromEntries(
    cells.map(({ row, column, figures }) => [`${path(row)} | ${path(column)}`, figures.map(said).join('; ')]),
  );

inEachDialect((place) => {
  let world: World;
  let parts: TableParts;
  beforeAll(async () => {
    const facts = [
      ...yearly('件数', '东县', { 2022: 3, 2023: 5 }),
      ...yearly('件数', '西县', { 2022: 4, 2023: 'missing' }),
      ...yearly('人口', '东县', { 2022: 10, 2023: 20 }),
      ...yearly('人口', '西县', { 2022: 30, 2023: 40 }),
      ...yearly('比率', '东县', { 2022: 10 }),
      ...yearly('比率', '西县', { 2022: 30 }),
    ];
    world = await worldOf({ catalog, facts, ledgers: [ledger] }, place);
    const columns = readColumns(await run(world.engine, columnsStatement('projects')));
    parts = tableParts({ kind: 'ledger', ledger: 'projects' }, columns, catalog, place.dialect);
  });
  afterAll(() => world.close());
  const pivot = async (more: Partial<PivotSpec>): Promise<Record<string, string>> => {
    const spec = { ...base, ...more };
    return table(readLedgerPivot(await run(world.engine, ledgerPivotStatement(parts, spec)), parts, spec));
  };

  test('O1 rows of a ledger are counted by level and year, with subtotals and the total; empty members are members', async () => {
    expect(await pivot({})).toEqual({
      '国家 | 2022': '1',
      '国家 | 2024': '1',
      '省 | 2022': '1',
      '省 | 2023': '2',
      '空 | 空': '1',
      '空 | ': '1',
      ' | 空': '1',
      ' | ': '6',
      '国家 | ': '2',
      '省 | ': '3',
      ' | 2022': '2',
      ' | 2023': '2',
      ' | 2024': '1',
    });
  });

  test('O2 sums are exact, means divide the sum by the filled cells, least and greatest leave empty cells out', async () => {
    const column = (aggregate: 'sum' | 'mean' | 'min' | 'max' | 'count') =>
      ({ kind: 'column', column: 'amount', aggregate }) as const;
    const found = await pivot({
      columns: [],
      values: [column('sum'), column('mean'), column('min'), column('max'), column('count')],
    });
    expect(found['省 | ']).toBe('0.3; 0.15; 0.1; 0.2; 2');
    expect(found['国家 | ']).toBe('150; 75; 50; 100; 2');
  });

  test('O2 rows that are there but have no amount have no sum, which is never zero', async () => {
    const values = [{ kind: 'column', column: 'amount', aggregate: 'sum' }] as const;
    const found = await pivot({ columns: [{ field: 'firm' }], values });
    expect([found['省 | 丙'], found['省 | 甲']]).toEqual(['missing', '0.1']);
  });

  test('O3 different values and the middle of a total are taken from its rows, not out of those of its parts', async () => {
    const found = await pivot({
      rows: [{ field: 'area', up: true }, { field: 'area' }],
      columns: [],
      values: [
        { kind: 'column', column: 'firm', aggregate: 'distinct' },
        { kind: 'column', column: 'amount', aggregate: 'median' },
      ],
    });
    expect(found['城>东县 | ']).toBe('1; 50.05');
    expect(found['城>西县 | ']).toBe('2; 25.1');
    expect(found['城 | ']).toBe('3; 25.1');
  });

  test('O4 dates fall into years, quarters and months; filters and the drill of a place keep the same rows', async () => {
    const quarters = await pivot({ rows: [{ field: 'day', bucket: 'quarter' }], columns: [] });
    expect(Object.keys(quarters)).toContain(`${2022 * 4 + 1} | `);
    const months: PivotSpec = {
      ...base,
      rows: [{ field: 'day', bucket: 'month' }],
      columns: [{ field: 'area', up: true }],
    };
    const key = String(2024 * 12 + 1);
    const where = drillFilters(months, [key], ['城'], (parent) => withAllBelow(catalog, [parent]));
    const spec = { table: { kind: 'ledger', ledger: 'projects' }, where, order: [] } as const;
    const page = pageStatement(parts, parts.columns, { by: 'sort', spec, offset: 0, limit: 9 });
    const rows = readPage(await run(world.engine, page), parts.columns);
    expect(rows).toHaveLength(1);
    const kept = await pivot({ where: [{ column: 'level', kind: 'set', values: ['省'] }], rows: [] });
    expect(kept[' | ']).toBe('3');
  });

  test('O5 a total of figures is added up, recomputed from its operands, or left out with its reason', async () => {
    const spec: PivotSpec = {
      source: { kind: 'facts' },
      rows: [{ field: 'area', up: true }, { field: 'area' }],
      columns: [{ field: 'period' }],
      values: ['件数', '人口', '比率', '人均'].map((key) => ({
        kind: 'indicator',
        indicator: key,
        derivation: 'level',
      })),
      where: [],
      areas: ['东县', '西县'],
      periods: [yearPeriod(2022), yearPeriod(2023)],
    };
    const asked = factsPivot(spec, catalog);
    const body = compile(asked.body, catalog, place.dialect);
    const asks = asked.totals.flatMap((each) => each.asks.filter((ask) => ask !== null));
    const totals = compileScalars(asks, catalog, place.dialect);
    const found = table(
      readFactsPivot(
        asked,
        spec,
        body.read(await run(world.engine, body.sql)),
        totals.read(await run(world.engine, totals.sql)),
      ),
    );
    const y2022 = `${2022 * 12}/12`;
    expect(found[`城>东县 | ${y2022}`]).toBe('3; 10; 10; 0.3 recomputed');
    expect(found[`城 | ${y2022}`]).toBe('7; 40; not_additive; 0.175 recomputed');
    expect(found[`城 | ${2023 * 12}/12`]).toMatch(/^missing_child; 60; not_additive; missing_child/);
    // Years of a flow add up (T1), if all are there; a stock is that of the end.
    expect(found['城>东县 | ']).toBe('8; 20; missing; 0.4 recomputed');
    expect(found['城>西县 | ']).toMatch(/^missing; 40/);
  });

  test('O7 fields of indicator and derivation split the values: each stands in its own line and column, and nothing adds them up', async () => {
    const spec: PivotSpec = {
      source: { kind: 'facts' },
      rows: [{ field: 'indicator' }],
      columns: [{ field: 'derivation' }],
      values: ['件数', '比率'].flatMap((indicator) =>
        (['level', 'year_on_year', 'rank'] as const).map((derivation) => ({
          kind: 'indicator' as const,
          indicator,
          derivation,
        })),
      ),
      where: [],
      areas: ['东县'],
      periods: [yearPeriod(2023)],
    };
    const asked = factsPivot(spec, catalog);
    expect(asked.totals.map(({ row, column }) => `${path(row)} | ${path(column)}`)).toEqual([
      '件数 | level',
      '件数 | year_on_year',
      '件数 | rank',
      '比率 | level',
      '比率 | year_on_year',
      '比率 | rank',
    ]);
    const asks = asked.totals.flatMap((each) => each.asks.filter((ask) => ask !== null));
    expect(asks).toHaveLength(6);
    // 同比 of a rate is told in percentage points.
    expect(asks.map(({ derivation }) => derivation.kind)).toEqual([
      'level',
      'growth',
      'rank',
      'level',
      'points',
      'rank',
    ]);
    const totals = compileScalars(asks, catalog, place.dialect);
    const answer = readFactsPivot(asked, spec, null, totals.read(await run(world.engine, totals.sql)));
    const standing = Object.fromEntries(
      answer.cells.flatMap(({ row, column, figures }) => {
        const figure = figures[valueInSlot(spec, 0, row, column) ?? -1];
        return figure ? [[`${path(row)} | ${path(column)}`, said(figure)]] : [];
      }),
    );
    expect(standing['件数 | level']).toBe('5');
    expect(standing['件数 | year_on_year']).toBe('200/3');
    expect(standing['件数 | rank']).toBe('missing_peer');
    expect(standing['比率 | level']).toBe('missing');
  });

  test('O7 areas as lines under each indicator are one question, and their total is that of the indicator', async () => {
    const spec: PivotSpec = {
      source: { kind: 'facts' },
      rows: [{ field: 'indicator' }, { field: 'area' }],
      columns: [],
      values: ['件数', '人口'].map((indicator) => ({ kind: 'indicator', indicator, derivation: 'level' })),
      where: [],
      areas: ['东县', '西县'],
      periods: [yearPeriod(2022)],
    };
    const asked = factsPivot(spec, catalog);
    const body = compile(asked.body, catalog, place.dialect);
    const asks = asked.totals.flatMap((each) => each.asks.filter((ask) => ask !== null));
    const totals = compileScalars(asks, catalog, place.dialect);
    const answer = readFactsPivot(
      asked,
      spec,
      body.read(await run(world.engine, body.sql)),
      totals.read(await run(world.engine, totals.sql)),
    );
    const at = (...row: string[]): string => {
      const figure = answer.cells.find((cell) => path(cell.row) === path(row))?.figures[
        valueInSlot(spec, 0, row, []) ?? -1
      ];
      return figure ? said(figure) : 'none';
    };
    expect([at('件数', '东县'), at('人口', '西县'), at('件数'), at('人口')]).toEqual(['3', '30', '7', '40']);
    expect(answer.cells.some(({ row }) => row.length === 0)).toBe(false);
  });
});
