import type { Issue } from '../../core';
import { readTables, tablesText, type BrowseColumn, type BrowseRow, type NamedTable } from '../../query';
import { problemText } from './words';
import {
  activeCell,
  NOTHING,
  resultText,
  widthFor,
  type CellAt,
  type Selection,
  type Size,
  type TableColumn,
  type TableRow,
  guardsOf,
} from '../../view';
import { editQuery, recordRun, type QueryTab, type RanQuery, type RowsLook } from '../../workspace';
import type { App } from '../app.svelte';
import type { AppCommand } from '../commands';
import type { ActiveNumber, SelectionStats } from '../front';
import { copyRows, type CopiedRows, type CopySource } from '../ledger_copy';
import { RowPages } from '../ledger_pages.svelte';
import { selectedRows } from '../ledger_stats';
import type { CarrySource } from '../carry/source';
import { tableSource } from '../carry/table_source';
import type { TableFront } from '../table_front';
import { queryIssue } from '../trace.svelte';
import { TypedText } from '../typed_text.svelte';
import { QueryChart } from './chart.svelte';
import { queryCommands } from './commands';
import { heldBrowse, heldColumns } from './held_browse';
import { QueryParams } from './params.svelte';
import { makeRoom, runOf, type QueryRun } from './run.svelte';

const NO_LOOK: RowsLook = {};
/** What only the component can do. */
export interface QueryAsks {
  focus(): void;
  copyNow(table: { readonly html: string; readonly text: string }): boolean;
  /** Into the editor, at a place of its text where that is given. */
  edit(at?: number): void;
}

/** 查询 in front: the text as it is typed, its parameters, and the kept result as a grid of rows. */
export class QueryState implements TableFront, CopySource {
  readonly app: App;
  readonly tabId: string;
  asks: QueryAsks = { focus: () => {}, copyNow: () => false, edit: () => {} };
  dialog = $state<'save' | 'history' | null>(null);
  help = $state(false);
  /** What the engine has, once it has told. */
  tables = $state.raw<readonly NamedTable[]>([]);
  problem = $state.raw<Issue | null>(null);
  selection = $state.raw<Selection>(NOTHING);
  stats = $state.raw<SelectionStats | null>(null);
  readonly sorts = [];
  readonly filtered: ReadonlySet<string> = new Set();
  #widths = $state.raw<ReadonlyMap<string, number>>(new Map());
  readonly #pages = new RowPages((error) => (this.problem = queryIssue(error, this.app)));
  #statsAbort = new AbortController();

  readonly #typed: TypedText;
  readonly params: QueryParams;
  readonly chart: QueryChart;

  constructor(app: App, tab: QueryTab) {
    this.app = app;
    this.tabId = tab.id;
    this.#typed = new TypedText(tab.text, async (text) => {
      if (this.tab) await app.do(editQuery, { tab: tab.id, change: { text } });
    });
    this.params = new QueryParams(this);
    this.chart = new QueryChart(this);
  }

  /** As typed; the tab has it a moment after the last key. */
  get text(): string {
    return this.#typed.text;
  }

  readonly tab: QueryTab | null = $derived.by(() => {
    const tab = this.app.workspace?.tabs.find((one) => one.id === this.tabId);
    return tab?.kind === 'query' ? tab : null;
  });
  readonly run: QueryRun | null = $derived.by(() => (this.app.session ? runOf(this.app.session, this.tabId) : null));
  readonly look: RowsLook = $derived(this.tab?.look ?? NO_LOOK);
  readonly #held = $derived(this.run?.held ?? null);
  readonly browse = $derived(this.#held ? heldBrowse(this.#held) : null);
  readonly shown: readonly BrowseColumn[] = $derived(this.#held ? heldColumns(this.#held) : []);
  readonly columns: readonly TableColumn[] = $derived(
    this.shown.map(({ key, type }): TableColumn => ({
      key,
      title: key,
      over: [],
      number: type === 'number',
      width: this.look.widths?.[key] ?? this.#widths.get(key) ?? widthFor(key, []),
      frozen: false,
    })),
  );
  readonly size: Size = $derived({ rows: this.#held?.rows ?? 0, cols: this.shown.length });
  readonly version: unknown = $derived(this.#held);
  readonly activeAt: CellAt | null = $derived(activeCell(this.selection));
  readonly active: ActiveNumber | null = $derived.by(() => {
    void this.#pages.arrived;
    const at = this.activeAt;
    const column = this.shown[at?.col ?? -1];
    if (!at || !column) return null;
    const row = this.rowAt(at.row);
    return {
      place: this.app.t('rows.place', { row: (at.row + 1).toLocaleString('en-US'), column: column.key }),
      expression: row ? (this.texts(row)[at.col] ?? '') : '',
      ask: null,
      figure: null,
    };
  });
  readonly commands: readonly AppCommand[] = $derived(queryCommands(this));
  /** The result is of other words than those that stand here now, or of data that have changed since. */
  readonly stale: 'text' | 'data' | null = $derived.by(() => {
    const of = this.run?.of;
    if (!of || !this.tab) return null;
    if (of.text !== this.text) return 'text';
    return of.dataVersion === this.app.status?.dataVersion ? null : 'data';
  });
  readonly answering: QueryTab['engine'] = $derived.by(() => (this.app.status?.server ? 'clickhouse' : 'duckdb'));
  /** Written for another engine than the one that answers. */
  readonly foreign: boolean = $derived.by(() => this.tab !== null && this.tab.engine !== this.answering);

  readonly said: string = $derived.by(() => {
    const { run, app } = this;
    const seconds = ((run?.elapsed ?? 0) / 1000).toFixed(run?.phase === 'running' ? 1 : 2);
    if (run?.phase === 'running') return app.t('query.running_for', { seconds });
    if (run?.phase === 'cancelled') return app.t('query.cancelled');
    if (run?.phase !== 'done' || !run.held) return '';
    const n = app.count(run.held.rows);
    return app.t(run.held.more ? 'query.done_more' : 'query.done', { n, seconds });
  });
  /** Asks the engine once which tables and columns it has. */
  async learn(): Promise<void> {
    const { session } = this.app;
    const answer = await session?.runText(tablesText(this.answering), { writtenFor: this.answering });
    if (answer?.ok) this.tables = readTables(answer.value);
  }

  /** A query that was run before, as it was. */
  takeRun({ text, params }: RanQuery): void {
    this.#typed.follow(text);
    this.edit({ text, ...(params ? { params } : {}) });
    this.asks.edit();
  }

  edit(change: Partial<Omit<QueryTab, 'id' | 'kind'>>): void {
    void this.app.do(editQuery, { tab: this.tabId, change });
  }

  /** From the first key until the workspace that holds the text is on disk. */
  readonly unsaved: boolean = $derived(this.tab !== null && this.text !== this.tab.text);

  type(text: string): void {
    this.#typed.type(text);
  }

  /** Keeps what was typed now: before the tab goes, and before it is run. */
  keep(): Promise<void> {
    return this.#typed.keep();
  }

  /** Takes on a text that came from elsewhere: undo, the history. */
  follow(text: string): void {
    this.#typed.follow(text);
  }

  /** Carries the query out. What cannot be bound is said without asking. */
  async start(): Promise<void> {
    await this.params.said();
    await this.keep();
    const { tab, run, app } = this;
    const { session, catalog } = app;
    if (!tab || !run || !session || !catalog) return;
    const bound = this.params.bind(tab, catalog);
    if (!bound.ok) {
      run.refuse({ kind: 'failed', reason: 'param', message: problemText(bound.error, app), at: null });
      return;
    }
    makeRoom(session, this.tabId);
    await app.attempt(async () => {
      const done = await run.run(session, tab.text, bound.value, tab.engine);
      if (run.phase !== 'cancelled') this.#record(tab, run);
      if (!done) return;
      this.selection = NOTHING;
      this.problem = null;
      await this.rows(0, 100);
      this.#measure();
      await this.chart.readFirst();
    });
  }

  cancel(): void {
    this.run?.cancel();
  }

  leave(): void {
    void this.keep();
    this.#statsAbort.abort();
  }

  async rows(from: number, to: number): Promise<readonly TableRow[] | null> {
    const rows = await this.fetched(from, to);
    return (
      rows?.map((row, i) => ({
        id: String(from + i),
        kind: 'row',
        depth: 0,
        cells: this.texts(row).map((text) => ({ text, tone: 'plain' })),
      })) ?? null
    );
  }

  fetched(from: number, to: number): Promise<readonly BrowseRow[] | null> {
    this.#pages.of(
      this.browse,
      this.shown.map(({ key }) => key),
    );
    return this.#pages.rows(from, Math.min(to, this.size.rows));
  }

  rowAt(row: number): BrowseRow | null {
    return this.#pages.at(row);
  }

  texts(row: BrowseRow): readonly string[] {
    return this.shown.map((column, i) => resultText(column, row.values[i] ?? null, this.app.lang));
  }

  select(selection: Selection): void {
    this.selection = selection;
    void this.#say(selection);
  }

  open(): void {}
  sortBy(): void {
    this.app.messages.say('info', 'query.sort_in_sql');
  }

  resize(col: number, width: number): void {
    const key = this.shown[col]?.key;
    if (key !== undefined)
      this.edit({ look: { ...this.look, widths: { ...this.look.widths, [key]: Math.round(width) } } });
  }

  copied(): CopiedRows | null {
    return copyRows(this);
  }

  focus(): void {
    this.asks.focus();
  }

  carry(): CarrySource | null {
    const sample = this.app.workspace?.sample === true ? [this.app.t('carry.sample')] : [];
    const more = this.#held?.more === true ? [this.app.t('query.more', { n: this.app.count(this.size.rows) })] : [];
    // What a person's own words chose cannot be traced to its sources: where any of them may not leave, all of it may not without being asked for.
    const guards = (this.app.workspace?.sources ?? []).flatMap(({ publish }) => guardsOf(publish));
    return tableSource(this, { title: this.tab?.title ?? '', notes: [...sample, ...more], guards });
  }

  #record({ text, engine }: QueryTab, run: QueryRun): void {
    const rows = run.phase === 'done' ? run.held?.rows : undefined;
    const said = this.params.all;
    const params = said.length === 0 ? {} : { params: said };
    const entry = { at: new Date().toISOString(), engine, text, ...params, ms: Math.round(run.elapsed) };
    void this.app.do(recordRun, { run: rows === undefined ? entry : { ...entry, rows } });
  }

  /** Columns as wide as the texts of the first page need. */
  #measure(): void {
    const first = Array.from({ length: 100 }, (_, i) => this.rowAt(i)).filter((row) => row !== null);
    const texts = first.map((row) => this.texts(row));
    this.#widths = new Map(
      this.shown.map(
        ({ key }, i) =>
          [
            key,
            widthFor(
              key,
              texts.map((line) => line[i] ?? ''),
            ),
          ] as const,
      ),
    );
  }

  async #say(selection: Selection): Promise<void> {
    this.#statsAbort.abort();
    this.#statsAbort = new AbortController();
    const { signal } = this.#statsAbort;
    const { browse } = this;
    const said = browse && (await selectedRows(browse, this.shown, selection, this.size, this.app.lang, signal));
    if (!signal.aborted) this.stats = said;
  }
}
