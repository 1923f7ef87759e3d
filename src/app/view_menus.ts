import { homeAndPeersFilter, markedLook, movedLook, toggledLook, withFilter, type ViewOrder } from '../view';
import { setHome } from './catalog_actions';
import type { AppCommand } from './commands';
import type { ViewState } from './view.svelte';

/** What is done with one column: the menu of its head, and with the active column the menu 表格 and the palette. */
export function columnCommands(state: ViewState, col: number): readonly AppCommand[] {
  const column = state.grid?.head.columns[col];
  const { view } = state;
  if (!column || !view) return [];
  const { key } = column;
  const layout = state.shown?.query.layout.columns[column.at];
  const sort = (order: readonly ViewOrder[]) => () => state.edit({ order });
  const sorted = view.order?.find(({ by }) => by === key);
  const look = view.look ?? {};
  const seen = state.grid?.head.columns.map((each) => each.key) ?? [];
  const spark = layout !== undefined && layout.kind === 'level' && view.indicators.includes(layout.indicator);
  return [
    {
      id: 'column.sort_desc',
      label: 'grid.sort_desc',
      group: 1,
      checked: () => sorted?.desc === true,
      run: sort([{ by: key, desc: true }]),
    },
    {
      id: 'column.sort_asc',
      label: 'grid.sort_asc',
      group: 1,
      checked: () => sorted !== undefined && sorted.desc !== true,
      run: sort([{ by: key }]),
    },
    {
      id: 'column.sort_more',
      label: 'grid.sort_more',
      group: 1,
      enabled: () => (view.order ?? []).length > 0 && sorted === undefined,
      run: () => state.sortBy(col, true),
    },
    {
      id: 'column.sort_none',
      label: 'grid.sort_none',
      group: 1,
      enabled: () => sorted !== undefined,
      run: () => state.edit({ order: (view.order ?? []).filter(({ by }) => by !== key) }),
    },
    { id: 'column.filter', label: 'grid.filter', group: 2, run: () => state.asks.openFilter(col) },
    { id: 'column.filter_area', label: 'grid.filter_area', group: 2, run: () => state.asks.openFilter(-1) },
    {
      id: 'column.filter_none',
      label: 'grid.filter_none',
      group: 2,
      enabled: () => (view.filters ?? []).some((filter) => filter.column === key),
      run: () => state.edit({ filters: withFilter(view.filters, key, null) }),
    },
    {
      id: 'column.scale',
      label: 'grid.scale',
      group: 3,
      checked: () => look.marks?.[key] === 'scale',
      run: () => state.edit({ look: markedLook(look, key, 'scale') }),
    },
    {
      id: 'column.bar',
      label: 'grid.bar',
      group: 3,
      checked: () => look.marks?.[key] === 'bar',
      run: () => state.edit({ look: markedLook(look, key, 'bar') }),
    },
    {
      id: 'column.spark',
      label: 'grid.spark',
      group: 3,
      enabled: () => spark,
      checked: () => look.sparklines?.includes(layout?.indicator ?? '') === true,
      run: () => state.edit({ look: toggledLook(look, 'sparklines', layout?.indicator ?? '') }),
    },
    {
      id: 'column.freeze',
      label: 'grid.freeze',
      group: 4,
      checked: () => column.frozen,
      run: () => state.edit({ look: toggledLook(look, 'frozen', key) }),
    },
    {
      id: 'column.left',
      label: 'grid.move_left',
      group: 4,
      enabled: () => col > 0,
      run: () => state.edit({ look: movedLook(look, seen, key, -1) }),
    },
    {
      id: 'column.right',
      label: 'grid.move_right',
      group: 4,
      enabled: () => col < seen.length - 1,
      run: () => state.edit({ look: movedLook(look, seen, key, 1) }),
    },
    {
      id: 'column.hide',
      label: 'grid.hide',
      group: 4,
      enabled: () => seen.length > 1,
      run: () => state.edit({ look: toggledLook(look, 'hidden', key) }),
    },
    {
      id: 'column.chart',
      label: 'grid.chart',
      group: 5,
      enabled: () => layout !== undefined && view.indicators.includes(layout.indicator),
      run: () => state.edit({ chart: { ...view.chart, indicator: layout?.indicator ?? '' } }),
    },
    { id: 'column.formula', label: 'grid.formula', group: 5, run: () => state.formula.show(col) },
  ];
}

/** What is done with the active cell and the selection: the menu of cells. */
export function cellCommands(state: ViewState): readonly AppCommand[] {
  const cell = state.activeAt;
  const area = state.activeArea;
  const { view } = state;
  const number = (): boolean => state.active?.ask !== null && state.active !== null;
  const stored = (): boolean => state.correctable;
  const key = state.grid?.head.columns[cell?.col ?? -1]?.key;
  return [
    { id: 'cell.copy', label: 'grid.copy', group: 1, run: () => state.copy(true) },
    { id: 'cell.copy_values', label: 'grid.copy_values', group: 1, run: () => state.copy(false) },
    { id: 'cell.cite', label: 'view.cite', group: 2, enabled: number, run: () => state.cite() },
    {
      id: 'cell.trace',
      label: 'grid.where_from',
      group: 2,
      enabled: number,
      run: () => state.trace(),
    },
    {
      id: 'cell.formula',
      label: 'grid.formula',
      group: 2,
      enabled: () => state.active !== null,
      run: () => state.formula.show(),
    },
    { id: 'cell.correct', label: 'grid.correct', group: 3, enabled: stored, run: () => state.asks.correct() },
    {
      id: 'cell.hand',
      label: 'grid.hand',
      group: 3,
      enabled: () => view !== null,
      run: () => state.asks.enterHandNumber(),
    },
    {
      id: 'cell.filter_value',
      label: 'grid.filter_to_value',
      group: 4,
      enabled: () => key !== undefined && state.activeValue !== null && area !== null,
      run: () => {
        const value = state.activeValue;
        if (key !== undefined && value !== null)
          state.edit({ filters: withFilter(view?.filters, key, { column: key, kind: 'set', values: [value] }) });
      },
    },
    {
      id: 'cell.filter_areas',
      label: 'grid.filter_to_areas',
      group: 4,
      enabled: () => state.selectedAreas.length > 0,
      run: () =>
        state.edit({
          filters: withFilter(view?.filters, 'area', { column: 'area', kind: 'set', values: state.selectedAreas }),
        }),
    },
    {
      id: 'cell.home',
      label: 'grid.home',
      group: 4,
      enabled: (app) => area !== null && app.catalog?.data.home !== area,
      run: (app) => {
        if (area !== null) setHome(app, area);
      },
    },
    {
      id: 'cell.filter_peers',
      label: 'grid.filter_to_peers',
      group: 4,
      enabled: (app) => app.catalog?.data.home !== undefined,
      run: () => state.edit({ filters: withFilter(view?.filters, 'area', homeAndPeersFilter) }),
    },
  ];
}
