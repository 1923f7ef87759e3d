import { selectAll } from '../../view';
import type { AppCommand } from '../commands';
import type { QueryState } from './query.svelte';

/** What a query tab in front adds to menus and palette. */
export function queryCommands(state: QueryState): readonly AppCommand[] {
  const running = (): boolean => state.run?.phase === 'running';
  return [
    {
      id: 'query.run',
      label: 'query.run',
      menu: 'data',
      group: 1,
      shortcuts: ['Mod+Enter'],
      enabled: () => !running(),
      run: () => state.start(),
    },
    { id: 'query.cancel', label: 'query.cancel', menu: 'data', group: 1, enabled: running, run: () => state.cancel() },
    {
      id: 'query.save_as',
      label: 'query.save',
      menu: 'data',
      group: 2,
      shortcuts: ['Mod+Shift+S'],
      run: () => void (state.dialog = 'save'),
    },
    { id: 'query.history', label: 'query.history', menu: 'data', group: 2, run: () => void (state.dialog = 'history') },
    {
      id: 'query.editor',
      label: 'query.to_editor',
      menu: 'data',
      group: 3,
      shortcuts: ['F6'],
      run: () => state.asks.edit(),
    },
    {
      id: 'query.grid',
      label: 'query.to_result',
      menu: 'data',
      group: 3,
      shortcuts: ['Shift+F6'],
      enabled: () => state.size.rows > 0,
      run: () => state.focus(),
    },
    {
      id: 'query.select_all',
      label: 'view.cmd.select_all',
      menu: 'edit',
      group: 4,
      enabled: () => state.size.rows > 0,
      run: () => state.select(selectAll(state.size)),
    },
  ];
}
