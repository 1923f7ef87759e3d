import type { Issue } from '../core';
import type { QueryError } from '../engine';
import {
  activeCell,
  blocksOf,
  cellsIn,
  changeView,
  chartModel,
  clamp,
  columnName,
  gridModel,
  isLarge,
  NOTHING,
  shownColumns,
  sortedBy,
  viewQuery,
  type CellAt,
  type ChartModel,
  type Extremes,
  type GridModel,
  type GridRow,
  type NoteContext,
  type Selection,
  type View,
  type ViewQuery,
} from '../view';
import { editView, type ViewTab } from '../workspace';
import type { App } from './app.svelte';
import type { CarrySource } from './carry/source';
import { viewSource } from './carry/view_source';
import type { AppCommand } from './commands';
import type { ActiveNumber, FrontTab, SelectionStats } from './front';
import { queryIssue } from './trace.svelte';
import { filterValue, isStored } from './view_active';
import { NOBODY, type ViewAsks } from './view_asks';
import { citeActive } from './view_cite';
import { viewCommands } from './view_commands';
import { extremesAsked, extremesIn } from './view_extremes';
import { ViewFind } from './view_find.svelte';
import { ViewFormula } from './view_formula';
import { isSame, loadView, NOTHING_SHOWN, type AskedOf } from './view_load';
import { wantedPlace } from './view_place';
import { RestedSelection, standingOut } from './view_rested.svelte';
import { gridRowsOf } from './view_rows';
import { ViewStats } from './view_stats.svelte';
import { numberAt, startingCell, type Pages, type Screen, type Shown } from './view_shown';
import { filesOf } from './view_sources';
import { ViewBehind } from './view_behind.svelte';

/** One 分析表 in front: asks its question, holds what came back, what is selected, and passes changes on as commands. */
export class ViewState implements FrontTab {
  readonly app: App;
  readonly tabId: string;
  asks: ViewAsks = NOBODY;

  phase = $state<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  problem = $state.raw<Issue | null>(null);
  shown = $state.raw<Shown | null>(null);
  readonly behind = new ViewBehind();
  selection = $state.raw<Selection>(NOTHING);
  pages = $state.raw<Pages>(new Map());

  /** Least and greatest of the columns of a large view that are marked by colour or bars. */
  #measured = $state.raw<ReadonlyMap<string, Extremes>>(new Map());

  #abort = new AbortController();
  #token = 0;
  #asked: AskedOf | null = null;

  readonly rested = new RestedSelection();

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
    const sources = filesOf(this.behind.sources, (column) => column.shown);
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
    const sources = filesOf(this.behind.sources, (column) => column.indicator === charted);
    return chartModel(this.shown.chartRows, {
      ...this.context,
      sources,
      sample,
      ...(this.view?.asOf === undefined ? {} : { asOf: this.view.asOf }),
    });
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
  readonly figures = new ViewStats(() => this.app);
  readonly find = new ViewFind(this);
  readonly formula = new ViewFormula(this);
  /** The key of a column that is to be selected as soon as it is there. */
  wantedColumn: string | null = null;
  readonly stats: SelectionStats | null = $derived(this.figures.now);
  /** The active figure as a filter names it; null where nothing stands there. */
  readonly activeValue: string | null = $derived(filterValue(this.active?.figure ?? null));
  /** More than one cell is selected. */
  readonly selectsMany: boolean = $derived(cellsIn(blocksOf(this.selection, this.size)) > 1);
  /** The areas in whose rows something is selected. */
  readonly selectedAreas: readonly string[] = $derived(this.#areasIn(this.selection));
  /** Those of them that stand out in the chart: of a selection of most rows, none does. */
  readonly chartedAreas: readonly string[] = $derived(standingOut(this.#areasIn(this.rested.now)));
  /** A correction by hand is of one stored figure: what is derived or added up follows from it. */
  readonly correctable: boolean = $derived.by(() => isStored(this.active, this.app.catalog));
  /** What colour scales and data bars measure by, for each shown column that has one. */
  readonly extremes: ReadonlyMap<string, Extremes> = $derived(
    this.large || !this.grid ? this.#measured : extremesIn(this.grid),
  );
  /** Whether the filter bar has something to say. */
  readonly filtered: boolean = $derived((this.view?.filters ?? []).length > 0);
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
      this.#asked = null;
      this.#show(NOTHING_SHOWN(query), false);
      return;
    }
    const asked = {
      text: JSON.stringify([query.spec, query.total, query.layout.areas]),
      version: this.app.status?.dataVersion ?? -1,
      catalog: this.app.catalog,
    };
    const { shown } = this;
    if (shown && this.phase === 'ready' && isSame(asked, this.#asked)) {
      // Only its look has changed: what was answered stands.
      const { kept } = shown.query.layout;
      const layout = { ...query.layout, ...(kept === undefined ? {} : { kept }) };
      this.#show({ ...shown, query: { ...query, total: shown.query.total, layout } }, true);
      void this.#measure(signal, token);
      return;
    }
    this.phase = 'loading';
    await this.app.attempt(async () => {
      const answered = await loadView(session, query, signal, () => token !== this.#token);
      if (answered === null) return;
      if (!answered.ok) {
        this.#missed(answered.error);
        return;
      }
      this.#asked = asked;
      this.#show(answered.value, false);
      void this.#measure(signal, token);
      await this.behind.follow(session, this.app.workspace, this.app.catalog, query, signal);
    });
    if (token === this.#token && this.phase === 'loading') this.#fail(null);
  }

  /** Ends with the question that is shown. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Stops what is under way; the tab went. */
  leave(): void {
    this.#token++;
    this.#abort.abort();
    this.rested.stop();
    this.figures.stop();
    this.find.close();
  }

  /** Rows from `from` to `to` (exclusive), fetched when they are not here; null when the question changed. */
  rows(from: number, to: number): Promise<readonly GridRow[] | null> {
    return gridRowsOf(this, from, to);
  }

  #areasIn(selection: Selection): readonly string[] {
    const { shown, size } = this;
    const blocks = blocksOf(selection, { ...size, rows: shown?.answer.total ?? 0 });
    return blocks.flatMap(({ from, to }) => shown?.areas.slice(from, to) ?? []);
  }

  /** Changes the view by a command that can be undone. */
  edit(change: Partial<View>): void {
    if (this.view) void this.app.do(editView, { tab: this.tabId, view: changeView(this.view, change) });
  }

  /** Sorts by a shown column: greatest first, then least first, then the official order again; with `more` behind others. The engine sorts. */
  sortBy(col: number, more = false): void {
    const key = this.grid?.head.columns[col]?.key;
    if (key !== undefined) this.edit({ order: sortedBy(this.view?.order, key, more) });
  }

  copy(heads: boolean): void {
    this.asks.copyCells(heads);
  }

  cite(): Promise<void> {
    return citeActive(this);
  }

  /** 专利授权量 2024年: how menus and filters name a shown column. */
  columnName(col: number): string {
    const at = this.grid?.head.columns[col]?.at;
    const column = this.shown?.query.layout.columns[at ?? -1];
    return column && this.app.catalog ? columnName(column, this.app.catalog, this.app.lang) : '';
  }

  select(selection: Selection): void {
    this.selection = clamp(selection, this.size);
    this.rested.follow(this.selection, this.large);
    this.figures.follow(this.#screen, this.selection);
    this.app.origins.follow();
  }

  /** Selects the cell of that area and column of the answer; the area's first cell where the grid does not show the column. */
  selectFigure(area: string, at: number): void {
    const row = this.shown?.areas.indexOf(area) ?? -1;
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
    const here = this.activeAt ?? { row: 0, col: 0 };
    const at = wantedPlace(text, shown.query.layout, shown.areas, catalog, here);
    if (at) this.select({ ranges: [{ anchor: at, head: at }] });
    return at !== null;
  }

  focus(): void {
    this.asks.focus();
  }

  carry(): CarrySource | null {
    return viewSource(this);
  }

  areaAt(row: number): string | null {
    return this.shown?.areas[row] ?? null;
  }

  async #measure(signal: AbortSignal, token: number): Promise<void> {
    const { shown, grid, app } = this;
    if (!this.large || !shown || !grid || !app.session) return;
    const found = await extremesAsked(app.session, grid, shown, signal);
    if (token === this.#token) this.#measured = found;
  }

  /** `same`: the figures are those that were shown before. */
  #show(shown: Shown, same: boolean): void {
    this.shown = shown;
    if (!same) {
      this.pages = new Map([[0, shown.answer.rows]]);
      this.behind.clear();
    }
    this.problem = null;
    this.phase = 'ready';
    const kept = clamp(this.selection, this.size);
    const some = this.size.rows > 0 && this.size.cols > 0;
    this.selection = kept.ranges.length === 0 && some ? startingCell(shown) : kept;
    this.#selectWanted();
    this.rested.follow(this.selection, this.large);
    this.figures.follow(this.#screen, this.selection);
    if (!same) this.find.follow();
    this.app.origins.follow();
  }

  /** The column that was just added, in the row that is looked at. */
  #selectWanted(): void {
    const col = this.grid?.head.columns.findIndex(({ key }) => key === this.wantedColumn) ?? -1;
    if (this.wantedColumn === null || col < 0) return;
    this.wantedColumn = null;
    const at = { row: this.activeAt?.row ?? 0, col };
    this.selection = { ranges: [{ anchor: at, head: at }] };
  }

  /** What was shown stays where a server is away: the status bar says as of when. */
  #missed(error: QueryError): void {
    if (error.kind === 'unreachable' && this.shown) this.phase = 'ready';
    else this.#fail(queryIssue(error, this.app));
  }

  #fail(problem: Issue | null): void {
    this.problem = problem;
    this.phase = 'failed';
  }
}
