import { describe, expect, test } from 'vitest';
import { censusIn } from '../../../../src/ingest/layout/censuses';
import { provenPeriods } from '../../../../src/ingest/layout/proven';
import { periodsInNames } from '../../../../src/ingest/layout/rowPeriods';
import { scaleOf } from '../../../../src/ingest/layout/scales';
import { unitAtEnd, unitsAtEnd, wholeUnit } from '../../../../src/ingest/layout/units';
import type { ColumnRole } from '../../../../src/ingest/recipe';

const year = (n: number): { readonly m0: number; readonly n: number } => ({ m0: n * 12, n: 12 });

describe('a census by its number', () => {
  test.each([
    ['第七次全国人口普查公报', 2020],
    ['青溪县七普资料', 2020],
    ['七五普法教育', undefined],
    ['七普年龄构成.csv', 2020],
    ['第四次全国经济普查主要数据', 2018],
    ['三农普.xls', 2016],
    ['六普、七普比较', 2010],
    ['普法教育情况', undefined],
  ])('%s', (text, expected) => {
    const found = text.includes('六普') ? censusIn(['六普', '七普']) : censusIn([text]);
    expect(found).toEqual(text.includes('六普') || expected === undefined ? undefined : year(expected));
  });
});

describe('growth and base behind several columns of one indicator', () => {
  const may = { m0: 2024 * 12 + 4, n: 1 };
  const ytd = { m0: 2024 * 12, n: 5 };
  const roles: readonly ColumnRole[] = [
    { at: 0, role: 'area_name' },
    { at: 1, role: 'value', indicator: '到位资金', period: ytd },
    { at: 2, role: 'value', indicator: '到位资金', period: may },
    { at: 3, role: 'base', indicator: '到位资金', period: may },
    { at: 4, role: 'growth', indicator: '到位资金', period: may },
  ];
  const data = { from: 0, to: 3 };
  test('are of the column that their numbers prove', () => {
    const rows = [
      ['甲', '15.2', '2.1', '12.8', '18.8%'],
      ['乙', '2.2', '0.3', '2.0', '10.0%'],
      ['丙', '0.6', '0.1', '0.8', '-25.0%'],
    ];
    expect(provenPeriods(rows, data, roles).slice(3)).toEqual([
      { ...roles[3], period: ytd },
      { ...roles[4], period: ytd },
    ]);
  });
  test('stay where they are if the numbers prove nothing', () => {
    const rows = [
      ['甲', '15.2', '2.1', '9', '3'],
      ['乙', '2.2', '0.3', '8', '4'],
      ['丙', '0.6', '0.1', '7', '5'],
    ];
    expect(provenPeriods(rows, data, roles)).toEqual(roles);
  });
});

describe('years in the names of rows', () => {
  const columns: readonly ColumnRole[] = [
    { at: 0, role: 'indicator' },
    { at: 1, role: 'value' },
  ];
  const read = (rows: readonly (readonly string[])[]): readonly unknown[] =>
    periodsInNames(rows, { data: { from: 0, to: rows.length }, skipRows: [] }, columns);
  test('count where half of the rows have one', () => {
    const rows = [
      ['2022年末常住人口', '5'],
      ['Veterans, 2017-2021', '6'],
      ['面积', '7'],
    ];
    expect(read(rows)).toEqual([
      { row: 0, indicator: '常住人口', period: year(2022) },
      { row: 1, indicator: 'Veterans', period: { m0: 2017 * 12, n: 60 } },
    ]);
  });
  test('do not where only one of many has', () => {
    const rows = [
      ['2022年末常住人口', '5'],
      ['面积', '7'],
      ['乡镇', '3'],
    ];
    expect(read(rows)).toEqual([]);
  });
});

test('a scale is a word or a power of ten; none is none', () => {
  expect(['thousands', '3', '6', 'units', '0', ''].map(scaleOf)).toEqual([
    'thousands',
    'thousands',
    'millions',
    '',
    '',
    '',
  ]);
});

describe('units', () => {
  test('stand before a remark in the same brackets', () => {
    expect(unitAtEnd('地区生产总值（亿元、现价）')).toEqual({ unit: '亿元', rest: '地区生产总值(现价)' });
    expect(unitAtEnd('指数（2015年=100，上年价）').unit).toBeUndefined();
  });
  test('of two kinds of columns are told apart by what they count', () => {
    const units = unitsAtEnd('各县基本情况（万元、个）');
    expect(units).toBe('万元、个');
    expect(wholeUnit('营业收入', units)).toBe('万元');
    expect(wholeUnit('企业个数', units)).toBe('个');
  });
  test('of money and energy are none of counts and ratios', () => {
    expect(['户数', '职工人数', '城乡收入比'].map((name) => wholeUnit(name, '万元'))).toEqual(['', '', '']);
    expect(wholeUnit('用电量', '万千瓦时')).toBe('万千瓦时');
  });
});
