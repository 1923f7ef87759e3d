import type { Session } from '../flow';
import type { App } from './app.svelte';

/** How one question is asked, and what tells it from others. */
export interface Asking<Question, Answer> {
  readonly keyOf: (question: Question) => string;
  readonly ask: (session: Session, question: Question, signal: AbortSignal) => Promise<Answer | undefined>;
}

/** Questions of a document that are asked each by itself and once, until the data change: a slow one keeps no other waiting. */
export class AskedOnce<Question, Answer> {
  #answers = $state.raw<ReadonlyMap<string, Answer>>(new Map());
  readonly #app: App;
  readonly #asking: Asking<Question, Answer>;
  #stamp: readonly unknown[] = [];
  #abort = new AbortController();
  #asked = new Set<string>();

  constructor(app: App, asking: Asking<Question, Answer>) {
    this.#app = app;
    this.#asking = asking;
  }

  /** Asks those that have no answer yet; all of them when what they are asked of is not what it was. */
  ask(questions: readonly Question[], of: readonly unknown[]): void {
    const { session, catalog, status } = this.#app;
    if (!session) return;
    const stamp = [session, catalog, status?.server?.name, ...of];
    if (stamp.some((each, i) => each !== this.#stamp[i])) {
      this.#abort.abort();
      this.#abort = new AbortController();
      this.#asked = new Set();
      this.#stamp = stamp;
    }
    const { signal } = this.#abort;
    for (const question of questions) {
      const key = this.#asking.keyOf(question);
      if (this.#asked.has(key)) continue;
      this.#asked.add(key);
      void this.#app.attempt(async () => {
        const answer = await this.#asking.ask(session, question, signal);
        if (answer !== undefined && !signal.aborted) this.#answers = new Map([...this.#answers, [key, answer]]);
      });
    }
  }

  answerTo(question: Question): Answer | null {
    return this.#answers.get(this.#asking.keyOf(question)) ?? null;
  }

  stop(): void {
    this.#abort.abort();
    this.#stamp = [];
  }
}
