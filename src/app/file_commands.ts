import type { App } from './app.svelte';
import { pickImport, pickImportFolder } from './import/begin';
import { opened, type AppCommand } from './commands';

/** Workspaces and what goes into and out of them. */
export const fileCommands: readonly AppCommand[] = [
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
    run: (app) => pickImport(app),
  },
  {
    id: 'file.import_folder',
    label: 'command.file_import_folder',
    menu: 'file',
    group: 2,
    shortcuts: ['Mod+Shift+O'],
    run: (app) => pickImportFolder(app),
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
