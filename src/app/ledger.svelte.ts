import type { Issue } from '../core';
import type { Browse } from '../flow';
import type { BrowseColumn, BrowseRow, BrowseSpec, CellOrigin, RowFilter } from '../query';
import {
  activeCell,
  cellText,
  clamp,
  NOTHING,
  widthFor,
  type CellAt,
  type Selection,
  type Size,
  type TableColumn,
  type TableRow,
  withUnit,
} from '../view';
import { editBrowse, editRowsLook, type LedgerTab, type RowsLook } from '../workspace';
import type { App } from './app.svelte';
import type { AppCommand } from './commands';
import type { ActiveNumber, SelectionStats } from './front';
import { arranged, rowColumnTitle, labelsOf, withFilter } from './ledger_columns';
import { ledgerCommands } from './ledger_commands';
import { copyRows, type CopiedRows } from './ledger_copy';
import { sortedRows, turnedOrder } from './ledger_order';
import { RowPages } from './ledger_pages.svelte';
import { sourcePlace } from './ledger_source';
import { selectedRows } from './ledger_stats';
import type { CarrySource } from './carry/source';
import { tableGuards, tableSource } from './carry/table_source';
import type { TableFront } from './table_front';
import { queryIssue } from './trace.svelte';

const NO_LOOK: RowsLook = {};

/** What only the component can do. */
export interface LedgerAsks {
  focus(): void;
  copyNow(table: { readonly html: string; readonly text: string }): boolean;
}

/** 台账 in front: the rows of a table by pages, sorted and filtered by the engine. */
export class LedgerState implements TableFront {
  readonly app: App;
  readonly tabId: string;
  asks: LedgerAsks = { focus: () => {}, copyNow: () => false };

  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<Issue | null>(null);
  selection = $state.raw<Selection>(NOTHING);
  stats = $state.raw<SelectionStats | null>(null);
  browse = $state.raw<Browse | null>(null);
  /** Rises with every table that was opened. */
  #browseId = $state(0);
  #widths = $state.raw<ReadonlyMap<string, number>>(new Map());
  readonly #pages = new RowPages((error) => (this.problem = queryIssue(error)));
  #abort = new AbortController();
  #statsAbort = new AbortController();
  #token = 0;

  constructor(app: App, tabId: string) {
    this.app = app;
    this.tabId = tabId;
  }

  readonly tab: LedgerTab | null = $derived.by(() => {
    const tab = this.app.workspace?.tabs.find((one) => one.id === this.tabId);
    return tab?.kind === 'ledger' ? tab : null;
  });
  readonly spec: BrowseSpec | null = $derived(this.tab?.browse ?? null);
  readonly look: RowsLook = $derived(this.tab?.look ?? NO_LOOK);
  readonly #labels: ReadonlyMap<string, string> = $derived.by(() => {
    const table = this.spec?.table;
    return table?.kind === 'ledger' ? labelsOf(this.app.workspace, table.ledger) : new Map<string, string>();
  });
  readonly shown: readonly BrowseColumn[] = $derived(arranged(this.browse?.columns ?? [], this.#labels, this.look));
  readonly columns: readonly TableColumn[] = $derived.by(() => {
    const { spec } = this;
    if (!spec) return [];
    return this.shown.map((column): TableColumn => {
      const title = this.titleOf(column);
      return {
        key: column.key,
        title,
        over: [],
        number: column.type === 'number',
        width: this.look.widths?.[column.key] ?? this.#widths.get(column.key) ?? widthFor(title, []),
        frozen: this.look.frozen?.includes(column.key) ?? false,
      };
    });
  });
  readonly size: Size = $derived({ rows: this.browse?.rows ?? 0, cols: this.shown.length });
  /** Other rows, or other columns of them. */
  readonly version: unknown = $derived.by(
    () => `${this.#browseId} ${this.shown.map(({ key }) => key).join(' ')} ${this.app.lang}`,
  );
  readonly sorts = $derived(
    (this.spec?.order ?? []).flatMap(({ column, desc = false }) => {
      const col = this.shown.findIndex(({ key }) => key === column);
      return col < 0 ? [] : [{ col, desc }];
    }),
  );
  readonly filtered: ReadonlySet<string> = $derived(new Set((this.spec?.where ?? []).map(({ column }) => column)));
  readonly activeAt: CellAt | null = $derived(activeCell(this.selection));
  readonly activeRow: BrowseRow | null = $derived.by(() => {
    void this.#pages.arrived;
    return this.activeAt ? this.rowAt(this.activeAt.row) : null;
  });
  /** The cell that the active one was read from. */
  readonly activeOrigin: CellOrigin | null = $derived.by(() => {
    const origin = this.activeRow?.origin;
    return origin ? sourcePlace(this.app, this.spec, this.shown[this.activeAt?.col ?? -1], origin) : null;
  });
  readonly active: ActiveNumber | null = $derived.by(() => {
    const at = this.activeAt;
    const column = this.shown[at?.col ?? -1];
    if (!at || !column) return null;
    const row = (at.row + 1).toLocaleString('en-US');
    return {
      place: this.app.t('rows.place', { row, column: this.titleOf(column) }),
      expression: this.activeRow ? (this.texts(this.activeRow)[at.col] ?? '') : '',
      ask: null,
      figure: null,
    };
  });
  readonly commands: readonly AppCommand[] = $derived(ledgerCommands(this));

  titleOf(column: BrowseColumn): string {
    const { spec } = this;
    const title = spec ? rowColumnTitle(this.app, spec.table, column) : column.key;
    return withUnit(this.app.lang, title, column.unit ?? '');
  }

  /** Opens the table anew: other filters, another order, or the data changed. */
  async load(spec: BrowseSpec): Promise<void> {
    const token = (this.#token += 1);
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { session } = this.app;
    if (!session) return;
    this.phase = 'loading';
    await this.app.attempt(async () => {
      const opened = await session.browse(spec, { signal });
      if (token !== this.#token) {
        if (opened.ok) opened.value.close();
        return;
      }
      this.browse?.close();
      if (!opened.ok) {
        this.browse = null;
        this.problem = queryIssue(opened.error);
        this.phase = 'failed';
        return;
      }
      this.browse = opened.value;
      await this.rows(0, 100);
      if (token !== this.#token) return;
      this.#browseId += 1;
      this.#measure();
      this.problem = null;
      this.phase = 'ready';
      this.select(clamp(this.selection, this.size));
    });
  }

  leave(): void {
    this.#token += 1;
    this.#abort.abort();
    this.#statsAbort.abort();
    this.browse?.close();
    this.browse = null;
  }

  async rows(from: number, to: number): Promise<readonly TableRow[] | null> {
    const rows = await this.fetched(from, to);
    return rows?.map((row, i) => this.#shownRow(row, from + i)) ?? null;
  }

  select(selection: Selection): void {
    this.selection = selection;
    void this.#say(selection);
  }

  /** The source cell of the row. */
  open(at: CellAt): void {
    const row = this.rowAt(at.row);
    if (row?.origin) this.app.openSource(sourcePlace(this.app, this.spec, this.shown[at.col], row.origin));
    else this.app.messages.say('info', 'rows.no_source');
  }

  carry(): CarrySource | null {
    const { spec, app } = this;
    if (!spec) return null;
    const { table } = spec;
    const behind =
      table.kind === 'ledger' ? table : { indicators: table.indicator === undefined ? [] : [table.indicator] };
    const notes = app.workspace?.sample === true ? [app.t('carry.sample')] : [];
    return tableSource(this, { title: this.tab?.title ?? '', notes, guards: tableGuards(app.workspace, behind) });
  }

  openActive(): void {
    if (this.activeAt) this.open(this.activeAt);
  }

  edit(change: Partial<BrowseSpec>): void {
    if (!this.spec) return;
    const { search, ...rest } = { ...this.spec, ...change };
    const browse: BrowseSpec = search === undefined || search.trim() === '' ? rest : { ...rest, search };
    void this.app.do(editBrowse, { tab: this.tabId, browse });
  }

  editLook(change: Partial<RowsLook>): void {
    void this.app.do(editRowsLook, { tab: this.tabId, look: { ...this.look, ...change } });
  }

  sortBy(col: number, more: boolean): void {
    const column = this.shown[col];
    if (column) this.edit({ order: turnedOrder(this.spec?.order ?? [], column, more) });
  }

  sort(key: string, desc: boolean | null, more = false): void {
    this.edit({ order: sortedRows(this.spec?.order ?? [], key, desc, more) });
  }

  filter(key: string, filters: readonly RowFilter[]): void {
    this.edit({ where: withFilter(this.spec?.where ?? [], key, filters) });
  }

  resize(col: number, width: number): void {
    const key = this.shown[col]?.key;
    if (key !== undefined) this.editLook({ widths: { ...this.look.widths, [key]: Math.round(width) } });
  }

  copied(): CopiedRows | null {
    return copyRows(this);
  }

  focus(): void {
    this.asks.focus();
  }

  goTo(text: string): boolean {
    const row = Number(text.replace(/[,，\s]/g, ''));
    if (!Number.isInteger(row) || row < 1 || row > this.size.rows) return false;
    const at = { row: row - 1, col: this.activeAt?.col ?? 0 };
    this.select({ ranges: [{ anchor: at, head: at }] });
    return true;
  }

  /** The row at that place, if it is here. */
  rowAt(row: number): BrowseRow | null {
    return this.#pages.at(row);
  }

  fetched(from: number, to: number): Promise<readonly BrowseRow[] | null> {
    this.#pages.of(
      this.browse,
      this.shown.map(({ key }) => key),
    );
    return this.#pages.rows(from, Math.min(to, this.size.rows));
  }

  texts(row: BrowseRow): readonly string[] {
    const { catalog, lang } = this.app;
    if (!catalog) return [];
    return this.shown.map((column, i) => cellText(column, row.values[i] ?? null, catalog, lang));
  }

  #shownRow(row: BrowseRow, at: number): TableRow {
    return {
      id: String(at),
      kind: 'row',
      depth: 0,
      cells: this.texts(row).map((text) => ({ text, tone: 'plain' })),
    };
  }

  /** Columns as wide as the texts of the first page need; those of a later order keep their width. */
  #measure(): void {
    const first = Array.from({ length: 100 }, (_, i) => this.rowAt(i)).filter((row) => row !== null);
    const texts = first.map((row) => this.texts(row));
    const found = this.shown.flatMap((column, i): readonly (readonly [string, number])[] =>
      this.#widths.has(column.key)
        ? []
        : [
            [
              column.key,
              widthFor(
                this.titleOf(column),
                texts.map((line) => line[i] ?? ''),
              ),
            ],
          ],
    );
    this.#widths = new Map([...this.#widths, ...found]);
  }

  /** Asks the engine what the selection adds up to. */
  async #say(selection: Selection): Promise<void> {
    this.#statsAbort.abort();
    this.#statsAbort = new AbortController();
    const { signal } = this.#statsAbort;
    const { browse } = this;
    const said = browse && (await selectedRows(browse, this.shown, selection, this.size, this.app.lang, signal));
    if (!signal.aborted) this.stats = said;
  }
}
