import type { Period } from '../catalog';
import type { Issue } from '../core';
import {
  drillFilters,
  splitsIn,
  valueSlots,
  withAllBelow,
  type Ask,
  type BrowseColumn,
  type PivotAnswer,
  type PivotSpec,
} from '../query';
import {
  activeCell,
  blocksOf,
  clamp,
  memberName,
  NOTHING,
  pivotModel,
  valueName,
  withUnit,
  type CellAt,
  type PivotContext,
  type PivotModel,
  type Selection,
  type Size,
  type TableColumn,
  type TableRow,
} from '../view';
import { editPivot, type PivotTab } from '../workspace';
import type { App } from './app.svelte';
import type { AppCommand } from './commands';
import type { ActiveNumber, SelectionStats } from './front';
import { arranged, rowColumnTitle, labelsOf } from './ledger_columns';
import type { CarrySource } from './carry/source';
import { tableGuards, tableSource } from './carry/table_source';
import { cellAsks, pivotGuards, valueAt } from './pivot_asks';
import { pivotText } from './pivot_text';
import type { TableFront } from './table_front';
import { ledgerName, openRows } from './table_tabs';
import { queryIssue } from './trace.svelte';

const isCumulative = (periods: readonly Period[]): boolean =>
  periods.length > 0 && periods.every(({ m0, n }) => m0 % 12 === 0 && n > 1 && n < 12);

export interface PivotAsks {
  focus(): void;
  copyNow(table: { readonly html: string; readonly text: string }): boolean;
}

/** 透视表 in front: asks for all places at once, places them, and leads from each to the rows behind it. */
export class PivotState implements TableFront {
  readonly app: App;
  readonly tabId: string;
  asks: PivotAsks = { focus: () => {}, copyNow: () => false };

  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  problem = $state.raw<Issue | null>(null);
  selection = $state.raw<Selection>(NOTHING);
  ledgerColumns = $state.raw<readonly BrowseColumn[]>([]);
  shown = $state.raw<{ readonly spec: PivotSpec; readonly answer: PivotAnswer } | null>(null);
  readonly stats: SelectionStats | null = null;
  readonly filtered: ReadonlySet<string> = new Set();
  #abort = new AbortController();
  #token = 0;

  constructor(app: App, tabId: string) {
    this.app = app;
    this.tabId = tabId;
  }

  readonly tab: PivotTab | null = $derived.by(() => {
    const tab = this.app.workspace?.tabs.find((one) => one.id === this.tabId);
    return tab?.kind === 'pivot' ? tab : null;
  });
  readonly spec: PivotSpec | null = $derived(this.tab?.pivot ?? null);
  readonly context: PivotContext | null = $derived.by(() => {
    const { app, spec } = this;
    if (!app.catalog || !spec) return null;
    const table = spec.source.kind === 'ledger' ? spec.source : ({ kind: 'facts' } as const);
    return {
      catalog: app.catalog,
      lang: app.lang,
      columns: this.ledgerColumns,
      titleOf: (column: BrowseColumn) => {
        const name = rowColumnTitle(app, table, column);
        return withUnit(app.lang, name, column.unit ?? '');
      },
      ...(spec.source.kind === 'facts' ? { figures: { cumulative: isCumulative(spec.periods ?? []) } } : {}),
    };
  });
  readonly model: PivotModel | null = $derived(
    this.shown && this.context ? pivotModel(this.shown.answer, this.shown.spec, this.context) : null,
  );
  readonly columns: readonly TableColumn[] = $derived(this.model?.columns ?? []);
  readonly size: Size = $derived({ rows: this.model?.rows.length ?? 0, cols: this.columns.length });
  readonly version: unknown = $derived(this.model);
  readonly sorts = $derived.by(() => {
    const order = this.spec?.order;
    const at =
      this.model?.columnPlaces.findIndex(({ keys, value }) => keys.length === 0 && value === order?.value) ?? -1;
    return order && at >= 0 ? [{ col: at + 1, desc: order.desc ?? false }] : [];
  });
  readonly activeAt: CellAt | null = $derived(activeCell(this.selection));
  readonly active: ActiveNumber | null = $derived.by(() => {
    const at = this.activeAt;
    const { model } = this;
    if (!at || !model) return null;
    const place = this.placeText(at);
    const ask = this.#askAt(at);
    const text = model.rows[at.row]?.cells[at.col]?.text ?? '';
    return { place, expression: ask ? '' : text, ask, figure: null };
  });
  readonly commands: readonly AppCommand[] = $derived([
    {
      id: 'pivot.drill',
      label: 'pivot.drill',
      menu: 'data',
      group: 1,
      shortcuts: ['F2'],
      enabled: () => this.activeAt !== null,
      run: () => {
        if (this.activeAt) this.open(this.activeAt);
      },
    },
    {
      id: 'pivot.copy',
      label: 'pivot.copy',
      menu: 'edit',
      group: 4,
      shortcuts: ['Mod+Shift+C'],
      enabled: () => this.size.rows > 0,
      run: () => this.copyWhole(),
    },
  ]);

  async load(spec: PivotSpec): Promise<void> {
    const token = (this.#token += 1);
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { session } = this.app;
    if (!session) return;
    this.phase = 'loading';
    await this.app.attempt(async () => {
      if (spec.source.kind === 'ledger') {
        const { ledger } = spec.source;
        const columns = await session.columnsOf(spec.source, { signal });
        if (token !== this.#token) return;
        if (!columns.ok || columns.value.length <= 1) {
          this.problem = columns.ok ? null : queryIssue(columns.error);
          this.phase = 'failed';
          return;
        }
        this.ledgerColumns = arranged(columns.value, labelsOf(this.app.workspace, ledger), {});
      }
      const answer = await session.pivot(spec, { signal });
      if (token !== this.#token) return;
      if (!answer.ok) {
        this.problem = queryIssue(answer.error);
        this.phase = 'failed';
        return;
      }
      this.shown = { spec, answer: answer.value };
      this.problem = null;
      this.phase = 'ready';
      this.selection = clamp(this.selection, this.size);
    });
  }

  leave(): void {
    this.#token += 1;
    this.#abort.abort();
  }

  edit(pivot: PivotSpec | null): void {
    if (pivot) void this.app.do(editPivot, { tab: this.tabId, pivot });
    else this.app.messages.say('info', 'pivot.too_many_fields', { n: 6 });
  }

  rows(from: number, to: number): readonly TableRow[] {
    return this.model?.rows.slice(from, to) ?? [];
  }

  select(selection: Selection): void {
    this.selection = selection;
    this.app.origins.follow();
  }

  /** The rows of a ledger behind a place, or where a figure comes from. */
  open(at: CellAt): void {
    const { spec, model } = this;
    const row = model?.rowPlaces[at.row];
    if (!spec || !model || !row) return;
    const column = model.columnPlaces[at.col - 1];
    if (spec.source.kind === 'facts') {
      const ask = this.#askAt(at);
      if (ask) this.app.trace(ask, '', this.placeText(at));
      return;
    }
    const { ledger } = spec.source;
    const where = drillFilters(spec, row.keys, column?.keys ?? [], (parent) => this.#below(parent));
    const title = this.app.t('pivot.drill_title', { name: ledgerName(this.app, ledger), place: this.placeText(at) });
    void openRows(this.app, title, { table: { kind: 'ledger', ledger }, where, order: [] });
  }

  /** By the total of a value: greatest first, least first, by name again. */
  sortBy(col: number): void {
    const { spec } = this;
    const value = this.model?.columnPlaces[col - 1]?.value ?? null;
    // Figures of different indicators or derivations have no order among each other.
    if (!spec || (spec.source.kind === 'facts' && splitsIn([...spec.rows, ...spec.columns], spec).length > 0)) return;
    const { order, ...rest } = spec;
    if (col === 0 || value === null || (order?.value === value && order.desc !== true)) this.edit(rest);
    else this.edit({ ...rest, order: order?.value === value ? { value } : { value, desc: true } });
  }

  /** Widths follow the texts. */
  resize(): void {}

  copied(): { readonly html: string; readonly text: string } | null {
    const blocks = blocksOf(this.selection, this.size);
    const cols = [...new Set(blocks.flatMap((block) => block.cols))].sort((a, b) => a - b);
    const lines = blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
    return pivotText(this, lines, cols, lines.length > 1);
  }

  carry(): CarrySource | null {
    const { spec, app, model } = this;
    if (!spec || !model) return null;
    const notes = [...model.notes, ...(app.workspace?.sample === true ? [app.t('carry.sample')] : [])];
    const title = this.tab?.title ?? '';
    if (spec.source.kind === 'ledger') {
      return tableSource(this, { title, notes, guards: tableGuards(app.workspace, spec.source) });
    }
    const { session, catalog } = app;
    if (!session || !catalog) return null;
    return tableSource(this, { title, notes, guards: [], cells: pivotGuards(session, spec, model, catalog) });
  }

  copyWhole(): void {
    const rows = Array.from({ length: this.size.rows }, (_, i) => i);
    const cols = Array.from({ length: this.size.cols }, (_, i) => i);
    const done = this.asks.copyNow(pivotText(this, rows, cols, true));
    this.app.messages.say(done ? 'good' : 'warning', done ? 'pivot.copied' : 'shell.copy_refused');
  }

  focus(): void {
    this.asks.focus();
  }

  /** The members of a place in words. */
  placeText({ row, col }: CellAt): string {
    const { model, spec, context } = this;
    if (!model || !spec || !context) return '';
    const words = (fields: PivotSpec['rows'], keys: readonly (string | null)[]): string[] =>
      keys.flatMap((key, i) => {
        const field = fields.filter(({ field: name }) => name !== 'value')[i];
        return field ? [memberName(field, key, context)] : [];
      });
    const [line, column] = [model.rowPlaces[row], model.columnPlaces[col - 1]];
    const value = spec.values[valueAt(spec, model, { row, col }) ?? -1];
    const all = [...words(spec.rows, line?.keys ?? []), ...words(spec.columns, column?.keys ?? [])];
    const named = all.length === 0 ? [this.app.t('pivot.total')] : all;
    const slots = valueSlots(spec).length;
    return [...named, ...(value && slots > 1 ? [valueName(value, context)] : [])].join(' · ');
  }

  #askAt(at: CellAt): Ask | null {
    const { model, spec } = this;
    const { catalog } = this.app;
    return spec && model && catalog ? cellAsks(spec, model, catalog)(at) : null;
  }

  /** The areas directly below another, as the pivot groups them. */
  #below(parent: string): readonly string[] {
    const { catalog } = this.app;
    if (!catalog) return [];
    const below = withAllBelow(catalog, [parent]);
    return below.filter((key) => catalog.parent(key)?.key === parent);
  }
}
