import type { Figure, Issue } from '../core';
import type { Ask } from '../query';
import type { BoundSummary } from '../summary';
import type { App } from './app.svelte';
import { queryIssue } from './trace.svelte';

/** Numbers are asked for when the keys pause so long. */
const ASK_AFTER = 120;

/** One question for one number, however often it stands in the text. */
export const askKey = (ask: Ask): string => JSON.stringify(ask);

/** The figures of a document's numbers, as they come. */
export class SummaryFigures {
  /** By question, so that an answer stays with its number however the text moves. */
  figures = $state.raw<ReadonlyMap<string, Figure>>(new Map());
  problem = $state.raw<Issue | null>(null);
  readonly #app: App;
  #token = 0;
  /** What the figures were asked of: data and catalog. */
  #stamp: readonly unknown[] = [];
  /** What is being asked for now, and of what. */
  #asking = '';
  #askingOf: readonly unknown[] = [];
  #abort = new AbortController();

  constructor(app: App) {
    this.#app = app;
  }

  /**
   * Asks for the numbers that have no answer yet as one statement, a moment after the last key; for all of them after an import, an undo or a change of the catalog.
   * An answer that comes after a later question is dropped.
   */
  async ask(bound: BoundSummary, dataVersion: number, asOf: string | undefined): Promise<void> {
    const { session, catalog } = this.#app;
    if (!session) return;
    const stamp = [session, catalog, dataVersion, asOf];
    const known = stamp.every((each, i) => each === this.#stamp[i]) ? this.figures : new Map<string, Figure>();
    const wanted = new Map(bound.bindings.flatMap(({ ask }) => (ask ? [[askKey(ask), ask] as const] : [])));
    const fresh = [...wanted].filter(([key]) => !known.has(key));
    const asking = fresh.map(([key]) => key).join('\n');
    if (asking !== '' && asking === this.#asking && stamp.every((each, i) => each === this.#askingOf[i])) return;
    const token = ++this.#token;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    [this.#asking, this.#askingOf] = [asking, stamp];
    if (fresh.length === 0) return;
    if (known.size > 0) await new Promise((resolve) => setTimeout(resolve, ASK_AFTER));
    if (token !== this.#token) return;
    await this.#app.attempt(async () => {
      const answer = await session.askAll(
        fresh.map(([, ask]) => ask),
        { signal, ...(asOf === undefined ? {} : { asOf }) },
      );
      if (token !== this.#token) return;
      this.#asking = '';
      if (!answer.ok) {
        if (answer.error.kind !== 'cancelled') this.problem = queryIssue(answer.error, this.#app);
        return;
      }
      this.problem = null;
      this.#stamp = stamp;
      const found = fresh.flatMap(([key], i) => {
        const figure = answer.value[i];
        return figure ? [[key, figure] as const] : [];
      });
      this.figures = new Map([...[...known].filter(([key]) => wanted.has(key)), ...found]);
    });
  }

  stop(): void {
    this.#token++;
    this.#abort.abort();
  }
}
