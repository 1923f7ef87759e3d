import type { Issue } from '../../core';
import {
  bindQuery,
  paramsIn,
  paramText,
  readParam,
  readTables,
  tablesText,
  type BrowseColumn,
  type BrowseRow,
  type NamedTable,
  type ParamValue,
  type QueryParam,
} from '../../query';
import { engineName, problemText } from './words';
import {
  activeCell,
  NOTHING,
  MOST_RESULT_ROWS,
  resultChart,
  resultText,
  usualAxes,
  widthFor,
  type CellAt,
  type ChartModel,
  type NoResultChart,
  type ResultAxes,
  type Selection,
  type Size,
  type TableColumn,
  type TableRow,
} from '../../view';
import { editQuery, recordRun, type QueryTab, type RanQuery, type RowsLook } from '../../workspace';
import type { App } from '../app.svelte';
import type { AppCommand } from '../commands';
import type { ActiveNumber, SelectionStats } from '../front';
import { copyRows, type CopiedRows, type CopySource } from '../ledger_copy';
import { RowPages } from '../ledger_pages.svelte';
import { ledgersOf } from '../ledger_columns';
import { selectedRows } from '../ledger_stats';
import type { CarrySource } from '../carry/source';
import { tableSource } from '../carry/table_source';
import type { TableFront } from '../table_front';
import { queryIssue } from '../trace.svelte';
import { queryCommands } from './commands';
import { heldBrowse, heldColumns } from './held_browse';
import { makeRoom, runOf, type QueryRun } from './run.svelte';

const NO_LOOK: RowsLook = {};
/** After the last key, this long until the text is kept: each keeping is a write to disk. */
const KEEP_AFTER = 400;

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

  /** As typed; the tab has it a moment after the last key. */
  text = $state('');
  #kept = '';
  #saying: Promise<unknown> = Promise.resolve();
  #keep: ReturnType<typeof setTimeout> | null = null;

  constructor(app: App, tab: QueryTab) {
    this.app = app;
    this.tabId = tab.id;
    this.text = tab.text;
    this.#kept = tab.text;
  }

  readonly tab: QueryTab | null = $derived.by(() => {
    const tab = this.app.workspace?.tabs.find((one) => one.id === this.tabId);
    return tab?.kind === 'query' ? tab : null;
  });
  readonly run: QueryRun | null = $derived.by(() => (this.app.session ? runOf(this.app.session, this.tabId) : null));
  /** The parameters that the text names, with what a person said of them. */
  readonly params: readonly QueryParam[] = $derived(
    this.tab ? paramsIn(this.text, this.tab.engine, this.tab.params ?? []) : [],
  );
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
  /** The first rows, for the chart. */
  #first = $state.raw<readonly BrowseRow[]>([]);
  readonly axes: ResultAxes = $derived(usualAxes(this.shown, this.#first, this.tab?.chart ?? {}));
  readonly charted: ChartModel | NoResultChart | null = $derived.by(() => {
    const { app, tab } = this;
    if (!tab || this.#first.length === 0) return null;
    const home = app.catalog?.data.home;
    const names = home === undefined ? [] : [home, ...(app.catalog?.area(home)?.names.map(({ name }) => name) ?? [])];
    return resultChart(this.shown, this.#first, this.axes, {
      title: tab.title,
      lang: app.lang,
      isHome: (name) => names.includes(name),
    });
  });

  async toggleChart(): Promise<void> {
    const { chart } = this.tab ?? {};
    const change = { chart: { ...chart, shown: chart?.shown !== true } };
    await this.app.do(editQuery, { tab: this.tabId, change });
    await this.#readFirst();
  }

  setAxis(axis: keyof ResultAxes, name: string): void {
    this.edit({ chart: { shown: true, ...this.tab?.chart, ...this.axes, [axis]: name } });
  }

  /** Asks the engine once which tables and columns it has. */
  async learn(): Promise<void> {
    const { session } = this.app;
    const answer = await session?.runText(tablesText(this.answering), { writtenFor: this.answering });
    if (answer?.ok) this.tables = readTables(answer.value);
  }

  tableDetail({ name, kind }: NamedTable): string {
    if (kind === 'view') return this.app.tCode('query.view', name);
    const ledger = kind === 'ledger' ? ledgersOf(this.app.workspace).find(({ key }) => name === `ledger_${key}`) : null;
    return ledger?.name ?? this.app.t(kind === 'ledger' ? 'query.kind_ledger' : 'query.kind_table');
  }

  /** A name as it can stand in a statement. */
  nameOf(name: string): string {
    return /^[a-z_][a-z_\d]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
  }

  /** Where an offset of the text lies, with the word that stands there. */
  placeOf(at: number): { readonly from: number; readonly to: number } {
    const from = Math.min(at, Math.max(0, this.text.length - 1));
    const word = /^(?:[\p{L}\p{N}_]+|"[^"\n]*"|'[^'\n]*'|\S)/u.exec(this.text.slice(from))?.[0].length ?? 1;
    return { from, to: from + word };
  }

  placeText(at: number): string {
    const before = this.text.slice(0, at).split('\n');
    return this.app.t('query.at', { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
  }

  paramProblem(param: QueryParam): string | null {
    const { catalog } = this.app;
    const value = catalog && param.value ? readParam(param, param.value, catalog) : null;
    return value && !value.ok ? problemText(value.error, this.app) : null;
  }

  /** What a parameter's value was understood as. */
  paramMeaning(param: QueryParam): string {
    const { catalog, lang } = this.app;
    const value = catalog && param.value ? readParam(param, param.value, catalog) : null;
    return catalog && value?.ok ? paramText(value.value, catalog, lang) : '';
  }

  /** A query that was run before, as it was. */
  takeRun({ text, params }: RanQuery): void {
    this.text = text;
    this.#kept = text;
    this.edit({ text, ...(params ? { params } : {}) });
    this.asks.edit();
  }

  runText({ at, ms, rows, engine }: RanQuery): string {
    const seconds = (ms / 1000).toFixed(2);
    const said = { time: this.app.time(at), seconds, engine: engineName(engine), n: this.app.count(rows ?? 0) };
    return this.app.t(rows === undefined ? 'query.ran_failed' : 'query.ran', said);
  }

  edit(change: Partial<Omit<QueryTab, 'id' | 'kind'>>): void {
    void this.app.do(editQuery, { tab: this.tabId, change });
  }

  /** Says what a parameter is; what was said of another a moment before stays. */
  setParam(param: QueryParam): Promise<unknown> {
    this.#saying = this.#saying.then(() => {
      const params = this.params.map((each) => (each.name === param.name ? param : each));
      return this.app.do(editQuery, { tab: this.tabId, change: { params } });
    });
    return this.#saying;
  }

  /** From the first key until the workspace that holds the text is on disk. */
  readonly unsaved: boolean = $derived(this.tab !== null && this.text !== this.tab.text);

  /** Takes what was typed. */
  type(text: string): void {
    this.text = text;
    if (this.#keep !== null) clearTimeout(this.#keep);
    this.#keep = setTimeout(() => void this.keep(), KEEP_AFTER);
  }

  /** Keeps what was typed now: before the tab goes, and before it is run. */
  async keep(): Promise<void> {
    if (this.#keep !== null) clearTimeout(this.#keep);
    this.#keep = null;
    if (this.text === this.#kept || !this.tab) return;
    this.#kept = this.text;
    await this.app.do(editQuery, { tab: this.tabId, change: { text: this.text } });
  }

  /** Takes on a text that came from elsewhere: undo, the history. */
  follow(text: string): void {
    if (text === this.#kept) return;
    this.#kept = text;
    this.text = text;
  }

  /** Carries the query out. What cannot be bound is said without asking. */
  async start(): Promise<void> {
    await this.#saying;
    await this.keep();
    const { tab, run, app } = this;
    const { session, catalog } = app;
    if (!tab || !run || !session || !catalog) return;
    const values = new Map<string, ParamValue>();
    for (const param of this.params) {
      const value = readParam(param, param.value ?? '', catalog);
      if (!value.ok) {
        run.refuse({ kind: 'failed', reason: 'param', message: problemText(value.error, app), at: null });
        return;
      }
      values.set(param.name, value.value);
    }
    const bound = bindQuery({ ...tab, params: this.params }, values, catalog);
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
      await this.#readFirst();
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
    const guards = (this.app.workspace?.sources ?? []).flatMap(({ publish }) =>
      publish === 'public' ? [] : [publish],
    );
    return tableSource(this, { title: this.tab?.title ?? '', notes: [...sample, ...more], guards });
  }

  #record({ text, engine }: QueryTab, run: QueryRun): void {
    const rows = run.phase === 'done' ? run.held?.rows : undefined;
    const params = this.params.length === 0 ? {} : { params: this.params };
    const entry = { at: new Date().toISOString(), engine, text, ...params, ms: Math.round(run.elapsed) };
    void this.app.do(recordRun, { run: rows === undefined ? entry : { ...entry, rows } });
  }

  async #readFirst(): Promise<void> {
    this.#first = [];
    if (this.tab?.chart?.shown === true) this.#first = (await this.fetched(0, MOST_RESULT_ROWS)) ?? [];
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
