import type { Issue } from '../core';
import type { QueryError } from '../engine';
import type { Answer, QuerySpec } from '../query';
import {
  activeCell,
  changeView,
  chartModel,
  clamp,
  gridModel,
  gridRows,
  isLarge,
  largeChart,
  NOTHING,
  pageOf,
  selectionStats,
  shownColumns,
  viewQuery,
  type CellAt,
  type ChartModel,
  type GridModel,
  type GridRow,
  type NoteContext,
  type Selection,
  type View,
  type ViewQuery,
} from '../view';
import { editView, type ViewTab } from '../workspace';
import type { App } from './app.svelte';
import type { AppCommand } from './commands';
import type { ActiveNumber, FrontTab, SelectionStats } from './front';
import { queryIssue } from './trace.svelte';
import { viewCommands } from './view_commands';
import { wantedPlace } from './view_place';
import {
  distinctRows,
  EMPTY,
  figuresOf,
  numberAt,
  rowAt,
  startingCell,
  type Pages,
  type Screen,
  type Shown,
} from './view_shown';
import { filesOf, readSources, type ColumnSources } from './view_sources';

export type PickerName = 'areas' | 'periods' | 'indicators' | 'derivations';

/** What only the components can do, given by them while they are there. */
export interface ViewAsks {
  focus(): void;
  copyTable(): void;
  copyImage(): void;
  openPicker(name: PickerName): void;
}

const NOBODY: ViewAsks = { focus: () => {}, copyTable: () => {}, copyImage: () => {}, openPicker: () => {} };

/** One 分析表 in front: asks its question, holds what came back, what is selected, and passes changes on as commands. */
export class ViewState implements FrontTab {
  readonly app: App;
  readonly tabId: string;
  asks: ViewAsks = NOBODY;

  phase = $state<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  problem = $state.raw<Issue | null>(null);
  shown = $state.raw<Shown | null>(null);
  sources = $state.raw<readonly ColumnSources[]>([]);
  selection = $state.raw<Selection>(NOTHING);
  pages = $state.raw<Pages>([]);

  #abort = new AbortController();
  #token = 0;

  constructor(app: App, tabId: string) {
    this.app = app;
    this.tabId = tabId;
  }

  readonly tab: ViewTab | null = $derived.by(() => {
    const tab = this.app.workspace?.tabs.find((one) => one.id === this.tabId);
    return tab?.kind === 'view' ? tab : null;
  });
  readonly view: View | null = $derived(this.tab?.view ?? null);
  readonly query: ViewQuery | null = $derived.by(() => {
    const { catalog } = this.app;
    return this.view && catalog ? viewQuery(this.view, catalog) : null;
  });

  readonly context: NoteContext | null = $derived.by(() => {
    const { catalog, lang } = this.app;
    const sources = filesOf(this.sources, (column) => column.shown);
    return this.shown && catalog ? { layout: this.shown.query.layout, catalog, lang, sources } : null;
  });
  readonly large: boolean = $derived(this.shown !== null && isLarge(this.shown.query.layout));
  readonly grid: GridModel | null = $derived(
    this.shown && this.context ? gridModel(this.shown.answer, this.shown.total, this.context) : null,
  );
  readonly chart: ChartModel | null = $derived.by(() => {
    const sample = this.app.workspace?.sample === true;
    if (!this.shown || !this.context) return null;
    const { charted } = this.shown.query.layout;
    const sources = filesOf(this.sources, (column) => column.indicator === charted);
    return chartModel(this.shown.chartRows, { ...this.context, sources, sample });
  });
  /** Rows, the total among them, and columns of the grid. */
  readonly size: { readonly rows: number; readonly cols: number } = $derived({
    rows: (this.shown?.answer.total ?? 0) + (this.grid?.total ? 1 : 0),
    cols: this.grid?.head.columns.length ?? 0,
  });
  readonly #screen: Screen | null = $derived.by(() => {
    const { catalog, lang } = this.app;
    const { shown, grid, pages } = this;
    return shown && grid && catalog ? { shown, grid, pages, catalog, lang } : null;
  });
  readonly activeAt: CellAt | null = $derived(activeCell(this.selection));
  readonly activeArea: string | null = $derived(this.activeAt ? this.areaAt(this.activeAt.row) : null);
  readonly activeIndicator: string | null = $derived.by(() => {
    const columns = this.shown ? shownColumns(this.shown.query.layout) : [];
    return columns[this.activeAt?.col ?? -1]?.column.indicator ?? null;
  });
  readonly active: ActiveNumber | null = $derived(
    this.#screen && this.activeAt ? numberAt(this.#screen, this.activeAt) : null,
  );
  readonly stats: SelectionStats | null = $derived.by(() => {
    const screen = this.#screen;
    return screen ? selectionStats(figuresOf(screen, this.selection), screen.catalog, screen.lang) : null;
  });
  readonly commands: readonly AppCommand[] = $derived(viewCommands(this));

  /**
   * Asks the view's question; called again when the view, the catalog or the data change. An answer that comes after a later
   * question was asked is dropped.
   */
  async load(query: ViewQuery): Promise<void> {
    const token = ++this.#token;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const session = this.app.session;
    if (!session) return;
    if (query.spec.columns.length === 0 || query.layout.areas.length === 0) {
      this.#show({ query, answer: EMPTY, total: null, chartRows: [] });
      return;
    }
    this.phase = 'loading';
    await this.app.attempt(async () => {
      const answers = await this.#ask(query, signal, token);
      if (answers === null) return;
      const [answer = EMPTY, ...rest] = answers;
      const total = query.total ? (rest.shift() ?? null) : null;
      this.#show({ query, answer, total, chartRows: isLarge(query.layout) ? distinctRows(rest) : answer.rows });
      const sources = await readSources(session, query, signal);
      if (token === this.#token) this.sources = sources;
    });
    if (token === this.#token && this.phase === 'loading') this.#fail(null);
  }

  /** Stops what is under way; the tab went. */
  leave(): void {
    this.#token++;
    this.#abort.abort();
  }

  /** Rows from `from` to `to` (exclusive) of a large view, fetched when they are not here; null when the question changed. */
  async rows(from: number, to: number): Promise<readonly GridRow[] | null> {
    const token = this.#token;
    const { shown, context } = this;
    const session = this.app.session;
    if (!session || !shown || !context) return null;
    const have = this.pages.find(({ offset }) => offset === from)?.rows;
    if (have) return gridRows(have, context);
    const answer = await session.ask(pageOf(shown.query.spec, from, to - from), { signal: this.#abort.signal });
    if (token !== this.#token || !answer.ok) return null;
    this.pages = [...this.pages, { offset: from, rows: answer.value.rows }];
    return gridRows(answer.value.rows, context);
  }

  /** Changes the view by a command that can be undone. */
  edit(change: Partial<View>): void {
    if (this.view) void this.app.do(editView, { tab: this.tabId, view: changeView(this.view, change) });
  }

  /** Sorts by a shown column: greatest first, then least first, then the official order again. The engine sorts. */
  sortBy(col: number): void {
    const at = this.grid?.head.columns[col]?.at;
    if (at === undefined) return;
    const now = this.view?.order?.find(({ by }) => by === at);
    this.edit({ order: now === undefined ? [{ by: at, desc: true }] : now.desc === true ? [{ by: at }] : [] });
  }

  chartKind(kind: View['chart']['kind']): void {
    if (this.view) this.edit({ chart: { ...this.view.chart, kind } });
  }

  /** Charts the indicator of the active cell. */
  chartActive(): void {
    if (this.view && this.activeIndicator)
      this.edit({ chart: { ...this.view.chart, indicator: this.activeIndicator } });
  }

  select(selection: Selection): void {
    this.selection = clamp(selection, this.size);
    this.app.origins.follow();
  }

  /** Selects the cell of that area and column of the answer; the area's first cell where the grid does not show the column. */
  selectFigure(area: string, at: number): void {
    const row = this.shown?.answer.rows.findIndex((one) => one.area === area) ?? -1;
    const col = this.grid?.head.columns.findIndex((column) => column.at === at) ?? -1;
    if (row < 0) return;
    const to = { row, col: Math.max(0, col) };
    this.select({ ranges: [{ anchor: to, head: to }] });
  }

  /** 这个数哪来的 of the active cell. */
  trace(): void {
    this.app.traceActive();
  }

  goTo(text: string): boolean {
    const { shown } = this;
    const { catalog } = this.app;
    if (!shown || !catalog) return false;
    const at = wantedPlace(text, shown.query.layout, shown.answer.rows, catalog, this.activeAt?.col ?? 0);
    if (at) this.select({ ranges: [{ anchor: at, head: at }] });
    return at !== null;
  }

  focus(): void {
    this.asks.focus();
  }

  areaAt(row: number): string | null {
    return this.shown ? (rowAt(this.shown, this.pages, row)?.area ?? null) : null;
  }

  /** Answers of grid, total and, in a large view, chart; null when they failed or came too late. */
  async #ask(query: ViewQuery, signal: AbortSignal, token: number): Promise<readonly Answer[] | null> {
    const large = isLarge(query.layout);
    const specs: readonly QuerySpec[] = [
      large ? pageOf(query.spec, 0) : query.spec,
      ...(query.total ? [query.total] : []),
      ...(large ? largeChart(query) : []),
    ];
    const answers: Answer[] = [];
    for (const spec of specs) {
      const answer = await this.app.session?.ask(spec, { signal });
      if (!answer || token !== this.#token) return null;
      if (!answer.ok) {
        this.#missed(answer.error);
        return null;
      }
      answers.push(answer.value);
    }
    return answers;
  }

  #show(shown: Shown): void {
    this.shown = shown;
    this.pages = [{ offset: 0, rows: shown.answer.rows }];
    this.sources = [];
    this.problem = null;
    this.phase = 'ready';
    const kept = clamp(this.selection, this.size);
    const some = this.size.rows > 0 && this.size.cols > 0;
    this.selection = kept.ranges.length === 0 && some ? startingCell(shown) : kept;
    this.app.origins.follow();
  }

  /** What was shown stays where a server is away: the status bar says as of when. */
  #missed(error: QueryError): void {
    if (error.kind === 'unreachable' && this.shown) this.phase = 'ready';
    else this.#fail(queryIssue(error));
  }

  #fail(problem: Issue | null): void {
    this.problem = problem;
    this.phase = 'failed';
  }
}
