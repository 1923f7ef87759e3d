import type { App } from './app.svelte';
import { carryCommands } from './carry/commands';
import type { AppCommand } from './commands';
import { serverCommands } from './server_commands';
import { newMonthlySheet } from './monthly_sheet';
import { newFactsPivot, openFacts } from './table_tabs';
import { newQueryTab } from './queries';
import { closeTab, newSummaryTab, newViewTab, nextTab } from './tabs';

const opened = (app: App): boolean => app.session !== null;
const hasActive = (app: App): boolean => (app.front?.active?.ask ?? null) !== null;

const stepName = (app: App, command: string | null | undefined): string | null =>
  command ? app.tCode('command', command) : null;

/** Everything that the shell itself can do. */
export const shellCommands: readonly AppCommand[] = [
  { id: 'file.new', label: 'command.file_new', menu: 'file', group: 1, run: (app) => newWorkspace(app) },
  {
    id: 'file.workspaces',
    label: 'command.file_workspaces',
    menu: 'file',
    group: 1,
    run: (app) => app.panels.open('workspaces'),
  },
  { id: 'file.open', label: 'command.file_open', menu: 'file', group: 1, run: (app) => openFile(app) },
  {
    id: 'file.sample',
    label: 'command.file_sample',
    menu: 'file',
    group: 1,
    run: async (app) => void (await app.open((s) => s.openSample())),
  },
  {
    id: 'file.reports',
    label: 'command.file_reports',
    menu: 'file',
    group: 1,
    run: async (app) => void (await app.open((s) => s.openSample('reports'))),
  },
  {
    id: 'file.import',
    label: 'command.file_import',
    menu: 'file',
    group: 2,
    shortcuts: ['Mod+O'],
    run: (app) => app.imports.pick(),
  },
  {
    id: 'file.import_folder',
    label: 'command.file_import_folder',
    menu: 'file',
    group: 2,
    shortcuts: ['Mod+Shift+O'],
    run: (app) => app.imports.pickFolder(),
  },
  {
    id: 'file.save_copy',
    label: 'command.file_save_copy',
    menu: 'file',
    group: 2,
    shortcuts: ['Mod+S'],
    enabled: opened,
    run: (app) => app.backup.save(),
  },
  {
    id: 'file.rename',
    label: 'command.file_rename',
    menu: 'file',
    group: 3,
    enabled: opened,
    run: (app) => app.panels.open('rename'),
  },
  { id: 'file.close', label: 'command.file_close', menu: 'file', group: 3, enabled: opened, run: (app) => app.leave() },

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
    id: 'edit.save_query',
    label: 'query.save_view',
    menu: 'compare',
    group: 4,
    words: 'mingming chaxun named query',
    enabled: (app) => app.activeTab?.kind === 'view' && hasActive(app),
    run: (app) => app.panels.open('save_query'),
  },
  {
    id: 'edit.queries',
    label: 'query.list',
    menu: 'data',
    group: 3,
    words: 'named queries chaxun mingming',
    enabled: opened,
    run: (app) => app.panels.open('queries'),
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
    id: 'compare.monthly',
    label: 'pivot.monthly',
    menu: 'compare',
    group: 4,
    words: 'monthly sheet yuebao 月报 累计 同比 位次',
    enabled: opened,
    run: (app) => newMonthlySheet(app),
  },
  {
    id: 'data.facts',
    label: 'rows.facts',
    menu: 'data',
    group: 2,
    words: 'facts rows 明细',
    enabled: opened,
    run: (app) => openFacts(app),
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

  {
    id: 'data.trace',
    label: 'command.data_trace',
    menu: 'data',
    group: 1,
    shortcuts: ['Mod+['],
    enabled: hasActive,
    run: (app) => app.traceActive(),
  },
  {
    id: 'data.goto',
    label: 'command.data_goto',
    menu: 'data',
    group: 1,
    shortcuts: ['Mod+G'],
    enabled: (app) => app.front?.goTo !== undefined,
    run: (app) => app.panels.open('goto'),
  },
  {
    id: 'data.indicators',
    label: 'command.data_indicators',
    menu: 'data',
    group: 2,
    enabled: opened,
    run: (app) => app.panels.openCatalog('indicators'),
  },
  {
    id: 'data.areas',
    label: 'command.data_areas',
    menu: 'data',
    group: 2,
    enabled: opened,
    run: (app) => app.panels.openCatalog('areas'),
  },
  {
    id: 'data.peers',
    label: 'command.data_peers',
    menu: 'data',
    group: 2,
    enabled: opened,
    run: (app) => app.panels.openCatalog('peers'),
  },
  {
    id: 'data.targets',
    label: 'command.data_targets',
    menu: 'data',
    group: 2,
    enabled: opened,
    run: (app) => app.panels.openCatalog('targets'),
  },

  {
    id: 'data.forms',
    label: 'command.data_forms',
    menu: 'data',
    group: 3,
    words: '空白表 未报 报送 collect blank form who has not reported',
    enabled: opened,
    run: (app) => app.panels.open('forms'),
  },
  {
    id: 'data.profiles',
    label: 'command.data_profiles',
    menu: 'data',
    group: 3,
    words: '式样 模板 profile recipe',
    enabled: opened,
    run: (app) => app.panels.open('profiles'),
  },
  {
    id: 'data.unasked',
    label: 'command.data_auto',
    menu: 'data',
    group: 3,
    checked: (app) => app.preferences.unasked,
    run: (app) => app.preferences.setUnasked(!app.preferences.unasked),
  },
  {
    id: 'data.quality',
    label: 'command.data_quality',
    menu: 'data',
    group: 3,
    words: '覆盖 缺数 异常 对账 重复 quality coverage gaps outliers reconcile',
    enabled: opened,
    run: (app) => app.quality.open(),
  },

  ...serverCommands,
  ...carryCommands,

  {
    id: 'help.palette',
    label: 'command.help_palette',
    menu: 'help',
    group: 1,
    shortcuts: ['Mod+K'],
    run: (app) => app.panels.openPalette(),
  },
  {
    id: 'help.shortcuts',
    label: 'command.help_shortcuts',
    menu: 'help',
    group: 1,
    shortcuts: ['F1'],
    run: (app) => app.panels.open('shortcuts'),
  },
  {
    id: 'window.side',
    label: 'command.window_side',
    menu: 'window',
    group: 2,
    shortcuts: ['Mod+B'],
    enabled: opened,
    checked: (app) => app.panels.side,
    run: (app) => app.panels.toggleSide(),
  },
  {
    id: 'window.lang',
    label: 'command.window_lang',
    menu: 'window',
    group: 2,
    words: 'English 中文 language',
    run: (app) => app.preferences.setLang(app.lang === 'zh' ? 'en' : 'zh'),
  },
  {
    id: 'window.theme',
    label: 'command.window_theme',
    menu: 'window',
    group: 2,
    checked: (app) => app.preferences.theme === 'dark',
    run: (app) => app.preferences.setTheme(app.preferences.theme === 'dark' ? 'light' : 'dark'),
  },
];

async function newWorkspace(app: App): Promise<void> {
  const name = app.t('shell.new_workspace_name');
  await app.open((services) => services.newWorkspace(name));
}

async function openFile(app: App): Promise<void> {
  await app.attempt(async () => {
    const [file] = await app.services.pickFiles('.almanac,.zip', false);
    if (file) await app.open((services) => services.openFile(file));
  });
}

function renameTab(app: App): void {
  app.panels.renamingTab = app.activeTab?.id ?? null;
}
