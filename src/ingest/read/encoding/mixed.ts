import { detectEncoding } from './detect';

/** A text whose lines are written in two encodings, put together right. */
export interface Mixed {
  readonly text: string;
  /** The encoding of the lines that are not UTF-8, how many they are and the first of them (1-based). */
  readonly other: string;
  readonly count: number;
  readonly row: number;
}

const LOOK = 4 * 1024 * 1024;
const SURE = 0.8;

/**
 * Reads line by line what is partly UTF-8 and partly something else, as exports that were put together with `copy a+b` are.
 * Null where it is not so: no line holds UTF-8 beyond ASCII that could not be accident, or what is left is no usual text.
 */
export function readMixed(bytes: Uint8Array): Mixed | null {
  if (!mayBeMixed(bytes.subarray(0, LOOK))) return null;
  const lines = splitLines(bytes);
  const read = lines.map((line) => strictUtf8(line));
  const others = lines.filter((_, i) => read[i] === null);
  const found = detectEncoding(joined(others));
  if (found.encoding === 'utf-8' || found.confidence < SURE) return null;
  const decoder = new TextDecoder(found.encoding);
  const text = lines.map((line, i) => read[i] ?? decoder.decode(line)).join('');
  return { text, other: found.encoding, count: others.length, row: read.indexOf(null) + 1 };
}

function mayBeMixed(bytes: Uint8Array): boolean {
  let utf8 = false;
  let other = false;
  for (const line of splitLines(bytes).slice(0, -1)) {
    if (!line.some((byte) => byte >= 0x80)) continue;
    const text = strictUtf8(line);
    if (text === null) other = true;
    else if ((text.match(/[\u3001-\u9fff\uff01-\uff5e]/g)?.length ?? 0) >= 2) utf8 = true;
    if (utf8 && other) return true;
  }
  return false;
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(at, next));
    at = next;
  }
  return lines;
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

function strictUtf8(line: Uint8Array): string | null {
  try {
    return strictDecoder.decode(line);
  } catch {
    return null;
  }
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(lines.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const line of lines) {
    all.set(line, at);
    at += line.length;
  }
  return all;
}
