import { untrack } from 'svelte';
import { selectAll } from '../view';
import { formulaCommands } from './formula_commands';
import { cellCommands, columnCommands } from './view_menus';
import { chartCommands } from './chart_commands';
import { chartActive } from './view_chart';
import type { AppCommand } from './commands';
import type { ViewState } from './view.svelte';

/**
 * The menus of heads and cells for the active cell. Which cell that is, is looked up when a command is asked for: the list itself must not
 * change with every arrow key, since menus and shortcuts are made from it.
 */
function paletteOnly(state: ViewState): readonly AppCommand[] {
  const now = (): readonly AppCommand[] => [...columnCommands(state, state.activeAt?.col ?? 0), ...cellCommands(state)];
  const live = (id: string): AppCommand | undefined => now().find((command) => command.id === id);
  return untrack(now).map(({ id, label }) => ({
    id,
    label,
    enabled: (app) => {
      const command = live(id);
      return command !== undefined && (command.enabled?.(app) ?? true);
    },
    run: (app) => live(id)?.run(app),
  }));
}

/** What a view in front adds to menus and palette. */
export function viewCommands(state: ViewState): readonly AppCommand[] {
  const ready = (): boolean => state.grid !== null && state.size.rows > 0;
  return [
    ...formulaCommands(state),
    {
      id: 'view.copy_table',
      label: 'view.copy_table',
      menu: 'edit',
      group: 4,
      shortcuts: ['Mod+Shift+C'],
      enabled: ready,
      run: () => state.asks.copyTable(),
    },
    {
      id: 'view.select_all',
      label: 'view.cmd.select_all',
      menu: 'edit',
      group: 4,
      enabled: ready,
      run: () => state.select(selectAll({ ...state.size, rows: state.size.rows - (state.grid?.total ? 1 : 0) })),
    },
    ...chartCommands(state),
    {
      id: 'view.chart_indicator',
      label: 'view.cmd.chart_indicator',
      menu: 'chart',
      group: 2,
      enabled: () => state.activeIndicator !== null,
      run: () => chartActive(state),
    },
    {
      id: 'view.areas',
      label: 'view.chip.areas',
      menu: 'compare',
      group: 1,
      run: () => state.asks.openPicker('areas'),
    },
    {
      id: 'view.periods',
      label: 'view.chip.periods',
      menu: 'compare',
      group: 1,
      run: () => state.asks.openPicker('periods'),
    },
    {
      id: 'view.indicators',
      label: 'view.chip.indicators',
      menu: 'compare',
      group: 1,
      run: () => state.asks.openPicker('indicators'),
    },
    {
      id: 'view.derivations',
      label: 'view.chip.derivations',
      menu: 'compare',
      group: 1,
      run: () => state.asks.openPicker('derivations'),
    },
    {
      id: 'view.find',
      label: 'grid.find',
      menu: 'edit',
      group: 5,
      shortcuts: ['Mod+F'],
      enabled: ready,
      run: () => state.find.show(),
    },
    {
      id: 'view.column_menu',
      label: 'grid.column_menu',
      menu: 'edit',
      group: 5,
      shortcuts: ['Alt+ArrowDown'],
      enabled: ready,
      run: () => state.asks.openMenu('column'),
    },
    {
      id: 'view.hand',
      label: 'grid.hand',
      menu: 'data',
      group: 1,
      words: '手工数 手填 hand number',
      run: () => state.asks.enterHandNumber(),
    },
    {
      id: 'view.clear_filters',
      label: 'grid.filters_clear',
      menu: 'compare',
      group: 2,
      enabled: () => state.filtered,
      run: () => state.edit({ filters: [] }),
    },
    {
      id: 'view.show_hidden',
      label: 'grid.show_hidden',
      menu: 'compare',
      group: 2,
      enabled: () => (state.view?.look?.hidden ?? []).length > 0,
      run: () => state.edit({ look: { ...state.view?.look, hidden: [] } }),
    },
    // Only in the palette: the menus of heads and cells have them where they belong.
    ...paletteOnly(state),
    {
      id: 'view.clear_sort',
      label: 'view.cmd.clear_sort',
      menu: 'compare',
      group: 2,
      enabled: () => (state.view?.order ?? []).length > 0,
      run: () => state.edit({ order: [] }),
    },
  ];
}
