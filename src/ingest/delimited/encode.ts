import { ByteTexts } from './byteTexts';
import { cellReader, type CellBytes } from './cellBytes';
import { Cells } from './cells';
import type { EncodedPiece } from './encoded';
import { PieceGroups } from './pieceGroups';
import type { Decode } from './decode';
import type { Shape } from './shape';

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

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
  const records = new Records(bytes, shape, place, decode);
  let at = 0;
  while (at >= 0 && at < bytes.length) at = records.read(at);
  return at < 0 && !place.last ? 'open' : records.piece(place.to, at < 0);
}

/** Reads record by record. What is called for every record makes nothing: that is what its speed comes from. */
class Records {
  readonly #bytes: Uint8Array;
  readonly #size: number;
  readonly #width: number;
  readonly #readCell: (at: number) => CellBytes | null;
  /** Signs with which a cell begins that is not simply what stands between two delimiters; −1: none. */
  readonly #quote: number;
  readonly #blank: number;
  /** Every cell must be looked at sign by sign. */
  readonly #slow: boolean;
  readonly #stops = new Uint8Array(256);
  /** Of each column: 0 nothing is wanted, k > 0 dimension k − 1, −k < 0 value k − 1. */
  readonly #wanted: Int16Array;
  readonly #nothing: Int16Array;
  readonly #texts: readonly ByteTexts[];
  readonly #codes: Int32Array;
  readonly #cells: Cells;
  readonly #groups: PieceGroups;
  readonly #skipped: ReadonlySet<number>;
  readonly #begin: number;
  readonly #until: number;
  readonly #irregular = { count: 0, row: 0 };
  #record = 0;
  #excess = false;

  constructor(bytes: Uint8Array, shape: Shape, { before }: PiecePlace, decode: Decode) {
    const { delimiter, quote = '', escape = '', width, values } = shape;
    const dims = Object.values(shape.groups).flat();
    const sign = delimiter.charCodeAt(0);
    this.#bytes = bytes;
    this.#size = delimiter.length;
    this.#width = width;
    this.#readCell = cellReader(bytes, shape);
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0);
    // A blank before a quote is none of the cell's.
    this.#blank = quote !== '' && sign !== SPACE && sign !== TAB ? SPACE : -1;
    this.#slow = delimiter.length > 1 || (escape !== '' && escape !== quote);
    for (const stop of [sign, LF, CR]) this.#stops[stop] = 1;
    this.#wanted = new Int16Array(width);
    this.#nothing = new Int16Array(width);
    dims.forEach((at, d) => (this.#wanted[at] = d + 1));
    values.forEach((at, v) => (this.#wanted[at] = -v - 1));
    this.#texts = dims.map(() => new ByteTexts());
    this.#codes = new Int32Array(dims.length);
    this.#cells = new Cells(decode, values.length);
    this.#groups = new PieceGroups(shape, this.#texts, decode);
    this.#skipped = new Set(shape.skip.map((row) => row - before));
    this.#begin = shape.from - before;
    this.#until = (shape.to ?? Infinity) - before;
  }

  /** Reads the record at `at`; gives where the next one begins, −1 where a quote does not close. */
  read(at: number): number {
    const bytes = this.#bytes;
    const roles = this.#isData(this.#record) ? this.#wanted : this.#nothing;
    this.#record++;
    const first = bytes[at] ?? LF;
    const end = first === LF || first === CR ? at : this.#readCells(at, roles);
    return end < 0 ? end : end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
  }

  piece(to: number, unclosed: boolean): EncodedPiece {
    return this.#groups.piece(this.#cells, this.#irregular, this.#record, to, unclosed);
  }

  #isData(record: number): boolean {
    if (record < this.#begin || record >= this.#until) return false;
    return this.#skipped.size === 0 || !this.#skipped.has(record);
  }

  /** The record's cells, one after another; gives where it ends. */
  #readCells(from: number, roles: Int16Array): number {
    const bytes = this.#bytes;
    const stops = this.#stops;
    const codes = this.#codes;
    const cells = this.#cells;
    cells.begin();
    for (let d = 0; d < codes.length; d++) codes[d] = -1;
    this.#excess = false;
    let at = from;
    for (let column = 0; ; column++) {
      const role = column < this.#width ? (roles[column] ?? 0) : 0;
      const byte = bytes[at] ?? LF;
      let next = at;
      if (this.#slow || byte === this.#quote || byte === this.#blank) {
        next = this.#readSlowly(at, role, column);
        if (next < 0) return next;
      } else if (role > 0) {
        const texts = this.#texts[role - 1];
        if (texts) {
          next = texts.read(bytes, at, stops);
          codes[role - 1] = texts.code;
        }
      } else if (role < 0) next = cells.read(-role - 1, bytes, at, stops);
      else {
        while (stops[bytes[next] ?? LF] === 0) next++;
        if (column >= this.#width && next > at) this.#excess = true;
      }
      at = next;
      if (at >= bytes.length || bytes[at] === LF || bytes[at] === CR) break;
      at += this.#size;
    }
    if (this.#excess && roles === this.#wanted) this.#leaveOut();
    else if (cells.filled) this.#keep();
    return at;
  }

  /** A cell with quotes, escapes or behind a delimiter of several signs. −1: its quote does not close. */
  #readSlowly(at: number, role: number, column: number): number {
    const cell = this.#readCell(at);
    if (!cell) return -1;
    const { bytes, from, to } = cell;
    const texts = role > 0 ? this.#texts[role - 1] : undefined;
    if (texts) {
      texts.take(bytes, from, to);
      this.#codes[role - 1] = texts.code;
    } else if (role < 0) this.#cells.text(-role - 1, bytes, from, to);
    else if (column >= this.#width && to > from) this.#excess = true;
    return cell.next;
  }

  #leaveOut(): void {
    this.#irregular.count++;
    if (this.#irregular.row === 0) this.#irregular.row = this.#record;
    this.#cells.drop();
  }

  #keep(): void {
    const codes = this.#codes;
    // Columns that the record is too short for are empty.
    for (let d = 0; d < codes.length; d++)
      if ((codes[d] ?? -1) < 0) {
        this.#texts[d]?.take(this.#bytes, 0, 0);
        codes[d] = this.#texts[d]?.code ?? 0;
      }
    this.#groups.row(codes, this.#record, this.#cells);
  }
}

/** Every reading stops at a line end, so none need look where the bytes end. */
function endingInLine(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0 || bytes[bytes.length - 1] === LF) return bytes;
  const ended = new Uint8Array(bytes.length + 1);
  ended.set(bytes);
  ended[bytes.length] = LF;
  return ended;
}
