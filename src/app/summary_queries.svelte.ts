import { isFigure, type QueryNumberAnswer } from '../query';
import { writeQueryAnswer, type BoundSummary, type QueryBinding, type QueryNumber } from '../summary';
import type { Lang } from '../text';
import type { App } from './app.svelte';
import { AskedOnce } from './asked_once.svelte';
import type { Chip } from './summary_port';

/** The named queries that a document cites. */
export class SummaryQueries {
  readonly #asked: AskedOnce<QueryNumber, QueryNumberAnswer>;
  #asOf: string | undefined;

  constructor(app: App) {
    this.#asked = new AskedOnce(app, {
      keyOf: ({ query, bound }) => JSON.stringify([query.id, query.engine, query.unit, query.decimals, bound.sql]),
      ask: async (session, number, signal) => (await session.askNamed([number], { signal, asOf: this.#asOf }))[0],
    });
  }

  ask(bound: BoundSummary, dataVersion: number, asOf?: string): void {
    this.#asOf = asOf;
    const numbers = bound.bindings.flatMap((each) => (each.kind === 'query' && each.number ? [each.number] : []));
    this.#asked.ask(numbers, [dataVersion, asOf]);
  }

  answerOf(number: QueryNumber): QueryNumberAnswer | null {
    return this.#asked.answerTo(number);
  }

  chip({ number, format, inside }: QueryBinding, lang: Lang): Chip {
    const answer = number ? this.answerOf(number) : null;
    if (!number || !answer) return { inside, shown: '…', state: 'waiting', title: inside };
    const { shown, problem } = writeQueryAnswer(answer, number, format, lang);
    if (problem !== undefined) return { inside, shown, state: 'problem', title: problem };
    return { inside, shown, state: isFigure(answer) && answer.exact ? 'bound' : 'missing', title: inside };
  }

  stop(): void {
    this.#asked.stop();
  }
}
