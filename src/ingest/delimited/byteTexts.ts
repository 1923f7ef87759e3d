/**
 * The different texts of a column, as bytes, numbered in the order in which they come up. Looking one up makes no string: most cells of a
 * large file repeat what stood above them or what followed it before, which is tried first.
 */
export class ByteTexts {
  #store = new Uint8Array(1 << 14);
  #ends = new Int32Array(1 << 9);
  #hashes = new Int32Array(1 << 9);
  #slots = new Int32Array(1 << 11).fill(-1);
  /** What came after each text last time. */
  #next = new Int32Array(1 << 9);
  #size = 0;
  #last = -1;
  /** The text that was read last; −1: none. */
  code = -1;

  get size(): number {
    return this.#size;
  }

  bytes(code: number): Uint8Array {
    return this.#store.subarray(this.#begin(code), this.#ends[code]);
  }

  /** Reads the text at `at` up to a stop, which must come: `code` is its number then. Gives where it ends. */
  read(bytes: Uint8Array, at: number, stops: Uint8Array): number {
    const before = this.#last;
    const code = before < 0 ? -1 : (this.#next[before] ?? -1);
    const next = code < 0 ? -1 : this.endOf(code, bytes, at);
    if (next < 0 || stops[bytes[next] ?? 0] === 0) return this.#other(bytes, at, stops);
    this.code = this.#last = code;
    return next;
  }

  /** Sets `code` to the number of the text between two places. */
  take(bytes: Uint8Array, from: number, to: number): void {
    this.code = this.find(bytes, from, to, hashOf(bytes, from, to));
  }

  /** Where text `code` ends if it stands at `from` in `bytes`; −1: it does not. What comes behind is for the caller to see. */
  endOf(code: number, bytes: Uint8Array, from: number): number {
    const store = this.#store;
    const end = this.#ends[code] ?? 0;
    let at = from;
    for (let k = this.#begin(code); k < end; k++, at++) if (store[k] !== bytes[at]) return -1;
    return at;
  }

  /** The number of the text between two places, a new one where it has none. `hash`: `hashOf` the same bytes. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let code = this.#slots[slot] ?? -1; code >= 0; code = this.#slots[slot] ?? -1) {
      if (this.#hashes[code] === hash && this.#isAt(code, bytes, from, to)) return code;
      slot = (slot + 1) & mask;
    }
    return this.#add(bytes, from, to, hash, slot);
  }

  /** It is another one than was to be expected. */
  #other(bytes: Uint8Array, at: number, stops: Uint8Array): number {
    let hash: number = HASH.start;
    let next = at;
    for (let byte = 0; stops[(byte = bytes[next] ?? 0)] === 0; next++) hash = Math.imul(hash ^ byte, HASH.times);
    const code = this.find(bytes, at, next, hash | 0);
    if (this.#last >= 0) this.#next[this.#last] = code;
    this.code = this.#last = code;
    return next;
  }

  #begin(code: number): number {
    return code === 0 ? 0 : (this.#ends[code - 1] ?? 0);
  }

  #isAt(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    return (this.#ends[code] ?? 0) - this.#begin(code) === to - from && this.endOf(code, bytes, from) === to;
  }

  #add(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const code = this.#size++;
    const begin = this.#begin(code);
    const end = begin + to - from;
    if (code >= this.#ends.length) {
      this.#ends = twice(this.#ends);
      this.#hashes = twice(this.#hashes);
      this.#next = twice(this.#next);
    }
    if (end > this.#store.length) {
      const larger = new Uint8Array(Math.max(end, this.#store.length * 2));
      larger.set(this.#store);
      this.#store = larger;
    }
    this.#store.set(bytes.subarray(from, to), begin);
    this.#ends[code] = end;
    this.#hashes[code] = hash;
    this.#next[code] = code;
    this.#slots[slot] = code;
    if (this.#size * 2 > this.#slots.length) this.#spread();
    return code;
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.#size; code++) {
      const hash = this.#hashes[code] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }
}

const twice = (array: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
};

/** FNV-1a, as the reader of cells computes it while it looks for a cell's end. */
export const HASH = { start: 0x811c9dc5, times: 0x01000193 } as const;

export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash: number = HASH.start;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), HASH.times);
  return hash | 0;
}
