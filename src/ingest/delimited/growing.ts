/** Whole numbers in a row, as many as come. */
export class Growing {
  #values = new Int32Array(1 << 8);
  size = 0;

  push(value: number): void {
    if (this.size >= this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.size++] = value;
  }

  done(): Int32Array {
    return this.#values.slice(0, this.size);
  }
}
