import type { Said } from './said';

/** What a person said in the preview, step by step: an undo of its own, since nothing of the workspace has changed yet. */
export class SaidHistory {
  said = $state.raw<Said>({});
  #past = $state.raw<readonly Said[]>([]);
  #future = $state.raw<readonly Said[]>([]);

  readonly canUndo: boolean = $derived(this.#past.length > 0);
  readonly canRedo: boolean = $derived(this.#future.length > 0);

  /** Takes up what is said now; what is the same as before is no step. */
  say(said: Said): void {
    if (said === this.said) return;
    this.#past = [...this.#past, this.said];
    this.#future = [];
    this.said = said;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.said, ...this.#future];
    this.said = before;
  }

  redo(): void {
    const [next, ...rest] = this.#future;
    if (!next) return;
    this.#past = [...this.#past, this.said];
    this.#future = rest;
    this.said = next;
  }

  clear(): void {
    this.said = {};
    this.#past = [];
    this.#future = [];
  }
}
