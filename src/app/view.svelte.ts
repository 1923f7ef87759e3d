import type { Catalog } from '../catalog';
import { toNumber, type Issue } from '../core';
import type { QueryError } from '../engine';
import {
  activeCell,
  blocksOf,
  cellsIn,
  changeView,
  chartModel,
  clamp,
  columnName,
  extremesFrom,
  extremesOf,
  gridModel,
  gridRows,
  hasValue,
  isLarge,
  NOTHING,
  PAGE,
  pageOf,
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
import { citeActive } from './view_cite';
import { changeChart } from './view_chart';
import { viewCommands } from './view_commands';
import { ViewFind } from './view_find.svelte';
import { ViewFormula } from './view_formula';
import { loadView, NOTHING_SHOWN } from './view_load';
import { wantedPlace } from './view_place';
import { ViewStats } from './view_stats.svelte';
import { numberAt, rowAt, startingCell, type Pages, type Screen, type Shown } from './view_shown';
import { filesOf, readSources, type ColumnSources } from './view_sources';

export type PickerName = 'areas' | 'periods' | 'indicators' | 'derivations';

/** What only the components can do, given by them while they are there. */
export interface ViewAsks {
  focus(): void;
  copyTable(): void;
  copyImage(): void;
  openPicker(name: PickerName): void;
  /** Opens the menu of a column (by its place) or of the active cell, at the cell. */
  openMenu(what: 'column' | 'cell'): void;
  openFilter(col: number): void;
  /** Copies the selection: as a table with heads and names, or the figures alone. */
  copyCells(heads: boolean): void;
  /** A correction of the active number, or a hand number for its place. */
  correct(): void;
  enterHandNumber(): void;
}

/** Selected areas that a chart can set apart. */
const MOST_MARKED = 8;
/** The selection rests when no key has moved it for so long. */
const REST_MS = 160;

const NOBODY: ViewAsks = {
  focus: () => {},
  copyTable: () => {},
  copyImage: () => {},
  openPicker: () => {},
  openMenu: () => {},
  openFilter: () => {},
  copyCells: () => {},
  correct: () => {},
  enterHandNumber: () => {},
};

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
  pages = $state.raw<Pages>(new Map());
  /** Least and greatest of the columns of a large view that are marked by colour or bars. */
  #extremes = $state.raw<ReadonlyMap<string, Extremes>>(new Map());

  #abort = new AbortController();
  /** The selection that the chart shows. */
  #rested = $state.raw<Selection>(NOTHING);
  #resting: ReturnType<typeof setTimeout> | undefined;
  #token = 0;
  #asked: AskedOf | null = null;

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
  readonly activeValue: string | null = $derived.by(() => {
    const figure = this.active?.figure;
    if (!figure) return null;
    return figure.exact ? String(toNumber(figure.exact)) : figure.reason ? `!${figure.reason}` : null;
  });
  /** More than one cell is selected. */
  readonly selectsMany: boolean = $derived(cellsIn(blocksOf(this.selection, this.size)) > 1);
  /** The areas in whose rows something is selected. */
  readonly selectedAreas: readonly string[] = $derived(this.#areasIn(this.selection));
  /** Those of them that stand out in the chart: of a selection of most rows, none does. */
  readonly chartedAreas: readonly string[] = $derived.by(() => {
    const areas = this.#areasIn(this.#rested);
    return areas.length <= MOST_MARKED ? areas : [];
  });
  /** A correction by hand is of one stored figure: what is derived or added up follows from it. */
  readonly correctable: boolean = $derived.by(() => {
    const ask = this.active?.ask;
    const indicator = ask ? this.app.catalog?.indicator(ask.measure) : undefined;
    return (
      ask?.derivation.kind === 'level' &&
      ask.area !== undefined &&
      'key' in ask.area &&
      ask.period !== undefined &&
      indicator?.origin === 'observed'
    );
  });
  /** What colour scales and data bars measure by, for each shown column that has one. */
  readonly extremes: ReadonlyMap<string, Extremes> = $derived.by(() => {
    const { grid } = this;
    if (this.large || !grid) return this.#extremes;
    return new Map(
      grid.head.columns.flatMap(({ key, mark }, col) => {
        const found = mark === null ? null : extremesOf(grid.rows.map((row) => row.cells[col]?.figure));
        return found ? [[key, found] as const] : [];
      }),
    );
  });
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
      const sources = await readSources(session, query, signal);
      if (token === this.#token) this.sources = sources;
    });
    if (token === this.#token && this.phase === 'loading') this.#fail(null);
  }

  /** Stops what is under way; the tab went. */
  leave(): void {
    this.#token++;
    this.#abort.abort();
    clearTimeout(this.#resting);
    this.figures.stop();
    this.find.close();
  }

  /** Rows from `from` to `to` (exclusive) of a large view, fetched when they are not here; null when the question changed. */
  async rows(from: number, to: number): Promise<readonly GridRow[] | null> {
    const token = this.#token;
    const { shown, context } = this;
    const session = this.app.session;
    if (!session || !shown || !context) return null;
    if (!this.large) return gridRows(shown.answer.rows.slice(from, to), context);
    const have = from % PAGE === 0 ? this.pages.get(from) : undefined;
    if (have) return gridRows(have, context);
    const areas = shown.areas.slice(from, Math.min(to, shown.areas.length));
    const answer = await session.ask(pageOf(shown.query.spec, areas), { signal: this.#abort.signal });
    if (token !== this.#token || !answer.ok) return null;
    this.pages = new Map([...this.pages, [from, answer.value.rows]]);
    return gridRows(answer.value.rows, context);
  }

  /**
   * Whether there is a figure, for Ctrl+arrows: of a column that is not all here the engine is asked once. Null when the question
   * has changed meanwhile.
   */
  async filledIn(col: number): Promise<((at: CellAt) => boolean) | null> {
    const { shown, app } = this;
    const columns = shown ? shownColumns(shown.query.layout) : [];
    const column = columns[col];
    if (!shown || !column || !app.session) return null;
    const inPage = ({ row, col: c }: CellAt): boolean => {
      const figure = rowAt(shown, this.pages, row)?.figures[columns[c]?.at ?? -1];
      return figure === undefined || hasValue(figure);
    };
    if (!this.large) return inPage;
    const spec = { ...pageOf(shown.query.spec, shown.areas), columns: [column.column.ask] };
    const answer = await app.session.ask(spec, { signal: this.#abort.signal });
    if (this.shown !== shown || !answer.ok) return null;
    const filled = answer.value.rows.map(({ figures: [figure] }) => figure !== undefined && hasValue(figure));
    return (at) => (at.col === col ? (filled[at.row] ?? true) : inPage(at));
  }

  #areasIn(selection: Selection): readonly string[] {
    const { shown, size } = this;
    const blocks = blocksOf(selection, { ...size, rows: shown?.answer.total ?? 0 });
    return blocks.flatMap(({ from, to }) => shown?.areas.slice(from, to) ?? []);
  }

  /** The chart follows the selection; one of thousands of areas when it has come to rest, since it is drawn anew for each. */
  #followChart(): void {
    clearTimeout(this.#resting);
    if (!this.large) this.#rested = this.selection;
    else this.#resting = setTimeout(() => (this.#rested = this.selection), REST_MS);
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

  /** The formula bar, on the active cell or on the active row's cell of another column; where no cell is active, on the first row's. */
  showFormula(col = this.activeAt?.col ?? 0): void {
    const at = { row: this.activeAt?.row ?? 0, col };
    if (this.activeAt?.col !== col) this.select({ ranges: [{ anchor: at, head: at }] });
    this.app.formulaBar.start();
  }

  addFormula(): void {
    this.app.formulaBar.start('=', true);
  }

  chartKind(kind: View['chart']['kind']): void {
    if (this.view) this.edit({ chart: { ...this.view.chart, kind } });
  }

  changeChart(change: Partial<View['chart']>): void {
    if (this.view) this.edit({ chart: changeChart(this.view.chart, change) });
  }

  /** Charts the indicator of the active cell. */
  chartActive(): void {
    if (this.view && this.activeIndicator)
      this.edit({ chart: { ...this.view.chart, indicator: this.activeIndicator } });
  }

  select(selection: Selection): void {
    this.selection = clamp(selection, this.size);
    this.#followChart();
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

  /** Least and greatest of marked columns over all rows of a large view. */
  async #measure(signal: AbortSignal, token: number): Promise<void> {
    const { shown, grid, app } = this;
    const session = app.session;
    if (!this.large || !shown || !grid || !session) return;
    const found = new Map<string, Extremes>();
    for (const { key, mark, at } of grid.head.columns) {
      const column = shown.query.layout.columns[at];
      if (mark === null || !column) continue;
      const blocks = [{ areas: shown.areas, columns: [0] }];
      const answer = await session.selected({ columns: [column.ask], blocks }, { signal });
      if (token !== this.#token) return;
      const range = answer.ok ? extremesFrom(answer.value.least, answer.value.greatest) : null;
      if (range) found.set(key, range);
    }
    this.#extremes = found;
  }

  /** `same`: the figures are those that were shown before. */
  #show(shown: Shown, same: boolean): void {
    this.shown = shown;
    if (!same) {
      this.pages = new Map([[0, shown.answer.rows]]);
      this.sources = [];
    }
    this.problem = null;
    this.phase = 'ready';
    const kept = clamp(this.selection, this.size);
    const some = this.size.rows > 0 && this.size.cols > 0;
    this.selection = kept.ranges.length === 0 && some ? startingCell(shown) : kept;
    this.#selectWanted();
    this.#followChart();
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

interface AskedOf {
  readonly text: string;
  readonly version: number;
  readonly catalog: Catalog | null;
}

const isSame = (a: AskedOf, b: AskedOf | null): boolean =>
  b !== null && a.text === b.text && a.version === b.version && a.catalog === b.catalog;
