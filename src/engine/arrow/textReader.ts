import type { Data } from 'apache-arrow';

const decoder = new TextDecoder();
const ascii = new TextDecoder('latin1');

/**
 * Reads texts. A piece that is ASCII throughout is decoded at once and cut up; in others a text that repeats the one
 * above it, as area names in an ordered result do, is decoded once.
 */
export function textReader(data: Data): (row: number) => string {
  const bytes = data.values as Uint8Array;
  const offsets = data.valueOffsets as Int32Array;
  const first = offsets[0] ?? 0;
  const used = bytes.subarray(first, offsets[data.length] ?? first);
  if (used.every((byte) => byte < 128)) {
    const all = ascii.decode(used);
    return (row) => all.slice((offsets[row] ?? 0) - first, (offsets[row + 1] ?? 0) - first);
  }
  const seen = new Map<number, { readonly bytes: Uint8Array; readonly text: string }>();
  return (row) => {
    const own = bytes.subarray(offsets[row], offsets[row + 1]);
    const last = seen.get(own.length);
    if (last && same(last.bytes, own)) return last.text;
    const text = decoder.decode(own);
    seen.set(own.length, { bytes: own, text });
    return text;
  };
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, i) => byte === b[i]);
