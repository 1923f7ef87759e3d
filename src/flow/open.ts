import { indexCatalog } from '../catalog';
import { err, issue, ok, type Issue, type Result } from '../core';
import { superviseEngine } from '../engine';
import { newHistory } from '../workspace';
import { makeSession } from './live';
import type { Ports } from './ports';
import type { Session } from './session';
import { readSnapshot } from './snapshot';
import { newState, setStatus, type State } from './state';
import { fillEngine } from './sync';
import { loadWorkspace, sweep } from './workspaces';

/** Opens a kept workspace: starts an engine, loads what it needs, resolves when every question can be answered. */
export async function openSession(ports: Ports, id: string): Promise<Result<Session, Issue>> {
  const found = await loadWorkspace(ports.storage, id);
  if (!found.ok) return found;
  const holder: { state?: State } = {};
  try {
    // All that needs no engine is done while it starts.
    const ahead = async () => ({
      catalog: indexCatalog(found.value.catalog),
      snapshot: await readSnapshot(ports.storage, found.value),
    });
    const starting = superviseEngine(
      ports.startEngine,
      async (fresh) => {
        if (!holder.state) return;
        const filled = await fillEngine(holder.state, fresh);
        if (!filled.ok) throw new Error(String(filled.error.params.reason ?? filled.error.code));
      },
      (engineState, reason) => {
        if (holder.state)
          setStatus(holder.state, { engine: engineState, ...(reason === undefined ? {} : { engineReason: reason }) });
      },
    );
    const [engine, { snapshot, catalog }] = await Promise.all([starting, ahead()]);
    const state = newState(ports, engine, newHistory(found.value), catalog);
    holder.state = state;
    const filled = await fillEngine(state, engine, snapshot);
    if (!filled.ok) {
      await engine.close();
      return filled;
    }
    setStatus(state, { engine: 'ready', engineVersion: engine.version });
    void sweep(ports.storage).catch(() => undefined);
    return ok(makeSession(state));
  } catch (error) {
    return err(
      issue('error', 'engine_not_started', {}, { reason: error instanceof Error ? error.message : String(error) }),
    );
  }
}
