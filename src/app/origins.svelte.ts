import { untrack } from 'svelte';
import type { CellOrigin, TraceRow } from '../query';
import { howComputed } from './how';
import type { App } from './app.svelte';

/**
 * Where the active number was read from, for the formula bar: asked a moment after the cell was chosen, dropped when
 * another was. At most the rows that count; superseded ones are in the trace panel.
 */
export class Origins {
  rows = $state.raw<readonly TraceRow[]>([]);
  readonly #app: App;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  /** How the number was computed, in figures. */
  readonly how: string = $derived.by(() => {
    const ask = this.#app.front?.active?.ask;
    return ask && this.rows.length > 0 ? howComputed(ask, this.rows, this.#app.lang) : '';
  });

  /** Cells, each once, the value's own before its base. */
  readonly list: readonly CellOrigin[] = $derived.by(() => {
    const seen = new Set<string>();
    return this.rows.flatMap((row) => {
      if (row.superseded || row.source === null) return [];
      const { sha256, sheet, row: r, column } = row.source;
      const key = `${sha256} ${sheet} ${r} ${column}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [row.source];
    });
  });

  /** To be called when another number is looked at. */
  follow(): void {
    this.#abort?.abort();
    clearTimeout(this.#timer);
    this.rows = [];
    // Called from effects too, which must not come to depend on what is read here.
    const { ask, session } = untrack(() => ({ ask: this.#app.front?.active?.ask, session: this.#app.session }));
    if (!ask || !session) return;
    const abort = new AbortController();
    this.#abort = abort;
    // Moving through a grid with the arrow keys must not ask for every cell on the way.
    this.#timer = setTimeout(() => {
      void session
        .trace(ask, { signal: abort.signal })
        .then((answer) => {
          if (!abort.signal.aborted && answer.ok) this.rows = answer.value;
        })
        .catch((thrown: unknown) => this.#app.unexpected(thrown));
    }, 120);
  }
}
