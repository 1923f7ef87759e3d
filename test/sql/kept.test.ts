import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { exactText, type Exact } from '../../src/core';
import {
  compile,
  compileColumnValues,
  compileSelected,
  type Ask,
  type Keep,
  type QuerySpec,
  type SelectedAsk,
  type SelectedFigures,
} from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, type World } from '../support/sqlFacts';
import { expectSql } from '../support/sqlGolden';
import { said } from '../support/sqlShown';

const NAMES = ['甲', '乙', '丙', '丁', '戊', '己'] as const;
const GRANTED = [640, 10, 11, 'suppressed', 10, 512] as const;
const BEFORE = [512, 9, 10, 20, 10, 512] as const;
const FUNDS = ['0.1', '0.2', '0.3', '-2.50', '1000000.01', 'not_reported'] as const;

const level = (measure: string): Ask => ({ measure, derivation: { kind: 'level' }, period: yearPeriod(2024) });
const growth = (measure: string): Ask => ({
  measure,
  derivation: { kind: 'growth', base: 'same_period' },
  period: yearPeriod(2024),
});

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    const catalog = catalogOf({
      areas: [area('市'), ...NAMES.map((key) => area(key, '市'))],
      indicators: [indicator('granted'), indicator('funds', { unit: '万元', decimals: 2 })],
    });
    const facts = NAMES.flatMap((key, i) => [
      { indicator: 'granted', area: key, period: 2024, value: GRANTED[i] ?? 'missing' } as const,
      { indicator: 'granted', area: key, period: 2023, value: BEFORE[i] ?? 'missing' } as const,
      { indicator: 'funds', area: key, period: 2024, value: FUNDS[i] ?? 'missing' } as const,
    ]);
    world = await worldOf({ catalog, facts, context: { scale: (key) => (key === 'funds' ? 2 : 0) } }, place);
  });
  afterAll(() => world.close());

  const spec = (keep: readonly Keep[], more: Partial<QuerySpec> = {}): QuerySpec => ({
    columns: [level('granted'), growth('granted'), level('funds')],
    rows: ['area'],
    where: [{ dim: 'area', in: NAMES }],
    keep,
    ...more,
  });
  const kept = async (...keep: readonly Keep[]): Promise<string> => {
    const answer = await world.ask(spec(keep));
    expect(answer.total).toBe(answer.rows.length);
    return answer.rows.map((row) => row.area).join('');
  };

  describe('Rows are kept by what a column shows', () => {
    test('a comparison leaves out what has no figure', async () => {
      expect(await kept({ column: 0, test: 'ge', value: '11' })).toBe('甲丙己');
      expect(await kept({ column: 0, test: 'gt', value: '11' })).toBe('甲己');
      expect(await kept({ column: 0, test: 'lt', value: '11' })).toBe('乙戊');
      expect(await kept({ column: 0, test: 'ne', value: '10' })).toBe('甲丙己');
      expect(await kept({ column: 2, test: 'between', value: '0.3', to: '-3' })).toBe('甲乙丙丁');
    });
    test('growth is compared in percent, and 10% is 10%', async () => {
      expect(await kept({ column: 1, test: 'eq', value: '10' })).toBe('丙');
      expect(await kept({ column: 1, test: 'ge', value: '10' })).toBe('甲乙丙');
      expect(await kept({ column: 1, test: 'le', value: '0' })).toBe('戊己');
    });
    test('missing and present are the two halves', async () => {
      expect(await kept({ column: 2, test: 'missing', value: '' })).toBe('己');
      expect(await kept({ column: 2, test: 'present', value: '' })).toBe('甲乙丙丁戊');
    });
    test('chosen values and reasons', async () => {
      expect(await kept({ column: 0, values: ['10', '!suppressed'] })).toBe('乙丁戊');
      expect(await kept({ column: 0, values: [] })).toBe('');
    });
    test('the greatest and the least, with those that share the last place', async () => {
      expect(await kept({ column: 0, top: 2 })).toBe('甲己');
      expect(await kept({ column: 0, top: 1, least: true })).toBe('乙戊');
    });
    test('several at once; one that makes no sense keeps nothing', async () => {
      expect(await kept({ column: 0, top: 3 }, { column: 2, test: 'present', value: '' })).toBe('甲丙');
      expect(await kept({ column: 0, test: 'gt', value: 'x' })).toBe('');
      expect(await kept({ column: 9, test: 'present', value: '' })).toBe('');
    });
    test('what is kept is ordered and paged, and counted in all', async () => {
      const asked = spec([{ column: 0, test: 'present', value: '' }], {
        order: [{ by: 0, desc: true }],
        page: { offset: 1, limit: 2 },
      });
      const answer = await world.ask(asked);
      expect(answer.total).toBe(5);
      expect(answer.rows.map((row) => `${row.area} ${row.figures.map(said).join(' ')}`)).toEqual([
        '己 512 0 not_reported',
        '丙 11 10 0.3',
      ]);
      expectSql(compile(asked, world.catalog, world.dialect).sql, 'kept-ordered-paged.sql', world.dialect);
    });
  });

  const selected = async (ask: SelectedAsk): Promise<SelectedFigures> => {
    const compiled = compileSelected(ask, world.catalog, world.dialect, world.context);
    return compiled.read(await run(world.engine, compiled.sql));
  };
  const text = (value: Exact | null): string | null => (value === null ? null : exactText(value));

  describe('Figures of a selection', () => {
    test('decimals are added exactly, and the middle is one of them or two', async () => {
      const found = await selected({ columns: [level('funds')], blocks: [{ areas: NAMES, columns: [0] }] });
      expect([found.cells, found.known]).toEqual([6, 5]);
      expect([found.sum, found.least, found.greatest].map(text)).toEqual(['999998.11', '-2.5', '1000000.01']);
      expect(found.middle?.map(text)).toEqual(['0.2', '0.2']);
      expect(found.shapes).toEqual([{ form: 'number', unit: '万元', decimals: 2 }]);
    });
    test('several blocks count each cell once, by its own column', async () => {
      const found = await selected({
        columns: [level('granted'), growth('granted'), level('funds')],
        blocks: [
          { areas: ['甲', '乙'], columns: [0] },
          { areas: ['丙', '丁'], columns: [0, 2] },
        ],
      });
      expect([found.cells, found.known]).toEqual([6, 5]);
      expect([found.sum, found.least, found.greatest].map(text)).toEqual(['658.8', '-2.5', '640']);
      expect(found.middle?.map(text)).toEqual(['10', '10']);
    });
    test('of growth the ends and the middle are known', async () => {
      const found = await selected({
        columns: [growth('granted')],
        blocks: [{ areas: ['甲', '丙', '戊', '己'], columns: [0] }],
      });
      expect([found.least, found.greatest].map(text)).toEqual(['0', '25']);
      expect(found.middle?.map((each) => Math.round(Number(text(each)) * 1e6) / 1e6)).toEqual([0, 10]);
    });
    test('what a formula says in words is neither counted nor missing, beside figures and alone', async () => {
      const words = {
        measure: 'granted',
        derivation: { kind: 'formula', text: 'IF([granted]>=100, "多", "少")' },
        period: level('granted').period,
      } as Ask;
      const both = await selected({ columns: [level('funds'), words], blocks: [{ areas: NAMES, columns: [0, 1] }] });
      expect([both.cells, both.known, both.texts]).toEqual([6, 5, 6]);
      expect([both.sum, both.least].map(text)).toEqual(['999998.11', '-2.5']);
      const alone = await selected({ columns: [words], blocks: [{ areas: NAMES, columns: [0] }] });
      expect(alone).toMatchObject({ cells: 0, known: 0, texts: 6, sum: null, shapes: [] });
    });
    test('of nothing nothing is said', async () => {
      const found = await selected({ columns: [level('granted')], blocks: [{ areas: ['丁'], columns: [0] }] });
      expect(found).toMatchObject({ cells: 1, known: 0, sum: null, least: null, middle: null });
    });
  });

  test('the different values of a column are counted, reasons last', async () => {
    const asked = compileColumnValues(level('granted'), NAMES, 3, world.catalog, world.dialect, world.context);
    const few = asked.read(await run(world.engine, asked.sql));
    expect(few.values.map(({ text: each, count }) => `${Number(each)}×${count}`)).toEqual(['10×2', '11×1', '512×1']);
    expect(few.more).toBe(true);
    const all = compileColumnValues(level('granted'), NAMES, 9, world.catalog, world.dialect, world.context);
    expect(all.read(await run(world.engine, all.sql)).values.at(-1)).toMatchObject({ text: '!suppressed', count: 1 });
  });
});
