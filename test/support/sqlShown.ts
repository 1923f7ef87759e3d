import type { Figure } from '../../src/core';

/** A figure as a person checks it by hand: its exact value as a decimal or a fraction, or its reason; then its notes. */
export function said({ exact, reason, notes }: Figure): string {
  const value =
    exact === null
      ? (reason ?? '?')
      : exact.root === undefined
        ? fraction(exact.num, exact.den)
        : `(${exact.num}/${exact.den})^(1/${exact.root})`;
  return [value, ...notes].join(' ');
}

function fraction(num: bigint, den: bigint): string {
  let [x, y] = [num < 0n ? -num : num, den];
  while (y !== 0n) [x, y] = [y, x % y];
  const [top, bottom] = x === 0n ? [0n, 1n] : [num / x, den / x];
  let rest = bottom;
  for (const factor of [2n, 5n]) while (rest % factor === 0n) rest /= factor;
  if (rest !== 1n) return `${top}/${bottom}`;
  return String(Number(top) / Number(bottom));
}
