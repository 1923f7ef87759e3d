import {
  blocksOf,
  cellsIn,
  selectionStats,
  selectionText,
  shownColumns,
  type Block,
  type Selection,
  type SelectionFigures,
} from '../view';
import type { App } from './app.svelte';
import { figuresOf, rowAt, type Screen } from './view_shown';

/** So many cells, all of them here, are counted at once; more are asked of the engine. */
const MOST_AT_ONCE = 3000;
const PAUSE_MS = 120;

/**
 * What the status bar says of a selection. Small ones at once; of a large one the engine tells it, a moment after the selection came to
 * rest. An answer to an earlier selection is dropped.
 */
export class ViewStats {
  now = $state.raw<SelectionFigures | null>(null);
  readonly #app: () => App;
  #token = 0;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: () => App) {
    this.#app = app;
  }

  /** The selection or the figures have changed. */
  follow(screen: Screen | null, selection: Selection): void {
    const token = ++this.#token;
    this.#abort?.abort();
    clearTimeout(this.#timer);
    if (!screen || selection.ranges.length === 0) {
      this.now = null;
      return;
    }
    const cols = shownColumns(screen.shown.query.layout).length;
    const rows = screen.shown.answer.total;
    const all = blocksOf(selection, { rows: rows + (screen.grid.total ? 1 : 0), cols });
    if (cellsIn(all) <= MOST_AT_ONCE && isHere(screen, all, rows)) {
      this.now = selectionStats(figuresOf(screen, selection), screen.catalog, screen.lang);
      return;
    }
    // The total row is made of the others: of a large selection it is left out.
    const blocks = blocksOf(selection, { rows, cols });
    this.now = { ...PENDING, cells: cellsIn(blocks) };
    this.#timer = setTimeout(() => void this.#ask(screen, blocks, token), PAUSE_MS);
  }

  stop(): void {
    this.#token++;
    this.#abort?.abort();
    clearTimeout(this.#timer);
  }

  async #ask(screen: Screen, blocks: readonly Block[], token: number): Promise<void> {
    const session = this.#app().session;
    if (!session) return;
    const abort = new AbortController();
    this.#abort = abort;
    const { shown, catalog, lang } = screen;
    const { layout, spec } = shown.query;
    const columns = shownColumns(layout).map(({ column }) => column);
    const used = [...new Set(blocks.flatMap(({ cols }) => cols))].sort((a, b) => a - b);
    await this.#app().attempt(async () => {
      const found = await session.selected(
        {
          columns: columns.map(({ ask }) => ask),
          blocks: blocks.map(({ from, to, cols }) => ({ areas: shown.areas.slice(from, to), columns: cols })),
          ...(spec.asOf === undefined ? {} : { asOf: spec.asOf }),
        },
        { signal: abort.signal },
      );
      if (token !== this.#token) return;
      const areas = blocks.flatMap(({ from, to }) => shown.areas.slice(from, to));
      const places = { columns: used.flatMap((col) => columns[col] ?? []), areas };
      // A server that is away answers later, when it is back; the count of cells stands meanwhile.
      if (found.ok) this.now = selectionText(found.value, places, catalog, lang);
      else if (this.now) this.now = { ...EMPTY_FIGURES, cells: this.now.cells };
    });
  }
}

const isHere = (screen: Screen, blocks: readonly Block[], rows: number): boolean =>
  blocks.every(({ from, to }) => {
    for (let row = from; row < Math.min(to, rows); row++) if (!rowAt(screen.shown, screen.pages, row)) return false;
    return true;
  });

const figures = (text: string): Omit<SelectionFigures, 'cells'> => ({
  count: text,
  sum: text,
  average: text,
  median: text,
  min: text,
  max: text,
  missing: text,
});
const PENDING = figures('…');
const EMPTY_FIGURES = figures('');
