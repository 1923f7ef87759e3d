import { indexCatalog, serverSchemaSql, type Catalog, type CatalogData } from '../../catalog';
import { column, err, ok, raw, type Issue, type Result } from '../../core';
import type { Engine, QueryError, ServerEngine } from '../../engine';
import { contextOf, dialectOf, shapeStatement, type Dialect, type QueryContext } from '../../query';
import { present, setStatus, type State } from '../state';
import { mergedCatalog, readServerCatalog, serverIssue } from './serverCatalog';

/** A server that answers instead of the session's own engine. */
export interface Remote {
  readonly engine: ServerEngine;
  /** What a person knows it by: its address. */
  readonly name: string;
  readonly known: CatalogData;
  readonly context: QueryContext;
}

/** Who answers questions now, and all that compiling for him takes. */
export interface Answerer {
  readonly engine: Engine;
  readonly dialect: Dialect;
  readonly catalog: Catalog;
  readonly context: QueryContext;
}

export function answererOf(state: State): Answerer {
  const { remote } = state;
  if (remote === null) {
    return { engine: state.engine, dialect: dialectOf(state.engine), catalog: state.catalog, context: state.context };
  }
  const { engine, context } = remote;
  return { engine, dialect: dialectOf(engine), catalog: bothCatalogs(remote, present(state).catalog), context };
}

const both = new WeakMap<Remote, { readonly own: CatalogData; readonly catalog: Catalog }>();

/** What the workspace says of an indicator or area counts; what only the server knows is there too. */
function bothCatalogs(remote: Remote, own: CatalogData): Catalog {
  const made = both.get(remote);
  if (made?.own === own) return made.catalog;
  const catalog = indexCatalog(mergedCatalog(remote.known, own));
  both.set(remote, { own, catalog });
  return catalog;
}

/** Lets a server answer from now on. Nothing changes when it cannot be asked. */
export async function connectServer(state: State, engine: ServerEngine, name: string): Promise<Result<void, Issue>> {
  const found = await look(engine, name, true);
  if (!found.ok) return found;
  if (state.remote && state.remote.engine !== engine) await state.remote.engine.close();
  take(state, found.value);
  return ok(undefined);
}

/** The own engine answers again. */
export async function disconnectServer(state: State): Promise<void> {
  const { remote } = state;
  if (!remote) return;
  state.remote = null;
  setStatus(state, { server: null, dataVersion: state.status.dataVersion + 1 });
  await remote.engine.close();
}

/** Tries a lost connection again; where it stands, everything shown is asked anew. */
export async function retryServer(state: State): Promise<Result<void, Issue>> {
  const { remote } = state;
  if (!remote) return ok(undefined);
  const found = await look(remote.engine, remote.name);
  if (!found.ok) return found;
  if (state.remote === remote) take(state, found.value);
  return ok(undefined);
}

/** Notes what an answer says of the connection. */
export function heard(state: State, remote: Remote, error: QueryError | null): void {
  const { server } = state.status;
  if (state.remote !== remote || !server) return;
  if (error?.kind !== 'unreachable') {
    state.heardAt = state.ports.now();
    return;
  }
  if (server.state === 'lost') return;
  setStatus(state, { server: { ...server, state: 'lost', since: (state.heardAt ?? state.ports.now()).toISOString() } });
  void tryOn(state, remote);
}

/** Milliseconds between two tries of a lost connection. */
const AGAIN = 4_000;

async function tryOn(state: State, remote: Remote): Promise<void> {
  while (state.remote === remote && state.status.server?.state === 'lost') {
    await new Promise<void>((resolve) => {
      setTimeout(() => resolve(), AGAIN);
    });
    if (state.remote !== remote || state.listeners.size === 0) return;
    if ((await retryServer(state)).ok) return;
  }
}

function take(state: State, { remote, facts }: { readonly remote: Remote; readonly facts: number }): void {
  const { engine, name } = remote;
  state.remote = remote;
  state.heardAt = state.ports.now();
  setStatus(state, {
    server: { name, version: engine.version, state: 'ready', facts },
    dataVersion: state.status.dataVersion + 1,
  });
}

async function look(
  engine: ServerEngine,
  name: string,
  make = false,
): Promise<Result<{ readonly remote: Remote; readonly facts: number }, Issue>> {
  let known = await readServerCatalog(engine);
  // A server without our tables gets them, where the person may make them.
  if (!known.ok && known.error.code === 'server_failed' && make && (await makeTables(engine))) {
    known = await readServerCatalog(engine);
  }
  if (!known.ok) return known;
  const shape = await engine.run(shapeStatement());
  if (!shape.ok) return err(serverIssue(shape.error));
  const count = await engine.run(raw('SELECT count() AS n FROM fact_now'));
  if (!count.ok) return err(serverIssue(count.error));
  const remote = { engine, name, known: known.value.data, context: contextOf(shape.value) };
  return ok({ remote, facts: Number(column(count.value, 'n')[0] ?? 0) });
}

async function makeTables(engine: ServerEngine): Promise<boolean> {
  if (!(await engine.makeDatabase()).ok) return false;
  for (const statement of serverSchemaSql()) if (!(await engine.change(statement)).ok) return false;
  return true;
}
