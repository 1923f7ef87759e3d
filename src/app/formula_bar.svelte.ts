import type { App } from './app.svelte';
import type { FormulaHost, FormulaMistake } from './front';
import type { Completion, Completions } from '../view';

/** What is being written in the formula bar: its text, what can be chosen, what is wrong. The component holds the field. */
export class FormulaBarState {
  readonly #app: App;
  open = $state(false);
  text = $state('');
  caret = $state(0);
  /** The chosen line of the list; −1: none, Enter takes the formula. */
  chosen = $state(-1);
  /** The list was sent away until something else is typed. */
  #dismissed = $state(false);
  /** Said only when the formula was to be taken, or when the writing rests. */
  said = $state.raw<FormulaMistake | null>(null);
  /** Typed by the person: the list comes only then. */
  #typed = $state(false);

  constructor(app: App) {
    this.#app = app;
  }

  get host(): FormulaHost | null {
    return this.#app.front?.formula ?? null;
  }

  readonly list: Completions | null = $derived.by(() =>
    this.open && this.#typed && !this.#dismissed ? (this.host?.complete(this.text, this.caret) ?? null) : null,
  );

  /** A new column is written, whatever column is looked at. */
  #fresh = false;

  /** Begins with what the active column says, or with a text; `fresh`: for a new column. */
  start(text: string = this.#app.front?.active?.expression ?? '', fresh = false): void {
    if (!this.host || this.open) return;
    this.#fresh = fresh;
    this.text = text;
    this.caret = text.length;
    this.#reset();
    this.open = true;
  }

  type(text: string, caret: number): void {
    this.text = text;
    this.caret = caret;
    this.chosen = -1;
    this.#dismissed = false;
    this.#typed = true;
    this.said = null;
  }

  moveCaret(caret: number): void {
    this.caret = caret;
  }

  /** Moves in the list; false where there is none. */
  step(by: 1 | -1): boolean {
    const many = this.list?.items.length ?? 0;
    if (many === 0) return false;
    this.chosen = this.chosen < 0 ? (by === 1 ? 0 : many - 1) : (this.chosen + by + many) % many;
    return true;
  }

  /** Puts a line of the list into the text; the caret then stands at the returned place. */
  accept(item: Completion): number {
    const { list } = this;
    if (!list) return this.caret;
    const text = this.text.slice(0, list.from) + item.insert + this.text.slice(list.to);
    const caret = list.from + item.caret;
    this.type(text, caret);
    // In the parentheses of a function something is to follow; behind a name nothing.
    this.#dismissed = item.kind !== 'function';
    return caret;
  }

  /** The chosen line, or with `first` the first one. */
  pick(first: boolean): Completion | null {
    return this.list?.items[this.chosen < 0 && first ? 0 : this.chosen] ?? null;
  }

  /** Takes the formula; where it is not understood says why and stays. An empty one changes nothing. */
  take(): boolean {
    const { host } = this;
    const empty = this.text.replace(/[=＝\s]/gu, '') === '';
    if (!host || empty || (!this.#fresh && this.text === this.#app.front?.active?.expression)) {
      this.cancel();
      return true;
    }
    this.said = host.mistake(this.text, this.#fresh);
    if (this.said) {
      this.#dismissed = true;
      return false;
    }
    host.take(this.text, this.#fresh);
    this.cancel();
    return true;
  }

  /** First sends the list away, then leaves the text. True when nothing is being written any more. */
  escape(): boolean {
    if (this.list) {
      this.#dismissed = true;
      return false;
    }
    this.cancel();
    return true;
  }

  cancel(): void {
    this.open = false;
    this.#reset();
  }

  #reset(): void {
    this.chosen = -1;
    this.#dismissed = false;
    this.#typed = false;
    this.said = null;
  }
}
