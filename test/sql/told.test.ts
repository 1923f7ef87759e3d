import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { standalone } from '../../src/core';
import { compile, compileScalars, contextOf, shapeStatement, type Ask, type Derivation } from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, yearly, type World } from '../support/sqlFacts';
import { said } from '../support/sqlShown';

const NAMES = ['好', '缺', '无基', '零基', '负基', '小基', '负值', '都无'];
const catalog = catalogOf({
  areas: NAMES.map((name) => area(name)),
  indicators: [
    indicator('money', { decimals: 2 }),
    indicator('people'),
    indicator('counted', { growth: 'count' }),
    indicator('twice', { origin: 'formula', formula: '[money]*-2' }),
  ],
});
const [before, now] = [2022, 2023];
const rows = [
  { 2022: '100.5', 2023: '120.25' },
  { 2022: '100' },
  { 2023: '120' },
  { 2022: '0', 2023: '120' },
  { 2022: '-5', 2023: '120' },
  { 2022: '9', 2023: '120' },
  { 2022: '100', 2023: '-3' },
  {},
];
const facts = NAMES.flatMap((name, i) => [
  ...yearly('money', name, rows[i] ?? {}),
  ...yearly('counted', name, rows[i] ?? {}),
  ...yearly('people', name, i === 1 ? {} : { 2023: i === 3 ? 0 : 7 }),
]);

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    world = await worldOf({ catalog, facts }, place);
  });
  afterAll(() => world.close());

  /** What every area shows: with reasons told by SQL, and where the data are known to be clean. */
  const shown = async (
    derivation: Derivation,
    measure: string,
  ): Promise<{ readonly figures: readonly string[]; readonly spared: boolean }> => {
    const spec = {
      columns: [{ measure, derivation, period: yearPeriod(now) }],
      rows: ['area'] as const,
      where: [{ dim: 'area', in: NAMES }] as const,
    };
    const context = contextOf(await run(world.engine, shapeStatement()));
    const [plain, known] = [compile(spec, catalog, world.dialect), compile(spec, catalog, world.dialect, context)];
    const figuresOf = async ({ sql, read }: typeof plain): Promise<readonly string[]> =>
      read(await run(world.engine, sql)).rows.map(({ figures }) => figures.map(said).join());
    const asks = NAMES.map((key): Ask => ({ measure, derivation, area: { key }, period: yearPeriod(now) }));
    const batch = compileScalars(asks, catalog, world.dialect, context);
    const figures = await figuresOf(known);
    expect(figures).toEqual(await figuresOf(plain));
    expect(batch.read(await run(world.engine, batch.sql)).map(said)).toEqual(figures);
    return { figures, spared: !standalone(known.sql).includes('c0_why') };
  };

  test('a reason that the terms tell by themselves is the one that SQL gives, and need not leave it', async () => {
    const growth = await shown({ kind: 'growth', base: 'same_period' }, 'money');
    expect(growth.spared).toBe(true);
    expect(growth.figures.slice(1, 5)).toEqual(['missing', 'no_base', 'zero_base', 'negative_base']);
    expect(growth.figures.at(-1)).toBe('missing');
    const counted = await shown({ kind: 'growth', base: 'same_period' }, 'counted');
    expect([counted.spared, counted.figures[5]]).toEqual([true, 'small_base']);
    const yearly_ = await shown({ kind: 'cagr', from: yearPeriod(before) }, 'money');
    expect([yearly_.spared, yearly_.figures[6]]).toEqual([true, 'not_applicable']);
    expect((await shown({ kind: 'index', base: yearPeriod(before) }, 'money')).spared).toBe(true);
    const change = await shown({ kind: 'change', base: 'same_period' }, 'money');
    expect([change.spared, change.figures[3]]).toEqual([true, '120']);
    const per = await shown({ kind: 'per', by: 'people' }, 'money');
    expect([per.spared, per.figures[1], per.figures[3]]).toEqual([true, 'missing', 'zero_denominator']);
  });

  test('a place leaves as one number with what is to be said of it', async () => {
    const rank = await shown({ kind: 'rank', among: { areas: NAMES } }, 'people');
    expect([rank.spared, rank.figures[1], rank.figures[0]]).toEqual([true, 'missing', 'missing_peer']);
    const some = await shown({ kind: 'rank', among: { areas: NAMES.filter((_, i) => i !== 1 && i !== 4) } }, 'people');
    expect([some.figures[1], some.figures[3], some.figures[4]]).toEqual(['missing', '6', 'not_applicable']);
    const formula = { kind: 'formula', among: { areas: NAMES.slice(2) } } as const;
    const written = await shown({ ...formula, text: 'RANK([people])' }, '');
    expect([written.spared, written.figures[0], written.figures[3]]).toEqual([true, 'not_applicable', '6']);
    const twice = await shown({ ...formula, text: 'RANK([people])*2' }, '');
    expect([twice.spared, twice.figures[3]]).toEqual([false, '12']);
    const computed = await shown({ ...formula, text: 'RANK([money]/[people])' }, '');
    expect([computed.spared, computed.figures[3]]).toEqual([false, 'zero_denominator']);
  });

  test('of what is computed the sign of the term is not that of the figure: SQL gives the reason', async () => {
    const growth = await shown({ kind: 'growth', base: 'same_period' }, 'twice');
    expect([growth.spared, growth.figures[0]]).toEqual([false, 'negative_base']);
  });
});
