import { ok, type Issue, type Result } from '../core';
import { unpackWorkspace } from '../workspace';
import type { Ports } from './ports';
import { saveNew, sourceKey } from './workspaces';

/**
 * Keeps a workspace file (.almanac) as a workspace of its own, under a new id so that one that is here already stays as it
 * is. Resolves with the id when everything is on disk.
 */
export async function openWorkspaceFile(ports: Ports, bytes: Uint8Array): Promise<Result<string, Issue>> {
  const unpacked = unpackWorkspace(bytes);
  if (!unpacked.ok) return unpacked;
  const { workspace, sources } = unpacked.value;
  for (const [sha256, source] of sources) {
    const key = sourceKey(sha256);
    if (!(await ports.storage.hasBlob(key))) await ports.storage.putBlob(key, source);
  }
  const id = ports.newId();
  await saveNew(ports.storage, { ...workspace, id });
  return ok(id);
}
