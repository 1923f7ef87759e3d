import { catalogSteps } from '../catalog';
import { err, issue, ok, type Issue, type LoadStep, type Result } from '../core';
import type { SourcePlan } from '../ingest';
import { learn } from './learning';
import { addSources, perform, writeAhead, type Alias, type SourceSheet } from '../workspace';
import { removeSteps } from './cacheLoad';
import { layOutBehind, layOutNow, newLaying } from './layingOut';
import { withCatalog } from './loaded';
import { isSole, nowWork, putInOrder } from './now';
import type { AcceptOptions, ImportPlan, ImportReport } from './session';
import { plannedLoad, writeCache } from './sourceLoad';
import { adopt, leave, persist, present, setStatus, type Laying, type State } from './state';
import { askShape, loadSteps, takeShape } from './sync';
import { turn } from './turn';

/**
 * Loads a plan: bytes to disk, facts into the engine, then the workspace that names them. Until the last is written nothing
 * of it can be seen, and whatever fails before takes back what was done.
 */
export async function acceptImport(
  state: State,
  plan: ImportPlan,
  options: AcceptOptions = {},
): Promise<Result<ImportReport, Issue>> {
  const before = present(state);
  const { engine } = state;
  const issues = [...plan.issues, ...plan.plans.flatMap((each) => each.issues)];
  const read = plan.plans.flatMap((each, i) => {
    const source = plan.sources[i];
    if (!source?.sheets.some(({ kind }) => kind !== 'unread')) return [];
    return [{ plan: each, source: { ...source, ...options.sources?.[source.name] } }];
  });
  if (read.length === 0) return ok({ sources: [], facts: 0, ledgerRows: 0, issues });

  const learning = learn(read);
  const pairs = read.map((pair, i) => ({ ...pair, source: learning.sources[i] ?? pair.source }));
  const taken =
    options.measures ?? pairs.flatMap(({ plan: each }) => (each.proposals ?? []).filter(({ sure }) => sure));
  const history = perform(state.history, addSources, {
    sources: learning.sources,
    profiles: learning.profiles,
    areas: pairs.flatMap(({ plan: each }) => each.newAreas),
    indicators: [...pairs.flatMap(({ plan: each }) => each.newIndicators), ...taken.map(({ indicator }) => indicator)],
    changes: pairs.flatMap(({ plan: each }) => each.newChanges ?? []),
    measures: taken.map(({ measure }) => measure),
    aliases: aliasesOf(plan),
  });
  const after = history.present;
  const store = async (): Promise<void> => {
    for (const { plan: each, source } of pairs) {
      const file = plan.files.get(each);
      if (file) await state.storing.there(file, source.sha256);
    }
  };
  // Beside the load: the engine and the disk do not wait for each other.
  const stored = store().then(
    () => ok(undefined),
    (error: unknown) =>
      err(issue('error', 'not_saved', {}, { reason: error instanceof Error ? error.message : String(error) })),
  );

  const laid = await layOutNow(state);
  if (!laid.ok) return laid;
  await turn();
  const loadedBefore = state.loaded;
  let loaded = withCatalog(loadedBefore, after.catalog);
  const steps: LoadStep[] = [...catalogSteps(after.catalog, loaded.ids)];
  const sole = state.status.facts === 0 && isSole(after);
  let laying: Laying | null = null;
  for (const { plan: each, source } of pairs) {
    // Each takes its time: others get their turn in between.
    await turn();
    const load = plannedLoad(each, source, loaded, sole);
    if (load.discard) laying = newLaying(load.discard);
    steps.push(...load.steps);
    loaded = load.loaded;
  }
  const facts = state.status.facts;
  const now = nowWork(after, state.nowIsView);
  const loading = engine.load([...steps, ...now.steps], options.signal ? { signal: options.signal } : {});
  await writeAhead(after, turn); // the engine has enough to do meanwhile
  const done = await loading;
  const shape = done.ok ? askShape(engine) : null; // beside the disk
  const onDisk = await stored;
  if (!done.ok) return err(loadFailure(done.error));
  const arrive = leave(state, before);
  state.loaded = loaded;
  state.nowIsView = now.isView;
  state.laying = laying;
  state.staged = [];

  if (!onDisk.ok) setStatus(state, { saved: 'failed' });
  const saved = onDisk.ok ? await persist(state, after) : onDisk;
  if (!saved.ok) {
    const sources = pairs.flatMap(({ source }) => loaded.sources.get(source.sha256) ?? []);
    const back = nowWork(before, state.nowIsView);
    await layOutNow(state);
    await loadSteps(engine, [
      ...sources.flatMap(removeSteps),
      ...catalogSteps(before.catalog, loaded.ids),
      ...back.steps,
    ]);
    state.nowIsView = back.isView;
    state.loaded = loadedBefore;
    return saved;
  }
  // Another window may have swept blobs that no workspace named a moment ago.
  await store();
  state.storing.settle();
  adopt(state, history);
  arrive(after);
  if (shape) takeShape(state, await shape);
  // The bytes and the workspace are what is acknowledged; caches follow when their turn comes.
  const caches = (): void => {
    for (const { plan: each, source } of pairs) void state.enqueue(() => writeCacheOf(state, source.sha256, each));
  };
  if (laying) void layOutBehind(state, laying).then(caches);
  else {
    caches();
    void state.enqueue(() => putInOrder(state));
  }
  const ledgerRows = pairs.reduce((sum, { source }) => sum + ledgerCount(source.sheets), 0);
  return ok({ sources: pairs.map(({ source }) => source), facts: state.status.facts - facts, ledgerRows, issues });
}

/** What a person said that names stand for. A parent before the name (`南京市/鼓楼区`) belongs to the question, not to the name. */
const aliasesOf = (plan: ImportPlan): readonly Alias[] =>
  Object.values(plan.answers ?? {}).flatMap(({ areas = {} }) =>
    Object.entries(areas).map(([text, area]) => ({ area, name: text.slice(text.indexOf('/') + 1) })),
  );

/** Writes the cache of a source as the engine holds it now. None is written of one that was taken away meanwhile. */
async function writeCacheOf(state: State, sha256: string, plan: SourcePlan): Promise<void> {
  const source = present(state).sources.find((each) => each.sha256 === sha256);
  // A cache that cannot be written costs time at the next opening, nothing else.
  if (source) await writeCache(state.ports, state.engine, source, state.loaded, plan).catch(() => undefined);
}

const ledgerCount = (sheets: readonly SourceSheet[]): number =>
  sheets.reduce((sum, { kind, rows }) => sum + (kind === 'ledger' ? rows : 0), 0);

const loadFailure = (error: { readonly kind: string; readonly message?: string }): Issue =>
  issue('error', error.kind === 'cancelled' ? 'cancelled' : 'not_loaded', {}, { reason: error.message ?? '' });
