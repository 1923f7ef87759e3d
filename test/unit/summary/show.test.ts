import { expect, test } from 'vitest';
import { yearPeriod } from '../../../src/catalog';
import { compoundRate, exact, fromRatio, type Figure } from '../../../src/core';
import { showFigure, type NumberFormat } from '../../../src/summary';

const figure = (part: Partial<Figure>): Figure => ({
  exact: exact('512'),
  reason: null,
  form: 'number',
  unit: '件',
  decimals: 0,
  notes: [],
  ...part,
});
const percent = (value: string): Figure => figure({ exact: exact(value), form: 'percent', unit: '%', decimals: 1 });
const show = (shown: Figure, format: NumberFormat = {}, lang: 'zh' | 'en' = 'zh'): string =>
  showFigure(shown, format, yearPeriod(2024), lang);
const directed = (value: string, format: NumberFormat = {}): string =>
  show(percent(value), { direction: 'change', ...format });

test('a number in a sentence has its unit and no separators; in English it has both', () => {
  expect(show(figure({ exact: exact('1512') }))).toBe('1512件');
  expect(show(figure({ exact: exact('1512') }), { unit: false })).toBe('1512');
  expect(show(figure({ exact: exact('1512') }), { grouping: true })).toBe('1,512件');
  expect(show(figure({ exact: exact('1512'), unit: 'persons' }), {}, 'en')).toBe('1,512 persons');
});

test('money is scaled from the unit that it is kept in', () => {
  expect(show(figure({ exact: exact('39800'), unit: '万元' }), { scale: '亿', decimals: 2 })).toBe('3.98亿元');
});

test('the sign decides the word, and a fall is told without a minus', () => {
  expect(directed('13.02')).toBe('增长13.0%');
  expect(directed('-4.2')).toBe('下降4.2%');
  expect(show(percent('-4.2'), { direction: 'change' }, 'en')).toBe('down 4.2%');
});

test('nothing changed is 持平; a change that rounds to nothing is 基本持平', () => {
  expect(directed('0')).toBe('与上年持平');
  expect(directed('0.04')).toBe('与上年基本持平');
  expect(directed('-0.04')).toBe('与上年基本持平');
  expect(directed('0.05')).toBe('增长0.1%');
});

test('持平 names what it is compared with', () => {
  expect(directed('0', { base: 'previous' })).toBe('与上期持平');
  expect(directed('0', { base: { period: yearPeriod(2020) } })).toBe('与2020年持平');
  const half = { m0: 2024 * 12, n: 6 };
  expect(showFigure(percent('0'), { direction: 'change' }, half, 'zh')).toBe('与上年同期持平');
});

test('points rise and fall by other words, differences by others again', () => {
  const points = figure({ exact: exact('0.12'), form: 'points', unit: '%', decimals: 2 });
  expect(show(points, { direction: 'change' })).toBe('提高0.12个百分点');
  expect(show({ ...points, exact: exact('-0.12') }, { direction: 'change' })).toBe('回落0.12个百分点');
  expect(show(figure({ exact: exact('-6'), unit: '家' }), { direction: 'change' })).toBe('减少6家');
});

test('compound growth has direction too, and the same rounding as everywhere', () => {
  const rate = figure({ exact: compoundRate(fromRatio('512', '343'), 3), form: 'percent', unit: '%', decimals: 1 });
  expect(show(rate, { direction: 'change' })).toBe('增长14.3%');
  const flat = figure({ exact: compoundRate(fromRatio('5', '5'), 3), form: 'percent', unit: '%', decimals: 1 });
  expect(show(flat, { direction: 'change' })).toBe('与上年持平');
});

test('what is missing says why, and is never a zero', () => {
  const missing = (reason: Figure['reason']): string => show(figure({ exact: null, reason }), { direction: 'change' });
  expect(missing('not_reported')).toBe('〔未报〕');
  expect(missing('zero_base')).toBe('〔基数为零〕');
});

test('a rank is a place', () => {
  expect(show(figure({ exact: exact('3'), form: 'rank', unit: '' }))).toBe('第3位');
});
