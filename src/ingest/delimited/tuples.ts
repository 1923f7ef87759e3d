/** Numbers for combinations of column codes, in the order in which they come up: what several columns say together. */
export class Tuples {
  readonly #from: number;
  readonly #width: number;
  readonly #codes: number[] = [];
  /** One for each column behind the first: number so far and code → number. */
  readonly #pairs: readonly Map<number, number>[];
  /** Of a single column: code → number, −1 where it has none: only those codes count that stand in a row that has a figure. */
  #numbers = new Int32Array(64).fill(-1);
  /** What came after each combination last time. */
  #next = new Int32Array(64);
  #last = -1;
  #size = 0;

  /** The columns are those from `from` on, `width` of them. */
  constructor(from: number, width: number) {
    this.#from = from;
    this.#width = width;
    this.#pairs = Array.from({ length: Math.max(0, width - 1) }, () => new Map<number, number>());
  }

  get size(): number {
    return this.#size;
  }

  /** The code of column `k` in combination `tuple`. */
  code(tuple: number, k: number): number {
    return this.#codes[tuple * this.#width + k] ?? 0;
  }

  /** The number of what `row` holds in the columns. Called for every row: it makes nothing. */
  find(row: Int32Array): number {
    const from = this.#from;
    const width = this.#width;
    if (width === 1) return this.#single(row[from] ?? 0);
    if (width === 0) {
      this.#size = 1;
      return 0;
    }
    const last = this.#last;
    if (last < 0) return this.#several(row);
    if (this.#isSame(last, row)) return last;
    const next = this.#next[last] ?? 0;
    return this.#isSame(next, row) ? (this.#last = next) : this.#several(row);
  }

  #isSame(tuple: number, row: Int32Array): boolean {
    const codes = this.#codes;
    const at = tuple * this.#width;
    for (let k = 0; k < this.#width; k++) if (codes[at + k] !== row[this.#from + k]) return false;
    return true;
  }

  #single(code: number): number {
    if (code >= this.#numbers.length) {
      const larger = new Int32Array(Math.max(code + 1, this.#numbers.length * 2)).fill(-1);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    const known = this.#numbers[code] ?? -1;
    if (known >= 0) return known;
    this.#numbers[code] = this.#size;
    this.#codes.push(code);
    return this.#size++;
  }

  #several(row: Int32Array): number {
    const from = this.#from;
    let found = row[from] ?? 0;
    for (let k = 1; k < this.#width; k++) {
      const code = row[from + k] ?? 0;
      const pairs = this.#pairs[k - 1] ?? new Map<number, number>();
      const key = found * 0x4000000 + code;
      const known = pairs.get(key);
      if (known === undefined) pairs.set(key, (found = pairs.size));
      else found = known;
    }
    if (found === this.#size) {
      this.#size++;
      for (let k = 0; k < this.#width; k++) this.#codes.push(row[from + k] ?? 0);
      if (found >= this.#next.length) {
        const larger = new Int32Array(this.#next.length * 2);
        larger.set(this.#next);
        this.#next = larger;
      }
    }
    if (this.#last >= 0) this.#next[this.#last] = found;
    this.#last = found;
    return found;
  }
}
