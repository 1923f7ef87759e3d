import type { Decode } from './decode';
import type { EncodedPiece, OddCell } from './encoded';
import { EXACT_DIGITS, readTextCell, TENS } from './numberCell';
import { PlainColumns } from './plainColumns';

const LF = 10;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/** Of one piece after another: nothing of a piece is left here when it is read. */
const columns = new PlainColumns();

/** The figures of a piece as they are read; those of the row that is being read can be dropped again. */
export class Cells {
  readonly #decode: Decode;
  readonly #values: number;
  readonly #plain = columns;
  readonly #odd: OddCell[] = [];
  readonly #grouped: OddCell[] = [];
  #kept = 0;
  #texts: { readonly v: number; readonly text: string; readonly grouped: boolean }[] = [];
  /** For each text of the indicator's columns and each value column: as in EncodedPiece. */
  #digits: Uint8Array<ArrayBuffer>;
  /** Characters of the row that is being read that were no text. */
  bad = 0;

  constructor(decode: Decode, values: number) {
    this.#decode = decode;
    this.#values = values;
    this.#digits = new Uint8Array(64 * values);
    columns.size = 0;
  }

  /** The row that is being read has a figure, or a text where one should be. */
  get filled(): boolean {
    return this.#plain.size > this.#kept || this.#texts.length > 0;
  }

  /** To be called before each row. */
  begin(): void {
    this.#plain.room(this.#values);
  }

  /** Reads a figure where it stands, up to a stop: exactly, or as text where it is not simply digits. Gives where it ends. */
  read(v: number, bytes: Uint8Array, at: number, stops: Uint8Array): number {
    const minus = bytes[at] === MINUS;
    const first = minus ? at + 1 : at;
    let next = first;
    let whole = 0;
    let digit = 0;
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
    if (
      places > 0 &&
      places + decimals <= EXACT_DIGITS &&
      (places === 1 || bytes[first] !== ZERO) &&
      stops[bytes[next] ?? LF] === 1
    ) {
      const value = decimals === 0 ? whole : whole / (TENS[decimals] ?? 1);
      this.#number(v, minus ? -value : value, decimals);
      return next;
    }
    while (stops[bytes[next] ?? LF] === 0) next++;
    if (next > at) this.text(v, bytes, at, next);
    return next;
  }

  /** A cell that is not simply digits. */
  text(v: number, bytes: Uint8Array, from: number, to: number): void {
    const { text, replaced } = this.#decode(bytes.subarray(from, to));
    const cell = readTextCell(text);
    if (cell.kind === 'blank') return;
    this.bad += replaced;
    if (cell.kind === 'number') this.#number(v, cell.value, cell.digits);
    if (cell.text !== null) this.#texts.push({ v, text: cell.text, grouped: cell.kind === 'number' });
  }

  drop(): void {
    this.#plain.size = this.#kept;
    this.#texts.length = 0;
    this.bad = 0;
  }

  /** Keeps the row, which is the piece's record `r` (1-based) and about these. */
  keep(a: number, t: number, indicator: number, r: number): void {
    const plain = this.#plain;
    const base = indicator * this.#values;
    if (base + this.#values > this.#digits.length) this.#moreDigits();
    const { size } = plain;
    const none = size === this.#kept;
    for (let k = this.#kept; k < size; k++) {
      const i = base + (plain.i[k] ?? 0);
      const decimals = plain.p[k] ?? 0;
      if ((this.#digits[i] ?? 0) <= decimals) this.#digits[i] = decimals + 1;
      plain.a[k] = a;
      plain.t[k] = t;
      plain.i[k] = i;
      plain.r[k] = r;
    }
    if (this.#texts.length > 0) this.#keepTexts(a, t, base, r, none);
    this.#kept = size;
    this.bad = 0;
  }

  /** Every kept row: what it is about, and its record. */
  eachRow(take: (a: number, t: number, indicator: number, r: number) => void): void {
    const { a, t, i, r } = this.#plain;
    let last = -1;
    for (let k = 0; k < this.#kept; k++) {
      const row = r[k] ?? 0;
      if (row !== last) take(a[k] ?? 0, t[k] ?? 0, Math.floor((i[k] ?? 0) / this.#values), row);
      last = row;
    }
    for (const cell of this.#odd) if (cell.alone) take(cell.a, cell.t, Math.floor(cell.i / this.#values), cell.r);
  }

  /** `indicators`: how many texts the indicator's columns have. */
  done(indicators: number): Pick<EncodedPiece, 'plain' | 'odd' | 'grouped' | 'digits'> {
    this.drop();
    return {
      plain: this.#plain.copy(),
      odd: this.#odd,
      grouped: this.#grouped,
      digits: this.#digits.slice(0, indicators * this.#values),
    };
  }

  #number(v: number, value: number, decimals: number): void {
    const plain = this.#plain;
    const at = plain.size++;
    plain.x[at] = value;
    plain.p[at] = decimals;
    plain.i[at] = v;
  }

  #keepTexts(a: number, t: number, base: number, r: number, none: boolean): void {
    let alone = none;
    for (const { v, text, grouped } of this.#texts) {
      (grouped ? this.#grouped : this.#odd).push({ a, t, i: base + v, r, text, alone });
      alone = false;
    }
    this.#texts.length = 0;
  }

  #moreDigits(): void {
    const larger = new Uint8Array(this.#digits.length * 2);
    larger.set(this.#digits);
    this.#digits = larger;
  }
}
