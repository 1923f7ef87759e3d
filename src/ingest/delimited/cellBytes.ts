import type { Shape } from './shape';

/** One cell as it lies in memory: `bytes` from `from` to `to`, quotes and escapes resolved; the record goes on at `next`. */
export interface CellBytes {
  bytes: Uint8Array;
  from: number;
  to: number;
  next: number;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/**
 * Reads cells that are not simply what stands between two delimiters: quoted, escaped, or parted by a delimiter of several characters. By the
 * rules of `read/delimited`: what follows a closing quote but is no delimiter makes the cell an unquoted one. Null: its quote does not close.
 */
export function cellReader(
  bytes: Uint8Array,
  { delimiter, quote = '', escape = '' }: Pick<Shape, 'delimiter' | 'quote' | 'escape'>,
): (at: number) => CellBytes | null {
  const end = bytes.length;
  const parts = new TextEncoder().encode(delimiter);
  const sign = quote === '' ? -1 : quote.charCodeAt(0);
  const escaping = escape === '' || escape === quote ? -1 : escape.charCodeAt(0);
  const blankFirst = parts[0] === SPACE || parts[0] === TAB;
  const cell: CellBytes = { bytes, from: 0, to: 0, next: 0 };
  const isDelimiter = (at: number): boolean => parts.every((part, k) => bytes[at + k] === part);
  const ends = (at: number): boolean => at >= end || bytes[at] === LF || bytes[at] === CR || isDelimiter(at);

  const closing = (from: number): number => {
    for (let at = from; at < end; at++) {
      if (bytes[at] === escaping) at++;
      else if (bytes[at] === sign) {
        if (bytes[at + 1] !== sign) return at;
        at++;
      }
    }
    return -1;
  };
  const given = (from: number, to: number, next: number, quoted: boolean): CellBytes => {
    const plain = unescaped(bytes.subarray(from, to), quoted ? sign : -1, escaping, sign, parts[0] ?? -1);
    const own = plain.length !== to - from;
    cell.bytes = own ? plain : bytes;
    cell.from = own ? 0 : from;
    cell.to = own ? plain.length : to;
    cell.next = next;
    return cell;
  };

  return (at) => {
    let open = at;
    if (!blankFirst) while (bytes[open] === SPACE) open++;
    if (sign >= 0 && bytes[open] === sign) {
      const close = closing(open + 1);
      if (close < 0) return null;
      let after = close + 1;
      if (!blankFirst) while (bytes[after] === SPACE && !isDelimiter(after)) after++;
      if (ends(after)) return given(open + 1, close, after, true);
    }
    let next = at;
    while (!ends(next)) next += bytes[next] === escaping ? 2 : 1;
    if (next > end) next = end;
    return given(at, next, next, false);
  };
}

/** Without the second of doubled quotes, and without escapes before what needs them (before anything else they are text). */
function unescaped(bytes: Uint8Array, doubled: number, escaping: number, quote: number, delimiter: number): Uint8Array {
  if (!bytes.includes(doubled) && !bytes.includes(escaping)) return bytes;
  const out = new Uint8Array(bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length; at++) {
    const next = bytes[at + 1] ?? -1;
    const needed = next === quote || next === escaping || next === LF || next === CR || next === delimiter;
    if (bytes[at] === escaping && next >= 0 && needed) at++;
    else if (bytes[at] === doubled && next === doubled) at++;
    out[size++] = bytes[at] ?? 0;
  }
  return out.subarray(0, size);
}
