import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compoundRate, type Figure } from '../../../src/core';
import { QUALIFIERS } from '../../../src/summary';
import { claimOf, isRatio, isTrue, minus, order, plus, ratio, refusedNumber, ten, times, type Value } from './claims';
import { exactly, figureOf, prove, RUNS, say, UNITS, values } from './hostile';

describe('what is said of a number is true of it, else it is refused', () => {
  for (const lang of ['zh', 'en'] as const) {
    test(`qualifiers, multiples, Han numerals and plain figures (${lang})`, () => {
      const seen = new Map<string, number>();
      const words = ['', ...QUALIFIERS, ...QUALIFIERS.flatMap((each) => [`${each}1`, `${each}2`, `${each}3`])];
      const others =
        lang === 'zh' ? ['', '万 0.0', '亿 0.00', '汉字', '万 汉字', '千分位', '0.000'] : ['', '0.0', 'bare'];
      fc.assert(
        fc.property(
          values,
          fc.constantFrom(...UNITS[lang]),
          fc.constantFrom(...words),
          fc.constantFrom(...others),
          fc.integer({ min: 0, max: 2 }),
          (x, [base, unit, zeros, form], qualifier, other, decimals) => {
            const figure = figureOf(exactly(x), unit, decimals, form);
            const written = say(figure, `${qualifier} ${other}`, lang);
            prove(written, base, isRatio(times(x, ten(zeros))), seen, qualifier.replace(/\d/, ''));
          },
        ),
        RUNS,
      );
      // A rule that always refuses would be true as well.
      for (const each of QUALIFIERS) expect(seen.get(each) ?? 0, each).toBeGreaterThan(15);
    });
  }

  test('of a compound rate, which is no ratio, by its powers', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 2, max: 7 }),
        fc.constantFrom('', '近', '约', '超过', '以上', '不足'),
        (last, first, years, qualifier) => {
          const rate = figureOf(compoundRate({ num: BigInt(last), den: BigInt(first) }, years), '%', 1, 'percent');
          const x: Value = (with_) => {
            const factor = plus(ratio(1), times(with_, ratio(1, 100)));
            if (factor.n < 0n) return 1;
            const n = BigInt(years);
            return order(ratio(last, first), ratio(factor.n ** n, factor.d ** n));
          };
          prove(say(rate, qualifier, 'zh'), '%', x, seen, qualifier);
        },
      ),
      { ...RUNS, numRuns: 800 },
    );
    expect(seen.size).toBe(6);
  });

  test('an interval is written with nothing of it left out, and a word holds for both of its ends', () => {
    const seen = new Map<string, number>();
    const about = fc.tuple(
      values,
      fc.constantFrom(ten(-4), ratio(1, 2), ratio(1), ratio(10), ratio(100)),
      fc.boolean(),
    );
    fc.assert(
      fc.property(
        about,
        fc.constantFrom('', '余', '近', '约', '超过', '以上', '不足'),
        fc.constantFrom('', '万 0.0', '亿 0.00'),
        fc.constantFrom('both', 'low', 'high' as const),
        fc.constantFrom('zh', 'en' as const),
        ([low, width, known], qualifier, other, ends, lang) => {
          if (low.n <= 0n || (lang === 'en' && other !== '')) return;
          const high = plus(low, width);
          const figure: Figure = {
            ...figureOf(exactly(low), lang === 'zh' ? '元' : 'yuan', 1, 'number'),
            exact: known ? exactly(low) : null,
            ...(ends === 'high' ? {} : { low: exactly(low) }),
            ...(ends === 'low' ? {} : { high: exactly(high) }),
          };
          const { shown, problem } = say(figure, `${qualifier} ${other}`, lang);
          const text = problem === undefined ? shown : (refusedNumber(shown) ?? '');
          const claim = /^[≥≤]/.test(text)
            ? { ...claimOf(text.slice(1), 'yuan'), [text.startsWith('≥') ? 'high' : 'low']: null }
            : claimOf(text, lang === 'zh' ? '元' : 'yuan');
          const inside = times(width, ten(-12));
          // The stated number of 60余 is not in the interval; the ends of others may be.
          const open = known && ends === 'both';
          const first = open ? plus(low, inside) : low;
          const last = open ? plus(high, minus(inside)) : high;
          if (/^[≥≤]/.test(text)) return;
          if (ends !== 'high') expect(isTrue(claim, isRatio(first)), `${text} of ${first.n}/${first.d}`).toBe(true);
          if (ends !== 'low') expect(isTrue(claim, isRatio(last)), `${text} to ${last.n}/${last.d}`).toBe(true);
          if (ends === 'low') expect(claim.high, text).toBeNull();
          if (problem === undefined) seen.set(qualifier, (seen.get(qualifier) ?? 0) + 1);
        },
      ),
      RUNS,
    );
    expect(seen.size).toBe(7);
  });
});
