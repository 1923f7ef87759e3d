import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthPeriod, yearPeriod } from '../../src/catalog';
import {
  compile,
  compileScalars,
  compileTrace,
  compileTraces,
  countsRows,
  contextOf,
  nowStatements,
  shapeStatement,
  type Ask,
  type Derivation,
  type TraceRow,
} from '../../src/query';
import { area, askOf, catalogOf, indicator, run, scalar, worldOf, yearly, type World } from '../support/sqlFacts';
import { expectSql } from '../support/sqlGolden';
import { said } from '../support/sqlShown';
import { inEachDialect } from '../support/dialects';

inEachDialect((place) => {
  const ODD = `a'b"c];[d--`;
  let world: World;
  beforeAll(async () => {
    world = await worldOf(
      {
        catalog: catalogOf({
          areas: [area('市'), area('甲', '市'), area('乙', '市'), area(ODD, '市'), area('镇', '甲', { kind: 'town' })],
          indicators: [
            indicator('gdp', { unit: '亿元', decimals: 2 }),
            indicator('firms', {
              kind: 'stock',
              unit: '家',
              growth: 'count',
              addPeriod: 'last',
              origin: 'measure',
              measure: 'valid',
            }),
            indicator('contracts', { unit: '万元', decimals: 2, origin: 'measure', measure: 'value' }),
            indicator(ODD, {}),
            indicator('odd_rate', {
              unit: '%',
              kind: 'rate',
              origin: 'formula',
              formula: `[${ODD.replaceAll(']', ']]')}] / [gdp]`,
            }),
          ],
          measures: [
            { key: 'valid', ledger: 'firms', aggregate: 'count', filter: [], validFrom: 'issued', validTo: 'expires' },
            {
              key: 'value',
              ledger: 'deals',
              aggregate: 'sum',
              column: 'amount',
              filter: [{ column: 'direction', in: ['输出', `x'; DROP`] }],
              dateColumn: 'day',
            },
            {
              key: 'buyers',
              ledger: 'deals',
              aggregate: 'count_distinct',
              distinctBy: 'buyer',
              filter: [],
              dateColumn: 'day',
            },
            { key: 'term', ledger: 'firms', aggregate: 'count', filter: [], validFrom: 'issued', validMonths: 36 },
            { key: 'thisyear', ledger: 'firms', aggregate: 'count', filter: [], validFrom: 'issued', resetsIn: 1 },
            { key: 'gone', ledger: 'nowhere', aggregate: 'count', filter: [], dateColumn: 'day' },
          ],
        }),
        sources: [
          { name: '年鉴2023.csv', vintage: 'annual', released: '2024-10-01' },
          { name: '快报.csv', vintage: 'flash', released: '2025-02-01', imported: '2025-03-01 00:00:00' },
          { name: '早快报.csv', vintage: 'flash', released: '2024-01-20' },
          { name: '手工', kind: 'hand', vintage: 'unknown', released: '2024-05-01' },
        ],
        facts: [
          ...yearly('gdp', '甲', { 2023: '100.50' }, '年鉴2023.csv'),
          ...yearly('gdp', '甲', { 2023: '98.10' }, '快报.csv'),
          ...yearly('gdp', '甲', { 2023: '97' }, '早快报.csv'),
          ...yearly('gdp', '乙', { 2023: '50' }, '年鉴2023.csv'),
          ...yearly('gdp', ODD, { 2023: '12' }, '手工'),
          ...yearly(ODD, ODD, { 2023: '6' }, '年鉴2023.csv'),
          { indicator: 'gdp', area: '镇', period: 2023, value: '60', low: 60, high: 70 },
          { indicator: 'gdp', area: '镇', period: 2022, value: '50' },
          { indicator: 'gdp', area: '镇', period: 2024, value: '80' },
        ],
        overrides: [{ indicator: 'gdp', area: '乙', period: 2023, value: 55.5, at: '2024-12-01 00:00:00' }],
        ledgers: [
          {
            key: 'firms',
            columns: [
              ['issued', 'DATE'],
              ['expires', 'DATE'],
            ],
            rows: [
              ['甲', '2021-11-15', '2024-11-15'],
              ['镇', '2022-12-31', null],
              ['乙', '2024-12-01', null],
            ],
          },
          {
            key: 'deals',
            columns: [
              ['day', 'DATE'],
              ['amount', 'DECIMAL(18,4)'],
              ['direction', 'VARCHAR'],
              ['buyer', 'VARCHAR'],
            ],
            rows: [
              ['甲', '2024-01-31', '0.1', '输出', 'p'],
              ['镇', '2024-02-01', '0.2', '输出', 'p'],
              ['镇', '2024-05-01', '9', '吸纳', 'q'],
            ],
          },
        ],
      },
      place,
    );
  });
  afterAll(() => world.close());

  const LEVEL: Derivation = { kind: 'level' };
  const asOf = async (who: string, day: string): Promise<string> => {
    const answer = await world.ask({ columns: [askOf('gdp', LEVEL, who, 2023)], rows: [], where: [], asOf: day });
    return answer.rows[0]?.figures.map(said).join() ?? '';
  };
  const trace = async (ask: Ask): Promise<readonly TraceRow[]> => {
    const compiled = compileTrace(ask, world.catalog, place.dialect, world.context);
    return compiled.read(await run(world.engine, compiled.sql));
  };

  test('V1 the yearbook stays when a flash figure arrives later', async () => {
    expect(await scalar(world, 'gdp', LEVEL, '甲', 2023)).toBe('100.5');
  });
  test('V2 as of a day before the yearbook the flash figure counted, and before any there was none', async () => {
    expect(await asOf('甲', '2024-06-01')).toBe('97');
    expect(await asOf('甲', '2024-10-01')).toBe('100.5');
    expect(await asOf('甲', '2023-12-31')).toBe('missing');
  });
  test('V3 an override counts before every vintage from its day on, and is noted', async () => {
    expect(await scalar(world, 'gdp', LEVEL, '乙', 2023)).toBe('55.5 override');
    expect(await asOf('乙', '2024-11-30')).toBe('50');
  });
  test('V4 a hand number is noted as one', async () => {
    expect(await scalar(world, 'gdp', LEVEL, ODD, 2023)).toBe('12 hand');
  });
  test('V5 a figure known as an interval keeps its bounds', async () => {
    const answer = await world.ask({ columns: [askOf('gdp', LEVEL, '镇', 2023)], rows: [], where: [] });
    expect(answer.rows[0]?.figures[0]).toMatchObject({
      exact: { num: 60n, den: 1n },
      low: { num: 60n },
      high: { num: 70n },
    });
  });
  test('V6 nothing is computed of one end of an interval, nor against it', async () => {
    const derivations: readonly Derivation[] = [
      { kind: 'growth', base: 'same_period' },
      { kind: 'change', base: 'same_period' },
      { kind: 'share', of: 'parent' },
      { kind: 'rank', among: 'siblings', of: 'level' },
      { kind: 'per', by: 'gdp' },
      { kind: 'cagr', from: yearPeriod(2022) },
      { kind: 'formula', text: '[gdp]*2' },
    ];
    for (const derivation of derivations)
      expect([derivation.kind, await scalar(world, 'gdp', derivation, '镇', 2023)]).toEqual([
        derivation.kind,
        'only_range',
      ]);
    const [growth = LEVEL] = derivations;
    expect(await scalar(world, 'gdp', growth, '镇', 2024)).toBe('only_range');
    expect(await scalar(world, 'gdp', LEVEL, ['乙', '镇'], 2023)).toBe('only_range');
    expect(await scalar(world, 'gdp', { kind: 'formula', text: '[gdp]' }, '镇', 2023)).toBe('60');
    expect(await scalar(world, 'gdp', { kind: 'change', base: 'same_period' }, '甲', 2023)).toBe('no_base');
  });
  test('the statements that fill fact_now read as they should', () => {
    expectSql(nowStatements(place.dialect)[1] ?? { strings: [''], params: [] }, 'fact-now.sql', place.dialect);
    expectSql(
      nowStatements(place.dialect, '2024-06-01')[1] ?? { strings: [''], params: [] },
      'fact-now-as-of.sql',
      place.dialect,
    );
  });

  test('M1 a certificate of November 2021 counts at the ends of 2021 to 2023, not 2024', async () => {
    const counts = await Promise.all([2021, 2022, 2023, 2024].map((year) => scalar(world, 'firms', LEVEL, '甲', year)));
    expect(counts).toEqual(['1', '2', '2', '1']);
  });
  test('M2 a town’s rows count in its county and city', async () => {
    expect(await scalar(world, 'firms', LEVEL, '镇', 2022)).toBe('1');
    expect(await scalar(world, 'firms', LEVEL, '市', 2024)).toBe('2');
  });
  test('M3 sums over a ledger are exact, filtered and of any span', async () => {
    expect(await scalar(world, 'contracts', LEVEL, '甲', 2024)).toBe('0.3');
    expect(await scalar(world, 'contracts', LEVEL, '甲', monthPeriod(2024, 1))).toBe('0.1');
    expect(await scalar(world, 'measure:buyers', LEVEL, '甲', 2024)).toBe('2');
    expect(await scalar(world, 'measure:buyers', LEVEL, ['甲', '乙'], 2024)).toBe('not_additive');
  });
  test('M4 no rows are zero where the ledger reaches, and missing where it does not', async () => {
    expect(await scalar(world, 'contracts', LEVEL, '乙', 2024)).toBe('0');
    expect(await scalar(world, 'contracts', LEVEL, '乙', 2022)).toBe('missing');
    expect(await scalar(world, 'contracts', LEVEL, '甲', monthPeriod(2024, 6))).toBe('missing');
  });
  test('a certificate with a term of three years counts at the ends of the months and years within it', async () => {
    const at = (year: number, month: number): Promise<string> =>
      scalar(world, 'measure:term', LEVEL, '甲', monthPeriod(year, month));
    // 甲 has its own of November 2021 and that of its town, of December 2022.
    expect(await Promise.all([at(2021, 11), at(2024, 10), at(2024, 11)])).toEqual(['1', '2', '1']);
    const years = [2021, 2022, 2023, 2024].map((year) => scalar(world, 'measure:term', LEVEL, '甲', year));
    expect(await Promise.all(years)).toEqual(['1', '2', '2', '1']);
  });

  test('M5 what starts anew each January counts this year’s only', async () => {
    expect(await scalar(world, 'measure:thisyear', LEVEL, '市', 2022)).toBe('1');
  });
  test('M6 growth of a count over a ledger with a base under ten is its difference', async () => {
    expect(await scalar(world, 'firms', { kind: 'growth', base: 'same_period' }, '甲', 2022)).toBe('small_base');
    expect(await scalar(world, 'firms', { kind: 'change', base: 'same_period' }, '甲', 2022)).toBe('1');
  });
  test('M7 a measure over a ledger that is not loaded is missing and harms nothing', async () => {
    const context = contextOf(await run(world.engine, shapeStatement()));
    const asks = [askOf('measure:gone', LEVEL, '甲', 2024), askOf('contracts', LEVEL, '甲', 2024)];
    const compiled = compileScalars(asks, world.catalog, place.dialect, context);
    expect(compiled.read(await run(world.engine, compiled.sql)).map(said)).toEqual(['missing', '0.3']);
  });

  test('N1 quotes, brackets and semicolons in a name change nothing but the name', async () => {
    expect(await scalar(world, ODD, LEVEL, ODD, 2023)).toBe('6');
    expect(await scalar(world, 'odd_rate', LEVEL, ODD, 2023)).toBe('5e-7 hand recomputed');
    expect(await scalar(world, ODD, { kind: 'rank', among: { areas: [ODD] } }, ODD, 2023)).toBe('1');
    const rows = await trace(askOf(ODD, LEVEL, ODD, 2023));
    expect(rows.map(({ area: key, indicator: name }) => [key, name])).toEqual([[ODD, ODD]]);
  });

  test('X1 behind a number stand the fact that counts, with its cell, and those it superseded', async () => {
    const rows = await trace(askOf('gdp', LEVEL, '甲', 2023));
    expect(rows.map((row) => [said(row.figure), row.source?.file, row.superseded])).toEqual([
      ['100.5', '年鉴2023.csv', false],
      ['98.1', '快报.csv', true],
      ['97', '早快报.csv', true],
    ]);
    expect(rows[0]).toMatchObject({
      role: 'value',
      area: '甲',
      source: { sha256: 'hash-年鉴2023.csv', sheet: '表1', row: 2, column: 3 },
    });
  });
  test('X2 an override is behind its number with its reason, the overridden fact after it', async () => {
    const rows = await trace(askOf('gdp', LEVEL, '乙', 2023));
    expect(rows.map((row) => [said(row.figure), row.reason ?? null, row.superseded])).toEqual([
      ['55.5 override', '录入错误', false],
      ['50', null, true],
    ]);
  });
  test('X3 rows of a ledger are behind its measure', async () => {
    const rows = await trace(askOf('contracts', LEVEL, '甲', 2024));
    expect(rows.map((row) => [said(row.figure), row.area, row.source?.row])).toEqual([
      ['0.1', '甲', 2],
      ['0.2', '镇', 3],
    ]);
  });
  test('X5 of many numbers at once each has the rows that it has alone, in the same order', async () => {
    const asks = [
      askOf('gdp', { kind: 'share', of: 'parent' }, '甲', 2023),
      askOf('contracts', LEVEL, '甲', 2024),
      askOf('gdp', LEVEL, '乙', 2023),
      askOf('gdp', { kind: 'rank', among: 'siblings' }, '乙', 2023),
      askOf('gdp', { kind: 'growth', base: 'same_period' }, '甲', 2023),
      askOf('gdp', { kind: 'target' }, '甲', 2023),
      askOf('gdp', LEVEL, ODD, 2023),
    ];
    const compiled = compileTraces(asks, world.catalog, place.dialect, world.context);
    const together = compiled.read(await run(world.engine, compiled.sql));
    expect(together.map((rows) => rows.length > 0).slice(0, 4)).toEqual([true, true, true, true]);
    for (const [i, ask] of asks.entries()) expect(together[i]).toEqual(await trace(ask));
    expect(asks.map((ask) => countsRows(ask, world.catalog, place.dialect, world.context))).toEqual([
      false,
      true,
      ...Array<boolean>(5).fill(false),
    ]);
  });
  test('X4 behind a share stand the parts of its whole', async () => {
    const rows = await trace(askOf('gdp', { kind: 'share', of: 'parent' }, '甲', 2023));
    expect(rows.filter((row) => !row.superseded).map((row) => `${row.role} ${row.area}`)).toEqual([
      'value 甲',
      'whole 甲',
      'whole 乙',
      `whole ${ODD}`,
    ]);
  });

  test('B1 many scalars in one statement give what each gives alone', async () => {
    const kinds: readonly Derivation[] = [
      LEVEL,
      { kind: 'growth', base: 'same_period' },
      { kind: 'change', base: 'previous' },
      { kind: 'share', of: 'parent' },
      { kind: 'share', of: { area: '市' } },
      { kind: 'rank', among: 'siblings' },
      { kind: 'rank', among: { areas: ['甲', '乙'] } },
      { kind: 'rank', among: 'siblings', of: 'growth' },
      { kind: 'index', base: yearPeriod(2022) },
      { kind: 'cagr', from: yearPeriod(2021) },
      { kind: 'per', by: 'gdp' },
      { kind: 'completion' },
      { kind: 'target' },
      { kind: 'published_growth' },
      { kind: 'points', base: 'same_period' },
    ];
    const measures = ['gdp', 'firms', 'contracts', ODD, 'odd_rate', 'none such'];
    const areas: readonly (string | readonly string[])[] = ['甲', ODD, ['甲', '乙']];
    const asks = kinds.flatMap((kind, i) =>
      measures.map((measure, j) => askOf(measure, kind, areas[(i + j) % 3] ?? '甲', 2021 + ((i + 2 * j) % 4))),
    );
    const compiled = compileScalars(asks, world.catalog, place.dialect);
    const together = compiled.read(await run(world.engine, compiled.sql)).map(said);
    const alone: string[] = [];
    for (const ask of asks) {
      const one = compile({ columns: [ask], rows: [], where: [] }, world.catalog, place.dialect);
      alone.push(
        one
          .read(await run(world.engine, one.sql))
          .rows[0]?.figures.map(said)
          .join() ?? '',
      );
    }
    const named = (all: readonly string[]): readonly string[] =>
      all.map((each, i) => `${JSON.stringify(asks[i])}: ${each}`);
    expect(named(together)).toEqual(named(alone));
    expect(new Set(alone).size).toBeGreaterThan(12);
  }, 120_000);
  test('B2 no asks are no figures', async () => {
    const compiled = compileScalars([], world.catalog, place.dialect);
    expect(compiled.read(await run(world.engine, compiled.sql))).toEqual([]);
  });
  test('the statements for a batch, a ledger and a trace read as they should', () => {
    const asks = [
      askOf('gdp', LEVEL, '甲', 2023),
      askOf('gdp', { kind: 'growth', base: 'same_period' }, '乙', 2023),
      askOf('gdp', LEVEL, ['甲', '乙'], 2023),
    ];
    const context = { scale: () => 2, lengths: () => [12] };
    expectSql(compileScalars(asks, world.catalog, place.dialect, context).sql, 'scalars.sql', place.dialect);
    expectSql(
      compile(
        { columns: [askOf('firms', LEVEL, '甲', 2023), askOf('contracts', LEVEL, '甲', 2024)], rows: [], where: [] },
        world.catalog,
        place.dialect,
      ).sql,
      'ledgers.sql',
      place.dialect,
    );
    expectSql(
      compileTrace(askOf('gdp', LEVEL, '甲', 2023), world.catalog, place.dialect, context).sql,
      'trace.sql',
      place.dialect,
    );
  });
});
