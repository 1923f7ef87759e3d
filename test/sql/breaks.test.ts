import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { compile, type Derivation } from '../../src/query';
import { area, askedOf, askOf, catalogOf, indicator, scalar, worldOf, yearly, type World } from '../support/sqlFacts';
import { expectSql } from '../support/sqlGolden';
import { inEachDialect } from '../support/dialects';

inEachDialect((place) => {
  const m = (year: number): number => year * 12;
  /** 青县 became 青区 in 2016; 东 and 西 merged into 合 in 2019; 大 took 小 in and kept its name in 2019; 老 was renamed 新; 整 was split in 2020. */
  let world: World;
  beforeAll(async () => {
    world = await worldOf(
      {
        catalog: catalogOf({
          areas: [
            area('市'),
            area('青县', '市', { to: m(2016) }),
            area('青区', '市', { from: m(2016) }),
            area('东', '市', { to: m(2019) }),
            area('西', '市', { to: m(2019) }),
            area('合', '市', { from: m(2019) }),
            area('大', '市', { from: m(1990) }),
            area('小', '市', { to: m(2019) }),
            area('老', '市', { to: m(2016) }),
            area('新', '市', { from: m(2016) }),
            area('整', '市', { from: m(1990) }),
            area('半', '市', { from: m(2020) }),
          ],
          changes: [
            { m: m(2016), old: '青县', new: '青区', kind: 'upgrade' },
            { m: m(2019), old: '东', new: '合', kind: 'merge' },
            { m: m(2019), old: '西', new: '合', kind: 'merge' },
            { m: m(2019), old: '小', new: '大', kind: 'merge' },
            { m: m(2016), old: '老', new: '新', kind: 'rename' },
            { m: m(2020), old: '整', new: '半', kind: 'split' },
          ],
          indicators: [
            indicator('grants', { decimals: 1 }),
            indicator('defined', { breaks: [{ m: m(2019), note: '口径变化' }] }),
            indicator('income', { kind: 'rate', unit: '元', addArea: 'none' }),
          ],
        }),
        facts: [
          ...yearly('grants', '青县', { 2015: 100 }),
          ...yearly('grants', '青区', { 2016: 110 }),
          ...yearly('grants', '东', { 2018: '60.1' }),
          ...yearly('grants', '西', { 2018: '39.9', 2017: 30 }),
          ...yearly('grants', '合', { 2019: 120 }),
          ...yearly('income', '东', { 2018: 100 }),
          ...yearly('income', '西', { 2018: 200 }),
          ...yearly('income', '合', { 2019: 160 }),
          ...yearly('grants', '大', { 2018: 50, 2019: 90, 2020: 99 }),
          ...yearly('grants', '小', { 2018: 30 }),
          ...yearly('grants', '老', { 2015: 10 }),
          ...yearly('grants', '新', { 2016: 15 }),
          ...yearly('defined', '大', { 2018: 5, 2019: 9 }),
          ...yearly('grants', '整', { 2019: 80, 2020: 40 }),
        ],
      },
      place,
    );
  });
  afterAll(() => world.close());

  const GROWTH: Derivation = { kind: 'growth', base: 'same_period' };
  const ask = (measure: string, kind: Derivation, who: string, year: number): Promise<string> =>
    scalar(world, measure, kind, who, year);

  test('K1 a county that became a district is compared with itself, and the break is noted', async () => {
    expect(await ask('grants', GROWTH, '青区', 2016)).toBe('10 area_break');
    expect(await ask('grants', { kind: 'level' }, '青区', 2015)).toBe('100 area_break');
  });
  test('K2 a renamed area has no break', async () => {
    expect(await ask('grants', GROWTH, '新', 2016)).toBe('50');
  });
  test('K3 what came out of a merger is compared with its parts together, if all are there', async () => {
    expect(await ask('grants', GROWTH, '合', 2019)).toBe('20 area_break');
    expect(await ask('grants', { kind: 'level' }, '合', 2017)).toBe('missing');
  });
  test('K4 parts of what does not add up are no base', async () => {
    expect(await ask('income', GROWTH, '合', 2019)).toBe('no_base');
  });
  test('K5 an area that took another in and kept its key has no comparable base across it', async () => {
    expect(await ask('grants', GROWTH, '大', 2019)).toBe('break');
    expect(await ask('grants', GROWTH, '大', 2020)).toBe('10');
    expect(await ask('grants', { kind: 'level' }, '大', 2018)).toBe('50');
  });
  test('K6 an area that was split has no comparable base across it', async () => {
    expect(await ask('grants', GROWTH, '整', 2020)).toBe('break');
  });
  test('K7 rows mix areas with and without a break', async () => {
    const answer = await world.ask({
      columns: [{ measure: 'grants', derivation: GROWTH, period: { m0: m(2019), n: 12 } }],
      rows: ['area'],
      where: [{ dim: 'area', in: ['合', '大'] }],
    });
    expect(answer.rows.map((row) => row.figures[0]?.reason)).toEqual([null, 'break']);
  });
  test('K8 as published, an area has no figures from before it had its key, and growth over its beginning is a break', async () => {
    const published = (measure: string, derivation: Derivation, who: string, year: number): Promise<string> =>
      askedOf(world, { measure, derivation, area: { key: who }, period: yearPeriod(year), across: 'published' });
    expect(await published('grants', { kind: 'level' }, '青区', 2015)).toBe('break');
    expect(await published('grants', { kind: 'level' }, '青区', 2016)).toBe('110');
    expect(await published('grants', GROWTH, '青区', 2016)).toBe('break');
    expect(await published('grants', { kind: 'level' }, '合', 2018)).toBe('break');
    expect(await published('grants', GROWTH, '新', 2016)).toBe('50');
  });
  test('K9 cut, nothing from before the last change is shown, and names and codes cut nothing', async () => {
    const cut = (who: string, year: number): Promise<string> =>
      askedOf(world, {
        measure: 'grants',
        derivation: { kind: 'level' },
        area: { key: who },
        period: yearPeriod(year),
        across: { cutTo: yearPeriod(2020) },
      });
    expect(await cut('青区', 2015)).toBe('break');
    expect(await cut('青区', 2016)).toBe('110');
    expect(await cut('大', 2018)).toBe('break');
    expect(await cut('大', 2019)).toBe('90');
    expect(await cut('新', 2015)).toBe('10');
  });
  test('K9 a change of definition cuts every area', async () => {
    const asked = { measure: 'defined', derivation: { kind: 'level' }, area: { key: '大' } } as const;
    const across = { cutTo: yearPeriod(2020) };
    expect(await askedOf(world, { ...asked, period: yearPeriod(2018), across })).toBe('break');
    expect(await askedOf(world, { ...asked, period: yearPeriod(2019), across })).toBe('9');
  });
  test('the statement for growth across a merger reads as it should', () => {
    const spec = { columns: [askOf('grants', GROWTH, '合', 2019)], rows: [], where: [] };
    expectSql(
      compile(spec, world.catalog, place.dialect, { scale: () => 1, lengths: () => [12] }).sql,
      'growth-across-a-merger.sql',
      place.dialect,
    );
  });
});
