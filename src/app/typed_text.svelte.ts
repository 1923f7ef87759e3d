/** After the last key, this long until the text is kept: each keeping is a write to disk. */
const KEEP_AFTER = 400;
/** Who types without a pause loses no more than this. */
const KEEP_AT_LATEST = 2_000;

/** A text as it is typed. `store` puts it to disk, a moment after the last key. */
export class TypedText {
  text = $state('');
  readonly #store: (text: string) => Promise<unknown>;
  #kept: string;
  #keeping: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** When the first key came that is not kept yet. */
  #since: number | null = null;

  constructor(text: string, store: (text: string) => Promise<unknown>) {
    this.text = text;
    this.#kept = text;
    this.#store = store;
  }

  /** Takes what was typed. */
  type(text: string): void {
    this.text = text;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const now = Date.now();
    this.#since ??= now;
    const wait = Math.max(0, Math.min(KEEP_AFTER, this.#since + KEEP_AT_LATEST - now));
    this.#timer = setTimeout(() => void this.keep(), wait);
  }

  /** Keeps what was typed now. Resolves when it is kept, also where that was under way already. */
  async keep(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#since = null;
    if (this.text !== this.#kept) {
      this.#kept = this.text;
      this.#keeping = this.#store(this.text);
    }
    await this.#keeping;
  }

  /** Takes on a text that came from elsewhere (undo, a citation, the history); false where it is the one that was kept from here. */
  follow(text: string): boolean {
    if (text === this.#kept) return false;
    this.#kept = text;
    this.text = text;
    return true;
  }
}
