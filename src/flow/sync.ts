import { catalogSteps, schemaSql } from '../catalog';
import { column, err, join, ok, raw, type Frame, type Issue, type LoadStep, type Result } from '../core';
import type { Engine, QueryError } from '../engine';
import { handSteps, overrideSteps } from '../ingest';
import { contextOf, shapeStatement } from '../query';
import { diffNeeds, type Source, type Workspace } from '../workspace';
import { removeSteps } from './cacheLoad';
import { handValue } from './handValue';
import { layOutNow } from './layingOut';
import { loadIssue } from './loadIssue';
import { NOTHING_LOADED, withCatalog, withoutSource } from './loaded';
import { readKept, storedLoad, writeCache, type SourceLoad } from './sourceLoad';
import type { SourcePlan } from '../ingest';
import { nowWork } from './now';
import { snapshotSteps, type Snapshot } from './snapshot';
import { leave, present, setStatus, type State } from './state';

/** Takes on what a snapshot tells of the data: with it questions can be compiled before any engine is there. */
export function takeOn(state: State, snapshot: Snapshot): void {
  state.loaded = snapshot.loaded;
  state.context = contextOf(snapshot.shape);
  state.snapshotOf = present(state);
  setStatus(state, { facts: snapshot.facts, dataVersion: state.status.dataVersion + 1 });
}

/**
 * Fills an empty engine with everything that the workspace needs: after opening, and after a crash. With a snapshot of
 * its data, taken on before, that is all there is to load.
 */
export async function fillEngine(
  state: State,
  engine: Engine,
  snapshot: Snapshot | null = null,
): Promise<Result<void, Issue>> {
  const workspace = present(state);
  state.nowIsView = false;
  state.laying = null;
  if (snapshot && (await engine.load(snapshotSteps(snapshot))).ok) {
    state.held = workspace;
    return ok(undefined);
  }
  state.snapshotOf = null;
  const schema: LoadStep = { do: 'sql', sql: join(schemaSql(), ';\n') };
  const loaded = withCatalog(NOTHING_LOADED, workspace.catalog);
  const start = await loadSteps(engine, [schema, ...catalogSteps(workspace.catalog, loaded.ids)]);
  if (!start.ok) return start;
  state.loaded = loaded;
  const sources = await addSources(state, engine, workspace.sources);
  if (!sources.ok) return sources;
  const now = nowWork(workspace, false);
  const rest = await loadSteps(engine, [...handWork(state, workspace), ...now.steps]);
  if (!rest.ok) return rest;
  state.nowIsView = now.isView;
  state.held = workspace;
  await readShape(state, engine);
  return ok(undefined);
}

/** Brings the engine from what `before` needed to what `after` needs. What did not change stays as it is. */
export async function syncEngine(state: State, before: Workspace, after: Workspace): Promise<Result<void, Issue>> {
  const needs = diffNeeds(before, after);
  const arrive = leave(state, before);
  const { engine } = state;
  if (needs.data || needs.removed.length > 0 || needs.added.length > 0) {
    const laid = await layOutNow(state);
    if (!laid.ok) return laid;
  }
  const steps: LoadStep[] = [];
  let loaded = state.loaded;
  if (needs.catalog) {
    loaded = withCatalog(loaded, after.catalog);
    steps.push(...catalogSteps(after.catalog, loaded.ids));
  }
  for (const sha256 of needs.removed) {
    const source = loaded.sources.get(sha256);
    if (source) steps.push(...removeSteps(source));
    loaded = withoutSource(loaded, sha256);
  }
  const done = await loadSteps(engine, steps);
  if (!done.ok) return done;
  state.loaded = loaded;
  const missing = after.sources.filter(({ sha256 }) => needs.added.includes(sha256) && !loaded.sources.has(sha256));
  const added = await addSources(state, engine, missing);
  if (!added.ok) return added;
  if (!needs.data) {
    arrive(after);
    return ok(undefined);
  }
  const now = nowWork(after, state.nowIsView);
  const rest = await loadSteps(engine, [...handWork(state, after), ...now.steps]);
  if (!rest.ok) return rest;
  state.nowIsView = now.isView;
  arrive(after);
  await readShape(state, engine);
  return ok(undefined);
}

/** Loads kept sources, all in one step where they are cached; those that had to be read anew get their cache written. */
async function addSources(state: State, engine: Engine, sources: readonly Source[]): Promise<Result<void, Issue>> {
  const { ports } = state;
  const loads: SourceLoad[] = [];
  const read: { source: Source; plan: SourcePlan }[] = [];
  let loaded = state.loaded;
  for (const source of sources) {
    const load = await storedLoad(ports, source, loaded, async (again) => {
      const { catalog, profiles } = present(state);
      const kept = await readKept({ ports, engine }, again, { catalog, profiles });
      if (kept.ok) read.push({ source, plan: kept.value });
      return kept;
    });
    if (!load.ok) return load;
    loads.push(load.value);
    loaded = load.value.loaded;
  }
  const done = await loadSteps(
    engine,
    loads.flatMap(({ steps }) => steps),
  );
  if (!done.ok) return done;
  state.loaded = loaded;
  for (const { source, plan } of read) await writeCache(ports, engine, source, loaded, plan);
  return ok(undefined);
}

const handWork = (state: State, workspace: Workspace): readonly LoadStep[] => [
  ...handSteps(workspace.handNumbers, state.loaded.ids, handValue),
  ...overrideSteps(workspace.overrides, state.loaded.ids),
];

/** Asks what the loaded facts look like; questions are compiled with it. */
export async function readShape(state: State, engine: Engine): Promise<void> {
  takeShape(state, await askShape(engine));
}

type Told = Result<Frame, QueryError>;

/** The same in two steps, where something else is waited for in between. */
export async function askShape(engine: Engine): Promise<{ readonly shape: Told; readonly count: Told }> {
  const shape = await engine.run(shapeStatement());
  return { shape, count: await engine.run(raw('SELECT count(*)::INTEGER AS n FROM fact')) };
}

export function takeShape(state: State, { shape, count }: Awaited<ReturnType<typeof askShape>>): void {
  if (shape.ok) state.context = contextOf(shape.value);
  const facts = count.ok ? Number(column(count.value, 'n')[0] ?? 0) : 0;
  setStatus(state, { facts, dataVersion: state.status.dataVersion + 1 });
}

export async function loadSteps(engine: Engine, steps: readonly LoadStep[]): Promise<Result<void, Issue>> {
  if (steps.length === 0) return ok(undefined);
  const done = await engine.load(steps);
  return done.ok ? done : err(loadIssue(done.error));
}
