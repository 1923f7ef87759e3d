import { describe, expect, test } from 'vitest';
import type { RawSource } from '../../../src/ingest';
import { readStanding } from '../../../src/ingest/standing';

const TABLE = ['地区,2023年生产总值,2022年生产总值', '青溪县,1,2', '白沙县,3,4'];
const source = (
  name: string,
  above: readonly string[] = [],
  below: readonly string[] = [],
  sheet = 'Sheet1',
): RawSource => ({
  name,
  sha256: '',
  size: 0,
  format: 'csv',
  sheets: [{ name: sheet, cells: [...above, ...TABLE, ...below].map((line) => line.split(',')) }],
  issues: [],
});

describe('the edition of a source', () => {
  test.each([
    ['its file name', source('2023年主要经济指标快报.xlsx'), 'flash'],
    ['its title', source('a.csv', ['2023年生产总值（核实）']), 'verified'],
    ['the title before the file name', source('年报.csv', ['2023年快报']), 'flash'],
    ['the name of its sheet', source('a.xlsx', [], [], '初步核算'), 'preliminary'],
    ['a note', source('a.csv', [], ['注：本表数据为初步统计数。']), 'preliminary'],
    ['a census that revised it', source('常住人口_2011—2019普查修订.csv'), 'census'],
    [
      'a census that revised it, in a sentence',
      source('a.csv', [], ['注：数据已根据第四次全国经济普查结果修订。']),
      'census',
    ],
    ['a yearbook', source('云溪统计年鉴2023.xlsx'), 'annual'],
    ['English words', source('GDP 2023 (preliminary).csv'), 'preliminary'],
    ['初步核实, which is not yet the last word', source('a.csv', ['2023年初步核实数']), 'preliminary'],
  ])('is read from %s', (_, from, vintage) => {
    expect(readStanding(from).vintage).toBe(vintage);
  });

  test.each([
    ['a file that says nothing', source('生产总值.csv')],
    ['two editions side by side', source('快报与年报对比.xlsx')],
    ['a note about one year', source('a.csv', [], ['注：2023年为快报数，以前各年为年报数。'])],
    ['the census itself, which revised nothing', source('第七次全国人口普查.csv')],
    ['a column about checks', source('a.csv', ['核实情况汇总'])],
  ])('is not guessed from %s', (_, from) => {
    expect(readStanding(from).vintage).toBeUndefined();
  });
});

describe('the day of release', () => {
  test.each([
    ['发布日期：2024年1月22日', '2024-01-22'],
    ['发布时间: 2024-01-22', '2024-01-22'],
    ['2024年1月22日印发', '2024-01-22'],
    ['制表日期：2024.1.22', '2024-01-22'],
    ['Released on 2024-01-22', '2024-01-22'],
    ['数据截至2024年1月22日', '2024-01-22'],
  ])('%s', (line, day) => {
    expect(readStanding(source('a.csv', [], [line])).released).toBe(day);
    expect(readStanding(source('a.csv', [line])).released).toBe(day);
  });

  test('is not how far the data reach, nor a day that stands in a name', () => {
    expect(readStanding(source('a_20240122.csv', [], ['数据截至2023年12月31日'])).released).toBeUndefined();
  });
});

describe('whether it may be shown', () => {
  test.each([
    ['内部资料 注意保存', 'internal'],
    ['仅供内部使用，不得外传', 'internal'],
    ['本表数据尚未公布', 'unpublished'],
    ['信息公开选项：主动公开', 'public'],
    ['未公开发布的数据', 'unpublished'],
  ])('%s: %s', (line, publish) => {
    expect(readStanding(source('a.csv', [line])).publish).toBe(publish);
  });

  test('is not read into words that only sound so', () => {
    for (const title of ['政府信息公开工作年度情况', '内部审计机构情况', '公开招聘人数'])
      expect(readStanding(source(`${title}.csv`, [title])).publish).toBeUndefined();
  });
});
