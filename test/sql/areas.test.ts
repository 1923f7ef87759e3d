import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { compile, type Derivation } from '../../src/query';
import { area, catalogOf, indicator, scalar, worldOf, yearly, type World } from '../support/sqlFacts';
import { expectSql } from '../support/sqlGolden';
import { said } from '../support/sqlShown';
import { inEachDialect } from '../support/dialects';

inEachDialect((place) => {
  /** A city with three counties, its own part (市本级) and a park that overlaps 甲; everything in the year 2024. */
  let world: World;
  beforeAll(async () => {
    const outside = { inTotal: false };
    world = await worldOf(
      {
        catalog: catalogOf({
          areas: [
            area('市'),
            area('甲', '市'),
            area('乙', '市'),
            area('丙', '市'),
            area('本级', '市', { kind: 'proper', ...outside }),
            area('园区', '市', { kind: 'park', ...outside }),
          ],
          peerSets: [{ key: 'strong', name: '强县', areas: ['甲', '丙'] }],
          indicators: [
            indicator('grants', { decimals: 2, unit: '万元' }),
            indicator('output', { addArea: 'published', unit: '亿元', decimals: 2 }),
            indicator('people', { kind: 'stock', unit: '万人', decimals: 2, addPeriod: 'last' }),
            indicator('rd', { unit: '万元', decimals: 0, addArea: 'published' }),
            indicator('gdp', { unit: '亿元', decimals: 2 }),
            indicator('rdsum', { unit: '万元' }),
            indicator('intensity', {
              kind: 'rate',
              unit: '%',
              decimals: 2,
              growth: 'points',
              addArea: 'recompute',
              origin: 'formula',
              formula: '[rdsum] / [gdp]',
            }),
            indicator('hundred', {
              kind: 'rate',
              unit: '%',
              decimals: 2,
              growth: 'points',
              addArea: 'recompute',
              origin: 'formula',
              formula: '[rdsum] / [gdp] * 100',
            }),
            indicator('plain_rate', { kind: 'rate', unit: '%', addArea: 'none', growth: 'points' }),
            indicator('income', { kind: 'rate', unit: '元', addArea: 'weighted', weight: 'people' }),
            indicator('mean', { kind: 'rate', unit: '分', addArea: 'mean' }),
            indicator('deaths', { better: 'lower' }),
            indicator('equal', {}),
            indicator('two', {}),
            indicator('lagged', {
              kind: 'rate',
              unit: '件',
              decimals: 2,
              addArea: 'recompute',
              origin: 'formula',
              formula: '([equal] + [equal@-1]) / 2',
            }),
            indicator('ratio', {
              kind: 'rate',
              unit: '件/万人',
              decimals: 2,
              addArea: 'recompute',
              origin: 'formula',
              formula: '[equal] / [people]',
            }),
          ],
        }),
        facts: [
          ...yearly('grants', '甲', { 2024: '0.10' }),
          ...yearly('grants', '乙', { 2024: '0.20' }),
          ...yearly('grants', '丙', { 2024: '12.50' }),
          ...yearly('grants', '园区', { 2024: '7' }),
          ...yearly('grants', '本级', { 2024: '9' }),
          ...yearly('output', '市', { 2024: '400' }),
          ...yearly('output', '甲', { 2024: '100' }),
          ...yearly('people', '甲', { 2024: '10' }),
          ...yearly('people', '乙', { 2024: '30' }),
          ...yearly('people', '丙', { 2024: 'not_reported' }),
          ...yearly('rdsum', '甲', { 2024: '3000' }),
          ...yearly('rdsum', '乙', { 2024: '1000' }),
          ...yearly('gdp', '甲', { 2024: '10' }),
          ...yearly('gdp', '乙', { 2024: '30' }),
          ...yearly('gdp', '丙', { 2024: '0' }),
          ...yearly('rdsum', '丙', { 2024: '5' }),
          ...yearly('intensity', '乙', { 2024: '0.35' }),
          ...yearly('plain_rate', '甲', { 2024: '5' }),
          ...yearly('plain_rate', '乙', { 2024: '7' }),
          ...yearly('income', '甲', { 2024: '40000' }),
          ...yearly('income', '乙', { 2024: '20000' }),
          ...yearly('mean', '甲', { 2024: '80' }),
          ...yearly('mean', '乙', { 2024: '85' }),
          ...yearly('deaths', '甲', { 2024: 3 }),
          ...yearly('deaths', '乙', { 2024: 1 }),
          ...yearly('deaths', '丙', { 2024: 2 }),
          ...yearly('equal', '甲', { 2024: 5, 2023: 4 }),
          ...yearly('equal', '乙', { 2024: 15, 2023: 12 }),
          ...yearly('equal', '丙', { 2024: 5, 2023: 1 }),
        ],
      },
      place,
    );
  });
  afterAll(() => world.close());

  const LEVEL: Derivation = { kind: 'level' };
  const SHARE: Derivation = { kind: 'share', of: 'parent' };
  const RANK: Derivation = { kind: 'rank', among: 'siblings' };
  const ask = (
    measure: string,
    derivation: Derivation,
    who: string | readonly string[],
    year = 2024,
  ): Promise<string> => scalar(world, measure, derivation, who, year);

  test('A1 a sum over areas is exact', async () => {
    expect(await ask('grants', LEVEL, ['甲', '乙'])).toBe('0.3');
  });
  test('A2 no total adds a park to its district or 市本级 to its city, and none counts an area twice', async () => {
    expect(await ask('grants', LEVEL, ['甲', '乙', '丙', '园区', '本级', '甲'])).toBe('12.8');
    expect(await ask('people', LEVEL, ['甲', '乙'])).toBe('40');
  });
  test('A3 a total with a part missing is refused', async () => {
    expect(await ask('people', LEVEL, ['甲', '乙', '丙'])).toBe('missing_child');
  });
  test('A4 only the published total of a published indicator counts', async () => {
    expect(await ask('output', LEVEL, ['甲', '乙'])).toBe('not_additive');
    expect(await ask('output', LEVEL, '市')).toBe('400');
  });
  test('A5 a rate over several areas is recomputed from its parts, with its units reconciled', async () => {
    expect(await ask('intensity', LEVEL, ['甲', '乙'])).toBe('1 recomputed');
    expect(await ask('hundred', LEVEL, ['甲', '乙'])).toBe('1 recomputed');
  });
  test('A6 a rate that cannot be recomputed is refused for several areas', async () => {
    expect(await ask('plain_rate', LEVEL, ['甲', '乙'])).toBe('not_additive');
  });
  test('A7 a published rate counts before the recomputed one', async () => {
    expect(await ask('intensity', LEVEL, '乙')).toBe('0.35');
    expect(await ask('intensity', LEVEL, '甲')).toBe('3 recomputed');
  });
  test('A8 a ratio over zero is refused', async () => {
    expect(await ask('intensity', LEVEL, '丙')).toBe('zero_denominator');
  });
  test('A9 a weighted mean weighs, a plain mean counts', async () => {
    expect(await ask('income', LEVEL, ['甲', '乙'])).toBe('25000');
    expect(await ask('mean', LEVEL, ['甲', '乙'])).toBe('82.5');
  });

  test('S1 a share is of the published whole', async () => {
    expect(await ask('output', SHARE, '甲')).toBe('25 published_parent');
  });
  test('S2 without a published whole the sum of all children is the whole, and the figure says so', async () => {
    expect(await ask('grants', SHARE, '丙')).toBe(`${1250 / 12.8} sum_of_children`);
  });
  test('S3 with a child missing there is no whole', async () => {
    expect(await ask('people', SHARE, '甲')).toBe('missing_child');
  });
  test('S4 what has nothing above it has no share', async () => {
    expect(await ask('output', SHARE, '市')).toBe('no_parent');
  });
  test('S5 a share of rates is refused', async () => {
    expect(await ask('plain_rate', SHARE, '甲')).toBe('not_additive');
  });
  test('S6 a part that is not reported has no share for that reason', async () => {
    expect(await ask('people', SHARE, '丙')).toBe('not_reported');
  });

  test('R1 places go 1-2-2-4 style, and a tie says so', async () => {
    expect(await ask('equal', RANK, '乙')).toBe('1');
    expect(await ask('equal', RANK, '甲')).toBe('2 tie');
    expect(await ask('equal', RANK, '丙')).toBe('2 tie');
  });
  test('R2 where lower is better the lowest comes first', async () => {
    expect(await Promise.all(['甲', '乙', '丙'].map((who) => ask('deaths', RANK, who)))).toEqual(['3', '1', '2']);
  });
  test('R3 a missing peer leaves no rank to anybody, and a missing value its own reason', async () => {
    expect(await ask('people', RANK, '甲')).toBe('missing_peer');
    expect(await ask('people', RANK, '丙')).toBe('not_reported');
  });
  test('R4 peers may be a named set or a list', async () => {
    expect(await ask('equal', { kind: 'rank', among: { set: 'strong' } }, '甲')).toBe('1 tie');
    expect(await ask('equal', { kind: 'rank', among: { areas: ['甲', '乙'] } }, '甲')).toBe('2');
    expect(await ask('equal', { kind: 'rank', among: { set: 'strong' } }, '乙')).toBe('not_applicable');
    expect(await ask('equal', { kind: 'rank', among: { set: 'unheard' } }, '乙')).toBe('unknown_area');
  });
  test('R5 growth is ranked exactly: 5/4 and 15/12 tie', async () => {
    const byGrowth: Derivation = { kind: 'rank', among: 'siblings', of: 'growth' };
    expect(await ask('equal', byGrowth, '丙')).toBe('1');
    expect(await ask('equal', byGrowth, '甲')).toBe('2 tie');
    expect(await ask('equal', byGrowth, '乙')).toBe('2 tie');
  });
  test('R6 a rate is ranked by its exact fraction', async () => {
    const set: Derivation = { kind: 'rank', among: { areas: ['甲', '乙'] } };
    expect(await ask('ratio', LEVEL, '甲')).toBe('0.5 recomputed');
    expect(await ask('ratio', set, '甲')).toBe('1 recomputed tie');
  });

  test('F3 a lag in a formula reads the previous calendar year', async () => {
    expect(await ask('lagged', LEVEL, '乙')).toBe('13.5 recomputed');
  });
  test('P1 per head counts heads whatever unit they are stored in', async () => {
    expect(await ask('equal', { kind: 'per', by: 'people', scale: 10000 }, '甲')).toBe('0.5');
    expect(await ask('equal', { kind: 'per', by: 'people' }, '甲')).toBe('0.00005');
    expect(await ask('equal', { kind: 'per', by: 'people' }, '丙')).toBe('not_reported');
    expect(await ask('equal', { kind: 'per', by: 'gone' }, '甲')).toBe('unknown_indicator');
    expect(await ask('equal', { kind: 'per', by: 'people', scale: 10000 }, ['甲', '乙'])).toBe('0.5');
  });

  test('Q1 what the catalog does not know, and what is not said, is refused and fails nothing else', async () => {
    const answer = await world.ask({
      columns: [
        { measure: 'gone', derivation: LEVEL, area: { key: '甲' }, period: yearPeriod(2024) },
        { measure: 'equal', derivation: LEVEL, area: { key: '无' }, period: yearPeriod(2024) },
        { measure: 'equal', derivation: LEVEL, area: { key: '甲' } },
        { measure: 'equal', derivation: LEVEL, period: yearPeriod(2024) },
        { measure: 'equal', derivation: LEVEL, area: { key: '甲' }, period: yearPeriod(2024) },
      ],
      rows: [],
      where: [],
    });
    expect(answer.rows[0]?.figures.map(said)).toEqual([
      'unknown_indicator',
      'unknown_area',
      'needs_period',
      'needs_area',
      '5',
    ]);
  });
  test('Q3 rows nearest to a number come first, on either side of it', async () => {
    const answer = await world.ask({
      columns: [{ measure: 'grants', derivation: LEVEL, period: yearPeriod(2024) }],
      rows: ['area'],
      where: [{ dim: 'area', childrenOf: '市' }],
      order: [{ by: 0, near: '8.1' }],
      page: { offset: 0, limit: 3 },
    });
    expect(answer.rows.map(({ area: key }) => key)).toEqual(['本级', '园区', '丙']);
  });
  test('Q2 rows are the children of an area in their official order, those outside totals too', async () => {
    const answer = await world.ask({
      columns: [{ measure: 'grants', derivation: LEVEL, period: yearPeriod(2024) }],
      rows: ['area'],
      where: [{ dim: 'area', childrenOf: '市' }],
    });
    expect(answer.rows.map((row) => `${row.area} ${row.figures.map(said).join()}`)).toEqual([
      '甲 0.1',
      '乙 0.2',
      '丙 12.5',
      '本级 9',
      '园区 7',
    ]);
  });
  test('the statements for share, rank, total and rate read as they should', () => {
    const context = { scale: () => 2, lengths: () => [12], ledger: () => null };
    const rows = {
      rows: ['area'] as const,
      where: [
        { dim: 'area', in: ['甲', '乙'] },
        { dim: 'period', in: [yearPeriod(2024)] },
      ] as const,
    };
    const columns = (measure: string, derivation: Derivation) => [{ measure, derivation }];
    expectSql(
      compile({ columns: columns('grants', SHARE), ...rows }, world.catalog, place.dialect, context).sql,
      'share-of-parent.sql',
      place.dialect,
    );
    expectSql(
      compile({ columns: columns('deaths', RANK), ...rows }, world.catalog, place.dialect, context).sql,
      'rank-among-siblings.sql',
      place.dialect,
    );
    expectSql(
      compile(
        { columns: columns('equal', { kind: 'rank', among: 'siblings', of: 'growth' }), ...rows },
        world.catalog,
        place.dialect,
        context,
      ).sql,
      'rank-of-growth.sql',
      place.dialect,
    );
    expectSql(
      compile({ columns: columns('intensity', LEVEL), ...rows }, world.catalog, place.dialect, context).sql,
      'rate-recomputed.sql',
      place.dialect,
    );
    expectSql(
      compile(
        {
          columns: [{ measure: 'grants', derivation: LEVEL, area: { sum: ['甲', '乙'] }, period: yearPeriod(2024) }],
          rows: [],
          where: [],
        },
        world.catalog,
        place.dialect,
        context,
      ).sql,
      'total-of-areas.sql',
      place.dialect,
    );
  });
});
