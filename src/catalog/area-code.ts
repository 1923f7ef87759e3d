import { remembered } from '../core';

/**
 * A code as digits: `45001.0` → 45001, ` 110101 ` → 110101; FIPS inside the codes of other series: `CN0100100000000` (LAUS), `0500000US01001`
 * (Census) → 01001. Empty for what is no numeric code.
 */
export const normaliseAreaCode: (code: string) => string = remembered((code) => {
  const plain = code
    .normalize('NFKC')
    .trim()
    .replace(/^["'= ]+|["' ]+$/g, '')
    .replace(/\.0+$/, '')
    .replace(/^(?:CN|ST)(\d{5})0{8}$|^\d{7}US(\d{2,5})$/i, '$1$2');
  return /^\d{1,15}$/.test(plain) ? plain : '';
});

/** Under which two writings of a code are the same: leading zeros are lost by spreadsheets. */
export const codeKey: (code: string) => string = remembered((code) => {
  const digits = normaliseAreaCode(code);
  return digits === '' ? code.normalize('NFKC').trim().toLowerCase() : digits.replace(/^0+(?=\d)/, '');
});

/** First two digits of GB codes; 99 is left free by the standard and used for examples. */
export const CN_PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 99'.split(' '),
);
const US_MISSING = new Set(['03', '07', '14', '43', '52']);

export type CodeScheme = 'cn' | 'us' | 'x';

/**
 * Whose codes a column of codes holds: `cn` (six digits, GB/T 2260; 99 is left free by it and used for examples), `us` (FIPS: two digits for
 * states, five for counties, leading zeros often lost), or `x` where it is neither for certain. Decided over all of a column, since
 * one code alone proves little.
 */
export function schemeOfCodes(codes: readonly string[]): CodeScheme {
  const digits = codes.map(normaliseAreaCode).filter((code) => code !== '');
  if (digits.length === 0) return 'x';
  const foreign = digits.filter((code) => !isGb(code)).length;
  if (foreign * 50 <= digits.length && foreign < digits.length) return 'cn';
  // 0301 has its zero, and is too short all the same: who counts so has codes of four digits (Norway, Sweden).
  if (codes.some((code) => /^0(?!000)\d{3}$/.test(normaliseAreaCode(code)))) return 'x';
  // A few numbers of their own among thousands (80008: out of state) do not make it another scheme.
  const strange = digits.filter((code) => !isFips(code)).length;
  const isUs = strange * 50 <= digits.length && digits.some((code) => code.length >= 4);
  return isUs ? 'us' : 'x';
}

/** 000000 is the nation in lists of all. */
const isGb = (code: string): boolean =>
  (code.length === 6 || code.length === 12) && (CN_PROVINCES.has(code.slice(0, 2)) || /^0+$/.test(code));

function isFips(code: string): boolean {
  if (code.length > 5) return false;
  const full = code.length <= 2 ? code.padStart(2, '0') : code.padStart(5, '0');
  const state = full.slice(0, 2);
  return (
    full.startsWith('000') || state === '00' || (Number(state) >= 1 && Number(state) <= 78 && !US_MISSING.has(state))
  );
}

/** The code at its full length: 1001 → 01001 (FIPS), 11 → 110000 (GB). */
export function fullCode(code: string, scheme: string): string {
  const digits = normaliseAreaCode(code);
  if (digits === '') return code.normalize('NFKC').trim();
  if (scheme === 'us') return digits.length <= 2 ? digits.padStart(2, '0') : digits.padStart(5, '0');
  if (scheme === 'cn') return digits.length < 6 ? digits.padEnd(6, '0') : digits;
  return digits;
}
