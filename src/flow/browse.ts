import { column, err, ok, type Result } from '../core';
import type { QueryError, RunOptions } from '../engine';
import {
  columnsStatement,
  countStatement,
  dropOrder,
  idsStatement,
  indexSteps,
  knownColumns,
  orderSteps,
  pageStatement,
  readColumns,
  readCount,
  readPage,
  readStats,
  readValues,
  statsStatement,
  tableParts,
  valuesStatement,
  type BrowseColumn,
  type BrowseRow,
  type BrowseSpec,
  type BrowseTable,
  type PageRows,
  type Positions,
  type RangeFigures,
  type RowRange,
  type TableParts,
  type ValueCount,
} from '../query';
import { answered, withMiddles } from './asking';
import { answererOf } from './server/remote';
import { layOutNow } from './layingOut';
import type { State } from './state';

/** A table that is being looked through: its rows by position, what a range of them adds up to, which values a column has. */
export interface Browse {
  /** Rows that the filters keep. */
  readonly rows: number;
  readonly columns: readonly BrowseColumn[];
  page(
    from: number,
    to: number,
    columns: readonly string[],
    options?: RunOptions,
  ): Promise<Answered<readonly BrowseRow[]>>;
  stats(range: RowRange, options?: RunOptions): Promise<Answered<RangeFigures>>;
  values(column: string, find: string, limit: number, options?: RunOptions): Promise<Answered<readonly ValueCount[]>>;
  /** Resolves when every page is at hand: the rows are sorted once, beside the first page. */
  readonly sorted: Promise<void>;
  /** Gives back what was kept for it. */
  close(): void;
}

type Answered<T> = Result<T, QueryError>;

/** So far into a sorted table a page is found by asking for the first rows; beyond it the rows are sorted once and for all. */
const NEAR = 2_000;
const SOON_MS = 250;
/** Fewer rows are read through as quickly as they are looked up. */
const INDEXED = 200_000;

let count = 0;

/** The columns of a table as loaded. */
export async function columnsOfTable(
  state: State,
  table: BrowseTable,
  options: RunOptions = {},
): Promise<Answered<readonly BrowseColumn[]>> {
  const known = knownColumns(table);
  if (known) return ok(known);
  if (table.kind !== 'ledger') return ok([]);
  return answered(state, () => ({ sql: columnsStatement(table.ledger), read: readColumns }), options);
}

/** Opens a table for looking through. The first rows can be asked for at once, whatever the order; the rest is sorted behind. */
export async function openBrowse(state: State, spec: BrowseSpec, options: RunOptions = {}): Promise<Answered<Browse>> {
  const columns = await columnsOfTable(state, spec.table, options);
  if (!columns.ok) return columns;
  if (columns.value.length <= 1) return err({ kind: 'failed', message: 'no such table', sql: '' });
  // A view has no row ids.
  if (state.laying !== null) await state.enqueue(() => layOutNow(state));
  // Positions are row ids of the table that was counted, also when facts are laid out anew behind.
  let [open, inPlace] = [false, false];
  const parts = (): TableParts => {
    const { catalog, dialect } = answererOf(state);
    if (!open) inPlace = state.nowIsView && state.remote === null;
    return tableParts(spec.table, columns.value, catalog, dialect, inPlace);
  };
  const counted = await answered(state, () => ({ sql: countStatement(parts(), spec), read: readCount }), options);
  if (!counted.ok) return counted;
  open = true;
  return ok(new Browsing(state, spec, parts, counted.value));
}

class Browsing implements Browse {
  readonly rows: number;
  readonly columns: readonly BrowseColumn[];
  readonly #state: State;
  readonly #spec: BrowseSpec;
  readonly #parts: () => TableParts;
  readonly #from: number | null;
  readonly #abort = new AbortController();
  readonly #name: string;
  #sorting: Promise<boolean> | null = null;
  #ordered = false;

  constructor(state: State, spec: BrowseSpec, parts: () => TableParts, counted: { rows: number; from: number | null }) {
    this.#state = state;
    this.#spec = spec;
    this.#parts = parts;
    this.rows = counted.rows;
    this.#from = spec.order.length === 0 ? counted.from : null;
    this.columns = parts().columns;
    this.#name = `browse_order_${(count += 1)}`;
  }

  get sorted(): Promise<void> {
    return this.#sort().then(() => undefined);
  }

  async page(
    from: number,
    to: number,
    keys: readonly string[],
    options: RunOptions = {},
  ): Promise<Answered<readonly BrowseRow[]>> {
    const limit = Math.max(0, Math.min(to, this.rows) - from);
    if (limit === 0) return ok([]);
    if (this.#from !== null && this.#own)
      return this.#ask({ by: 'range', from: this.#from + from, limit }, keys, undefined, options);
    const near = from + limit <= NEAR || !this.#own;
    if (!this.#ordered && near) {
      const first = await this.#ask({ by: 'sort', spec: this.#spec, offset: from, limit }, keys, undefined, options);
      if (this.#own && this.rows > NEAR) this.#sortSoon();
      return first;
    }
    if (!(await this.#sort())) {
      if (options.signal?.aborted || this.#abort.signal.aborted) return err({ kind: 'cancelled' });
      return this.#ask({ by: 'sort', spec: this.#spec, offset: from, limit }, keys, undefined, options);
    }
    const ids = await this.#state.engine.run(idsStatement(this.#name, from, limit), options);
    if (!ids.ok) return ids;
    const rowIds = column(ids.value, 'rid').map(Number);
    const numbers = column(ids.value, 'num');
    const indexed = this.#indexed && numbers.every((each) => each !== null);
    const rows: PageRows = { by: 'ids', ids: rowIds, ...(indexed ? { rowNumbers: numbers.map(Number) } : {}) };
    return this.#ask(rows, keys, rowIds, options);
  }

  async stats(range: RowRange, options: RunOptions = {}): Promise<Answered<RangeFigures>> {
    const whole = range.from <= 0 && range.to >= this.rows;
    let positions: Positions = { by: 'sort' };
    if (this.#own && this.#from !== null) positions = { by: 'range', from: this.#from };
    else if (this.#own && !whole && (this.#ordered || range.to > NEAR) && (await this.#sort()))
      positions = { by: 'order', name: this.#name };
    return withMiddles((middles) =>
      answered(
        this.#state,
        () => ({
          sql: statsStatement(this.#parts(), this.#spec, range, positions, this.rows, middles),
          read: readStats,
        }),
        options,
      ),
    );
  }

  values(key: string, find: string, limit: number, options: RunOptions = {}): Promise<Answered<readonly ValueCount[]>> {
    return answered(
      this.#state,
      () => ({ sql: valuesStatement(this.#parts(), this.#spec, key, find, limit), read: readValues }),
      options,
    );
  }

  close(): void {
    this.#abort.abort();
    if (this.#sorting) void this.#sorting.then(() => this.#state.engine.load([dropOrder(this.#name)]));
  }

  /** The page's own engine answers, which keeps rows in order and knows them by id. */
  get #own(): boolean {
    return this.#state.remote === null;
  }

  get #indexed(): boolean {
    return this.#spec.table.kind === 'ledger' && this.rows > INDEXED;
  }

  /** Behind the first page, when whoever asked has had a moment to ask for something else. */
  #sortSoon(): void {
    setTimeout(() => {
      if (!this.#abort.signal.aborted) void this.#sort();
    }, SOON_MS);
  }

  /** Sorts once; false where that was given up. */
  #sort(): Promise<boolean> {
    if (!this.#own || this.#from !== null) return Promise.resolve(false);
    return (this.#sorting ??= this.#makeOrder());
  }

  async #makeOrder(): Promise<boolean> {
    const { signal } = this.#abort;
    const made = await this.#state.engine.load(orderSteps(this.#name, this.#parts(), this.#spec), { signal });
    if (!made.ok) return false;
    const { table } = this.#spec;
    if (this.#indexed && table.kind === 'ledger') await this.#state.engine.load(indexSteps(table.ledger), { signal });
    return (this.#ordered = !signal.aborted);
  }

  #ask(
    rows: PageRows,
    keys: readonly string[],
    ids: readonly number[] | undefined,
    options: RunOptions,
  ): Promise<Answered<readonly BrowseRow[]>> {
    const wanted = keys.flatMap((key) => this.columns.find((each) => each.key === key) ?? []);
    return answered(
      this.#state,
      () => ({ sql: pageStatement(this.#parts(), wanted, rows), read: (frame) => readPage(frame, wanted, ids) }),
      options,
    );
  }
}
