import {
  countOf,
  isNoList,
  writeNameList,
  type BoundSummary,
  type NameListAnswer,
  type NamesBinding,
} from '../summary';
import type { Lang } from '../text';
import type { App } from './app.svelte';
import { AskedOnce } from './asked_once.svelte';
import type { Chip } from './summary_port';

type Words = NonNullable<NamesBinding['words']>;

/** The lists of names that a document has. */
export class SummaryLists {
  readonly #asked: AskedOnce<Words, NameListAnswer>;
  #asOf: string | undefined;

  constructor(app: App) {
    this.#asked = new AskedOnce(app, {
      keyOf: (words) => JSON.stringify(words),
      ask: async (session, words, signal) => (await session.askNameLists([words], { signal, asOf: this.#asOf }))[0],
    });
  }

  ask(bound: BoundSummary, dataVersion: number, asOf?: string): void {
    this.#asOf = asOf;
    const lists = bound.bindings.flatMap((each) => (each.kind === 'names' && each.words ? [each.words] : []));
    this.#asked.ask(lists, [dataVersion, asOf]);
  }

  chip({ words, format, inside }: NamesBinding, lang: Lang): Chip {
    const answer = words ? this.#asked.answerTo(words) : null;
    if (!words || !answer) return { inside, shown: '…', state: 'waiting', title: inside };
    const { shown, problem } = writeNameList(answer, words, format, lang);
    if (problem !== undefined) return { inside, shown, state: 'problem', title: problem };
    const none = isNoList(answer) || (countOf(answer, words) === null && answer.names.length === 0);
    return { inside, shown, state: none ? 'missing' : 'bound', title: inside };
  }

  stop(): void {
    this.#asked.stop();
  }
}
