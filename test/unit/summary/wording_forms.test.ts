import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { span, yearPeriod } from '../../../src/catalog';
import { compoundRate, formatFigure, type Figure } from '../../../src/core';
import { writeFigure, type NumberFormat } from '../../../src/summary';
import { claimOf, isRatio, isTrue, minus, order, plus, ratio, times, type Ratio } from './claims';
import { exactly, figureOf, formatOf, RUNS, say, values } from './hostile';

describe('forms of ratios, shares and places', () => {
  const growth = (x: Ratio, decimals = 1) => figureOf(exactly(x), '%', decimals, 'percent');
  const factor = (x: Ratio): Ratio => plus(ratio(1), times(x, ratio(1, 100)));

  test('倍 and 增长倍 are said of rises only, with the base in or out; 翻番 within a twentieth of its power', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        values,
        fc.constantFrom('倍', '增长倍', '翻番', '倍 0.0'),
        fc.constantFrom('zh', 'en' as const),
        (x, form, lang) => {
          const { shown, problem } = say(growth(x), form, lang);
          if (problem !== undefined) return;
          const of = factor(x);
          expect(order(of, ratio(1)), shown).toBe(1);
          seen.add(`${form} ${lang}`);
          const power = ['翻一番', '翻两番', '翻三番', 'doubled', 'quadrupled', 'grew eightfold'].indexOf(shown);
          if (power >= 0) {
            const two = ratio(2n ** BigInt((power % 3) + 1));
            expect(
              isTrue({ low: times(two, ratio(95, 100)), high: times(two, ratio(105, 100)) }, isRatio(of)),
              shown,
            ).toBe(true);
            return;
          }
          const grown = shown.startsWith('增长');
          const number = grown ? plus(of, ratio(-1)) : of;
          const claim = claimOf(shown.replace(/^增长/, '').replace(/ times$/, '倍'), '倍');
          expect(isTrue(claim, isRatio(number)), `${shown} of ${x.n}/${x.d}`).toBe(true);
          expect(/^增长?(?:0|1)(?:\.0+)?倍$/.test(shown) && !grown, shown).toBe(false);
        },
      ),
      RUNS,
    );
    expect([...seen].sort()).toEqual(
      ['倍 0.0 en', '倍 0.0 zh', '倍 en', '倍 zh', '增长倍 zh', '翻番 en', '翻番 zh'].sort(),
    );
  });

  test('过半 is above one half, 超额完成 above a hundred as shown, ‰ tenfold, 成 whole tenths', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        values,
        fc.constantFrom('过半', '超额', '千分比', '成', '成 以上', '成 多', '成 近', '区间'),
        (x, form) => {
          const { shown, problem } = say(growth(x), form, 'zh');
          const value = isRatio(x);
          if (problem !== undefined) return;
          const where = `${form}: ${shown} of ${x.n}/${x.d}`;
          if (shown === '过半') expect(value(ratio(50)), where).toBe(1);
          else if (form === '超额') {
            const claim = claimOf(shown.replace('超额完成', ''), '%');
            expect(value(ratio(100)), where).toBe(1);
            expect(isTrue(claim, isRatio(plus(x, ratio(-100)))), where).toBe(true);
          } else if (form === '千分比')
            expect(isTrue(claimOf(shown, '‰'), isRatio(times(x, ratio(10)))), where).toBe(true);
          else if (shown.includes('成')) {
            const tenths = '零一二三四五六七八九'.indexOf(/([一二三四五六七八九])成/u.exec(shown)?.[1] ?? '');
            const at = ratio(tenths * 10 + (/成五$/.test(shown) ? 5 : 0));
            const next = plus(at, ratio(10));
            const about = form === '成' && /成五$/.test(shown) ? ratio(1, 2) : ratio(1);
            const claim =
              form === '成 以上'
                ? { low: at, high: null }
                : form === '成 多'
                  ? { low: at, lowOpen: true, high: next, highOpen: true }
                  : form === '成 近'
                    ? { low: times(at, ratio(9, 10)), high: at, highOpen: true }
                    : { low: plus(at, minus(about)), high: plus(at, about) };
            expect(isTrue(claim, value), where).toBe(true);
          } else expect(isTrue(claimOf(shown, '%'), value), where).toBe(true);
          seen.add(form);
        },
      ),
      RUNS,
    );
    expect(seen.size).toBe(8);
  });

  test('places count from the front, the first by name, shared ones as shared', () => {
    for (let place = 1; place <= 130; place++) {
      for (const tie of [false, true]) {
        const figure = { ...figureOf(exactly(ratio(place)), '', 0, 'rank'), notes: tie ? (['tie'] as const) : [] };
        const zh = place === 1 ? '首位' : `第${place}位`;
        expect(say(figure, '居', 'zh').shown).toBe(tie ? `并列${zh}` : `居${zh}`);
        const ending = place % 100 >= 11 && place % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
        const en = place === 1 ? 'first' : `${place}${ending}`;
        expect(say(figure, 'placed', 'en').shown).toBe(tie ? `tied for ${en}` : `ranked ${en}`);
      }
    }
  });

  test('Han numerals are the number, however large; beyond them digits are written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 16 }), (n, cut) => {
        const number = n / 10n ** BigInt(cut);
        const gaps = number - (number % 10n ** BigInt(cut / 2 > 8 ? 8 : Math.floor(cut / 2)));
        const text = formatFigure(figureOf(exactly(ratio(gaps)), '件', 0, 'number'), { lang: 'zh', numeral: 'han' });
        expect(isTrue(claimOf(text, ''), isRatio(ratio(gaps))), `${gaps} ${text}`).toBe(true);
        expect(/\d/.test(text)).toBe(gaps >= 10n ** 16n || gaps <= -(10n ** 16n));
        expect(text).not.toMatch(/零零|零[十百千万亿]|零$(?<!^零)/u);
      }),
      RUNS,
    );
  });
});

test('the base of a comparison is named by the period: 比上年 for whole years only', () => {
  const words = (period: ReturnType<typeof span>, more: Partial<NumberFormat> = {}): string =>
    writeFigure(figureOf(exactly(ratio(42, 10)), '%', 1, 'percent'), { ...formatOf('增降 比'), ...more }, period, 'zh')
      .shown;
  expect(words(yearPeriod(2024))).toBe('比上年增长4.2%');
  for (const [from, months] of [
    [1, 1],
    [1, 3],
    [1, 6],
    [1, 9],
    [1, 11],
    [4, 3],
    [7, 6],
    [12, 1],
  ] as const) {
    expect(words(span(2024, from, months))).toBe('同比增长4.2%');
  }
  expect(words(span(2024, 5, 1), { base: 'previous' })).toBe('比上期增长4.2%');
  expect(words(yearPeriod(2024), { base: { period: yearPeriod(2020) } })).toBe('比2020年增长4.2%');
  expect(words(yearPeriod(2024), { base: 'other' })).toBe('增长4.2%');
  const flat = figureOf(compoundRate({ num: 5n, den: 5n }, 3), '%', 1, 'percent');
  expect(writeFigure(flat, { ...formatOf('增降'), base: 'other' }, yearPeriod(2024), 'zh').shown).toBe('持平');
});

test('borders where a shorter wording would be untrue', () => {
  const amount = (value: Ratio, unit: string, ends: { low?: Ratio; high?: Ratio; exact?: null } = {}): Figure => ({
    ...figureOf(exactly(value), unit, 0, 'number'),
    ...(ends.exact === null ? { exact: null } : {}),
    ...(ends.low ? { low: exactly(ends.low) } : {}),
    ...(ends.high ? { high: exactly(ends.high) } : {}),
  });
  const range = { low: ratio(3000), high: ratio(4000), exact: null };
  // 3000—4000 has both of its ends in it, 3000余 neither; 以上 is never rounded above what is known.
  expect(say(amount(ratio(3000), '万元', range), '', 'zh').shown).toBe('3000—4000万元');
  expect(say(amount(ratio(9560), '万元', { low: ratio(9560) }), '亿 0.0', 'zh').shown).toBe('0.9亿元以上');
  // 十万余 would lie below eleven; 一万零一百万 may be 10100万 or 1.01万.
  expect(say(amount(ratio(154000), '人'), '汉字 余1', 'zh').shown).toBe('十余万人');
  expect(say(amount(ratio(10100), '万元'), '汉字', 'zh').shown).toBe('10100万元');
  expect(say(amount(ratio(1001), '万元'), '千分位 多', 'zh').shown).toBe('1,000多万元');
  // What moves by less than is shown in its multiple neither falls nor stays.
  expect(say(amount(ratio(-30), '元'), '增降 万 0.0', 'zh').shown).toBe('与上年基本持平');
  expect(say(amount(ratio(-4, 10), '件'), '超差', 'zh').shown).toMatch(/不能写/);
  expect(say(amount(ratio(4, 10), '件'), '超差', 'zh').shown).toBe('如期完成');
  expect(say(amount(ratio(4, 10), '家'), '净增', 'zh').shown).toMatch(/不能写/);
  // Nothing is ten tenths and a half; a rise that shows as 1.00 is no multiple.
  expect(say(figureOf(exactly(ratio(10455, 100)), '%', 1, 'percent'), '成', 'zh').shown).toBe('104.6%');
  expect(say(figureOf(exactly(ratio(4, 10)), '%', 1, 'percent'), '倍', 'zh').shown).toMatch(/不能写/);
  expect(say(amount(ratio(10n ** 16n), '件'), '汉字', 'zh').shown).toBe('10000000000000000件');
});
