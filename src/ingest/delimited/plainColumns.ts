import type { PlainFigures } from './encoded';

const LEAST = 1 << 12;

/** Plain figures as they are read, in columns that grow; the last ones can be dropped again. The columns can be used again and again. */
export class PlainColumns {
  a = new Int32Array(LEAST);
  t = new Int32Array(LEAST);
  i = new Int32Array(LEAST);
  r = new Int32Array(LEAST);
  x = new Float64Array(LEAST);
  p = new Uint8Array(LEAST);
  size = 0;

  /** Makes room for so many more. */
  room(more: number): void {
    const wanted = this.size + more;
    if (wanted <= this.x.length) return;
    const length = Math.max(wanted, this.x.length * 2);
    this.a = longer(this.a, length);
    this.t = longer(this.t, length);
    this.i = longer(this.i, length);
    this.r = longer(this.r, length);
    const [x, p] = [new Float64Array(length), new Uint8Array(length)];
    x.set(this.x);
    p.set(this.p);
    [this.x, this.p] = [x, p];
  }

  /** What was read, in a buffer of its own. */
  copy(): PlainFigures {
    const n = this.size;
    const buffer = new ArrayBuffer(n * 25);
    const whole = (place: number, from: Int32Array): Int32Array => {
      const to = new Int32Array(buffer, n * (8 + 4 * place), n);
      to.set(from.subarray(0, n));
      return to;
    };
    const [x, p] = [new Float64Array(buffer, 0, n), new Uint8Array(buffer, n * 24, n)];
    x.set(this.x.subarray(0, n));
    p.set(this.p.subarray(0, n));
    return { a: whole(0, this.a), t: whole(1, this.t), i: whole(2, this.i), r: whole(3, this.r), x, p };
  }
}

const longer = (from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> => {
  const to = new Int32Array(length);
  to.set(from);
  return to;
};
