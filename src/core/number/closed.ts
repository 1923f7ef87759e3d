import { compare, power10, subtract, sum, type Exact } from './exact';
import { exactOf, roundHalfUp, type Rounded } from './round';

/**
 * Rounds the parts of a whole so that what is shown adds up to the rounded total (18.1 + 37.6 + 44.3 = 100.0): every part is rounded
 * down, and the units still lacking go to the largest remainders, the earlier part first among equals. No part moves by a whole unit.
 */
export function largestRemainder(parts: readonly Exact[], decimals: number): readonly Rounded[] {
  const floors = parts.map((part) => floor(part, decimals));
  const lacking = roundHalfUp(sum(parts), decimals).digits - floors.reduce((a, b) => a + b, 0n);
  const remainders = parts.map((part, i) => subtract(part, exactOf({ digits: floors[i] ?? 0n, decimals })));
  const byRemainder = remainders
    .map((remainder, at) => ({ remainder, at }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.at - b.at);
  const raised = new Set(byRemainder.slice(0, Number(lacking)).map(({ at }) => at));
  return floors.map((digits, at) => ({ digits: raised.has(at) ? digits + 1n : digits, decimals }));
}

/** a − b as a reader with a calculator gets it from the two shown figures. */
export const differenceOfShown = (a: Exact, b: Exact, decimals: number): Exact =>
  subtract(exactOf(roundHalfUp(a, decimals)), exactOf(roundHalfUp(b, decimals)));

function floor({ num, den }: Exact, decimals: number): bigint {
  const [top, bottom] = decimals >= 0 ? [num * power10(decimals), den] : [num, den * power10(-decimals)];
  const quotient = top / bottom;
  return top < 0n && quotient * bottom !== top ? quotient - 1n : quotient;
}
