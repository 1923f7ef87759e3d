import { describe, expect, test } from 'vitest';
import { growthCompanion, indexCatalog, newIndicator, resolveIndicator, splitUnit } from '../../../src/catalog';
import { builtInCatalog } from '../../../src/catalog/builtIn';
import { pinyinOf } from '../../../src/catalog/pinyin';

const catalog = indexCatalog(builtInCatalog);
const found = (name: string, unit?: string): string => {
  const answer = resolveIndicator(catalog, name, unit);
  if ('indicator' in answer) return answer.indicator.key;
  return 'ambiguous' in answer ? 'ambiguous' : 'unknown';
};

describe('an indicator is found', () => {
  test.each<[string, string | undefined, string]>([
    ['专利授权量', undefined, 'pat_grant'],
    ['专利授权量（件）', undefined, 'pat_grant'],
    [' 授权 专利 ', '件', 'pat_grant'],
    ['地区生产总值(万元)', undefined, 'gdp'],
    ['gdp', '亿元', 'gdp'],
    ['一、地区生产总值', undefined, 'gdp'],
    ['其中：发明专利授权量', undefined, 'pat_grant_inv'],
    ['（二）一般公共预算收入', '亿元', 'budget_revenue'],
    ['R & D 经费投入强度', '%', 'rd_intensity'],
    ['技术合同成交额（输出）', undefined, 'tc_value'],
    ['Patents granted', undefined, 'pat_grant'],
    ['fiscal_st', undefined, 'fiscal_st'],
    ['高企保有量', undefined, 'hte_valid'],
    ['专利授权量', '%', 'unknown'], // its growth, not the level
    ['地区生产总值增速', '%', 'gdp_growth'],
    ['专利', undefined, 'unknown'],
  ])('%s (%s)', (name, unit, key) => {
    expect(found(name, unit)).toBe(key);
  });

  test.each([
    ['zlsql', 'pat_grant'],
    ['zhuanlishouquan', 'pat_grant'],
    ['授权', 'pat_grant'],
    ['gqzl', 'hte_valid'],
    ['GDP', 'gdp'],
  ])('%s, as typed in the palette, offers %s among the first two', (typed, key) => {
    // zlsql is 专利申请量 as well as 专利授权量
    expect(
      catalog
        .findIndicators(typed)
        .slice(0, 2)
        .map((each) => each.key),
    ).toContain(key);
  });
});

describe('a heading is taken apart', () => {
  test.each<[string, string, string | null]>([
    ['授权量（件）', '授权量', '件'],
    ['一般公共预算收入（单位：万元）', '一般公共预算收入', '万元'],
    ['增速(%)', '增速', '%'],
    ['Unemployment Rate (%)', 'Unemployment Rate', '%'],
    ['总人口，单位：万人', '总人口', '万人'],
    ['技术合同成交额（输出）', '技术合同成交额（输出）', null],
    ['（件）', '（件）', null],
  ])('%s', (heading, name, unit) => {
    expect(splitUnit(heading)).toEqual({ name, unit });
  });
});

describe('an unknown indicator is guessed carefully', () => {
  test.each([
    ['商标注册量', '件', { kind: 'flow', addArea: 'sum', growth: 'count', decimals: 0 }],
    ['粮食产量', '万吨', { kind: 'flow', addArea: 'sum', growth: 'levels', decimals: 2 }],
    ['年末户籍人口', '万人', { kind: 'stock', addArea: 'sum', addPeriod: 'last' }],
    ['Labor force', '', { kind: 'stock', addArea: 'sum' }],
    ['Unemployment rate', '%', { kind: 'rate', addArea: 'none', growth: 'points' }],
    ['城镇化率', '', { kind: 'rate', addArea: 'none', growth: 'points' }],
    ['居民消费价格指数', '', { kind: 'index', growth: 'none' }],
    ['综合排名', '', { kind: 'rank', better: 'lower' }],
    ['人均粮食产量', '公斤', { kind: 'rate', addArea: 'none', growth: 'levels' }],
    ['每千人口床位', '张/千人', { addArea: 'none' }],
    ['建筑业增加值', '亿元', { addArea: 'published', growth: 'published' }],
    ['Rural-urban continuum code', '', { addArea: 'none', addPeriod: 'none' }],
  ])('%s in %s', (name, unit, expected) => {
    expect(newIndicator(name, unit)).toMatchObject({ key: `x:${name}`, unit, origin: 'observed', ...expected });
  });
  test('takes name and unit out of one heading', () => {
    expect(newIndicator('粮食产量（吨）')).toMatchObject({ key: 'x:粮食产量', unit: '吨' });
  });
  test('its published growth is an indicator of its own', () => {
    expect(growthCompanion(newIndicator('建筑业增加值', '亿元'))).toMatchObject({
      key: 'x:建筑业增加值_growth',
      unit: '%',
      growth: 'points',
      names: [{ name: '建筑业增加值增速' }],
    });
  });
});

describe('pinyin', () => {
  test.each([
    ['青溪县', 'qingxixian qxx'],
    ['六安市', 'luanshi las'],
    ['乐清', 'yueqing yq'],
    ['长乐', 'changle cl'],
    ['重庆', 'chongqing cq'],
    ['厦门', 'xiamen xm'],
    ['台州', 'taizhou tz'],
    ['东阿县', 'dongexian dex'],
    ['郫县', 'pixian px'],
    ['渑池', 'mianchi mc'],
    ['黟县', 'yixian yx'],
    ['绿春', 'lvchun lc'],
    ['R&D经费', 'rdjingfei rdjf'],
    ['Adams', 'adams adams'],
    ['——', ''],
  ])('of %s', (name, expected) => {
    expect(pinyinOf(name)).toBe(expected);
  });
});

describe('the built-in catalog', () => {
  const { indicators, measures } = builtInCatalog;
  const keys = new Set(indicators.map(({ key }) => key));
  const among = <T extends string>(allowed: readonly T[], values: readonly string[]): void =>
    expect(values.filter((value) => !(allowed as readonly string[]).includes(value))).toEqual([]);

  test('holds only what the types allow', () => {
    among(
      ['flow', 'stock', 'ytd', 'rate', 'index', 'rank'],
      indicators.map(({ kind }) => kind),
    );
    among(
      ['sum', 'last', 'mean', 'weighted', 'recompute', 'published', 'none'],
      indicators.flatMap((i) => [i.addArea, i.addPeriod]),
    );
    among(
      ['levels', 'published', 'both', 'count', 'points', 'none'],
      indicators.map(({ growth }) => growth),
    );
    among(
      ['observed', 'formula', 'measure'],
      indicators.map(({ origin }) => origin),
    );
    among(
      ['higher', 'lower', 'neither'],
      indicators.map(({ better }) => better),
    );
    among(
      ['public', 'internal', 'unpublished', 'single'],
      indicators.map(({ publish }) => publish),
    );
    among(
      ['count', 'sum', 'count_distinct'],
      measures.map(({ aggregate }) => aggregate),
    );
  });
  test('has keys, and names of the same language, that name one indicator each', () => {
    expect(keys.size).toBe(indicators.length);
    for (const lang of ['zh', 'en'] as const) {
      const names = indicators.flatMap((i) => [
        ...new Set(i.names.filter((n) => n.lang === lang).map(({ name }) => name.toLowerCase())),
      ]);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
      expect(indicators.filter((i) => i.names.filter((n) => n.lang === lang && n.preferred).length !== 1)).toEqual([]);
    }
  });
  test('points only to indicators and measures that are there', () => {
    const pointed = indicators.flatMap((i) =>
      [...(i.formula ?? '').matchAll(/\[([^\]@]+)/g)]
        .map((m) => m[1] ?? '')
        .concat(i.growthIndicator ?? [], i.weight ?? []),
    );
    expect(pointed.length).toBeGreaterThan(10);
    expect(pointed.filter((key) => !keys.has(key))).toEqual([]);
    const measureKeys = new Set(measures.map(({ key }) => key));
    expect(indicators.filter((i) => i.measure !== undefined && !measureKeys.has(i.measure))).toEqual([]);
    expect(indicators.filter((i) => i.origin === 'formula' && i.formula === undefined)).toEqual([]);
  });
  test('has pinyin as we spell it today', () => {
    const wrong = indicators.flatMap(({ names }) =>
      names.filter((n) => n.lang === 'zh' && n.pinyin !== pinyinOf(n.name)),
    );
    expect(wrong).toEqual([]);
  });
  test('keeps published growth apart from levels', () => {
    const published = indicators.filter(({ growth }) => growth === 'published' || growth === 'both');
    expect(published.length).toBeGreaterThan(5);
    expect(published.filter((i) => i.growthIndicator === undefined)).toEqual([]);
  });
});
