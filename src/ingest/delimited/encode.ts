import { ByteTexts, HASH, hashOf } from './byteTexts';
import { cellReader } from './cellBytes';
import { Cells } from './cells';
import type { EncodedPiece } from './encoded';
import { pieceGroups } from './pieceGroups';
import { EXACT_DIGITS, TENS } from './numberCell';
import type { Decode } from './decode';
import type { Shape } from './shape';

const LF = 10;
const CR = 13;
const SPACE = 32;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

export interface PiecePlace {
  /** Records of the file before the piece, where it matters which they are. */
  readonly before: number;
  /** Bytes of the file up to its end, and whether the file ends there. */
  readonly to: number;
  readonly last: boolean;
}

/**
 * Whole records as numbers, in one pass over their bytes: most cells are recognised by what stood there before, and numbers are read where
 * they stand, exactly. 'open': the piece ends within quotes, and is to be read together with what follows.
 */
export function encodePiece(given: Uint8Array, shape: Shape, place: PiecePlace, decode: Decode): EncodedPiece | 'open' {
  const bytes = endingInLine(given);
  const end = bytes.length;
  const { delimiter, quote = '', escape = '', width, values } = shape;
  const dims = Object.values(shape.groups).flat();
  const size = delimiter.length;
  const sign = delimiter.charCodeAt(0);
  const quoteSign = quote === '' ? -1 : quote.charCodeAt(0);
  // A blank before a quote is none of the cell's.
  const blankSign = quoteSign >= 0 && sign !== SPACE && sign !== 9 ? SPACE : -1;
  const slow = size > 1 || (escape !== '' && escape !== quote);
  const readCell = cellReader(bytes, shape);
  const stops = new Uint8Array(256);
  for (const stop of [sign, LF, CR]) stops[stop] = 1;
  // Of each column: 0 nothing is wanted, k > 0 dimension k − 1, −k < 0 value k − 1.
  const wanted = new Int16Array(width);
  dims.forEach((at, d) => (wanted[at] = d + 1));
  values.forEach((at, v) => (wanted[at] = -v - 1));
  const nothing = new Int16Array(width);
  const texts = dims.map(() => new ByteTexts());
  const last = new Int32Array(dims.length).fill(-1);
  const codes = new Int32Array(dims.length);
  const cells = new Cells(decode, values.length);
  const groups = pieceGroups(shape, texts, decode);
  const skipped = new Set(shape.skip.map((row) => row - place.before));
  const [begin, until] = [shape.from - place.before, (shape.to ?? Infinity) - place.before];
  const irregular = { count: 0, row: 0 };
  let record = 0;
  let at = 0;

  while (at < end) {
    let byte = bytes[at] ?? LF;
    const roles = record < begin || record >= until || skipped.has(record) ? nothing : wanted;
    record++;
    let column = 0;
    let excess = false;
    if (byte !== LF && byte !== CR) {
      codes.fill(-1);
      for (;;) {
        const role = column < width ? (roles[column] ?? 0) : 0;
        byte = bytes[at] ?? LF;
        let next = at;
        if (slow || byte === quoteSign || byte === blankSign) {
          const cell = readCell(at);
          if (!cell) return place.last ? groups.piece(cells, irregular, record, place.to, true) : 'open';
          const { bytes: own, from, to } = cell;
          next = cell.next;
          if (role > 0) codes[role - 1] = texts[role - 1]?.find(own, from, to, hashOf(own, from, to)) ?? 0;
          else if (role < 0) cells.text(-role - 1, own, from, to);
          else if (column >= width && to > from) excess = true;
        } else if (role > 0) {
          const d = role - 1;
          const known = texts[d];
          if (!known) break;
          const before = last[d] ?? -1;
          let code = known.after(before);
          next = code < 0 ? -1 : known.endOf(code, bytes, at);
          if (next < 0 || stops[bytes[next] ?? LF] === 0) {
            let hash: number = HASH.start;
            for (next = at; stops[(byte = bytes[next] ?? LF)] === 0; next++) hash = Math.imul(hash ^ byte, HASH.times);
            code = known.find(bytes, at, next, hash | 0);
            known.follows(before, code);
          }
          codes[d] = last[d] = code;
        } else if (role < 0) {
          const minus = byte === MINUS;
          const first = minus ? at + 1 : at;
          let whole = 0;
          let digit = 0;
          next = first;
          while ((digit = (bytes[next] ?? LF) - ZERO) >= 0 && digit <= 9) {
            whole = whole * 10 + digit;
            next++;
          }
          const places = next - first;
          let decimals = 0;
          if (bytes[next] === POINT) {
            const point = next++;
            while ((digit = (bytes[next] ?? LF) - ZERO) >= 0 && digit <= 9) {
              whole = whole * 10 + digit;
              next++;
            }
            decimals = next - point - 1;
            if (decimals === 0) next = point; // 5. is for the slower reader
          }
          const simple =
            places > 0 &&
            places + decimals <= EXACT_DIGITS &&
            (places === 1 || bytes[first] !== ZERO) &&
            stops[bytes[next] ?? LF] === 1;
          if (simple) {
            const value = decimals === 0 ? whole : whole / (TENS[decimals] ?? 1);
            cells.number(-role - 1, minus ? -value : value, decimals);
          } else {
            while (stops[bytes[next] ?? LF] === 0) next++;
            if (next > at) cells.text(-role - 1, bytes, at, next);
          }
        } else {
          while (stops[bytes[next] ?? LF] === 0) next++;
          if (column >= width && next > at) excess = true;
        }
        at = next;
        if (at >= end || bytes[at] === LF || bytes[at] === CR) break;
        at += size;
        column++;
      }
      if (excess && roles === wanted) {
        irregular.count++;
        if (irregular.row === 0) irregular.row = record;
        cells.drop();
      } else if (cells.filled) {
        for (let d = 0; d < codes.length; d++)
          if ((codes[d] ?? -1) < 0) codes[d] = texts[d]?.find(bytes, 0, 0, HASH.start | 0) ?? 0;
        groups.row(codes, record, cells);
      }
    }
    if (bytes[at] === CR && bytes[at + 1] === LF) at++;
    at++;
  }
  return groups.piece(cells, irregular, record, place.to, false);
}

/** Every reading stops at a line end, so none need look where the bytes end. */
function endingInLine(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0 || bytes[bytes.length - 1] === LF) return bytes;
  const ended = new Uint8Array(bytes.length + 1);
  ended.set(bytes);
  ended[bytes.length] = LF;
  return ended;
}
