import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { compile, contextOf, shapeStatement, type Ask, type Derivation, type QuerySpec } from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, yearly, type World } from '../support/sqlFacts';
import { said } from '../support/sqlShown';

const catalog = catalogOf({
  areas: [area('市'), ...['甲', '乙', '丙'].map((key) => area(key, '市'))],
  indicators: [indicator('patents'), indicator('money', { decimals: 2 }), indicator('much', { decimals: 2 })],
});
const YEARS = Array.from({ length: 12 }, (_, i) => 2013 + i);
const facts = [
  ...yearly('patents', '甲', Object.fromEntries(YEARS.map((year, i) => [year, 10 * (i + 1)]))),
  ...yearly('patents', '乙', { 2013: 40, 2015: 0, 2020: 60, 2024: 30 }),
  ...yearly('patents', '丙', Object.fromEntries(YEARS.map((year) => [year, 20]))),
  // As many digits as a floating number is sure to hold: their sums have more.
  ...['甲', '乙', '丙'].flatMap((key, k) => [
    ...yearly(
      'money',
      key,
      Object.fromEntries(YEARS.map((year, i) => [year, `${k === 1 ? '-' : ''}${10 * i + k}.${k}7`])),
    ),
    ...yearly('much', key, Object.fromEntries(YEARS.map((year, i) => [year, `${700_000_000_000 + 100 * i + k}.25`]))),
  ]),
];

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    world = await worldOf({ catalog, facts }, place);
  });
  afterAll(() => world.close());

  /** What each county shows in every year: many columns in one question, and each of them in a question of its own. */
  const shown = async (derivation: Derivation): Promise<readonly (readonly string[])[]> => {
    const columns = YEARS.map((year): Ask => ({ measure: 'patents', derivation, period: yearPeriod(year) }));
    const ask = async (asked: readonly Ask[]): Promise<readonly (readonly string[])[]> => {
      const spec: QuerySpec = { columns: asked, rows: ['area'], where: [{ dim: 'area', in: ['甲', '乙', '丙'] }] };
      return (await world.ask(spec)).rows.map(({ figures }) => figures.map(said));
    };
    const together = await ask(columns);
    const alone = await Promise.all(columns.map((column) => ask([column])));
    expect(together).toEqual(together.map((_, row) => alone.map((answer) => answer[row]?.[0])));
    return together;
  };

  test('many values side by side are each where they belong, and what is missing stays missing', async () => {
    const [first, second] = await shown({ kind: 'level' });
    expect(first).toEqual(YEARS.map((_, i) => String(10 * (i + 1))));
    expect(second?.slice(0, 4)).toEqual(['40', 'missing', '0', 'missing']);
    expect(second?.at(-1)).toBe('30');
  });

  test('growth, share of the city and rank of many years are those of each year alone', async () => {
    const growth = await shown({ kind: 'growth', base: 'same_period' });
    expect(growth[0]?.[1]).toBe('100');
    expect(growth[1]?.slice(1, 4)).toEqual(['missing', 'no_base', 'missing']);
    const share = await shown({ kind: 'share', of: 'parent' });
    expect(share[2]?.[1]).toBe('missing_child');
    const rank = await shown({ kind: 'rank', among: 'siblings' });
    expect(rank.map((row) => row.at(-1))).toEqual(['1', '2', '3']);
    const given = await shown({ kind: 'rank', among: { areas: ['甲', '丙'] } });
    expect(given.map((row) => row[0])).toEqual(['2', 'not_applicable', '1']);
  });

  test('what is known of the data changes how figures leave the engine, and no figure', async () => {
    const context = contextOf(await run(world.engine, shapeStatement()));
    expect(context.most('money')).toBe(112.27);
    const [year, before] = [yearPeriod(2024), yearPeriod(2023)];
    const formulas = [
      'IF([money]>=[patents],[money],[patents]-[money])',
      '[money]*3-[patents]/7',
      '-[money]+[much]',
      'MAX([money],[patents],0.5)',
      'ABS([money]-[much])',
      'RANK([money]/[patents])',
      'RANK([money]-[patents])',
      'RANK([much]*[patents])',
      '[much]>[money]',
    ].map((text): Derivation => ({ kind: 'formula', text: text.includes('>[') ? `IF(${text},1,2)` : text }));
    const columns = ['money', 'much'].flatMap((measure) =>
      [
        ...(['level', 'share', 'change', 'growth', 'rank', 'growth_rank'] as const).map((kind): Derivation => {
          if (kind === 'share') return { kind, of: 'parent' };
          if (kind === 'rank') return { kind, among: 'siblings' };
          if (kind === 'growth_rank') return { kind: 'rank', among: 'siblings', of: 'growth' };
          return kind === 'level' ? { kind } : { kind, base: 'same_period' };
        }),
        { kind: 'per', by: 'patents' } as const,
        ...formulas,
      ].flatMap((derivation) => [year, before].map((period): Ask => ({ measure, derivation, period }))),
    );
    const spec: QuerySpec = { columns, rows: ['area'], where: [{ dim: 'area', in: ['甲', '乙', '丙'] }] };
    const plain = (await world.ask(spec)).rows.map(({ figures }) => figures.map(said));
    const known = compile(spec, catalog, place.dialect, context);
    const shown = known.read(await run(world.engine, known.sql)).rows.map(({ figures }) => figures.map(said));
    expect(shown).toEqual(plain);
    expect(shown.flat().filter((text) => /^-?\d/u.test(text)).length).toBeGreaterThan(columns.length);
  });
});
