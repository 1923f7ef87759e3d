import { err, issue, ok, type Issue, type Result } from '../core';
import type { Ports } from './ports';
import type { Prepared } from './sample';
import type { Session } from './session';
import { snapshotBlob } from './snapshot';
import { workspaceKey } from './workspaces';

/** Opens a workspace and takes out what another storage needs, beside the sources, to open it at once. */
export async function prepare(
  ports: Ports,
  open: (ports: Ports) => Promise<Result<Session, Issue>>,
): Promise<Result<Prepared, Issue>> {
  const opened = await open(ports);
  if (!opened.ok) return opened;
  const session = opened.value;
  try {
    await session.keep();
    const { id } = session.workspace;
    const workspace = await ports.storage.getText(workspaceKey(id));
    const snapshot = await ports.storage.getBlob(snapshotBlob(id));
    return workspace !== null && snapshot
      ? ok({ workspace, snapshot })
      : err(issue('error', 'not_saved', {}, { reason: id }));
  } finally {
    await session.close();
  }
}
