import { indexCatalog } from '../catalog';
import { err, issue, ok, type Issue, type Result } from '../core';
import { superviseEngine, type SupervisedEngine } from '../engine';
import { newHistory } from '../workspace';
import { readAnswers } from './keptAnswers';
import { makeSession } from './live';
import { pendingEngine } from './pendingEngine';
import type { Ports } from './ports';
import type { Session } from './session';
import { readSnapshot } from './snapshot';
import { newState, setStatus, type State } from './state';
import { fillEngine, takeOn } from './sync';
import { loadWorkspace, sweep } from './workspaces';

/**
 * Opens a kept workspace. Without a snapshot of its data: resolves when every question can be answered. With one the session is there
 * at once, its engine `starting`: what was answered of late is answered again from what is kept, everything else waits for the engine.
 */
export async function openSession(ports: Ports, id: string): Promise<Result<Session, Issue>> {
  const found = await loadWorkspace(ports.storage, id);
  if (!found.ok) return found;
  const workspace = found.value;
  const holder: { state?: State } = {};
  // All that needs no engine is done while it starts.
  const starting = supervised(ports, holder);
  starting.catch(() => undefined); // told below
  const catalog = indexCatalog(workspace.catalog);
  const snapshot = await readSnapshot(ports.storage, workspace);
  const kept = snapshot && (await readAnswers(ports.storage, id, snapshot.key));

  const coming = starting.then(async (engine) => {
    holder.state = state;
    const filled = await fillEngine(state, engine, snapshot);
    state.filling = null;
    if (filled.ok) return engine;
    await engine.close();
    throw new NotFilled(filled.error);
  });
  const state = newState(ports, pendingEngine(coming, 'duckdb'), newHistory(workspace), catalog);
  state.filling = { done: coming, kept };
  if (snapshot) takeOn(state, snapshot);
  // The first of all changes: those that a person makes meanwhile come after it.
  const ready = state.enqueue(async () => {
    const { version } = await coming;
    setStatus(state, { engine: 'ready', engineVersion: version });
    void sweep(ports.storage).catch(() => undefined);
  });
  if (snapshot) {
    ready.catch((error: unknown) => {
      state.filling = null;
      setStatus(state, { engine: 'failed', engineReason: reasonOf(error) });
    });
    return ok(makeSession(state));
  }
  try {
    await ready;
    return ok(makeSession(state));
  } catch (error) {
    if (error instanceof NotFilled) return err(error.issue);
    return err(issue('error', 'engine_not_started', {}, { reason: reasonOf(error) }));
  }
}

class NotFilled extends Error {
  readonly issue: Issue;
  constructor(found: Issue) {
    super(String(found.params.reason ?? found.code));
    this.issue = found;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An engine that gets the data of `holder.state` back when it has to be started again. */
const supervised = (ports: Ports, holder: { readonly state?: State }): Promise<SupervisedEngine> =>
  superviseEngine(
    ports.startEngine,
    async (fresh) => {
      if (!holder.state) return;
      const filled = await fillEngine(holder.state, fresh);
      if (!filled.ok) throw new NotFilled(filled.error);
    },
    (engineState, reason) => {
      if (holder.state)
        setStatus(holder.state, { engine: engineState, ...(reason === undefined ? {} : { engineReason: reason }) });
    },
  );
