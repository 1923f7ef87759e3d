import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { filesStatement, readFiles, readStanding, standingStatement } from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, type World } from '../support/sqlFacts';
import { expectSql } from '../support/sqlGolden';

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    world = await worldOf(
      {
        catalog: catalogOf({
          areas: [area('市'), area('甲', '市'), area(`乙'`, '市')],
          indicators: [indicator('gdp', {}), indicator('tax', {}), indicator('open', {})],
        }),
        sources: [
          { name: '公报.csv', vintage: 'annual' },
          { name: '内部快报.csv', vintage: 'flash', publish: 'internal' },
          { name: '未公布.csv', publish: 'unpublished' },
        ],
        facts: [
          { indicator: 'gdp', area: '甲', period: 2023, value: 1, source: '公报.csv' },
          { indicator: 'gdp', area: '甲', period: 2023, value: 2, source: '内部快报.csv' },
          { indicator: 'gdp', area: '甲', period: 2024, value: 3, source: '内部快报.csv' },
          { indicator: 'tax', area: `乙'`, period: 2024, value: 4, source: '未公布.csv' },
          { indicator: 'open', area: '甲', period: 2024, value: 5, source: '公报.csv' },
        ],
      },
      place,
    );
  });
  afterAll(() => world.close());

  test('the figures that count say whether the source behind them is public; an indicator wholly public is not listed', async () => {
    const statement = standingStatement({
      indicators: ['gdp', 'tax', 'open'],
      areas: ['甲', `乙'`],
      from: yearPeriod(2023).m0,
      to: yearPeriod(2025).m0,
    });
    expectSql(statement, 'standing.sql', place.dialect);
    expect(readStanding(await run(world.engine, statement))).toEqual([
      { indicator: 'gdp', area: '甲', period: yearPeriod(2023), publish: 'public' },
      { indicator: 'gdp', area: '甲', period: yearPeriod(2024), publish: 'internal' },
      { indicator: 'tax', area: `乙'`, period: yearPeriod(2024), publish: 'unpublished' },
    ]);
  });

  test('each file behind an indicator and span is named once', async () => {
    const ask = {
      indicators: ['gdp', 'open'],
      areas: ['甲', `乙'`],
      from: yearPeriod(2023).m0,
      to: yearPeriod(2025).m0,
    };
    const statement = filesStatement(ask);
    expectSql(statement, 'files-behind.sql', place.dialect);
    expect(readFiles(await run(world.engine, statement))).toEqual([
      { indicator: 'gdp', period: yearPeriod(2023), file: '公报.csv' },
      { indicator: 'gdp', period: yearPeriod(2024), file: '内部快报.csv' },
      { indicator: 'open', period: yearPeriod(2024), file: '公报.csv' },
    ]);
  });

  test('outside the asked months and areas nothing is said, and of nothing nothing', async () => {
    const ask = { indicators: ['gdp'], areas: [`乙'`], from: 0, to: 40_000 };
    expect(readStanding(await run(world.engine, standingStatement(ask)))).toEqual([]);
    expect(readStanding(await run(world.engine, standingStatement({ ...ask, indicators: [], areas: [] })))).toEqual([]);
  });
});
