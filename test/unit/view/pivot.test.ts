import { describe, expect, test } from 'vitest';
import { exact, type Figure } from '../../../src/core';
import type { BrowseColumn, PivotAnswer, PivotCell, PivotKey, PivotSpec } from '../../../src/query';
import { pivotModel, plainToHtml, plainToTsv, rangeStats, type PivotContext, type PivotModel } from '../../../src/view';
import { area, catalogOf, indicator } from '../../support/sqlFacts';

const columns: readonly BrowseColumn[] = [
  { key: 'area', type: 'area' },
  { key: 'level', type: 'text' },
  { key: 'day', type: 'date' },
  { key: 'amount', type: 'number', unit: '万元' },
];
const context: PivotContext = {
  catalog: catalogOf({ areas: [area('城'), area('东县', '城'), area('西县', '城')] }),
  lang: 'zh',
  columns,
  titleOf: ({ key }) => ({ level: '级别', day: '日期', amount: '金额' })[key] ?? key,
};
const figure = (text: string): Figure => ({
  exact: exact(text),
  reason: null,
  form: 'number',
  unit: '',
  decimals: text.split('.')[1]?.length ?? 0,
  notes: [],
});
const cell = (row: readonly PivotKey[], column: readonly PivotKey[], ...texts: string[]): PivotCell => ({
  row,
  column,
  figures: texts.map(figure),
});
const base: PivotSpec = {
  source: { kind: 'ledger', ledger: 'projects' },
  rows: [{ field: 'level' }],
  columns: [{ field: 'day', bucket: 'year' }],
  values: [{ kind: 'column', column: null, aggregate: 'count' }],
  where: [],
};
const answer = (...cells: PivotCell[]): PivotAnswer => ({ cells, tooMany: false });
const three = answer(
  cell(['省'], ['2021'], '2'),
  cell(['国家'], ['2023'], '1'),
  cell(['省'], [], '2'),
  cell(['国家'], [], '1'),
  cell([], ['2021'], '2'),
  cell([], ['2023'], '1'),
  cell([], [], '3'),
);
const text = ({ columns: heads, rows }: PivotModel): string[] => [
  heads.map(({ title }) => title).join(' '),
  ...rows.map(({ cells }) => cells.map((each) => each.text).join(' ')),
];

describe('a pivot table', () => {
  test('shows none as zero, years without rows between the first and the last, and totals', () => {
    expect(text(pivotModel(three, base, context))).toEqual([
      '级别 2021年 2022年 2023年 总计',
      '国家 0 0 1 1',
      '省 2 0 0 2',
      '总计 2 0 1 3',
    ]);
  });

  test('is sorted by the total of a value', () => {
    const model = pivotModel(three, { ...base, order: { value: 0, desc: true } }, context);
    expect(model.rows.map(({ cells }) => cells[0]?.text)).toEqual(['省', '国家', '总计']);
  });

  test('shares of row, column and all are percent of the totals; what does not add up has none', () => {
    const shared = (show: 'row' | 'column' | 'all'): string[] =>
      text(
        pivotModel(three, { ...base, values: [{ kind: 'column', column: null, aggregate: 'count', show }] }, context),
      );
    expect(shared('row')[2]).toBe('省 100.0% 0.0% 0.0% 100.0%');
    expect(shared('all')[2]).toBe('省 66.7% 0.0% 0.0% 66.7%');
    expect(shared('column')[2]).toBe('省 100.0% 分母为零 0.0% 66.7%');
    const mean = pivotModel(
      three,
      { ...base, values: [{ kind: 'column', column: 'amount', aggregate: 'mean', show: 'all' }] },
      context,
    );
    expect(mean.rows[0]?.cells[1]?.text).toBe('不可加');
  });

  test('groups stand above their parts with their own totals; areas in official order, the empty member last', () => {
    const spec: PivotSpec = { ...base, rows: [{ field: 'area', up: true }, { field: 'area' }], columns: [] };
    const model = pivotModel(
      answer(
        cell(['城', '西县'], [], '1'),
        cell(['城', '东县'], [], '2'),
        cell(['城'], [], '3'),
        cell([null, '城'], [], '1'),
        cell([null], [], '1'),
        cell([], [], '4'),
      ),
      spec,
      context,
    );
    const order = context.catalog.inOrder(['东县', '西县']);
    expect(
      model.rows.map(({ cells, depth, kind }) => `${depth} ${kind} ${cells.map((each) => each.text).join(' ')}`),
    ).toEqual([
      '0 subtotal 城 3',
      ...order.map((key) => `1 row ${key} ${key === '东县' ? 2 : 1}`),
      '0 subtotal （空） 1',
      '1 row 城 1',
      '0 total 总计 4',
    ]);
    const without = pivotModel(
      answer(cell(['城', '东县'], [], '2'), cell(['城'], [], '2'), cell([], [], '2')),
      { ...spec, subtotals: false },
      context,
    );
    expect(without.rows[0]?.cells[1]?.text).toBe('');
  });

  test('several values stand side by side under each year, or one below the other', () => {
    const values: PivotSpec['values'] = [
      { kind: 'column', column: null, aggregate: 'count' },
      { kind: 'column', column: 'amount', aggregate: 'sum' },
    ];
    const two = answer(
      cell(['省'], ['2021'], '2', '1.5'),
      cell(['省'], [], '2', '1.5'),
      cell([], ['2021'], '2', '1.5'),
      cell([], [], '2', '1.5'),
    );
    const beside = pivotModel(two, { ...base, values }, context);
    expect(beside.columns.map(({ over, title }) => [...over, title].join('/'))).toEqual([
      '级别',
      '2021年/行数',
      '2021年/金额 · 求和',
      '总计/行数',
      '总计/金额 · 求和',
    ]);
    const below = pivotModel(two, { ...base, values, rows: [{ field: 'level' }, { field: 'value' }] }, context);
    expect(text(below).slice(1, 4)).toEqual(['省  ', '行数 2 2', '金额 · 求和 1.5 1.5']);
  });

  test('too many columns are refused with what to do', () => {
    const many = answer(...Array.from({ length: 201 }, (_, i) => cell([], [`成员${i}`], '1')));
    const { problem } = pivotModel(many, { ...base, rows: [], columns: [{ field: 'level' }] }, context);
    expect(problem).toContain('最多显示 200 列');
    expect(pivotModel({ cells: [], tooMany: true }, base, context).problem).toContain('100,000');
  });
});

test('a copied table is safe to paste: formulas are led by an apostrophe, markup is escaped, numbers stay numbers', () => {
  const table = {
    heads: [['名', '数']],
    rows: [
      ['=1+1', '−1,200.5'],
      ['<b>a\tb</b>', '3'],
    ],
    number: [false, true],
  };
  expect(plainToTsv(table)).toBe("名\t数\r\n'=1+1\t-1,200.5\r\n<b>a b</b>\t3");
  expect(plainToHtml(table)).toContain('&lt;b&gt;a');
  expect(plainToHtml(table)).not.toContain('<b>');
});

test('the status bar adds up columns of one unit and says why it does not add others', () => {
  const figures = [
    {
      cells: 3,
      count: 2,
      missing: 1,
      sum: exact('1.5'),
      mean: exact('0.75'),
      median: exact('0.75'),
      min: exact('0.5'),
      max: exact('1'),
    },
  ];
  const amount: BrowseColumn = { key: 'amount', type: 'number', unit: '万元' };
  expect(rangeStats(figures, [amount], 'zh')).toMatchObject({
    cells: 3,
    count: '2',
    missing: '1',
    sum: '1.5',
    average: '0.75',
    max: '1',
  });
  expect(rangeStats(figures, [amount, { ...amount, key: 'b', unit: '亿元' }], 'zh').sum).toBe('类型不同');
  expect(rangeStats(figures, [{ key: 'name', type: 'text' }], 'zh').sum).toBe('');
});

test('a sheet of indicators by derivation has each value in its own place, officially ordered, and no line of totals', () => {
  const catalog = catalogOf({
    areas: [area('城')],
    indicators: [indicator('专利', { unit: '件' }), indicator('占比', { unit: '%', kind: 'rate' })],
  });
  const spec: PivotSpec = {
    source: { kind: 'facts' },
    rows: [{ field: 'indicator' }],
    columns: [{ field: 'derivation' }],
    values: ['占比', '专利'].flatMap((key) =>
      (['rank', 'year_on_year', 'level'] as const).map((derivation) => ({
        kind: 'indicator' as const,
        indicator: key,
        derivation,
      })),
    ),
    where: [],
    areas: ['城'],
    periods: [{ m0: 2025 * 12, n: 5 }],
  };
  const split = spec.values.flatMap((value, i) =>
    value.kind === 'indicator'
      ? [cell([value.indicator], [value.derivation], ...spec.values.map((_, j) => (i === j ? `${i}` : '99')))]
      : [],
  );
  const shown = pivotModel(answer(...split), spec, {
    ...context,
    catalog,
    columns: [],
    figures: { cumulative: true },
  });
  expect(text(shown)).toEqual(['指标 累计 同比 位次', '专利（件） 5 +4 3', '占比（%） 2 +1 0']);
  expect(shown.notes[0]).toBe('城，2025年1—5月');
});
