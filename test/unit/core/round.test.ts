import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compare,
  compoundRate,
  decimalText,
  differenceOfShown,
  exact,
  exactText,
  fromRatio,
  integerRoot,
  largestRemainder,
  roundHalfUp,
  subtract,
  sum,
  toNumber,
  whole,
  type Exact,
} from '../../../src/core';

const shown = (x: Exact, decimals: number): string => decimalText(roundHalfUp(x, decimals));
const ratio = fc.record({
  num: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  den: fc.bigInt({ min: 1n, max: 10n ** 18n }),
});
const distance = (a: Exact, b: Exact): Exact => {
  const d = subtract(a, b);
  return d.num < 0n ? { ...d, num: -d.num } : d;
};

describe('rounding', () => {
  test.each([
    ['11.65', 1, '11.7'],
    ['-11.65', 1, '-11.7'],
    ['1.005', 2, '1.01'], // a DOUBLE would give 1.00
    ['2.5', 0, '3'],
    ['-0.04', 1, '0.0'], // zero has no sign
    ['-0.05', 1, '-0.1'],
    ['12345', -2, '12300'],
    ['12350', -2, '12400'],
    ['1e3', 0, '1000'],
    ['9.995', 2, '10.00'],
  ])('%s to %i decimals is %s', (text, decimals, expected) => {
    expect(shown(exact(text), decimals)).toBe(expected);
  });

  test('the rounded number is nearest, and on a tie the one farther from zero', () => {
    fc.assert(
      fc.property(ratio, fc.integer({ min: 0, max: 6 }), (x, decimals) => {
        const half: Exact = { num: 1n, den: 2n * 10n ** BigInt(decimals) };
        const rounded = exact(shown(x, decimals));
        const away = compare(distance(rounded, x), half);
        expect(away).toBeLessThanOrEqual(0);
        if (away === 0) expect(compare(distance(rounded, whole(0)), distance(x, whole(0)))).toBeGreaterThan(0);
      }),
    );
  });

  test('a slow decimal reference gives the same text', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        (digits, places, decimals) => {
          const text = decimalText({ digits, decimals: places });
          expect(shown(exact(text), decimals)).toBe(slowRound(text, decimals));
        },
      ),
    );
  });

  test('a compound rate is rounded exactly, also where floating point is off', () => {
    expect(shown(compoundRate(fromRatio('149.1', '100'), 3), 1)).toBe('14.2');
    expect(shown(compoundRate(exact('1.331'), 3), 6)).toBe('10.000000'); // exact root
    expect(shown(compoundRate(exact('0.25'), 2), 1)).toBe('-50.0');
    expect(shown(compoundRate(exact('1.10250025'), 2), 2)).toBe('5.00'); // √ = 1.0500001…
    // (1.00005)² = 1.0001000025: the rate is 0.005, a tie at two decimals, and goes away from zero.
    expect(shown(compoundRate(exact('1.0001000025'), 2), 2)).toBe('0.01');
    // (0.99995)² = 0.9999000025: −0.005.
    expect(shown(compoundRate(exact('0.9999000025'), 2), 2)).toBe('-0.01');
  });

  test('compound rates agree with a bracket by powers', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.integer({ min: 2, max: 12 }),
        (num, den, n) => {
          const digits = roundHalfUp({ num, den, root: n }, 1).digits;
          // (1 + (digits ± ½)/1000)^n must enclose num/den.
          const power = (halves: bigint): Exact => ({ num: (2000n + halves) ** BigInt(n), den: 2000n ** BigInt(n) });
          expect(
            compare(power(2n * digits - 1n < -2000n ? -2000n : 2n * digits - 1n), { num, den }),
          ).toBeLessThanOrEqual(0);
          expect(compare(power(2n * digits + 1n), { num, den })).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('an integer root is the greatest whose power fits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.integer({ min: 1, max: 15 }), (x, n) => {
        const root = integerRoot(x, n);
        expect(root ** BigInt(n) <= x && x < (root + 1n) ** BigInt(n)).toBe(true);
      }),
    );
  });
});

describe('comparing', () => {
  test('compound rates are ordered among themselves and with plain percentages', () => {
    const twoYears = compoundRate(exact('1.21'), 2); // 10%
    expect(compare(twoYears, exact('10'))).toBe(0);
    expect(compare(twoYears, exact('10.0001'))).toBe(-1);
    expect(compare(twoYears, compoundRate(exact('1.331'), 3))).toBe(0);
    expect(compare(compoundRate(exact('1.3310001'), 3), twoYears)).toBe(1);
    expect(compare(exact('-250'), compoundRate(exact('0'), 2))).toBe(-1);
  });
});

describe('closed shares', () => {
  test('a structure never prints 27, 18, 56', () => {
    const shares = ['26.6', '17.7', '55.7'].map(exact);
    expect(largestRemainder(shares, 0).map(decimalText)).toEqual(['26', '18', '56']);
  });

  test('shown parts always add up to the shown whole, and none is off by a unit', () => {
    fc.assert(
      fc.property(
        fc.array(ratio, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 3 }),
        (parts, decimals) => {
          const shownParts = largestRemainder(parts, decimals);
          const total = shownParts.reduce((all, part) => all + part.digits, 0n);
          expect(total).toBe(roundHalfUp(sum(parts), decimals).digits);
          const unit: Exact = { num: 1n, den: 10n ** BigInt(decimals) };
          shownParts.forEach((part, i) => {
            expect(compare(distance(exact(decimalText(part)), parts[i] ?? whole(0)), unit)).toBeLessThanOrEqual(0);
          });
        },
      ),
    );
  });

  test('a difference of shown figures is what a calculator gives', () => {
    expect(exactText(differenceOfShown(exact('6.15'), exact('5.44'), 1))).toBe('0.8'); // 6.2 − 5.4; exact 0.71
  });
});

describe('charts', () => {
  test('an approximate number is within one part in 10¹⁴', () => {
    fc.assert(
      fc.property(ratio, (x) => {
        const back = exact(toNumber(x).toString());
        expect(
          compare(distance(back, x), { num: x.num < 0n ? -x.num : x.num, den: x.den * 10n ** 14n }),
        ).toBeLessThanOrEqual(0);
      }),
    );
  });
});

/** School rounding on the digits of a decimal text. */
function slowRound(text: string, decimals: number): string {
  const negative = text.startsWith('-');
  const [integer = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = [...`0${integer}${fraction.padEnd(decimals + 1, '0').slice(0, decimals)}`].map(Number);
  if (Number(fraction.padEnd(decimals + 1, '0').charAt(decimals)) >= 5) {
    let at = digits.length - 1;
    while (digits[at] === 9) digits[at--] = 0;
    digits[at] = (digits[at] ?? 0) + 1;
  }
  const all = digits
    .join('')
    .replace(/^0+(?=\d)/, '')
    .padStart(decimals + 1, '0');
  const body = decimals === 0 ? all : `${all.slice(0, -decimals)}.${all.slice(-decimals)}`;
  return negative && /[1-9]/.test(body) ? `-${body}` : body;
}
