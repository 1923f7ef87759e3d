import { formatFigure, readNumeral, exactText, unitIn, type Figure } from '../core';
import { columnName, figureText, type ColumnFilter, type LayoutColumn } from '../view';
import type { App } from './app.svelte';
import type { ViewState } from './view.svelte';

/** So many different values are offered; more are for conditions. */
export const MOST_VALUES = 500;

/** One line of a list of values: what it shows, what a filter calls it, in how many rows it stands. */
export interface ValueItem {
  readonly text: string;
  readonly values: readonly string[];
  readonly count: string;
}

export interface ValueList {
  readonly items: readonly ValueItem[];
  readonly more: boolean;
}

/** What can be filtered: the names, or a column of the view, shown or hidden. */
export function filterTarget(state: ViewState, key: string): LayoutColumn | 'area' | null {
  if (key === 'area') return key;
  return state.shown?.query.layout.columns.find((column) => column.key === key) ?? null;
}

export function targetName(state: ViewState, key: string): string {
  const { app } = state;
  const target = filterTarget(state, key);
  if (target === null) return app.t('grid.filter.gone');
  if (target === 'area') return app.t('view.area');
  return app.catalog ? columnName(target, app.catalog, app.lang) : key;
}

/** A filter in words, as the bar above the grid says it. */
export function filterText(state: ViewState, filter: ColumnFilter): string {
  const { app } = state;
  const column = targetName(state, filter.column);
  const said = words(state, filter, column);
  const idle = state.shown?.query.layout.filter.idle.includes(filter) === true;
  return idle ? app.t('grid.filter_idle', { what: said }) : said;
}

function words(state: ViewState, filter: ColumnFilter, column: string): string {
  const { app } = state;
  switch (filter.kind) {
    case 'number':
      if (filter.op === 'missing' || filter.op === 'present') {
        return app.t('grid.filter.plain', { column, op: app.t(`grid.op.${filter.op}`) });
      }
      return filter.op === 'between'
        ? app.t('grid.filter.between', { column, value: filter.value, to: filter.to ?? '' })
        : app.t('grid.filter.number', { column, op: app.t(`grid.op.${filter.op}`), value: filter.value });
    case 'text':
      return app.t('grid.filter.number', { column, op: app.t(`grid.text.${filter.op}`), value: filter.value });
    case 'top':
      return app.t(filter.least === true ? 'grid.filter.least' : 'grid.filter.top', { column, n: filter.count });
    case 'home_and_peers':
      return app.t('grid.filter.peers');
    case 'set':
      return setText(state, filter, column);
  }
}

function setText(state: ViewState, filter: Extract<ColumnFilter, { kind: 'set' }>, column: string): string {
  const { app } = state;
  const n = filter.values.length;
  if (n > 3) return app.t(filter.column === 'area' ? 'grid.filter.areas_many' : 'grid.filter.set_many', { column, n });
  const names = filter.values.map((value) =>
    filter.column === 'area'
      ? (app.catalog?.areaName(value, app.lang) ?? value)
      : value.startsWith('!')
        ? app.tCode('reason', value.slice(1))
        : readNumeral(value)?.value
          ? plainNumber(value, app)
          : value,
  );
  return app.t('grid.filter.set', { column, values: names.join(app.lang === 'zh' ? '、' : ', ') });
}

function plainNumber(text: string, app: App): string {
  const exact = readNumeral(text)?.value;
  if (!exact) return text;
  const decimals = Math.min(4, text.split('.')[1]?.length ?? 0);
  const figure: Figure = { exact, reason: null, form: 'number', unit: '', decimals, notes: [] };
  return formatFigure(figure, { lang: app.lang, grouping: true });
}

/** The different values of a column as they are shown, with how often each stands there; of the names the areas. Null when it failed. */
export async function valuesFor(state: ViewState, key: string, signal: AbortSignal): Promise<ValueList | null> {
  const { app, shown } = state;
  const { catalog, session } = app;
  const target = filterTarget(state, key);
  if (!shown || !catalog || !session || target === null) return null;
  const { layout, spec } = shown.query;
  if (target === 'area') {
    const items = layout.areas.map((area) => ({ text: catalog.areaName(area, app.lang), values: [area], count: '' }));
    return { items, more: false };
  }
  const asOf = spec.asOf === undefined ? {} : { asOf: spec.asOf };
  const found = await session.valuesOf(
    { ask: target.ask, areas: layout.filter.areas, most: MOST_VALUES, ...asOf },
    { signal },
  );
  if (!found.ok) return null;
  const { values, shape, more } = found.value;
  const merged = new Map<string, { values: string[]; count: number }>();
  for (const each of values) {
    const figure = { ...shape, exact: each.value, reason: each.value ? null : (each.reason ?? 'missing'), notes: [] };
    const text = figureText(figure as Figure, target.kind, app.lang);
    const item = merged.get(text) ?? { values: [], count: 0 };
    item.values.push(each.text);
    item.count += each.count;
    merged.set(text, item);
  }
  const items = [...merged].map(([text, item]) => ({ text, values: item.values, count: app.count(item.count) }));
  return { items, more };
}

/** A typed number as a filter keeps it; null where it is none: `1.2万` and `10%` are understood. */
export function typedNumber(text: string): string | null {
  const read = readNumeral(text.trim().replace(/[%％]$/u, ''));
  return read?.value && read.qualifier === 'exact' ? exactText(read.value) : null;
}

/** The unit in which a column is filtered. */
export function filterUnit(state: ViewState, key: string): string {
  const target = filterTarget(state, key);
  if (target === null || target === 'area') return '';
  const figure = state.shown?.answer.rows[0]?.figures[state.shown.query.layout.columns.indexOf(target)];
  return unitIn(state.app.lang, figure?.unit ?? '');
}
