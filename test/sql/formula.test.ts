import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearPeriod } from '../../src/catalog';
import { compile, compileScalars, compileTrace, type Ask, type FormulaDerivation } from '../../src/query';
import { inEachDialect } from '../support/dialects';
import { area, catalogOf, indicator, run, worldOf, type World } from '../support/sqlFacts';
import { expectSql } from '../support/sqlGolden';
import { said } from '../support/sqlShown';

const named = (key: string, name: string, more: Parameters<typeof indicator>[1] = {}): ReturnType<typeof indicator> =>
  indicator(key, { names: [{ name, lang: 'zh', preferred: true }], ...more });

const catalog = catalogOf({
  areas: [area('市'), ...['甲', '乙', '丙', '丁'].map((key) => area(key, '市')), area('园', '市', { inTotal: false })],
  indicators: [
    named('granted', '授权'),
    named('applied', '申请'),
    named('gdp', '地区生产总值', { unit: '亿元', decimals: 2 }),
    named('tax', '税收', { unit: '万元' }),
    named('people', '人口', { unit: '万人', decimals: 1, kind: 'stock', addPeriod: 'last' }),
    named('rate', '就业率', {
      unit: '%',
      decimals: 1,
      kind: 'rate',
      growth: 'points',
      addArea: 'none',
      addPeriod: 'none',
    }),
    named('perhead', '人均税收', {
      unit: '元/人',
      decimals: 0,
      kind: 'rate',
      origin: 'formula',
      formula: '[tax] / [people]',
    }),
  ],
  peerSets: [{ key: 'pair', name: '同类县', areas: ['甲', '乙'] }],
  targets: [
    { indicator: 'granted', area: '甲', period: yearPeriod(2024), kind: 'amount', value: '60' },
    { indicator: 'granted', area: '乙', period: yearPeriod(2024), kind: 'amount', value: '40' },
  ],
});

inEachDialect((place) => {
  let world: World;
  beforeAll(async () => {
    const at = (key: string, who: string, last: number | string, before?: number | string) => [
      { indicator: key, area: who, period: 2024, value: last },
      ...(before === undefined ? [] : [{ indicator: key, area: who, period: 2023, value: before }]),
    ];
    world = await worldOf(
      {
        catalog,
        facts: [
          ...at('granted', '甲', 50, 40),
          ...at('granted', '乙', 40, 40),
          ...at('granted', '丙', 10, 5),
          ...at('granted', '丁', 0, 2),
          ...at('applied', '甲', 80, 100),
          ...at('applied', '乙', 30, 60),
          ...at('applied', '丙', 0, 10),
          ...at('applied', '丁', 'not_reported', 4),
          ...at('gdp', '甲', '120.50', '100.00'),
          ...at('gdp', '乙', '80.25', '80.25'),
          ...at('gdp', '丙', '60.10', '50.00'),
          ...at('gdp', '丁', '60.10', '40.00'),
          ...at('tax', '甲', 30000, 20000),
          ...at('people', '甲', '40.0', '41.0'),
          ...at('rate', '甲', '94.5', '94.0'),
          ...at('rate', '乙', '95.5', '94.0'),
        ],
      },
      place,
    );
  });
  afterAll(() => world.close());

  const asked = (text: string, more: Partial<FormulaDerivation> = {}): Ask => ({
    measure: '',
    derivation: { kind: 'formula', text, ...more },
    period: yearPeriod(2024),
  });
  /** What the formula says in 甲, 乙, 丙 and 丁, with its unit. */
  const column = async (text: string, more: Partial<FormulaDerivation> = {}): Promise<readonly string[]> => {
    const answer = await world.ask({
      columns: [asked(text, more)],
      rows: ['area'],
      where: [{ dim: 'area', in: ['甲', '乙', '丙', '丁'] }],
    });
    return answer.rows.map(({ figures }) => figures.map((figure) => figure.text ?? said(figure)).join());
  };
  const one = async (text: string, more: Partial<FormulaDerivation> = {}): Promise<string> =>
    (await column(text, more))[0] ?? '';
  const unitOf = async (text: string): Promise<string> => {
    const answer = await world.ask({ columns: [asked(text)], rows: ['area'], where: [{ dim: 'area', in: ['甲'] }] });
    const figure = answer.rows[0]?.figures[0];
    return `${figure?.form} ${figure?.unit} ${figure?.decimals}`;
  };

  test('E1 arithmetic is exact; division by zero and what is missing are reasons', async () => {
    expect(await column('[授权]/[申请]*100')).toEqual(['62.5', '400/3', 'zero_denominator', 'not_reported']);
    expect(await column('([授权] + [申请]) / 2 - 1')).toEqual(['64', '34', '4', 'not_reported']);
    expect(await column('-[授权]^2 + 3')).toEqual(['-2497', '-1597', '-97', '3']);
  });
  test('E2 units are reconciled: 万元 beside 亿元 is converted, 亿元 per 万人 stays what it is', async () => {
    expect(await one('[地区生产总值] + [税收]')).toBe('123.5');
    expect(await one('[税收] + [地区生产总值]')).toBe('1235000');
    expect(await one('[税收]/[地区生产总值]*100')).toBe(await one('[税收]/[地区生产总值]', { unit: '%' }));
    expect(await one('[地区生产总值]/[人口]')).toBe('3.0125');
    expect(await one('[地区生产总值]/[人口]', { unit: '元/人' })).toBe('30125');
    expect(await one('换算([税收], "亿元")')).toBe('3');
    expect(await one('数值([税收]) + 数值([人口])')).toBe('30040');
    expect([
      await unitOf('[地区生产总值]/[人口]'),
      await unitOf('[授权]/[申请]*100'),
      await unitOf('[就业率]-[就业率@2023]'),
    ]).toEqual(['number 亿元/万人 2', 'percent % 1', 'points 个百分点 1']);
  });
  test('E3 a derivation in a formula is the very number of its own column', async () => {
    expect(await column('同比([授权])')).toEqual(['25', '0', '100', '-100']);
    expect(await column('同比([授权]) - 同比([地区生产总值])')).toEqual(['4.5', '0', '79.8', '-150.25']);
    expect(await column('完成率([授权])')).toEqual(['250/3', '100', 'no_target', 'no_target']);
    expect(await column('目标([授权]) - [授权]')).toEqual(['10', '0', 'no_target', 'no_target']);
    expect(await one('百分点([就业率])')).toBe('0.5');
    expect(await one('占比([授权])')).toBe('50 sum_of_children');
    expect(await one('年均增长([授权], 2023)')).toBe('25');
  });
  test('E4 a formula is compared with itself a year earlier', async () => {
    expect(await column('增减额([授权]/[申请]*100)')).toEqual(['22.5', '200/3', 'zero_denominator', 'not_reported']);
    expect(await column('GROWTH([授权] + [申请])')).toEqual(['-50/7', '-30', '-100/3', 'not_reported']);
  });
  test('E5 IF compares exactly, and what is missing decides nothing', async () => {
    expect(await column('IF([授权]/[申请] >= 62.5%, "高", "低")')).toEqual([
      '高',
      '高',
      'zero_denominator',
      'not_reported',
    ]);
    expect(await column('IF([完成率] >= 100, "完成", "未完成")'.replace('[完成率]', '完成率([授权])'))).toEqual([
      '未完成',
      '完成',
      'no_target',
      'no_target',
    ]);
    expect(await column('IF([申请]=30 或 [申请]>=80, [授权], 0)')).toEqual(['50', '40', '0', 'not_reported']);
    expect(await column('IF(AND([授权]>=40, NOT([授权]=40)), 1, 2)')).toEqual(['1', '2', '2', '2']);
    expect(await column('IFS([授权]>=50,"一档",[授权]>=40,"二档","三档")')).toEqual(['一档', '二档', '三档', '三档']);
  });
  test('E6 what is missing can be asked for and replaced', async () => {
    expect(await column('IF(缺([申请]), "未报", "已报")')).toEqual(['已报', '已报', '已报', '未报']);
    expect(await column('缺则([申请], 0) + 1')).toEqual(['81', '31', '1', '1']);
    expect(await column('计数([授权], [申请])')).toEqual(['2', '2', '2', '1']);
  });
  test('E7 of several numbers: sum, mean, least, greatest, middle', async () => {
    expect(await column('AVERAGE([授权], [申请])')).toEqual(['65', '35', '5', 'not_reported']);
    expect(await one('MIN([授权], [申请], 60)')).toBe('50');
    expect(await one('MAX([地区生产总值], [税收])')).toBe('120.5');
    expect(await one('MEDIAN([授权], [申请], 61, 62)')).toBe('61.5');
    expect(await one('MAX([授权]/[申请], [申请]/[授权])')).toBe('1.6');
    expect(await one('ABS([授权] - [申请])')).toBe('30');
  });
  test('E8 of one number over the areas of the table; one that is missing refuses all', async () => {
    expect(await column('SUM([授权])')).toEqual(['100', '100', '100', '100']);
    expect(await column('[授权] - AVERAGE([授权])')).toEqual(['25', '15', '-15', '-25']);
    expect(await one('MEDIAN([授权])')).toBe('25');
    expect(await one('MEDIAN([授权])', { among: { areas: ['甲', '乙', '丙'] } })).toBe('40');
    expect(await one('MAX([地区生产总值])')).toBe('120.5');
    expect(await one('MIN(-[授权])')).toBe('-50');
    expect(await column('AVERAGE([申请])')).toEqual(Array(4).fill('missing_peer'));
    expect(await one('COUNT([申请])')).toBe('3');
    // A ratio of each area is carried with thirteen digits.
    expect(await one('AVERAGE([授权]/[地区生产总值])', { among: { areas: ['甲'] } })).toBe('0.4149377593361');
  });
  test('E9 a place by any number, 1-2-2-4, in a named group, and of a computed one', async () => {
    expect(await column('RANK([地区生产总值])')).toEqual(['1', '2', '3 tie', '3 tie']);
    expect(await column('RANK([地区生产总值], "升序")')).toEqual(['4', '3', '1 tie', '1 tie']);
    expect(await column('位次([授权], "同类县")')).toEqual(['1', '2', 'not_applicable', 'not_applicable']);
    expect(await column('RANK([授权]/[地区生产总值])')).toEqual(['2', '1', '3', '4']);
    expect(await column('RANK([授权]) - RANK([授权, 上年])')).toEqual(['0 tie', '1 tie', '0', '0']);
    expect(await column('RANK(同比([授权]))')).toEqual(['2', '3', '1', '4']);
  });
  test('E10 another area, another time', async () => {
    expect(await column('[授权] - [授权, 甲]')).toEqual(['0', '-10', '-40', '-50']);
    expect(await column('[授权, 上年同期] + [授权@2023] + [授权@-1]')).toEqual(['120', '120', '15', '6']);
    expect(await one('同比([授权, 乙])')).toBe('0');
  });
  test('E11 several areas together: recomputed from their totals, never averaged', async () => {
    const answer = await world.ask({
      columns: [
        { ...asked('[授权]/[申请]*100'), area: { sum: ['甲', '乙'] } },
        { ...asked('RANK([授权]) + 0'), area: { sum: ['甲', '乙'] } },
        { ...asked('AVERAGE([授权])', { among: { areas: ['甲', '乙'] } }), area: { sum: ['甲', '乙'] } },
        { ...asked('IF([授权]>80,"多","少")'), area: { sum: ['甲', '乙'] } },
      ],
      rows: [],
      where: [],
    });
    expect(answer.rows[0]?.figures.map((figure) => figure.text ?? said(figure))).toEqual([
      '900/11',
      'not_additive',
      '45',
      '多',
    ]);
  });
  test('E12 a formula indicator is the same language', async () => {
    expect(await one('[人均税收]')).toBe('750 recomputed');
    expect(await one('[人均税收] * 2')).toBe('1500 recomputed');
  });
  test('E13 many factors are carried with fifteen digits, and never overflow', async () => {
    expect(await one('[地区生产总值]^9 / [地区生产总值]^9')).toBe('1');
    // 120.5亿元 to the fourth, in 元⁴.
    expect(Number(await one('[地区生产总值]^4'))).toBe(2.108376600625e40);
    expect(await one('AVERAGE([授权]/[申请], [申请]/[授权], [地区生产总值]/[地区生产总值, 上年])')).toBe('343/300');
  });
  test('E14 what cannot be read or makes no sense is said in its own column and harms no other', async () => {
    const answer = await world.ask({
      columns: [asked('[授权] +'), asked('[没有]'), asked('[授权] + [人口]'), asked('[授权]')],
      rows: ['area'],
      where: [{ dim: 'area', in: ['甲'] }],
    });
    expect(answer.rows[0]?.figures.map(said)).toEqual(['bad_formula', 'bad_formula', 'bad_formula', '50']);
  });
  test('E15 rows are ordered by a formula, a text too, what is missing last', async () => {
    const order = async (text: string): Promise<string> => {
      const spec = {
        columns: [asked(text)],
        rows: ['area' as const],
        where: [{ dim: 'area' as const, in: ['甲', '乙', '丙', '丁'] }],
        order: [{ by: 0, desc: true }],
      };
      return (await world.ask(spec)).rows.map(({ area: who }) => who).join('');
    };
    expect(await order('[授权]/[申请]')).toBe('乙甲丙丁');
    expect(await order('IF([授权]>=40,"b","a")')).toBe('甲乙丙丁');
  });
  test('E16 many in one statement are each what they are alone', async () => {
    const texts = [
      '[授权]/[申请]*100',
      'RANK([地区生产总值])',
      'IF([授权]>40,"多","少")',
      'SUM([授权])',
      'RANK([授权]/[地区生产总值])',
    ];
    const asks = texts.flatMap((text) => ['甲', '乙'].map((key) => ({ ...asked(text), area: { key } })));
    const scalars = compileScalars(asks, catalog, place.dialect, world.context);
    const figures = scalars.read(await run(world.engine, scalars.sql));
    const alone = await Promise.all(texts.map((text) => column(text)));
    expect(figures.map((figure) => figure.text ?? said(figure))).toEqual(alone.flatMap(([a, b]) => [a, b]));
  });
  test('E18 behind a formula stand the facts of all its operands, earlier ones as bases, and those of its peers', async () => {
    const trace = async (text: string): Promise<readonly string[]> => {
      const { sql: statement, read } = compileTrace(
        { ...asked(text), area: { key: '甲' } },
        catalog,
        place.dialect,
        world.context,
      );
      return read(await run(world.engine, statement)).map(
        ({ role, indicator: key, area: who, figure }) => `${role} ${key} ${who} ${said(figure)}`,
      );
    };
    expect(await trace('[授权]/[申请] - [授权, 上年]/[申请, 乙]')).toEqual([
      'value granted 甲 50',
      'value applied 甲 80',
      'base granted 甲 40',
      'value applied 乙 30',
    ]);
    expect((await trace('[授权] - MAX([授权])')).length).toBe(4);
  });
  test('E17 the statement for a choice and a mean over areas', () => {
    const spec = {
      columns: [asked('IF([授权]/[申请]>=50%, [授权], AVERAGE([授权]))')],
      rows: ['area' as const],
      where: [{ dim: 'area' as const, in: ['甲', '乙'] }],
    };
    expectSql(compile(spec, catalog, place.dialect, world.context).sql, 'formula-choice-mean.sql', place.dialect);
  });
});
