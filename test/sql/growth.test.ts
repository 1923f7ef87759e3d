import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthPeriod, span, yearPeriod, type Period } from '../../src/catalog';
import type { Ask, Derivation } from '../../src/query';
import { area, catalogOf, indicator, worldOf, type World } from '../support/sqlFacts';
import { expectSql } from '../support/sqlGolden';
import { said } from '../support/sqlShown';
import { compile } from '../../src/query';
import { inEachDialect } from '../support/dialects';

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    const catalog = catalogOf({
      areas: [area('市'), ...['甲', '乙', '丙', '丁'].map((key) => area(key, '市'))],
      indicators: [
        indicator('patents', { breaks: [{ m: 2022 * 12, note: '口径调整' }] }),
        indicator('firms', { kind: 'stock', unit: '家', growth: 'count', addPeriod: 'last' }),
        indicator('share', {
          kind: 'rate',
          unit: '%',
          decimals: 2,
          growth: 'points',
          addArea: 'none',
          addPeriod: 'none',
        }),
        indicator('fai', { unit: '亿元', growth: 'published', growthIndicator: 'fai_growth', addArea: 'published' }),
        indicator('fai_growth', {
          kind: 'rate',
          unit: '%',
          decimals: 1,
          growth: 'points',
          addArea: 'none',
          addPeriod: 'none',
        }),
        indicator('secret', { growth: 'none' }),
      ],
    });
    const at = (key: string, who: string, rows: Readonly<Record<number, number | string>>) =>
      Object.entries(rows).map(([year, value]) => ({
        indicator: key,
        area: who,
        period: Number(year),
        value: value as number,
      }));
    world = await worldOf(
      {
        catalog,
        facts: [
          ...at('patents', '甲', { 2019: 800, 2020: 0, 2021: 500, 2023: 512, 2024: 640 }),
          ...at('patents', '乙', { 2023: -20, 2024: 10 }),
          ...at('patents', '丙', { 2023: 'suppressed', 2024: 10 }),
          ...at('patents', '丁', { 2023: 5, 2024: 'not_reported' }),
          ...at('firms', '甲', { 2023: 8, 2024: 12 }),
          ...at('firms', '乙', { 2023: 10, 2024: 12 }),
          ...at('share', '甲', { 2023: '1.85', 2024: '2.10' }),
          ...at('fai', '甲', { 2020: 281603, 2021: 255900 }),
          ...at('fai', '乙', { 2020: 281603, 2021: 255900 }),
          ...at('fai_growth', '甲', { 2021: '12.6' }),
          ...at('secret', '甲', { 2023: 1, 2024: 2 }),
          { indicator: 'patents', area: '甲', period: monthPeriod(2024, 5), value: 60 },
          { indicator: 'patents', area: '甲', period: monthPeriod(2024, 4), value: 48 },
        ],
      },
      place,
    );
  });
  afterAll(() => world.close());

  const ask = async (
    measure: string,
    derivation: Derivation,
    who: string,
    period: Period | number,
  ): Promise<string> => {
    const scalar: Ask = {
      measure,
      derivation,
      area: { key: who },
      period: typeof period === 'number' ? yearPeriod(period) : period,
    };
    const answer = await world.ask({ columns: [scalar], rows: [], where: [] });
    return answer.rows[0]?.figures.map(said).join() ?? 'no row';
  };
  const GROWTH: Derivation = { kind: 'growth', base: 'same_period' };

  test('G1 growth over the same period is value over base, exact', async () => {
    expect(await ask('patents', GROWTH, '甲', 2024)).toBe('25');
  });
  test('G2 a value that is not there gives its own reason', async () => {
    expect(await ask('patents', GROWTH, '丁', 2024)).toBe('not_reported');
    expect(await ask('patents', GROWTH, '甲', 2018)).toBe('missing');
  });
  test('G3 without a base there is no growth', async () => {
    expect(await ask('patents', GROWTH, '甲', 2023)).toBe('no_base');
  });
  test('G3 a base that is suppressed says so', async () => {
    expect(await ask('patents', GROWTH, '丙', 2024)).toBe('suppressed');
  });
  test('G4 a base of zero has no percentage', async () => {
    expect(await ask('patents', GROWTH, '甲', 2021)).toBe('zero_base');
  });
  test('G5 a base below zero has no percentage, but a difference', async () => {
    expect(await ask('patents', GROWTH, '乙', 2024)).toBe('negative_base');
    expect(await ask('patents', { kind: 'change', base: 'same_period' }, '乙', 2024)).toBe('30');
  });
  test('G6 a count with a base under ten says its difference, from ten on its percentage', async () => {
    expect(await ask('firms', GROWTH, '甲', 2024)).toBe('small_base');
    expect(await ask('firms', { kind: 'change', base: 'same_period' }, '甲', 2024)).toBe('4');
    expect(await ask('firms', GROWTH, '乙', 2024)).toBe('20');
  });
  test('G7 a percent of a percentage is refused, its points are given', async () => {
    expect(await ask('share', GROWTH, '甲', 2024)).toBe('percent_of_percent');
    expect(await ask('share', { kind: 'points', base: 'same_period' }, '甲', 2024)).toBe('0.25');
  });
  test('G8 percentage points of what is no rate are refused', async () => {
    expect(await ask('patents', { kind: 'points', base: 'same_period' }, '甲', 2024)).toBe('not_points');
  });
  test('G9 investment growth that is only published is 12.6 as printed and never the −9.1 of its levels', async () => {
    expect(await ask('fai', GROWTH, '甲', 2021)).toBe('12.6');
    expect(await ask('fai', GROWTH, '乙', 2021)).toBe('published_only');
    expect(await ask('fai', { kind: 'published_growth' }, '甲', 2021)).toBe('12.6');
    expect(await ask('fai', { kind: 'growth', base: { period: yearPeriod(2019) } }, '甲', 2021)).toBe('published_only');
    expect(await ask('fai', { kind: 'cagr', from: yearPeriod(2020) }, '甲', 2021)).toBe('published_only');
  });
  test('G10 what never has a growth has none, and no published one', async () => {
    expect(await ask('secret', GROWTH, '甲', 2024)).toBe('no_growth');
    expect(await ask('patents', { kind: 'published_growth' }, '甲', 2024)).toBe('no_growth');
  });
  test('G11 环比 compares aligned spans only', async () => {
    const previous: Derivation = { kind: 'growth', base: 'previous' };
    expect(await ask('patents', previous, '甲', monthPeriod(2024, 5))).toBe('25');
    expect(await ask('patents', previous, '甲', span(2024, 1, 5))).toBe('not_aligned');
  });
  test('G12 a change of definition between base and value is noted', async () => {
    expect(await ask('patents', { kind: 'growth', base: { period: yearPeriod(2021) } }, '甲', 2023)).toBe(
      '2.4 definition_break',
    );
  });
  test('G13 average annual growth is a root, taken over whole years', async () => {
    expect(await ask('patents', { kind: 'cagr', from: yearPeriod(2019) }, '甲', 2024)).toBe(
      '(4/5)^(1/5) definition_break',
    );
    expect(await ask('patents', { kind: 'cagr', from: monthPeriod(2019, 1) }, '甲', 2024)).toBe('not_aligned');
  });
  test('G14 an index is 100 at its base', async () => {
    expect(await ask('patents', { kind: 'index', base: yearPeriod(2023) }, '甲', 2024)).toBe('125');
    expect(await ask('patents', { kind: 'index', base: yearPeriod(2023) }, '甲', 2023)).toBe('100');
  });
  test('the statement for levels and growth of counties by year reads as it should', () => {
    const compiled = compile(
      {
        columns: [
          { measure: 'patents', derivation: { kind: 'level' } },
          { measure: 'patents', derivation: GROWTH },
          { measure: 'firms', derivation: GROWTH },
        ],
        rows: ['area', 'period'],
        where: [
          { dim: 'area', in: ['甲', '乙'] },
          { dim: 'period', in: [yearPeriod(2023), yearPeriod(2024)] },
        ],
        order: [{ by: 1, desc: true }],
        page: { offset: 0, limit: 3 },
      },
      world.catalog,
      place.dialect,
      { scale: () => 0, lengths: () => [12] },
    );
    expectSql(compiled.sql, 'growth-of-counties.sql', place.dialect);
  });
  test('rows come in the order of a column with missing figures last either way, and the total counts all', async () => {
    const order = async (desc: boolean): Promise<unknown> => {
      const answer = await world.ask({
        columns: [
          {
            measure: 'patents',
            derivation: { kind: 'growth', base: { period: yearPeriod(2023) } },
            period: yearPeriod(2024),
          },
          { measure: 'patents', derivation: { kind: 'level' }, period: yearPeriod(2024) },
        ],
        rows: ['area'],
        where: [{ dim: 'area', in: ['乙', '丙', '甲'] }],
        order: [{ by: 1, desc }],
        page: { offset: 0, limit: 2 },
      });
      return [answer.total, ...answer.rows.map((row) => row.area)];
    };
    expect(await order(true)).toEqual([3, '甲', '乙']);
    expect(await order(false)).toEqual([3, '乙', '丙']);
  });
});
