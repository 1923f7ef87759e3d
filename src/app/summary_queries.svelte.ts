import { isFigure, type QueryNumberAnswer } from '../query';
import { writeQueryAnswer, type BoundSummary, type QueryBinding, type QueryNumber } from '../summary';
import type { App } from './app.svelte';
import type { Chip } from './summary.svelte';

const keyOf = ({ query, bound }: QueryNumber): string =>
  JSON.stringify([query.id, query.engine, query.unit, query.decimals, bound.sql]);

/** The named queries that a document cites, each asked by itself: a slow one keeps no other number waiting. */
export class SummaryQueries {
  answers = $state.raw<ReadonlyMap<string, QueryNumberAnswer>>(new Map());
  readonly #app: App;
  #stamp: readonly unknown[] = [];
  #abort = new AbortController();
  #asked = new Set<string>();

  constructor(app: App) {
    this.#app = app;
  }

  /** Asks those that have no answer yet; all of them when the data changed. */
  ask(bound: BoundSummary, dataVersion: number, asOf?: string): void {
    const { session, catalog } = this.#app;
    if (!session) return;
    const stamp = [session, catalog, dataVersion, this.#app.status?.server?.name, asOf];
    if (stamp.some((each, i) => each !== this.#stamp[i])) {
      this.#abort.abort();
      this.#abort = new AbortController();
      this.#asked = new Set();
      this.#stamp = stamp;
    }
    const { signal } = this.#abort;
    for (const binding of bound.bindings) {
      const number = binding.kind === 'query' ? binding.number : null;
      const key = number ? keyOf(number) : '';
      if (!number || this.#asked.has(key)) continue;
      this.#asked.add(key);
      void this.#app.attempt(async () => {
        const [answer] = await session.askNamed([number], { signal, asOf });
        if (answer && !signal.aborted) this.answers = new Map([...this.answers, [key, answer]]);
      });
    }
  }

  answerOf(number: QueryNumber): QueryNumberAnswer | null {
    return this.answers.get(keyOf(number)) ?? null;
  }

  chip({ number, format, inside }: QueryBinding): Chip {
    const answer = number ? this.answerOf(number) : null;
    if (!number || !answer) return { inside, shown: '…', state: 'waiting', title: inside };
    const { shown, problem } = writeQueryAnswer(answer, number, format, this.#app.lang);
    if (problem !== undefined) return { inside, shown, state: 'problem', title: problem };
    return { inside, shown, state: isFigure(answer) && answer.exact ? 'bound' : 'missing', title: inside };
  }

  stop(): void {
    this.#abort.abort();
    this.#stamp = [];
  }
}
