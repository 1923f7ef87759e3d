import { add, compare, sign, subtract, type Exact } from './exact';
import { exactOf, roundHalfUp, type Rounded } from './round';

/** A round number that a text states for an exact one: its digits, and the place of its last digit that is not zero. */
export interface Stated {
  readonly value: Exact;
  /** Decimals to write it with; none below zero. */
  readonly decimals: number;
  /** One unit of the last digit that is not zero: 5400 → 100, 60 → 10, 1.5 → 0.1. */
  readonly step: Exact;
}

/** Place of the first digit that is not zero: 10^e ≤ x < 10^(e+1). Null for what is not above zero, or out of reach. */
export function leadingPlace(x: Exact): number | null {
  if (sign(x) <= 0) return null;
  for (let e = 0; e < 40; e++) if (compare(x, power(e + 1)) < 0 && compare(x, power(e)) >= 0) return e;
  for (let e = -1; e > -20; e--) if (compare(x, power(e)) >= 0) return e;
  return null;
}

const power = (e: number): Exact => (e >= 0 ? { num: 10n ** BigInt(e), den: 1n } : { num: 1n, den: 10n ** BigInt(-e) });

/**
 * x with so many leading digits, the rest cut off (`down`), filled up (`up`) or rounded (`near`). Null where x is not above zero. An exact
 * round number is its own cut-off: whether it may be said so is for the qualifier to prove.
 */
export function stated(x: Exact, digits: number, way: 'down' | 'up' | 'near'): Stated | null {
  const place = leadingPlace(x);
  if (place === null || digits < 1) return null;
  const decimals = digits - 1 - place;
  if (x.root !== undefined && decimals < -2) return null;
  const unit = power(-decimals);
  let rounded = roundHalfUp(x, decimals);
  const off = compare(exactOf(rounded), x);
  if (way === 'down' && off > 0) rounded = { ...rounded, digits: rounded.digits - 1n };
  if (way === 'up' && off < 0) rounded = { ...rounded, digits: rounded.digits + 1n };
  if (sign(unit) <= 0 || rounded.digits <= 0n) return null;
  return lastPlace(rounded);
}

function lastPlace({ digits, decimals }: Rounded): Stated {
  let [left, places] = [digits, decimals];
  while (left % 10n === 0n) [left, places] = [left / 10n, places - 1];
  return { value: exactOf({ digits: left, decimals: places }), decimals: Math.max(0, places), step: power(-places) };
}

/** |a − b| ≤ percent/100 × b, exactly; compound rates are compared by their bounds. */
export function withinPercent(a: Exact, b: Exact, percent: number): boolean {
  const part: Exact = { num: b.num * BigInt(percent), den: b.den * 100n };
  return compare(a, subtract(b, part)) >= 0 && compare(a, add(b, part)) <= 0;
}
