import { power10, type Exact } from './exact';

/** digits × 10^−decimals. `decimals` below zero rounds to tens, hundreds … */
export interface Rounded {
  readonly digits: bigint;
  readonly decimals: number;
}

/**
 * The one rounding of the program: half away from zero on the exact value (四舍五入), for every number that is shown anywhere.
 * Compound rates are rounded exactly too, by integer roots; `decimals` must then be at least −2.
 */
export function roundHalfUp(x: Exact, decimals: number): Rounded {
  return { digits: x.root === undefined ? roundRatio(x, decimals) : roundRoot(x, x.root, decimals), decimals };
}

function roundRatio({ num, den }: Exact, decimals: number): bigint {
  const [top, bottom] = decimals >= 0 ? [num * power10(decimals), den] : [num, den * power10(-decimals)];
  const size = ((top < 0n ? -top : top) * 2n + bottom) / (bottom * 2n);
  return top < 0n ? -size : size;
}

/**
 * With s = 100 × 10^decimals the wanted number is z − s, z = s × (num/den)^(1/n). The integer part of 2z comes from an integer
 * n-th root; halves go away from zero, that is up when z ≥ s and down otherwise.
 */
function roundRoot({ num, den }: Exact, n: number, decimals: number): bigint {
  const s = power10(decimals + 2);
  const power = (2n * s) ** BigInt(n) * num;
  const twice = integerRoot(power / den, n);
  if (num >= den) return (twice + 1n) / 2n - s;
  const isWhole = twice ** BigInt(n) * den === power;
  return (isWhole ? twice : twice + 1n) / 2n - s;
}

/** The greatest integer whose n-th power is not above x ≥ 0. */
export function integerRoot(x: bigint, n: number): bigint {
  if (x < 2n || n === 1) return x;
  const e = BigInt(n);
  let guess = 1n << BigInt(Math.ceil(x.toString(2).length / n));
  for (;;) {
    const next = ((e - 1n) * guess + x / guess ** (e - 1n)) / e;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** `-0.05`, `12`, `1200`: plain decimal text with a hyphen for minus; zero has no sign. */
export function decimalText({ digits, decimals }: Rounded): string {
  const [minus, size] = digits < 0n ? ['-', -digits] : ['', digits];
  if (decimals <= 0) return minus + (size * power10(-decimals)).toString();
  const text = size.toString().padStart(decimals + 1, '0');
  return `${minus}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** The rounded number as an exact one, for differences of what is shown. */
export const exactOf = ({ digits, decimals }: Rounded): Exact =>
  decimals >= 0 ? { num: digits, den: power10(decimals) } : { num: digits * power10(-decimals), den: 1n };

/** The exact number as decimal text when it ends, else null. */
export function exactText(x: Exact): string | null {
  for (let decimals = 0, scale = 1n; x.root === undefined && decimals <= 40; decimals++, scale *= 10n) {
    if ((x.num * scale) % x.den === 0n) return decimalText({ digits: (x.num * scale) / x.den, decimals });
  }
  return null;
}

/** The nearest JavaScript number: for positions on a chart, never for a number that is shown. */
export function toNumber(x: Exact): number {
  const small = (n: bigint): boolean => n <= 9007199254740991n && n >= -9007199254740991n;
  if (x.root === undefined && small(x.num) && small(x.den)) return Number(x.num) / Number(x.den);
  const missing = x.den.toString().length - x.num.toString().length;
  return Number(decimalText(roundHalfUp(x, Math.max(-2, missing) + 20)));
}
