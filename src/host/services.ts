import type { AppServices } from '../app';
import { builtInCatalog } from '../catalog/builtIn';
import { err, issue, ok, type Issue, type Result } from '../core';
import {
  deleteWorkspace,
  listWorkspaces,
  openSample,
  openSession,
  openWorkspaceFile,
  renameWorkspace,
  saveNew,
  unreachable,
  type FileIn,
  type Ports,
  type Session,
} from '../flow';
import { builtInProfiles } from '../ingest/builtIn';
import { newWorkspace } from '../workspace';
import { droppedFiles, fileIn, folderFiles } from './files';
import { officeTask, writeOffice } from './office';
import { sample } from './sample';

/** Key of the text that names the workspace that was open last. */
const LAST = 'last-opened';

type Connect = AppServices['connectServer'];
/** Connects to a database server; rejects with a reason and a `code` for it. */
export type StartServer = (
  connection: Parameters<Connect>[0],
) => Promise<Extract<Awaited<ReturnType<Connect>>, { readonly ok: true }>['value']>;

/** The browser's side of the application: kept workspaces, files picked, dropped and saved. */
export function browserServices(ports: Ports, startServer: StartServer): AppServices {
  const open = (id: string): Promise<Result<Session, Issue>> => openSession(ports, id);
  return {
    async listWorkspaces() {
      const all = await listWorkspaces(ports.storage);
      return all.map(({ id, workspace }) =>
        workspace.ok
          ? {
              id,
              name: workspace.value.name,
              sources: workspace.value.sources.length,
              sample: workspace.value.sample ?? false,
            }
          : { id, name: id, broken: true },
      );
    },
    lastOpened: () => ports.storage.getText(LAST),
    async setLastOpened(id) {
      if (id === null) await ports.storage.deleteText(LAST);
      else await ports.storage.putText(LAST, id);
    },
    openSession: open,
    async newWorkspace(name) {
      // What every office counts is known from the start, as on the command line: units, growth rules, forms of ledgers.
      const start = { ...newWorkspace(name, ports.newId(), builtInCatalog), profiles: builtInProfiles };
      return open((await saveNew(ports.storage, start)).id);
    },
    openSample: async (which) =>
      openSample(ports, which === 'reports' ? (await import('./reports')).reports() : sample),
    async openFile(file) {
      const kept = await openWorkspaceFile(ports, await file.bytes());
      return kept.ok ? open(kept.value) : kept;
    },
    async connectServer(connection) {
      try {
        return ok(await startServer(connection));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreachable';
        return err(code === 'unreachable' ? unreachable(message) : issue('error', `server_${code}`, {}, { message }));
      }
    },
    deleteWorkspace: (id) => deleteWorkspace(ports.storage, id),
    async renameWorkspace(id, name) {
      await renameWorkspace(ports.storage, id, name);
    },
    download: saveAs,
    writeOffice,
    officeTask,
    expectFiles: () => void ports.reader.prepare?.(),
    pickFiles,
    pickFolder,
    readFiles: (files) => [...files].map((file) => fileIn(file)),
    readDrop: droppedFiles,
  };
}

const pickFiles = (accept: string, several: boolean): Promise<readonly FileIn[]> =>
  picked((input) => {
    input.accept = accept;
    input.multiple = several;
  });

const pickFolder = (): Promise<readonly FileIn[]> =>
  picked((input) => {
    input.webkitdirectory = true;
  });

/** The field behind the file window that was opened last. */
let field: HTMLInputElement | null = null;

/**
 * What a person chooses in the system's file window. The field stays in the page until then: one that nothing holds is collected as garbage
 * while its window is open, and what is chosen never arrives. Older browsers do not tell of a window that is closed: the next one clears up.
 */
function picked(choose: (input: HTMLInputElement) => void): Promise<readonly FileIn[]> {
  field?.dispatchEvent(new Event('cancel'));
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.hidden = true;
    choose(input);
    const done = (files: readonly FileIn[]): void => {
      input.remove();
      if (field === input) field = null;
      resolve(files);
    };
    input.addEventListener('change', () => {
      done(folderFiles([...(input.files ?? [])]));
    });
    input.addEventListener('cancel', () => {
      done([]);
    });
    field = input;
    document.body.append(input);
    input.click();
  });
}

function saveAs(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
