import { err, issue, ok, type Issue, type Result } from '../core';
import type { Storage } from '../storage';
import { answersBlob } from './keptAnswers';
import { snapshotBlob } from './snapshot';
import { newWorkspace, readWorkspace, withBytes, writeWorkspace, type Workspace } from '../workspace';

const PREFIX = 'workspace-';

export const workspaceKey = (id: string): string => `${PREFIX}${id}`;
export const sourceKey = (sha256: string): string => `source-${sha256}`;

/** Every workspace that is kept here; one that cannot be read is listed with its issue, never hidden and never touched. */
export async function listWorkspaces(
  storage: Storage,
): Promise<readonly { readonly id: string; readonly workspace: Result<Workspace, Issue> }[]> {
  const keys = (await storage.listTexts()).filter((key) => key.startsWith(PREFIX));
  return Promise.all(
    keys.map(async (key) => ({
      id: key.slice(PREFIX.length),
      workspace: readWorkspace((await storage.getText(key)) ?? ''),
    })),
  );
}

/** Makes an empty workspace and resolves when it is on disk. */
export async function createWorkspace(storage: Storage, name: string, id: string): Promise<Workspace> {
  return saveNew(storage, newWorkspace(name, id));
}

/** Keeps a workspace that was made elsewhere (a file, the sample). Its sources must be stored before. */
export async function saveNew(storage: Storage, workspace: Workspace): Promise<Workspace> {
  await storage.putText(workspaceKey(workspace.id), writeWorkspace(workspace));
  return workspace;
}

export async function loadWorkspace(storage: Storage, id: string): Promise<Result<Workspace, Issue>> {
  const text = await storage.getText(workspaceKey(id));
  return text === null ? err(issue('error', 'workspace_gone', {}, { id })) : readWorkspace(text);
}

/** Removes a workspace and the bytes that no other one needs. */
export async function deleteWorkspace(storage: Storage, id: string): Promise<void> {
  await storage.deleteText(workspaceKey(id));
  await sweep(storage);
}

export async function renameWorkspace(storage: Storage, id: string, name: string): Promise<Result<void, Issue>> {
  const found = await loadWorkspace(storage, id);
  if (!found.ok) return found;
  await saveNew(storage, { ...found.value, name });
  return ok(undefined);
}

/**
 * Deletes blobs that no workspace names: what an import left behind when the page died in the middle of it. Does nothing
 * while any workspace cannot be read, since that one may need them.
 */
export async function sweep(storage: Storage): Promise<void> {
  const all = await listWorkspaces(storage);
  const needed = new Set<string>();
  for (const { workspace } of all) {
    if (!workspace.ok) return;
    for (const { sha256 } of withBytes(workspace.value)) needed.add(sha256);
  }
  const kept = new Set(all.flatMap(({ id }) => [snapshotBlob(id), answersBlob(id)]));
  for (const key of await storage.listBlobs()) {
    const ofWorkspace = key.startsWith(snapshotBlob('')) || key.startsWith(answersBlob(''));
    if (ofWorkspace && !kept.has(key)) await storage.deleteBlob(key);
    const sha256 = /^(?:source|cache)-([0-9a-f]{64})/.exec(key)?.[1];
    if (sha256 && !needed.has(sha256)) await storage.deleteBlob(key);
  }
}
