const scaled = (text, places) => {
  const [whole, rest = ''] = text.replace('-', '').split('.');
  const digits = BigInt(whole + rest.padEnd(places, '0').slice(0, places));
  return text.startsWith('-') ? -digits : digits;
};

/** A whole number of `decimals`-th parts as decimal text: (1234n, 2) → '12.34'. */
function written(units, decimals) {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A number as decimal text with so many decimals. */
export const fixed = (value, decimals) => written(BigInt(Math.round(value * 10 ** decimals)), decimals);

/** numerator ÷ denominator × scale, both decimal text, half up on the exact decimal: how offices print a rate. */
export function ratio(numerator, denominator, scale, decimals) {
  const top = scaled(numerator, 6) * BigInt(Math.round(scale * 1000)) * 10n ** BigInt(decimals);
  const bottom = scaled(denominator, 6) * 1000n;
  const sign = top < 0n !== bottom < 0n ? -1n : 1n;
  const [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  return written(sign * ((2n * a + b) / (2n * b)), decimals);
}

export const add = (texts, decimals) =>
  written(
    texts.reduce((sum, text) => sum + scaled(text, decimals), 0n),
    decimals,
  );
export const minus = (a, b, decimals) => written(scaled(a, decimals) - scaled(b, decimals), decimals);
export const half = (a, b, decimals) => ratio(add([a, b], decimals), '2', 1, decimals);
/** Percent change with one decimal; nothing for a base of zero. */
export const growth = (value, base) => (Number(base) > 0 ? ratio(minus(value, base, 6), base, 100, 1) : undefined);
