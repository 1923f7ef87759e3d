/** Numbers for combinations of column codes, in the order in which they come up: what several columns say together. */
export class Tuples {
  readonly #from: number;
  readonly #width: number;
  readonly #codes: number[] = [];
  /** One for each column behind the first: number so far and code → number. */
  readonly #pairs: readonly Map<number, number>[];
  /** Of a single column: code → number, −1 where it has none: only those codes count that stand in a row that has a figure. */
  #numbers = new Int32Array(64).fill(-1);
  readonly #last: Int32Array;
  #lastIs = -1;
  #size = 0;

  /** The columns are those from `from` on, `width` of them. */
  constructor(from: number, width: number) {
    this.#from = from;
    this.#width = width;
    this.#last = new Int32Array(width);
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
    let same = this.#lastIs >= 0;
    for (let k = 0; same && k < width; k++) same = last[k] === row[from + k];
    return same ? this.#lastIs : this.#several(row);
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
    this.#last[0] = found;
    for (let k = 1; k < this.#width; k++) {
      const code = row[from + k] ?? 0;
      this.#last[k] = code;
      const pairs = this.#pairs[k - 1] ?? new Map<number, number>();
      const key = found * 0x4000000 + code;
      const known = pairs.get(key);
      if (known === undefined) pairs.set(key, (found = pairs.size));
      else found = known;
    }
    this.#lastIs = found;
    if (found === this.#size) {
      this.#size++;
      this.#codes.push(...this.#last);
    }
    return found;
  }
}
