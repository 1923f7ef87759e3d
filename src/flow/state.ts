import { indexCatalog, type Catalog } from '../catalog';
import { err, issue, ok, type Issue, type LoadStep, type Result, type Sql } from '../core';
import type { SupervisedEngine } from '../engine';
import type { QueryContext } from '../query';
import { malformedAt, writeWorkspace, type History, type Workspace } from '../workspace';
import { RecentAnswers, type KeptAnswers } from './keptAnswers';
import { NOTHING_LOADED, type Loaded } from './loaded';
import type { Ports } from './ports';
import { makeQueue } from './queue';
import type { Remote } from './server/remote';
import type { SessionStatus } from './session';
import { Storing } from './storing';
import { workspaceKey } from './workspaces';

/** What the parts of a session share. Only the parts of this folder see it; a screen sees `Session`. */
export interface State {
  readonly ports: Ports;
  readonly engine: SupervisedEngine;
  /** Set until the engine holds the data, where the session was opened before. */
  filling: Filling | null;
  /** What was asked and answered of late. */
  readonly recent: RecentAnswers;
  /** Called after each answer that the engine gave. */
  answered: () => void;
  /** Changes go through here, one at a time. */
  readonly enqueue: ReturnType<typeof makeQueue>;
  history: History;
  catalog: Catalog;
  loaded: Loaded;
  /** The workspace whose data the engine holds, wholly and nothing else. Null while that changes, or when it is not sure. */
  held: Workspace | null;
  /** The workspace whose data are kept as a snapshot. */
  snapshotOf: Workspace | null;
  /** `fact_now` is a view of the facts, not a table of its own: see `now.ts`. */
  nowIsView: boolean;
  /** While `fact` is a view of staged cells. */
  laying: Laying | null;
  /** What the loaded facts look like, for compiling questions. */
  context: QueryContext;
  status: SessionStatus;
  /** The server that answers instead of the engine. */
  remote: Remote | null;
  /** When it last gave an answer. */
  heardAt: Date | null;
  /** Steps that clear away what the engine staged of large files for a plan that may never be accepted. */
  staged: readonly LoadStep[];
  /** Bytes of such files on their way to the disk. */
  readonly storing: Storing;
  /** The document as this session last wrote or read it: another window may have changed it since. */
  written: string;
  listeners: Set<() => void>;
}

/**
 * The facts of one large sheet which, after its import, are looked at where the engine staged them (`fact` is a view), while they are laid
 * out behind in the order in which they are asked for (`layingOut.ts`). The import need not wait for that, and questions are quicker after it.
 */
export interface Laying {
  /** Takes the staging away. */
  readonly discard: readonly LoadStep[];
  /** Null: not begun. */
  progress: { readonly parts: readonly Sql[]; readonly facts: number; done: number } | null;
}

/** An engine on its way, and what can be answered meanwhile. */
export interface Filling {
  readonly done: Promise<unknown>;
  readonly kept: KeptAnswers | null;
}

export function newState(
  ports: Ports,
  engine: SupervisedEngine,
  history: History,
  catalog = indexCatalog(history.present.catalog),
): State {
  const { storage } = ports;
  return {
    ports,
    engine,
    enqueue: makeQueue(),
    filling: null,
    recent: new RecentAnswers(),
    answered: () => undefined,
    history,
    catalog,
    loaded: NOTHING_LOADED,
    held: null,
    snapshotOf: null,
    nowIsView: false,
    laying: null,
    context: {},
    remote: null,
    heardAt: null,
    staged: [],
    storing: new Storing(storage),
    status: {
      engine: 'starting',
      engineVersion: '',
      storage: storage.kind,
      durable: storage.durable,
      saved: 'saved',
      facts: 0,
      undoDepth: history.past.length,
      redoDepth: history.future.length,
      dataVersion: 0,
      server: null,
    },
    written: writeWorkspace(history.present),
    listeners: new Set(),
  };
}

/**
 * Says that the engine begins to change from `before`; what it gives says that it holds `after`. Only then a snapshot may be taken: not
 * when the engine was not in step before, nor when it crashed and was filled anew in the middle of it.
 */
export function leave(state: State, before: Workspace): (after: Workspace) => void {
  const inStep = state.held === before;
  state.held = null;
  return (after) => {
    state.held = inStep && state.held === null ? after : null;
  };
}

export const present = (state: State): Workspace => state.history.present;

export function setStatus(state: State, patch: Partial<SessionStatus>): void {
  state.status = { ...state.status, ...patch };
  for (const listener of state.listeners) listener();
}

/** Takes on a history whose present is on disk. */
export function adopt(state: State, history: History): void {
  if (history.present.catalog !== state.history.present.catalog) state.catalog = indexCatalog(history.present.catalog);
  state.history = history;
  setStatus(state, {
    undoDepth: history.past.length,
    redoDepth: history.future.length,
    undoCommand: history.past.at(-1)?.command ?? null,
    redoCommand: history.future[0]?.command ?? null,
    saved: 'saved',
  });
}

/**
 * Writes the workspace; resolves when it is on disk. Refuses (`changed_elsewhere`) when another window has written since,
 * so that neither loses what it acknowledged, and what could not be opened again.
 */
export async function persist(state: State, workspace: Workspace): Promise<Result<void, Issue>> {
  const { storage } = state.ports;
  const key = workspaceKey(workspace.id);
  setStatus(state, { saved: 'saving' });
  try {
    const there = await storage.getText(key);
    if (there !== null && there !== state.written) {
      setStatus(state, { saved: 'failed' });
      return err(issue('error', 'changed_elsewhere'));
    }
    const wrong = malformedAt(workspace);
    if (wrong !== null) throw new Error(`${wrong} could not be read again`);
    const text = writeWorkspace(workspace);
    await storage.putText(key, text);
    state.written = text;
    return ok(undefined);
  } catch (error) {
    setStatus(state, { saved: 'failed' });
    return err(issue('error', 'not_saved', {}, { reason: error instanceof Error ? error.message : String(error) }));
  }
}
