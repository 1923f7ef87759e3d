import type { FileIn } from '../../flow';
import type { App } from '../app.svelte';
import { pastedFile, type Clipboard_ } from './pasted';
import { TAKEN } from './taken';

/** 导入文件: asks for files and reads them. */
export const pickImport = (app: App): Promise<void> => begin(app, () => app.services.pickFiles(TAKEN, true));

/** Every file of a folder and of those within it. */
export const pickImportFolder = (app: App): Promise<void> => begin(app, () => app.services.pickFolder());

async function begin(app: App, pick: () => Promise<readonly FileIn[]>): Promise<void> {
  await app.attempt(async () => {
    const picked = pick();
    app.services.expectFiles?.();
    await app.imports.start(await picked);
  });
}

/** A table on the clipboard, as a source of its own. False where there is none: the paste is somebody else's. */
export function importPaste(app: App, clipboard: Clipboard_): boolean {
  const pastes = app.workspace?.sources.filter(({ kind }) => kind === 'paste').length ?? 0;
  const file = pastedFile(clipboard, `${app.t('shell.pasted')} ${pastes + 1}`);
  if (!file) return false;
  void app.imports.start([file]);
  return true;
}
