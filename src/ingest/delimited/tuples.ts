/** Numbers for combinations of column codes, in the order in which they come up: what several columns say together. */
export class Tuples {
  readonly #width: number;
  readonly #codes: number[] = [];
  /** One for each column behind the first: number so far and code → number. */
  readonly #pairs: readonly Map<number, number>[];
  #last: number[] = [];
  #lastIs = -1;
  #size = 0;

  constructor(width: number) {
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

  /** The number of what `row` holds at `places`. */
  find(row: Int32Array, places: readonly number[]): number {
    const { length } = places;
    if (length === 0) {
      this.#size = 1;
      return 0;
    }
    if (this.#lastIs >= 0) {
      let same = true;
      for (let k = 0; k < length; k++) if (this.#last[k] !== row[places[k] ?? 0]) same = false;
      if (same) return this.#lastIs;
    }
    this.#last = places.map((place) => row[place] ?? 0);
    let found = this.#last[0] ?? 0;
    for (let k = 1; k < length; k++) {
      const pairs = this.#pairs[k - 1] ?? new Map<number, number>();
      const key = found * 0x4000000 + (this.#last[k] ?? 0);
      const known = pairs.get(key);
      if (known === undefined) pairs.set(key, (found = pairs.size));
      else found = known;
    }
    this.#lastIs = length === 1 ? this.#numbered(found) : found;
    if (this.#lastIs === this.#size) {
      this.#size++;
      this.#codes.push(...this.#last);
    }
    return this.#lastIs;
  }

  /** Of a single column only those codes count that stand in a row that has a figure. */
  readonly #order: number[] = [];
  #numbered(code: number): number {
    while (this.#order.length <= code) this.#order.push(-1);
    const known = this.#order[code] ?? -1;
    if (known >= 0) return known;
    this.#order[code] = this.#size;
    return this.#size;
  }
}
