import type { App } from './app.svelte';
import { opened, type AppCommand } from './commands';
import { newQueryTab } from './queries';
import { newFactsPivot } from './table_tabs';
import { closeTab, newSummaryTab, newViewTab, nextTab } from './tabs';

const stepName = (app: App, command: string | null | undefined): string | null =>
  command ? app.tCode('command', command) : null;

/** Taking back, and the tabs of the workbook. */
export const editCommands: readonly AppCommand[] = [
  {
    id: 'edit.undo',
    label: 'command.edit_undo',
    menu: 'edit',
    group: 1,
    shortcuts: ['Mod+Z'],
    detail: (app) => stepName(app, app.status?.undoCommand),
    enabled: (app) => (app.status?.undoDepth ?? 0) > 0,
    run: (app) => app.undo(),
  },
  {
    id: 'edit.redo',
    label: 'command.edit_redo',
    menu: 'edit',
    group: 1,
    shortcuts: ['Mod+Y', 'Mod+Shift+Z'],
    detail: (app) => stepName(app, app.status?.redoCommand),
    enabled: (app) => (app.status?.redoDepth ?? 0) > 0,
    run: (app) => app.redo(),
  },
  {
    id: 'edit.new_view',
    label: 'command.edit_new_view',
    menu: 'edit',
    group: 2,
    shortcuts: ['Shift+F11'],
    enabled: opened,
    run: (app) => newViewTab(app),
  },
  {
    id: 'edit.new_summary',
    label: 'command.edit_new_summary',
    menu: 'edit',
    group: 2,
    enabled: opened,
    run: (app) => newSummaryTab(app),
  },
  {
    id: 'edit.new_query',
    label: 'query.new',
    menu: 'edit',
    group: 2,
    words: 'sql query chaxun 查询',
    enabled: opened,
    run: (app) => newQueryTab(app),
  },
  {
    id: 'edit.new_pivot',
    label: 'pivot.open_facts',
    menu: 'edit',
    group: 2,
    words: 'pivot toushi 透视',
    enabled: opened,
    run: (app) => newFactsPivot(app),
  },
  {
    id: 'edit.rename_tab',
    label: 'command.edit_rename_tab',
    menu: 'edit',
    group: 3,
    enabled: (app) => app.activeTab !== null,
    run: (app) => renameTab(app),
  },
  {
    id: 'edit.close_tab',
    label: 'command.edit_close_tab',
    menu: 'edit',
    group: 3,
    enabled: (app) => app.activeTab !== null,
    run: (app) => closeTab(app, app.activeTab?.id ?? ''),
  },
  {
    id: 'edit.next_tab',
    label: 'command.edit_next_tab',
    shortcuts: ['Mod+PageDown', 'Alt+PageDown'],
    enabled: opened,
    run: (app) => nextTab(app, 1),
  },
  {
    id: 'edit.previous_tab',
    label: 'command.edit_previous_tab',
    shortcuts: ['Mod+PageUp', 'Alt+PageUp'],
    enabled: opened,
    run: (app) => nextTab(app, -1),
  },
];

function renameTab(app: App): void {
  app.panels.renamingTab = app.activeTab?.id ?? null;
}
