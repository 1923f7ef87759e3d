import type { Issue } from '../core';
import type { SheetWindow } from '../flow';
import type { CellOrigin } from '../query';
import { editSource, removeSource, type Source, type Vintage } from '../workspace';
import type { App } from './app.svelte';
import { columnWidths } from './widths';

/** Rows fetched at a time: several screens, small enough to be instant. */
const PAGE = 200;

/** The source viewer: raw cells of one sheet, fetched by pages as they come into sight. */
export class SourceState {
  shown = $state(false);
  sha256 = $state('');
  sheet = $state('');
  /** The cell to mark, counted from 1; none when a file was opened by its name. */
  mark = $state.raw<{ readonly row: number; readonly column: number } | null>(null);
  totalRows = $state(0);
  columns = $state(0);
  pages = $state.raw<ReadonlyMap<number, readonly (readonly string[])[]>>(new Map());
  problem = $state.raw<Issue | null>(null);
  readonly #app: App;
  #token = 0;
  #asked = new Set<number>();

  constructor(app: App) {
    this.#app = app;
  }

  readonly source: Source | null = $derived.by(
    () => this.#app.workspace?.sources.find((source) => source.sha256 === this.sha256) ?? null,
  );

  /** Pixels for each column, by the longest text of what is here. */
  readonly widths: readonly number[] = $derived(columnWidths(this.columns, this.pages.values()));

  async open(origin: CellOrigin): Promise<void> {
    await this.#show(origin.sha256, origin.sheet, { row: origin.row, column: origin.column });
  }

  async openFile(source: Source): Promise<void> {
    await this.#show(source.sha256, source.sheets[0]?.name ?? '', null);
  }

  async openSheet(sheet: string): Promise<void> {
    await this.#show(this.sha256, sheet, null);
  }

  /** Vintage and day of release, as a person knows them. */
  edit(change: { readonly vintage?: Vintage; readonly released?: string }): void {
    void this.#app.do(editSource, { sha256: this.sha256, change });
  }

  /** Takes the file's facts out of the workspace; undo brings them back. */
  remove(): void {
    const { sha256 } = this;
    const name = this.source?.name ?? '';
    this.close();
    void this.#app.do(removeSource, { sha256 }).then((done) => {
      if (!done) return;
      this.#app.messages.say(
        'info',
        'shell.source_removed',
        { name },
        { label: 'command.edit_undo', run: () => void this.#app.undo() },
      );
    });
  }

  close(): void {
    this.#token++;
    this.shown = false;
    this.pages = new Map();
  }

  /** Makes sure that rows from ≤ r < to (0-based) are here or on their way. */
  need(from: number, to: number): void {
    for (let page = Math.floor(Math.max(0, from) / PAGE); page * PAGE < to; page++) {
      if (!this.#asked.has(page)) void this.#fetch(page);
    }
  }

  /** The cells of a row, 0-based; null while they are on their way. */
  row(at: number): readonly string[] | null {
    return this.pages.get(Math.floor(at / PAGE))?.[at % PAGE] ?? null;
  }

  async #show(
    sha256: string,
    sheet: string,
    mark: { readonly row: number; readonly column: number } | null,
  ): Promise<void> {
    this.#token++;
    this.#asked = new Set();
    this.sha256 = sha256;
    this.sheet = sheet;
    this.mark = mark;
    this.pages = new Map();
    this.problem = null;
    this.totalRows = 0;
    this.columns = 0;
    this.shown = true;
    await this.#fetch(Math.floor(((mark?.row ?? 1) - 1) / PAGE));
  }

  async #fetch(page: number): Promise<void> {
    const session = this.#app.session;
    const token = this.#token;
    if (!session) return;
    this.#asked.add(page);
    await this.#app.attempt(async () => {
      const answer = await session.sheet(this.sha256, this.sheet, page * PAGE, (page + 1) * PAGE);
      if (token !== this.#token) return;
      if (answer.ok) this.#keep(page, answer.value);
      else this.problem = answer.error;
    });
  }

  #keep(page: number, window: SheetWindow): void {
    this.totalRows = window.totalRows;
    this.columns = Math.max(this.columns, window.columns);
    this.pages = new Map([...this.pages, [page, window.rows]]);
  }
}
