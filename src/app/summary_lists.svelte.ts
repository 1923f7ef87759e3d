import {
  countOf,
  isNoList,
  writeNameList,
  type BoundSummary,
  type NameListAnswer,
  type NamesBinding,
} from '../summary';
import type { App } from './app.svelte';
import type { Chip } from './summary.svelte';

/** The lists of names that a document has, each asked by itself. */
export class SummaryLists {
  answers = $state.raw<ReadonlyMap<string, NameListAnswer>>(new Map());
  readonly #app: App;
  #stamp: readonly unknown[] = [];
  #abort = new AbortController();
  #asked = new Set<string>();

  constructor(app: App) {
    this.#app = app;
  }

  /** Asks those that have no answer yet; all of them when the data changed. */
  ask(bound: BoundSummary, dataVersion: number): void {
    const { session, catalog } = this.#app;
    if (!session) return;
    const stamp = [session, catalog, dataVersion, this.#app.status?.server?.name];
    if (stamp.some((each, i) => each !== this.#stamp[i])) {
      this.#abort.abort();
      this.#abort = new AbortController();
      this.#asked = new Set();
      this.#stamp = stamp;
    }
    const { signal } = this.#abort;
    for (const binding of bound.bindings) {
      const words = binding.kind === 'names' ? binding.words : null;
      const key = JSON.stringify(words);
      if (!words || this.#asked.has(key)) continue;
      this.#asked.add(key);
      void this.#app.attempt(async () => {
        const [answer] = await session.askNameLists([words], { signal });
        if (answer && !signal.aborted) this.answers = new Map([...this.answers, [key, answer]]);
      });
    }
  }

  chip({ words, format, inside }: NamesBinding): Chip {
    const answer = words ? this.answers.get(JSON.stringify(words)) : undefined;
    if (!words || !answer) return { inside, shown: '…', state: 'waiting', title: inside };
    const { shown, problem } = writeNameList(answer, words, format, this.#app.lang);
    if (problem !== undefined) return { inside, shown, state: 'problem', title: problem };
    const none = isNoList(answer) || (countOf(answer, words) === null && answer.names.length === 0);
    return { inside, shown, state: none ? 'missing' : 'bound', title: inside };
  }

  stop(): void {
    this.#abort.abort();
    this.#stamp = [];
  }
}
