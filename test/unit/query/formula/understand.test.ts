import { expect, test } from 'vitest';
import {
  expandFormula,
  readReference,
  understandFormula,
  writeFormula,
  type NamedFormula,
} from '../../../../src/query';
import { area, catalogOf, indicator } from '../../../support/sqlFacts';

const named = (key: string, name: string, more: Parameters<typeof indicator>[1] = {}): ReturnType<typeof indicator> =>
  indicator(key, { names: [{ name, lang: 'zh', preferred: true }], ...more });
const catalog = catalogOf({
  areas: [area('云溪市'), area('甲县', '云溪市')],
  indicators: [
    named('granted', '专利授权量'),
    named('applied', '专利申请量'),
    named('gdp', '地区生产总值', { unit: '亿元', decimals: 2 }),
    named('people', '常住人口', { unit: '万人', kind: 'stock' }),
    named('rate', '失业率', { unit: '%', kind: 'rate', growth: 'points', addArea: 'none' }),
    named('fai', '固定资产投资', { unit: '亿元', growth: 'published' }),
    named('comma', '第一，二产业', { unit: '亿元' }),
  ],
  peerSets: [{ key: 'pair', name: '同类县', areas: ['甲县'] }],
});

/** The unit and form of what a formula gives, or what is wrong and the text at its place. */
function said(text: string, columns: readonly NamedFormula[] = []): string {
  const expanded = expandFormula(text, columns, catalog);
  if (!expanded.ok) return `${expanded.error.code}: ${text.slice(expanded.error.from, expanded.error.to)}`;
  const read = understandFormula(expanded.value, { catalog, among: 'siblings' });
  if (!read.ok) return read.error.map(({ code, from, to }) => `${code}: ${text.slice(from, to)}`).join('; ');
  return read.value.type === 'text' ? 'text' : `${read.value.form} ${read.value.measure.label}`.trim();
}

test('N1 a name with a comma is a name; behind a name stand an area and a period', () => {
  expect(readReference('第一，二产业', catalog)).toMatchObject({ measure: 'comma', area: null });
  expect(readReference('第一，二产业, 甲县, 2023年', catalog)).toMatchObject({
    measure: 'comma',
    area: '甲县',
    when: { kind: 'fixed', period: { m0: 2023 * 12, n: 12 } },
  });
  expect(readReference('gdp@-1', catalog)).toMatchObject({ measure: 'gdp', when: { kind: 'calendar', back: 1 } });
  expect(readReference('地区生产总值, 上年, 上期', catalog)).toMatchObject({ code: 'unknown_argument' });
});
test('N3 other columns are named by their titles, in their unit; a ring is refused', () => {
  const columns = [
    { title: '人均', text: '=[地区生产总值]/[常住人口]', unit: '元/人' },
    { title: '一', text: '=[二]+1' },
    { title: '二', text: '=[一]*2' },
  ];
  expect(said('[人均]*2', columns)).toBe('number 元/人');
  expect(said('[一]+[人均]', columns)).toBe('circular: [一]');
});
test('N4 what is not known is said at its place, with the nearest name', () => {
  expect(said('[专利授权量] + [专利授]')).toBe('near_name: [专利授]');
  expect(said('[专利授权量] / [xyz]')).toBe('unknown_name: [xyz]');
  expect(said('[专利授权量, 别处]')).toBe('unknown_argument: [专利授权量, 别处]');
  expect(said('涨幅([专利授权量])')).toBe('unknown_function: 涨幅');
});
test('N5 a formula is kept by keys and shown by names', () => {
  const expanded = expandFormula('yoy(【专利授权量, 甲县】)－[gdp, 上年]', [], catalog);
  if (!expanded.ok) throw new Error(expanded.error.code);
  const kept = writeFormula(expanded.value, catalog, null);
  expect(kept).toBe('GROWTH([granted, 甲县]) - [gdp, 上年同期]');
  const again = expandFormula(kept, [], catalog);
  expect(again.ok && writeFormula(again.value, catalog, 'zh')).toBe(
    '同比([专利授权量, 甲县]) - [地区生产总值, 上年同期]',
  );
});
test('U1 what has no common unit cannot be added or compared', () => {
  expect(said('[地区生产总值] + [常住人口]')).toBe('mixed_units: [地区生产总值] + [常住人口]');
  expect(said('IF([地区生产总值] > [常住人口], 1, 2)')).toBe('mixed_units: [地区生产总值] > [常住人口]');
  expect(said('数值([地区生产总值]) + 数值([常住人口])')).toBe('number');
});
test('U2 units multiply, divide and cancel', () => {
  expect(said('[地区生产总值]/[常住人口]')).toBe('number 亿元/万人');
  expect(said('[地区生产总值]*[失业率]')).toBe('number 亿元');
  expect(said('[专利授权量]/[专利申请量]')).toBe('number');
  expect(said('[地区生产总值]/[常住人口]*[常住人口]')).toBe('number 元');
});
test('U3 beside a percentage a number says its %', () => {
  expect(said('1 - [失业率]')).toBe('percent_number: 1 - [失业率]');
  expect(said('100% - [失业率]')).toBe('percent %');
  expect(said('IF([失业率] > 5, "高", "低")')).toBe('text');
});
test('U4 a ratio of like things times a hundred is a percentage', () => {
  expect(said('[专利授权量]/[专利申请量]*100')).toBe('percent %');
  expect(said('100*[专利授权量]/[专利申请量] - [失业率]')).toBe('percent %');
  expect(said('[地区生产总值]/[常住人口]*100')).toBe('number 亿元/万人');
});
test('U5 of two percentages the difference is in points', () => {
  expect(said('[失业率] - [失业率, 上年]')).toBe('points 个百分点');
});
test('U7 a unit that the result is not in is refused', () => {
  expect(said('换算([地区生产总值], "万元")')).toBe('number 万元');
  expect(said('换算([地区生产总值], "万人")')).toBe('other_unit: "万人"');
});
test('F1 what never makes sense is refused at its place', () => {
  expect(said('同比([失业率])')).toBe('percent_of_percent: [失业率]');
  expect(said('百分点([专利授权量])')).toBe('not_points: [专利授权量]');
  expect(said('环比([固定资产投资])')).toBe('published_only: [固定资产投资]');
  expect(said('占比([失业率])')).toBe('not_additive: [失业率]');
  expect(said('占比([专利授权量] + 1)')).toBe('wants_indicator: [专利授权量] + 1');
});
test('F3 a peer set that is not there is said with those that are', () => {
  expect(said('RANK([专利授权量], "同类县")')).toBe('rank');
  expect(said('RANK([专利授权量], "邻县")')).toBe('unknown_set: "邻县"');
});
test('F4 rates have no sum over areas', () => {
  expect(said('SUM([失业率])')).toBe('not_additive: SUM([失业率])');
  expect(said('AVERAGE([失业率])')).toBe('percent %');
});
test('F5 results are all numbers or all text, conditions are conditions', () => {
  expect(said('IF([专利授权量], 1, 2)')).toBe('wants_truth: [专利授权量]');
  expect(said('IF([专利授权量] > 1, 1, "少")')).toBe('mixed_kinds: IF([专利授权量] > 1, 1, "少")');
  expect(said('[专利授权量] > 1')).toBe('truth_result: [专利授权量] > 1');
  expect(said('IF([专利授权量] > "x", 1, 2)')).toBe('text_compare: [专利授权量] > "x"');
});
test('F6 average growth stands alone', () => {
  expect(said('CAGR([专利授权量], 2020)')).toBe('percent %');
  expect(said('CAGR([专利授权量], 2020) + 1%')).toBe('no_root: CAGR([专利授权量], 2020) + 1%');
});
test('F7 rounding is for showing', () => {
  expect(said('ROUND([专利授权量], 1)')).toBe('rounding: ROUND');
});
test('F8 powers are whole', () => {
  expect(said('[专利授权量]^0.5')).toBe('wants_power: 0.5');
  expect(said('[专利授权量]/0')).toBe('zero_divisor: [专利授权量]/0');
});
