import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthPeriod } from '../../src/catalog';
import { compileScalars, type Ask, type Derivation } from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, askOf, catalogOf, indicator, run, scalar, worldOf, type Given, type World } from '../support/sqlFacts';
import { said } from '../support/sqlShown';

const month = (year: number, of: number): Given['period'] => monthPeriod(year, of);
const at = (key: string, who: string, period: Given['period'], value: string, high?: number): Given => ({
  ...{ indicator: key, area: who, period, value },
  ...(high === undefined ? {} : { low: Number(value), high }),
});

/** Of 60余万 only the ends of an interval are known: no sum is made of it, by whatever way it is summed. */
inEachDialect((place) => {
  const LEVEL: Derivation = { kind: 'level' };
  const SHARE: Derivation = { kind: 'share', of: 'parent' };
  let world: World;
  beforeAll(async () => {
    world = await worldOf(
      {
        catalog: catalogOf({
          areas: [area('市'), area('甲', '市'), area('乙', '市')],
          indicators: [
            indicator('件'),
            indicator('万元', { decimals: 2 }),
            indicator('累计', { kind: 'ytd' }),
            indicator('存量', { kind: 'stock', addPeriod: 'last' }),
          ],
        }),
        facts: [
          at('件', '甲', 2023, '30'),
          at('件', '乙', 2023, '60', 70),
          at('件', '甲', 2024, '30'),
          at('件', '乙', 2024, '60'),
          at('万元', '甲', 2024, '0.25'),
          at('万元', '乙', 2024, '0.5'),
          ...[1, 2, 3].map((of) => at('件', '甲', month(2025, of), '5')),
          ...[1, 2, 3].map((of) => at('件', '乙', month(2025, of), '5', of === 2 ? 6 : undefined)),
          at('累计', '甲', { m0: 2025 * 12, n: 2 }, '10', 20),
          at('累计', '甲', { m0: 2025 * 12, n: 3 }, '40'),
          at('存量', '甲', 2024, '100', 200),
        ],
      },
      place,
    );
  });
  afterAll(() => world.close());

  test('a share of a whole that is summed from children is refused where one child is only an interval', async () => {
    expect(await scalar(world, '件', SHARE, '甲', 2023)).toBe('only_range');
    expect(await scalar(world, '件', SHARE, '甲', 2024)).toBe('100/3 sum_of_children');
  });

  test('months of which one is only an interval do not add up to a quarter', async () => {
    const quarter = { m0: 2025 * 12, n: 3 };
    expect(await scalar(world, '件', LEVEL, '甲', quarter)).toMatch(/^15\b/);
    expect(await scalar(world, '件', LEVEL, '乙', quarter)).toBe('only_range');
  });

  test('no month is taken out of a cumulative figure that is only an interval', async () => {
    expect(await scalar(world, '累计', LEVEL, '甲', month(2025, 3))).toMatch(/^only_range/);
  });

  test('a stock that is only an interval keeps its bounds at the end of a shorter span', async () => {
    const answer = await world.ask({
      columns: [askOf('存量', LEVEL, '甲', month(2024, 12))],
      ...{ rows: [], where: [] },
    });
    expect(answer.rows[0]?.figures[0]).toMatchObject({ low: { num: 100n }, high: { num: 200n } });
    expect(await scalar(world, '存量', { kind: 'formula', text: '[存量]*2' }, '甲', month(2024, 12))).toBe(
      'only_range',
    );
  });

  test('in one batch each sum of children keeps the decimals of its own indicator', async () => {
    const asks: readonly Ask[] = ['件', '万元'].map((key) => askOf(key, SHARE, '甲', 2024));
    const { sql, read } = compileScalars(asks, world.catalog, place.dialect, world.context);
    expect(read(await run(world.engine, sql)).map(said)).toEqual(['100/3 sum_of_children', '100/3 sum_of_children']);
  });
});
