import type { CatalogData } from '../catalog';
import { issue, type Issue, type LoadStep } from '../core';
import { refuseBySize, type FileAnswer, type SourcePlan } from '../ingest';
import type { Source } from '../workspace';
import { findDifferences } from './differences';
import { resolveLarge } from './large';
import type { ReadContext } from './ports';
import { readingOf, sheetOf } from './reading';
import type { FileIn, ImportPlan, PlanOptions, SetAside } from './session';
import { present, type State } from './state';
import { loadSteps } from './sync';

/**
 * Reads the files one after another; each is planned with the areas and indicators that those before it bring. With a previous plan only
 * those are planned anew about which a person said something else, and those behind one that now brings other areas or indicators.
 */
export async function planImport(
  state: State,
  files: readonly FileIn[],
  options: PlanOptions = {},
): Promise<ImportPlan> {
  const { signal, onProgress, answers, previous } = options;
  const plans: SourcePlan[] = [];
  const aside = new Map<FileIn, SetAside>();
  const kept = new Map<SourcePlan, FileIn>();
  const before = await earlier(state, previous, files);
  let catalog = present(state).catalog;
  let sameNews = true;
  for (const [i, file] of files.entries()) {
    signal?.throwIfAborted();
    onProgress?.(file.name, i, files.length);
    const old = before.get(file);
    const sameWords = previous?.answers?.[file.name] === answers?.[file.name];
    let plan = sameNews && sameWords ? old : undefined;
    const was = sameWords ? previous?.aside?.get(file) : undefined;
    // Which of several equal files is the one that counts may be another now.
    const left = was?.issue.code === 'already_here' && !was.same ? undefined : was;
    if (!plan) {
      if (old) await discard(state, old);
      const found = left ?? (await planFile(state, file, { catalog, plans, aside }, answers, signal));
      if ('issue' in found) {
        aside.set(file, found);
        sameNews &&= !old;
        continue;
      }
      plan = found;
      sameNews &&= old !== undefined && sameKeys(old, plan);
    }
    catalog = grown(catalog, plan);
    plans.push(plan);
    kept.set(plan, file);
  }
  const sources = plans.map((plan) => sourceOf(plan, state.ports.now(), answers?.[plan.source.name]));
  const issues = [...aside.values()].map((each) => each.issue);
  issues.push(...(await findDifferences(state, plans, sources, catalog, signal)));
  signal?.throwIfAborted();
  onProgress?.('', files.length, files.length);
  const already = [...aside.values()].flatMap(({ same }) => (same ? [same] : []));
  return { plans, already, aside, issues, files: kept, sources, ...(answers ? { answers } : {}) };
}

/** The previous plans by their files. What the engine staged for others is cleared away. */
async function earlier(
  state: State,
  previous: ImportPlan | undefined,
  files: readonly FileIn[],
): Promise<ReadonlyMap<FileIn, SourcePlan>> {
  const before = new Map<FileIn, SourcePlan>();
  for (const [plan, file] of previous?.files ?? []) if (files.includes(file)) before.set(file, plan);
  const wanted = new Set([...before.values()].flatMap(stagedBy));
  await loadSteps(
    state.engine,
    state.staged.filter((step) => !wanted.has(step)),
  );
  state.staged = state.staged.filter((step) => wanted.has(step));
  return before;
}

async function discard(state: State, plan: SourcePlan): Promise<void> {
  const steps = new Set(stagedBy(plan));
  if (steps.size === 0) return;
  await loadSteps(state.engine, [...steps]);
  state.staged = state.staged.filter((step) => !steps.has(step));
}

interface SoFar {
  readonly catalog: CatalogData;
  readonly plans: readonly SourcePlan[];
  readonly aside: ReadonlyMap<FileIn, SetAside>;
}

async function planFile(
  state: State,
  file: FileIn,
  { catalog, plans, aside }: SoFar,
  answers: PlanOptions['answers'],
  signal?: AbortSignal,
): Promise<SourcePlan | SetAside> {
  const refused = refuseBySize(file.name, file.size);
  if (refused) return { issue: refused };
  const context = { catalog, profiles: present(state).profiles, ...(answers ? { answers } : {}) };
  const read = await readFile(state, file, context, signal);
  if ('code' in read) return { issue: read };
  const { sha256 } = read.source;
  const here = [...present(state).sources, ...[...aside.values()].flatMap(({ same }) => (same ? [same] : []))];
  const same = here.find((source) => source.sha256 === sha256);
  if (same || plans.some(({ source }) => source.sha256 === sha256)) {
    const told = issue('info', 'already_here', { file: file.name }, { name: same?.name ?? file.name });
    return { issue: told, ...(same ? { same } : {}) };
  }
  const plan = await resolveLarge(state.engine, read, catalog, signal ? { signal } : {});
  state.staged = [...state.staged, ...stagedBy(plan)];
  return plan;
}

/** A file that the machine does not hand over (gone, locked, no right to it) is an issue; the others go on. */
async function readFile(
  state: State,
  file: FileIn,
  context: ReadContext,
  signal?: AbortSignal,
): Promise<SourcePlan | Issue> {
  try {
    return await state.ports.reader.read(file, context, signal ? { signal } : {});
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return issue('error', 'file_unreadable', { file: file.name }, { reason });
  }
}

const stagedBy = ({ sheets }: SourcePlan): readonly LoadStep[] =>
  sheets.flatMap((sheet) => (sheet.kind === 'facts_sql' ? sheet.load.discard : []));

/** What a plan brings, as the files behind it see it. */
const sameKeys = (a: SourcePlan, b: SourcePlan): boolean => JSON.stringify(newsOf(a)) === JSON.stringify(newsOf(b));
const newsOf = ({ newAreas, newIndicators }: SourcePlan): unknown => [newAreas, newIndicators];

/** A catalog with what a plan brings. */
export const grown = (catalog: CatalogData, plan: SourcePlan): CatalogData => ({
  ...catalog,
  areas: [...catalog.areas, ...plan.newAreas],
  indicators: [...catalog.indicators, ...plan.newIndicators],
  ...(plan.newChanges ? { changes: [...catalog.changes, ...plan.newChanges] } : {}),
});

function sourceOf(plan: SourcePlan, now: Date, said?: FileAnswer): Source {
  const { sha256, name, size } = plan.source;
  return {
    sha256,
    name,
    size,
    kind: 'file',
    imported: now.toISOString(),
    vintage: plan.vintage ?? 'unknown',
    publish: plan.publish ?? 'internal',
    ...(plan.released === undefined ? {} : { released: plan.released }),
    ...readingOf(plan, said),
    sheets: plan.sheets.map(sheetOf),
  };
}
