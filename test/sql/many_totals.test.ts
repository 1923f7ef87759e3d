import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import type { Ask } from '../../src/query';
import { compileScalars } from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, yearly, type World } from '../support/sqlFacts';
import { said } from '../support/sqlShown';

const YEARS = Array.from({ length: 8 }, (_, i) => 2001 + i);
const cities = ['东市', '西市', '南市'];
const counties = cities.map((city) => Array.from({ length: 30 }, (_, i) => `${city}${i + 1}县`));
const catalog = catalogOf({
  areas: [
    area('省'),
    ...cities.map((city) => area(city, '省')),
    ...counties.flatMap((keys, c) => keys.map((key) => area(key, cities[c]))),
  ],
  indicators: [
    indicator('patents'),
    indicator('people'),
    indicator('rate', { addArea: 'weighted', addPeriod: 'none', weight: 'people', decimals: 1 }),
    indicator('mean', { addArea: 'mean', addPeriod: 'none', decimals: 1 }),
  ],
});
const facts = counties.flat().flatMap((key, k) =>
  YEARS.flatMap((year, y) => [
    // One county of the second city says nothing in the third year.
    ...(k === 35 && y === 2 ? [] : yearly('patents', key, { [year]: k + y })),
    ...yearly('people', key, { [year]: 100 + k }),
    ...yearly('rate', key, { [year]: `${k % 10}.5` }),
    ...yearly('mean', key, { [year]: `${y}.5` }),
  ]),
);

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    world = await worldOf({ catalog, facts }, place);
  });
  afterAll(() => world.close());

  const figures = async (asks: readonly Ask[]): Promise<readonly string[]> => {
    const { sql, read } = compileScalars(asks, catalog, place.dialect, world.context);
    return read(await run(world.engine, sql)).map(said);
  };

  test('totals of most areas at many moments are each what they are when asked alone', async () => {
    const groups = [...counties, counties.flat()];
    const asks = ['patents', 'rate', 'mean'].flatMap((measure) =>
      YEARS.flatMap((year) =>
        groups.map((sum): Ask => ({ measure, derivation: { kind: 'level' }, area: { sum }, period: yearPeriod(year) })),
      ),
    );
    const together = await figures(asks);
    // 0 + 1 + … + 29, a year later 30 more.
    expect(together.slice(0, 8)).toEqual(['435', '1335', '2235', '4005', '465', '1365', '2265', '4095']);
    expect(together.slice(8, 12)).toEqual(['495', 'missing_child', '2295', 'missing_child']);
    for (const at of [9, 11, 35, 50, 63, 70, 95]) {
      const ask = asks[at];
      expect(await figures(ask ? [ask] : [])).toEqual([together[at]]);
    }
  });
});
