import { describe, expect, test } from 'vitest';
import { convertFactor, isCount, unit } from '../../../src/catalog';
import { exactText } from '../../../src/core';

const factor = (from: string, to: string): string | null => {
  const found = convertFactor(from, to);
  return found && (exactText(found) ?? `${found.num}/${found.den}`);
};

describe('one unit is how many of another', () => {
  test.each<[string, string, string]>([
    ['万元', '元', '10000'],
    ['万元', '亿元', '0.0001'],
    ['亿元', '万元', '10000'],
    ['百万元', '万元', '100'],
    ['千元', '万元', '0.1'],
    ['万人', '人', '10000'],
    ['万吨', '吨', '10000'],
    ['公斤', '吨', '0.001'],
    ['亩', '公顷', '1/15'],
    ['平方公里', '公顷', '100'],
    ['万平方公里', '平方米', '10000000000'],
    ['‰', '%', '0.1'],
    ['％', '%', '1'],
    ['percent', '%', '1'],
    ['million yuan', '亿元', '0.01'],
    ['100 million yuan', '亿元', '1'],
    ['10,000 persons', '万人', '1'],
    ['10000 yuan', '万元', '1'],
    ["'000 tonnes", '吨', '1000'],
    ['KSh million', 'KES', '1000000'],
    ['million', '万人', '100'],
    ['$', 'USD', '1'],
    ['件/万人', '件/人', '0.0001'],
    ['元/人', '元/人', '1'],
    ['万', '万人', '1'],
    ['万', '人', '10000'],
    ['亿', '万元', '10000'],
    ['人(次)', '人(次)', '1'],
    ['万千瓦时', '千瓦时', '10000'],
    ['度', '千瓦时', '1'],
    ['(万元)', '万元', '1'],
    ['小时', '天', '1/24'],
  ])('%s in %s', (from, to, expected) => {
    expect(factor(from, to)).toBe(expected);
  });

  test.each([
    ['元', '人'],
    ['元', '美元'],
    ['人', '人次'],
    ['家', '个'],
    ['件', '件/万人'],
    ['%', '个百分点'],
    ['万元', '%'],
    ['万', '%'],
    ['万%', '%'],
    ['石', '斗'],
  ])('but %s is no %s', (from, to) => {
    expect(convertFactor(from, to)).toBeNull();
  });
});

test('what is no unit is none', () => {
  expect(['', '上年', '1,234', '2013', '%%', '合计'].map(unit)).toEqual([null, null, null, null, null, null]);
});

test('counts are told from amounts', () => {
  expect(['件', '家', '人', '万元', '%', '人年', ''].map(isCount)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
