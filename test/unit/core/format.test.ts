import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compare,
  exact,
  formatFigure,
  gridStyle,
  hanInteger,
  proseStyle,
  readNumeral,
  whole,
  type Figure,
  type NumberStyle,
} from '../../../src/core';
import { amount as number } from '../../support/figures';

const as = (form: Figure['form'], value: string, decimals = 1): Figure => ({
  ...number(value, form === 'percent' ? '%' : '', decimals),
  form,
});
const zh = (more: Partial<NumberStyle> = {}): NumberStyle => ({ ...proseStyle('zh'), ...more });
const en = (more: Partial<NumberStyle> = {}): NumberStyle => ({ ...proseStyle('en'), ...more });

describe('a figure in the grid', () => {
  test.each<[Figure, Partial<NumberStyle>, string]>([
    [number('1234567'), {}, '1,234,567'],
    [number('-1234.5', '万元', 2), {}, '−1,234.50'],
    [as('percent', '13'), { signed: true }, '+13.0%'],
    [as('percent', '-0.04'), { signed: true }, '0.0%'],
    [as('percent', '-3.25'), { signed: true }, '−3.3%'],
    [as('points', '1.3'), { signed: true, unit: false }, '+1.3'],
    [as('rank', '3', 0), {}, '3'],
    [as('index', '104.25', 1), {}, '104.3'],
    [number('1234'), { minus: '-', grouping: false }, '1234'],
    [number('999.95', '万元', 1), {}, '1,000.0'],
  ])('%# is written %3$s', (figure, style, expected) => {
    expect(formatFigure(figure, { ...gridStyle('zh'), ...style })).toBe(expected);
  });

  test('a missing value is what its reason says, never a zero', () => {
    const missing: Figure = { ...number('0'), exact: null, reason: 'not_yet' };
    expect(
      formatFigure(missing, { ...gridStyle('zh'), reason: (reason) => (reason === 'not_yet' ? '未公布' : '缺') }),
    ).toBe('未公布');
    expect(formatFigure(missing, gridStyle('zh'))).toBe('—');
  });
});

describe('a figure in a sentence', () => {
  test.each<[Figure, NumberStyle, string]>([
    [number('1234'), zh(), '1234件'],
    [number('1234'), en(), '1,234'],
    [number('118000', '万元'), zh({ scale: '亿', decimals: 2 }), '11.80亿元'],
    [number('3.98', '亿元', 2), zh({ scale: '万', decimals: 0 }), '39800万元'],
    [number('15000', '份'), zh({ scale: '万', decimals: 1 }), '1.5万份'],
    [number('120', '千瓦时'), zh({ scale: '万', decimals: 3 }), '0.012万千瓦时'],
    [number('12360000', 'USD', 1), en({ scale: 'million' }), '12.4 million USD'],
    [number('264000', '人'), zh({ numeral: 'han' }), '二十六万四千人'],
    [as('percent', '12.5'), zh({ numeral: 'han' }), '百分之十二点五'],
    [as('percent', '-2.1'), zh({ numeral: 'han' }), '负百分之二点一'],
    [as('percent', '60.4'), zh({ numeral: 'cheng' }), '六成'],
    [as('percent', '65.2'), zh({ numeral: 'cheng' }), '六成五'],
    [as('percent', '63'), zh({ numeral: 'cheng' }), '63.0%'],
    [as('percent', '0.4'), zh({ numeral: 'cheng' }), '0.4%'],
    [as('points', '-0.8'), zh(), '−0.8个百分点'],
    [as('points', '2.3'), en(), '2.3 pp'],
    [as('rank', '2', 0), zh(), '第2位'],
    [as('rank', '22', 0), en(), '22nd'],
    [as('rank', '12', 0), en(), '12th'],
  ])('%# is written %3$s', (figure, style, expected) => {
    expect(formatFigure(figure, style)).toBe(expected);
  });

  test('a figure known as an interval is never written as if it were exact', () => {
    const over = (low: string, high: string, unit = '元'): Figure => ({
      ...number(low, unit),
      low: exact(low),
      high: exact(high),
    });
    expect(formatFigure(over('600000', '700000'), zh({ scale: '万' }))).toBe('60余万元');
    expect(formatFigure(over('15000', '16000', '份'), zh({ scale: '万' }))).toBe('1.5万余份');
    expect(formatFigure(over('5000', '6000', '份'), zh())).toBe('5000余份');
    expect(formatFigure(over('300', '450', '人'), zh())).toBe('300—450人');
    expect(formatFigure(over('600000', '700000'), gridStyle('en'))).toBe('600,000–700,000');
    expect(formatFigure({ ...number('0'), exact: null, low: exact('2000') }, gridStyle('zh'))).toBe('≥2,000');
  });
});

describe('Han numerals', () => {
  test.each<[bigint, string]>([
    [0n, '零'],
    [10n, '十'],
    [12n, '十二'],
    [110n, '一百一十'],
    [1050n, '一千零五十'],
    [10300n, '一万零三百'],
    [100000001n, '一亿零一'],
    [20000000n, '二千万'],
    [1500000000000n, '一万五千亿'],
    [-33n, '负三十三'],
  ])('%s is %s', (n, expected) => {
    expect(hanInteger(n)).toBe(expected);
  });
});

describe('what a sentence says is read back', () => {
  test('in Han numerals, exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (n) => {
        const read = readNumeral(`${hanInteger(n)}件`);
        expect(read && compare(read.value ?? whole(-1), whole(n))).toBe(0);
      }),
    );
  });

  test('in 万 and 亿, as an interval that holds the figure', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 13n }),
        fc.constantFrom('万' as const, '亿' as const),
        fc.integer({ min: 0, max: 3 }),
        (n, scale, decimals) => {
          const text = formatFigure(number(n.toString(), '元', decimals), zh({ scale }));
          const read = readNumeral(text);
          expect(read?.unit).toBe('元');
          expect(read?.low && compare(read.low, whole(n))).toBeLessThanOrEqual(0);
          expect(read?.high && compare(read.high, whole(n))).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('with 余, as the same interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99999 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(undefined, '万' as const),
        (digits, zeros, scale) => {
          const unit = 10n ** BigInt(zeros);
          const low = BigInt(digits) * unit;
          const step = BigInt(/0*$/.exec(low.toString())?.[0].length ?? 0);
          const figure = { ...number(low.toString()), low: whole(low), high: whole(low + 10n ** step) };
          const read = readNumeral(formatFigure(figure, zh(scale === undefined ? {} : { scale })));
          expect(read?.low && compare(read.low, figure.low)).toBe(0);
          expect(read?.high && compare(read.high, figure.high)).toBe(0);
        },
      ),
    );
  });
});
