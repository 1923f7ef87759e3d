import { endOf } from '../catalog';
import { PAGE, type CellAt, type GridRow } from '../view';
import type { ViewState } from './view.svelte';

/** A place that was found; column −1 is the name of the row. */
export type Hit = CellAt;

const MOST_HITS = 5000;
const PAUSE_MS = 150;

/**
 * Ctrl+F: finds a text in the names and in the figures as they are shown, in all rows of a table, also in those that were never
 * fetched. Hits are counted while the rows are read; walking goes on from the active cell and around the end.
 */
export class ViewFind {
  open = $state(false);
  text = $state('');
  hits = $state.raw<readonly Hit[]>([]);
  /** Rows that were looked through, while not all have been. */
  scanned = $state<number | null>(null);
  readonly #state: ViewState;
  #token = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(state: ViewState) {
    this.#state = state;
  }

  show(): void {
    this.open = true;
    if (this.text !== '') void this.#scan(++this.#token);
  }

  close(): void {
    this.open = false;
    this.#token++;
    this.scanned = null;
    clearTimeout(this.#timer);
  }

  /** Another text was typed: looked for a moment after the last key. */
  search(text: string): void {
    this.text = text;
    const token = ++this.#token;
    clearTimeout(this.#timer);
    this.hits = [];
    this.scanned = null;
    if (text.trim() !== '') this.#timer = setTimeout(() => void this.#scan(token), PAUSE_MS);
  }

  /** Looks again where the figures have changed. */
  follow(): void {
    if (this.open && this.text.trim() !== '') this.search(this.text);
  }

  /** Number of the hit that the active cell stands on, from 1; 0 where it stands on none. */
  readonly place: number = $derived.by(() => {
    const at = this.#state.activeAt;
    const named = this.#state.selection.ranges.at(-1)?.whole === 'rows';
    if (!at) return 0;
    return this.hits.findIndex((hit) => hit.row === at.row && (hit.col === at.col || (hit.col < 0 && named))) + 1;
  });

  /** To the next hit, or the one before. */
  walk(by: 1 | -1): void {
    const { hits } = this;
    const at = this.#state.activeAt;
    if (hits.length === 0) return;
    const named = this.#state.selection.ranges.at(-1)?.whole === 'rows';
    const here = at ? { row: at.row, col: named ? -1 : at.col } : { row: -1, col: -1 };
    const after = hits.findIndex((hit) => before(here, hit));
    const behind = hits.filter((hit) => before(hit, here)).at(-1);
    const to = by === 1 ? hits[after < 0 ? 0 : after] : (behind ?? hits.at(-1));
    if (to) this.#go(to);
  }

  #go(hit: Hit): void {
    const { size } = this.#state;
    const cell = { row: hit.row, col: Math.max(0, hit.col) };
    const range =
      hit.col < 0
        ? { anchor: cell, head: { row: hit.row, col: size.cols - 1 }, whole: 'rows' as const }
        : { anchor: cell, head: cell };
    this.#state.select({ ranges: [range], at: cell });
  }

  async #scan(token: number): Promise<void> {
    const { shown, app } = this.#state;
    const { catalog, lang } = app;
    const wanted = normal(this.text.trim());
    if (!shown || !catalog || wanted === '') return;
    const last = shown.query.layout.periods.at(-1);
    const at = last ? endOf(last) - 1 : undefined;
    const readings = new Set(catalog.findAreas(this.text.trim()).map(({ key }) => key));
    const named = (area: string): boolean =>
      readings.has(area) || normal(catalog.areaName(area, lang, at)).includes(wanted);
    const hits: Hit[] = [];
    const { areas } = shown;
    let first = true;
    for (let from = 0; from < areas.length && hits.length < MOST_HITS; from += PAGE) {
      const rows = await this.#state.rows(from, Math.min(from + PAGE, areas.length));
      if (token !== this.#token || this.#state.shown !== shown || rows === null) return;
      rows.forEach((row, i) => hits.push(...hitsOf(row, from + i, named(areas[from + i] ?? ''), wanted)));
      this.hits = [...hits];
      this.scanned = from + rows.length;
      if (first && hits.length > 0) {
        first = false;
        if (this.place === 0) this.walk(1);
      }
    }
    this.scanned = null;
  }
}

function hitsOf({ cells }: GridRow, row: number, named: boolean, wanted: string): readonly Hit[] {
  const found = cells.flatMap(({ text }, col) => (normal(text).includes(wanted) ? [{ row, col }] : []));
  return named ? [{ row, col: -1 }, ...found] : found;
}

/** Commas between thousands and the two minus signs make no difference. */
const normal = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('−', '-')
    .replace(/(?<=\d),(?=\d{3})/g, '');

const before = (a: Hit, b: Hit): boolean => a.row < b.row || (a.row === b.row && a.col < b.col);
