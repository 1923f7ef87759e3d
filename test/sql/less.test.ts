import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { formatFigure } from '../../src/core';
import { compileScalars, type Ask } from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, yearly, type World } from '../support/sqlFacts';

const catalog = catalogOf({
  areas: [area('城'), area('东县', '城'), area('西县', '城')],
  indicators: [indicator('件数'), indicator('金额', { unit: '万元', decimals: 2 })],
});
const of = (measure: string, key: string, kind: 'growth' | 'level' | 'rank', year = 2023): Ask => ({
  measure,
  derivation:
    kind === 'growth' ? { kind, base: 'same_period' } : kind === 'rank' ? { kind, among: 'siblings' } : { kind },
  area: { key },
  period: yearPeriod(year),
});

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    const facts = [
      ...yearly('件数', '东县', { 2022: 300, 2023: 341 }),
      ...yearly('件数', '西县', { 2022: 315, 2023: 335 }),
      ...yearly('金额', '东县', { 2023: '1.25' }),
    ];
    world = await worldOf({ catalog, facts }, place);
  });
  afterAll(() => world.close());

  test('D1 a difference is of what is shown, and stands in its own place among others', async () => {
    const growth = of('件数', '东县', 'growth');
    const { sql, read } = compileScalars(
      [
        growth,
        { ...growth, less: of('件数', '西县', 'growth') },
        { ...of('件数', '东县', 'rank'), less: of('件数', '东县', 'rank', 2022) },
        { ...growth, less: of('件数', '西县', 'growth', 2022) },
        { ...of('件数', '东县', 'level'), less: of('金额', '东县', 'level') },
        of('件数', '西县', 'level'),
      ],
      catalog,
      place.dialect,
    );
    const figures = read(await run(world.engine, sql));
    const said = figures.map((each) => each.reason ?? formatFigure(each, { lang: 'zh', unit: true }));
    // 13.667 − 6.349 would be 7.3; of 13.7 and 6.3 it is 7.4.
    expect(said).toEqual(['13.7%', '7.4个百分点', '−1位', 'no_base', 'not_points', '335件']);
  });
});
