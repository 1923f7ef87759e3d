import type { Decode } from './decode';
import type { EncodedPiece, OddCell } from './encoded';
import { readTextCell } from './numberCell';

/** The figures of a piece as they are read; those of the row that is being read can be dropped again. */
export class Cells {
  readonly #decode: Decode;
  readonly #several: boolean;
  #v = new Uint16Array(0);
  #x = new Float64Array(1 << 12);
  #p = new Uint8Array(1 << 12);
  #size = 0;
  #kept = 0;
  readonly #odd: OddCell[] = [];
  readonly #grouped: OddCell[] = [];
  #row = 0;
  #texts: { readonly v: number; readonly text: string; readonly grouped: boolean }[] = [];
  /** Characters of the row that is being read that were no text. */
  bad = 0;

  constructor(decode: Decode, columns: number) {
    this.#decode = decode;
    this.#several = columns > 1;
    if (this.#several) this.#v = new Uint16Array(1 << 12);
  }

  /** The row that is being read has a figure, or a text where one should be. */
  get filled(): boolean {
    return this.#size > this.#kept || this.#texts.length > 0;
  }

  number(v: number, value: number, decimals: number): void {
    const at = this.#size++;
    if (at >= this.#x.length) this.#grow();
    this.#x[at] = value;
    this.#p[at] = decimals;
    if (this.#several) this.#v[at] = v;
  }

  /** A cell that is not simply digits. */
  text(v: number, bytes: Uint8Array, from: number, to: number): void {
    const { text, replaced } = this.#decode(bytes.subarray(from, to));
    const cell = readTextCell(text);
    if (cell.kind === 'blank') return;
    this.bad += replaced;
    if (cell.kind === 'number') this.number(v, cell.value, cell.digits);
    if (cell.text !== null) this.#texts.push({ v, text: cell.text, grouped: cell.kind === 'number' });
  }

  drop(): void {
    this.#size = this.#kept;
    this.#texts = [];
    this.bad = 0;
  }

  /** Keeps the row: calls `each` for its plain figures. Gives where its figures end. */
  keep(each: (v: number, decimals: number) => void): number {
    for (let k = this.#kept; k < this.#size; k++) each(this.#v[k] ?? 0, this.#p[k] ?? 0);
    if (this.#texts.length > 0) {
      for (const { v, text, grouped } of this.#texts)
        (grouped ? this.#grouped : this.#odd).push({ row: this.#row, v, text });
      this.#texts = [];
    }
    this.bad = 0;
    this.#kept = this.#size;
    this.#row++;
    return this.#size;
  }

  done(): Pick<EncodedPiece, 'cells' | 'odd' | 'grouped'> {
    const size = this.#kept;
    const cells = {
      v: this.#several ? this.#v.slice(0, size) : new Uint16Array(0),
      x: this.#x.slice(0, size),
      p: this.#p.slice(0, size),
    };
    return { cells, odd: this.#odd, grouped: this.#grouped };
  }

  #grow(): void {
    const size = this.#x.length * 2;
    const [x, p] = [new Float64Array(size), new Uint8Array(size)];
    x.set(this.#x);
    p.set(this.#p);
    [this.#x, this.#p] = [x, p];
    if (!this.#several) return;
    const v = new Uint16Array(size);
    v.set(this.#v);
    this.#v = v;
  }
}
