import { expect, test } from 'vitest';
import { yearPeriod, type Indicator } from '../../../src/catalog';
import {
  columnExpression,
  completeFormula,
  columnProblem,
  formulaColumns,
  otherFormulas,
  renamedIn,
  standingOf,
  viewQuery,
  VIEW_DERIVATIONS,
  type View,
} from '../../../src/view';
import { area, catalogOf, indicator } from '../../support/sqlFacts';

const named = (key: string, name: string, more: Partial<Indicator> = {}): Indicator =>
  indicator(key, { names: [{ name, lang: 'zh', preferred: true, pinyin: `${key} ${key}` }], ...more });
const catalog = catalogOf({
  areas: [area('市'), area('甲', '市'), area('乙', '市'), area('丙', '市')],
  indicators: [
    named('granted', '专利授权量'),
    named('rate', '失业率', { unit: '%', kind: 'rate', growth: 'points', addArea: 'none', addPeriod: 'none' }),
    named('odd', '第一，二产业 [合计]', { unit: '亿元', decimals: 2, growth: 'both', growthIndicator: 'oddgrowth' }),
    named('oddgrowth', '二产增速', { unit: '%', kind: 'rate', growth: 'points', addArea: 'none' }),
    named('pop', '年末常住人口', { unit: '万人', kind: 'stock', addPeriod: 'last' }),
  ],
  targets: [{ indicator: 'granted', area: '甲', period: yearPeriod(2024), kind: 'amount', value: '60' }],
});
const view: View = {
  areas: ['甲', '乙'],
  periods: [2022, 2023, 2024].map(yearPeriod),
  indicators: ['granted', 'rate', 'odd'],
  derivations: VIEW_DERIVATIONS,
  chart: { kind: 'line' },
  gridPeriods: 0,
};

for (const [who, areas] of [
  ['chosen areas', ['甲', '乙']],
  ['all of one parent', ['甲', '乙', '丙']],
] as const) {
  for (const lang of ['zh', 'en'] as const) {
    test(`what the bar says of any column (${who}, ${lang}), typed as a formula, asks the very same question`, () => {
      const { layout } = viewQuery({ ...view, areas }, catalog);
      const standing = standingOf(layout);
      const last = yearPeriod(2024);
      for (const column of layout.columns.filter(({ shown }) => shown)) {
        const text = columnExpression(column, catalog, lang, standing);
        const typed: View = { ...view, areas, formulas: [{ id: 'f1', text }] };
        const [made] = formulaColumns(typed, catalog, layout.parent === null ? layout.peers : 'siblings', last);
        expect(made?.formula?.problem ?? null, text).toBeNull();
        if (column.period.m0 === last.m0 && made?.ask.derivation.kind !== 'formula') {
          expect(made?.ask, text).toEqual(column.ask);
          expect([made?.kind, made?.total], text).toEqual([column.kind, column.total]);
        }
      }
    });
  }
}

test('a formula column keeps its key, has its own head, and says what is wrong with it', () => {
  const formulas = [
    { id: 'f1', text: '=[专利授权量]/[年末常住人口]', title: '密度' },
    { id: 'f2', text: '=[密度]*2', decimals: 1 },
    { id: 'f3', text: '=[没有]' },
  ];
  const columns = formulaColumns({ ...view, formulas }, catalog, 'siblings', yearPeriod(2024));
  expect(
    columns.map(({ key, formula }) => [key, formula?.title, formula?.unit, formula?.problem?.code ?? null]),
  ).toEqual([
    ['formula:f1', '密度', '件/万人', null],
    ['formula:f2', '密度*2', '件/万人', null],
    ['formula:f3', '没有', '', 'unknown_name'],
  ]);
  expect(columns[1]?.ask.derivation).toMatchObject({ kind: 'formula', text: '[granted]/[pop]*2', decimals: 1 });
});

test('a title that others name is changed in them too; one that is taken is refused', () => {
  expect(renamedIn({ id: 'f2', text: '=[密度]*2' }, '密度', '人均')).toEqual({ id: 'f2', text: '=[人均]*2' });
  const formulas = [
    { id: 'f1', text: '=[专利授权量]' },
    { id: 'f2', text: '=1+[专利授权量]', title: '二' },
  ];
  const scope = { catalog, among: 'siblings' as const, others: otherFormulas({ ...view, formulas }, 'f1') };
  expect(columnProblem({ id: 'f1', text: '=[专利授权量]', title: '二' }, scope)).toBe('二');
  expect(columnProblem({ id: 'f1', text: '=[专利授权量]', title: '失业率' }, scope)).toBe('失业率');
  expect(columnProblem({ id: 'f1', text: '=[专利授权量]', unit: '亿元' }, scope)).toMatchObject({ code: 'other_unit' });
  expect(columnProblem({ id: 'f1', text: '=[专利授权量]', unit: '万件', title: '一' }, scope)).toBeNull();
});

test('completion offers indicators in brackets, functions and indicators at a word, nothing in a text', () => {
  const offered = (text: string): string =>
    (completeFormula(text, text.length, catalog, ['密度'], 'zh')?.items ?? [])
      .slice(0, 3)
      .map(({ insert }) => insert)
      .join(' ');
  expect(offered('=[专利')).toBe('[专利授权量]');
  expect(offered('=同')).toBe('同比()');
  expect(offered('=gran')).toBe('[专利授权量]');
  expect(offered('=RAN')).toBe('位次() [专利授权量]');
  expect(offered('=[密')).toBe('[密度]');
  expect(offered('=IF([专利授权量]>1,"同')).toBe('');
  const inner = completeFormula('=同比([专利]', 7, catalog, [], 'zh');
  expect(inner && [inner.from, inner.to]).toEqual([4, 8]);
});
