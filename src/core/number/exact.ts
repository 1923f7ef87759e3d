/**
 * A number without rounding: num/den, or, with `root` n, the compound rate ((num/den)^(1/n) − 1) × 100.
 * `den` is above zero; not necessarily in lowest terms.
 */
export interface Exact {
  readonly num: bigint;
  readonly den: bigint;
  readonly root?: number;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Decimal text, exponent allowed (`-12.36`, `1.5e3`), as an exact number; null for anything else (nan, inf, empty). */
export function parseExact(text: string): Exact | null {
  const parts = DECIMAL.exec(text.trim());
  if (!parts) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') return null;
  const digits = BigInt(sign + (whole + fraction));
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { num: digits, den: power10(places) } : { num: digits * power10(-places), den: 1n };
}

/** As `parseExact`, for text that is known to be a decimal: anything else is a bug and throws. */
export function exact(text: string): Exact {
  const value = parseExact(text);
  if (!value) throw new Error(`not a decimal number: ${JSON.stringify(text)}`);
  return value;
}

/** A whole number. */
export const whole = (n: bigint | number): Exact => ({ num: BigInt(n), den: 1n });

/** A JavaScript number taken at its shortest decimal text: 0.1 is one tenth. Throws for NaN and infinities. */
export const fromNumber = (n: number): Exact => exact(String(n));

/** num/den out of two decimal texts, as ratios leave SQL. Throws when the denominator is zero: refuse before asking. */
export const fromRatio = (num: string, den: string): Exact => divide(exact(num), exact(den));

/** The compound rate of growth in percent a step, of `ratio` = last/first over `steps` steps: ((ratio)^(1/steps) − 1) × 100. */
export function compoundRate(ratio: Exact, steps: number): Exact {
  const { num, den } = plain(ratio);
  if (num < 0n || !Number.isInteger(steps) || steps < 1)
    throw new Error(`no compound rate of ${num}/${den} in ${steps}`);
  return steps === 1 ? multiply(subtract(ratio, whole(1)), whole(100)) : { num, den, root: steps };
}

export const add = (a: Exact, b: Exact): Exact => {
  const [x, y] = [plain(a), plain(b)];
  return x.den === y.den
    ? { num: x.num + y.num, den: x.den }
    : reduce({ num: x.num * y.den + y.num * x.den, den: x.den * y.den });
};

export const negate = (a: Exact): Exact => ({ num: -plain(a).num, den: a.den });
export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));
export const multiply = (a: Exact, b: Exact): Exact => reduce({ num: plain(a).num * plain(b).num, den: a.den * b.den });

/** Throws on division by zero: whoever divides has refused that before. */
export function divide(a: Exact, b: Exact): Exact {
  const [x, y] = [plain(a), plain(b)];
  if (y.num === 0n) throw new Error('division by zero');
  return reduce(y.num > 0n ? { num: x.num * y.den, den: x.den * y.num } : { num: -x.num * y.den, den: -x.den * y.num });
}

export const sum = (values: readonly Exact[]): Exact => values.reduce(add, whole(0));
export const abs = (a: Exact): Exact => (plain(a).num < 0n ? negate(a) : a);
export const isZero = (a: Exact): boolean => sign(a) === 0;

/** −1, 0 or 1. */
export function sign(a: Exact): -1 | 0 | 1 {
  const over = a.root === undefined ? a.num : a.num - a.den;
  return over > 0n ? 1 : over < 0n ? -1 : 0;
}

/** Below zero, zero or above as a is less than, equal to or greater than b; exact for compound rates too. */
export function compare(a: Exact, b: Exact): number {
  if (a.root === undefined && b.root === undefined) return order(a.num * b.den, b.num * a.den);
  const [x, y] = [growthFactor(a), growthFactor(b)];
  // A factor below zero (a plain value under −100%) is less than any root, which is never below zero.
  if (x.num < 0n || y.num < 0n) return order(x.num * y.den, y.num * x.den);
  const [m, n] = [BigInt(a.root ?? 1), BigInt(b.root ?? 1)];
  return order(x.num ** n * y.den ** m, y.num ** m * x.den ** n);
}

export const equal = (a: Exact, b: Exact): boolean => compare(a, b) === 0;

/** num/den in lowest terms. */
export function reduce(a: Exact): Exact {
  let [x, y] = [a.num < 0n ? -a.num : a.num, a.den];
  while (y !== 0n) [x, y] = [y, x % y];
  return x <= 1n ? a : { ...a, num: a.num / x, den: a.den / x };
}

export const power10 = (n: number): bigint => 10n ** BigInt(n);

/** What stands under the root: value/100 + 1 for a plain number, num/den for a compound rate. */
const growthFactor = (a: Exact): Exact => (a.root === undefined ? { num: a.num + 100n * a.den, den: 100n * a.den } : a);

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function plain(a: Exact): Exact {
  if (a.root !== undefined) throw new Error('a compound rate takes no part in arithmetic');
  return a;
}
