import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthPeriod, span, yearPeriod, type Period } from '../../src/catalog';
import { compile, type Derivation } from '../../src/query';
import { area, catalogOf, indicator, scalar, worldOf, yearly, type World } from '../support/sqlFacts';
import { expectSql } from '../support/sqlGolden';
import { inEachDialect } from '../support/dialects';

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    const cumulative = (key: string, who: string, year: number, months: number, value: string, source: string) => ({
      indicator: key,
      area: who,
      period: span(year, 1, months),
      value,
      source,
    });
    world = await worldOf(
      {
        catalog: catalogOf({
          areas: [area('市'), area('甲', '市'), area('乙', '市')],
          targets: [
            { indicator: 'contracts', area: '甲', period: yearPeriod(2024), kind: 'amount', value: '40' },
            { indicator: 'contracts', area: '乙', period: yearPeriod(2024), kind: 'growth', value: '20' },
            {
              indicator: 'sales',
              area: '甲',
              period: span(2024, 1, 3),
              kind: 'amount',
              value: '50',
              issuer: '市科技局',
            },
            {
              indicator: 'sales',
              area: '甲',
              period: yearPeriod(2024),
              kind: 'amount',
              value: '300',
              issuer: '县政府',
            },
          ],
          indicators: [
            indicator('contracts', { kind: 'ytd', unit: '亿元', decimals: 2 }),
            indicator('sales', { decimals: 1 }),
            indicator('visits', { decimals: 1 }),
            indicator('staff', { kind: 'stock', unit: '人', addPeriod: 'last' }),
            indicator('speed', {
              kind: 'rate',
              unit: '%',
              decimals: 1,
              growth: 'points',
              addArea: 'none',
              addPeriod: 'none',
            }),
          ],
        }),
        sources: [
          { name: '月报.csv', vintage: 'flash' },
          { name: '年鉴.csv', vintage: 'annual' },
        ],
        facts: [
          cumulative('contracts', '甲', 2024, 2, '2.5', '月报.csv'),
          cumulative('contracts', '甲', 2024, 5, '8.01', '月报.csv'),
          cumulative('contracts', '甲', 2024, 6, '11.06', '月报.csv'),
          cumulative('contracts', '甲', 2024, 7, '12', '年鉴.csv'),
          cumulative('contracts', '乙', 2024, 6, '11.06', '月报.csv'),
          ...yearly('contracts', '甲', { 2023: '31.4' }, '年鉴.csv'),
          ...Array.from({ length: 12 }, (_, i) => ({
            indicator: 'sales',
            area: '甲',
            period: monthPeriod(2024, i + 1),
            value: '10.1',
          })),
          ...Array.from({ length: 11 }, (_, i) => ({
            indicator: 'sales',
            area: '乙',
            period: monthPeriod(2024, i + 1),
            value: '10.1',
          })),
          ...yearly('visits', '甲', { 2022: '0.1', 2023: '0.2', 2024: '0.3' }),
          ...yearly('visits', '乙', { 2022: '0.1', 2023: 'missing', 2024: '0.3' }),
          { indicator: 'staff', area: '甲', period: monthPeriod(2024, 11), value: 70 },
          { indicator: 'staff', area: '甲', period: monthPeriod(2024, 12), value: 77 },
          { indicator: 'staff', area: '乙', period: yearPeriod(2024), value: 55 },
          cumulative('speed', '甲', 2024, 2, '5.5', '月报.csv'),
        ],
      },
      place,
    );
  });
  afterAll(() => world.close());

  const LEVEL: Derivation = { kind: 'level' };
  const ask = (measure: string, derivation: Derivation, who: string, period: Period | number): Promise<string> =>
    scalar(world, measure, derivation, who, period);

  test('T1 a month out of cumulative figures is their difference, exact and marked', async () => {
    expect(await ask('contracts', LEVEL, '甲', monthPeriod(2024, 6))).toBe('3.05 differenced');
    expect(await ask('contracts', LEVEL, '甲', span(2024, 3, 3))).toBe('5.51 differenced');
  });
  test('T2 figures of two vintages are never taken from each other', async () => {
    expect(await ask('contracts', LEVEL, '甲', monthPeriod(2024, 7))).toBe('not_separate');
  });
  test('T3 January and February published together are not separate', async () => {
    expect(await ask('contracts', LEVEL, '甲', monthPeriod(2024, 1))).toBe('not_separate');
    expect(await ask('contracts', LEVEL, '甲', monthPeriod(2024, 2))).toBe('not_separate');
    expect(await ask('speed', LEVEL, '甲', monthPeriod(2024, 1))).toBe('not_separate');
    expect(await ask('contracts', LEVEL, '甲', span(2024, 1, 2))).toBe('2.5');
  });
  test('T4 the year of a cumulative indicator is January to December', async () => {
    expect(await ask('contracts', LEVEL, '甲', 2023)).toBe('31.4');
    expect(await ask('contracts', LEVEL, '甲', 2024)).toBe('missing');
  });
  test('T5 a year of a flow is its twelve months if all are there', async () => {
    expect(await ask('sales', LEVEL, '甲', 2024)).toBe('121.2');
    expect(await ask('sales', LEVEL, '甲', span(2024, 4, 3))).toBe('30.3');
    expect(await ask('sales', LEVEL, '乙', 2024)).toBe('missing');
  });
  test('T7 whole years of a flow add up to a longer span if each is there; a span of several years has no 同比', async () => {
    expect(await ask('visits', LEVEL, '甲', span(2022, 1, 36))).toBe('0.6');
    expect(await ask('visits', LEVEL, '甲', span(2023, 1, 24))).toBe('0.5');
    expect(await ask('visits', LEVEL, '甲', span(2021, 1, 48))).toBe('missing');
    expect(await ask('visits', LEVEL, '甲', span(2022, 7, 24))).toBe('missing');
    expect(await ask('visits', LEVEL, '乙', span(2022, 1, 36))).toBe('missing');
    // Twelve months are no year that is stored.
    expect(await ask('sales', LEVEL, '甲', span(2023, 1, 24))).toBe('missing');
    expect(await ask('visits', { kind: 'growth', base: 'same_period' }, '甲', span(2023, 1, 24))).toBe('not_aligned');
    expect(await ask('visits', { kind: 'completion' }, '甲', span(2023, 1, 24))).toBe('not_aligned');
    expect(await ask('staff', LEVEL, '甲', span(2023, 1, 24))).toBe('77');
    expect(await ask('speed', LEVEL, '甲', span(2023, 1, 24))).toBe('missing');
  });
  test('T6 a stock is what stands at the end', async () => {
    expect(await ask('staff', LEVEL, '甲', 2024)).toBe('77');
    expect(await ask('staff', LEVEL, '乙', monthPeriod(2024, 12))).toBe('55');
    expect(await ask('staff', LEVEL, '乙', monthPeriod(2024, 11))).toBe('missing');
  });
  test('C1 11.06 of 40 at the end of June is 27.65 percent, exact', async () => {
    expect(await ask('contracts', { kind: 'completion' }, '甲', span(2024, 1, 6))).toBe('27.65');
    expect(await ask('contracts', { kind: 'completion' }, '甲', monthPeriod(2024, 6))).toBe('27.65');
  });
  test('C2 completion of a growth target is refused; the target itself is told', async () => {
    expect(await ask('contracts', { kind: 'completion' }, '乙', span(2024, 1, 6))).toBe('target_kind');
    expect(await ask('contracts', { kind: 'target' }, '乙', span(2024, 1, 6))).toBe('20');
  });
  test('C3 without a target there is no completion', async () => {
    expect(await ask('sales', { kind: 'completion' }, '乙', span(2024, 1, 6))).toBe('no_target');
    expect(await ask('staff', { kind: 'target' }, '甲', 2024)).toBe('no_target');
  });
  test('C4 a target for the very span counts before the year’s, an issuer chooses', async () => {
    expect(await ask('sales', { kind: 'completion' }, '甲', span(2024, 1, 3))).toBe('60.6');
    expect(await ask('sales', { kind: 'completion', issuer: '县政府' }, '甲', span(2024, 1, 3))).toBe('10.1');
  });
  test('the statements for spans that are not stored and for completion read as they should', () => {
    const of = (measure: string, derivation: Derivation) => ({
      columns: [{ measure, derivation, area: { key: '甲' }, period: monthPeriod(2024, 6) }],
      rows: [],
      where: [],
    });
    expectSql(
      compile(of('contracts', LEVEL), world.catalog, place.dialect).sql,
      'month-out-of-cumulative.sql',
      place.dialect,
    );
    expectSql(
      compile(of('contracts', { kind: 'completion' }), world.catalog, place.dialect, { lengths: () => [6] }).sql,
      'completion.sql',
      place.dialect,
    );
  });
});
