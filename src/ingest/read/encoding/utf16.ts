/**
 * UTF-16 without a mark, told by what its text would be: the byte order under which nearly every unit is a letter, a sign, a
 * digit or a character in use, and some are line ends, separators or digits (their other byte is zero). Null: it is not UTF-16.
 */
export function utf16Endian(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, 8192) & ~1;
  if (end < 4 || bytes.subarray(0, end).indexOf(0) < 0) return null;
  const little = plausible(bytes, end, 0);
  const big = plausible(bytes, end, 1);
  if (Math.max(little, big) < 0.97 || little === big) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** Share of units that can be text, 0 where none of them is ASCII (a table always has line ends or separators). */
function plausible(bytes: Uint8Array, end: number, high: 0 | 1): number {
  let good = 0;
  let ascii = 0;
  for (let at = 0; at < end; at += 2) {
    const unit = ((bytes[at + 1 - high] ?? 0) << 8) | (bytes[at + high] ?? 0);
    const isAscii = (unit >= 0x20 && unit < 0x7f) || unit === 9 || unit === 10 || unit === 13;
    if (isAscii) ascii++;
    const inUse =
      (unit >= 0xa0 && unit <= 0x24f) ||
      (unit >= 0x370 && unit <= 0x45f) ||
      (unit >= 0x2010 && unit <= 0x2312) ||
      (unit >= 0x2460 && unit <= 0x2473) ||
      (unit >= 0x3000 && unit <= 0x30ff) ||
      (unit >= 0x4e00 && unit <= 0x9fff) ||
      (unit >= 0xac00 && unit <= 0xd7a3) ||
      (unit >= 0xff01 && unit <= 0xff65);
    if (isAscii || inUse) good++;
  }
  // Wrong-way-round ASCII (0x0A00, 0x3200 …) is no character in use, but 0x4e00 … 0x7a00 are: ASCII must be frequent.
  return ascii * 20 < end / 2 ? 0 : good / (end / 2);
}
