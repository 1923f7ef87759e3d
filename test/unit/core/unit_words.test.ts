import { expect, test } from 'vitest';
import { exact, formatFigure, proseStyle, unitIn, type Figure } from '../../../src/core';
import { amount as figure } from '../../support/figures';

test.each([
  ['元', 'yuan'],
  ['万元', '10,000 yuan'],
  ['亿元', '100 million yuan'],
  ['百万元', 'million yuan'],
  ['千元', '1,000 yuan'],
  ['万人', '10,000 persons'],
  ['万亿元', 'trillion yuan'],
  ['件', ''],
  ['万件', '10,000'],
  ['件/万人', 'per 10,000 persons'],
  ['元/人', 'yuan per person'],
  ['万元/人', '10,000 yuan per person'],
  ['万千瓦时', '10,000 kWh'],
  ['千瓦时', 'kWh'],
  ['吨标准煤/万元', 'tce per 10,000 yuan'],
  ['%', '%'],
  ['million yuan', 'million yuan'],
  // A person's own unit stays as it was written.
  ['标箱', '标箱'],
  ['万标箱', '万标箱'],
  ['标箱/天', '标箱/天'],
])('%s is %s in English, and itself in Chinese', (unit, english) => {
  expect(unitIn('en', unit)).toBe(english);
  expect(unitIn('zh', unit)).toBe(unit);
});

test.each([
  ['2867.74', '亿元', 2, '286.774 billion yuan'],
  ['6.39', '亿元', 2, '639 million yuan'],
  ['6.4', '亿元', 1, '0.64 billion yuan'],
  ['107692', '万元', 0, '1,076.92 million yuan'],
  ['52.60', '万人', 2, '526.0 thousand persons'],
  ['-52.60', '万人', 2, '−526.0 thousand persons'],
  ['52', '万元', 0, '0.52 million yuan'],
  ['512', '件', 0, '512'],
  ['46582', '元', 0, '46,582 yuan'],
  ['9.73', '件/万人', 2, '9.73 per 10,000 persons'],
])('%s %s with %d decimals is said as %s in an English text', (value, unit, decimals, text) => {
  expect(formatFigure(figure(value, unit, decimals), proseStyle('en'))).toBe(text);
});

test('a multiple asked for in Chinese is the English one above it; without a unit nothing is counted anew', () => {
  const money = figure('28677412', '万元', 0);
  expect(formatFigure(money, { ...proseStyle('en'), scale: '亿', decimals: 2 })).toBe('286.77 billion yuan');
  expect(formatFigure(money, { ...proseStyle('en'), unit: false })).toBe('28,677,412');
});

test('both ends of an interval are counted in the same multiple', () => {
  const between: Figure = { ...figure('60', '万元', 0), exact: null, low: exact('60'), high: exact('70') };
  expect(formatFigure(between, proseStyle('en'))).toBe('0.60–0.70 million yuan');
});
