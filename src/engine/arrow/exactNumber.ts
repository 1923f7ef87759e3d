/** An integer as a number where that is exact, else as text. */
export function integer(value: bigint): number | string {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : String(value);
}

/** A 128-bit integer out of four little-endian words. */
export function int128(words: Uint32Array, at: number, signed = true): bigint {
  const word = (i: number): bigint => BigInt(words[at + i] ?? 0) << BigInt(32 * i);
  const value = word(0) | word(1) | word(2) | word(3);
  return signed ? BigInt.asIntN(128, value) : value;
}

/**
 * A decimal of four words with `scale` digits after the point, as exact text: 1250 with scale 2 is '12.50'. HUGEINT comes
 * as a decimal of scale 0: a number where that is exact.
 */
export function decimal(words: Uint32Array, at: number, scale: number): number | string {
  const value = int128(words, at);
  return scale === 0 ? integer(value) : scaled(value, scale);
}

/** `value` / 10^`scale` as text with exactly `scale` decimals. */
export function scaled(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${value < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}
