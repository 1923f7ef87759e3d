import type { FileIn, Session, SheetWindow } from '../../flow';
import type { Merge, OpenOptions } from '../../ingest';
import { columnWidths } from '../widths';

/** Rows fetched at a time. */
const PAGE = 200;

/** The raw cells of one sheet of a file that is being imported, fetched by pages as they come into sight. */
export class SheetPeek {
  totalRows = $state(0);
  columns = $state(0);
  /** Known once the first page is here. */
  ready = $state(false);
  pages = $state.raw<ReadonlyMap<number, readonly (readonly string[])[]>>(new Map());
  merges = $state.raw<readonly Merge[]>([]);
  readonly #fetch: (from: number, to: number) => Promise<SheetWindow | null>;
  readonly #asked = new Set<number>();
  #closed = false;

  constructor(session: Session, file: FileIn, sheet: string, options: OpenOptions) {
    this.#fetch = (from, to) => session.peek(file, sheet, from, to, options);
  }

  /** Pixels for each column, by its longest text. */
  readonly widths: readonly number[] = $derived(columnWidths(this.columns, this.pages.values()));

  /** Makes sure that rows from ≤ r < to (0-based) are here or on their way. */
  need(from: number, to: number): void {
    const pages: number[] = [];
    for (let page = Math.floor(Math.max(0, from) / PAGE); page * PAGE < to; page++) pages.push(page);
    for (const page of pages.filter((each) => !this.#asked.has(each))) void this.#take(page);
  }

  /** The cells of a row, 0-based; null while they are on their way. */
  row(at: number): readonly string[] | null {
    return this.pages.get(Math.floor(at / PAGE))?.[at % PAGE] ?? null;
  }

  close(): void {
    this.#closed = true;
  }

  async #take(page: number): Promise<void> {
    this.#asked.add(page);
    const window = await this.#fetch(page * PAGE, (page + 1) * PAGE).catch(() => null);
    if (this.#closed) return;
    if (!window) {
      this.#asked.delete(page);
      return;
    }
    this.totalRows = window.totalRows;
    this.columns = Math.max(this.columns, window.columns);
    this.pages = new Map([...this.pages, [page, window.rows]]);
    const known = new Set(this.merges.map((merge) => `${merge.from.row} ${merge.from.column}`));
    const fresh = (window.merges ?? []).filter((merge) => !known.has(`${merge.from.row} ${merge.from.column}`));
    if (fresh.length > 0) this.merges = [...this.merges, ...fresh];
    this.ready = true;
  }
}
