import type { CatalogData } from '../catalog';
import { issue, type Issue, type LoadStep } from '../core';
import { LARGE_TEXT, refuseBySize, type FileAnswer, type SourcePlan } from '../ingest';
import type { Source } from '../workspace';
import { findDifferences } from './differences';
import { expandFiles } from './expand';
import { readLarge } from './largeFile';
import type { ReadContext } from './ports';
import { ReadAhead } from './readAhead';
import { readingOf, sheetOf } from './reading';
import type { FileIn, ImportPlan, PlanOptions, SetAside } from './session';
import { present, type State } from './state';
import { loadSteps } from './sync';
import { turn } from './turn';

/** The plan, with what it stored ahead swept away where it is given up. */
export async function planImport(
  state: State,
  given: readonly FileIn[],
  options: PlanOptions = {},
): Promise<ImportPlan> {
  if (!options.previous) await state.storing.drop();
  try {
    return await planFiles(state, given, options);
  } catch (error) {
    // Not waited for: who cancels gets the page back at once.
    void state.storing.drop().catch(() => undefined);
    throw error;
  }
}

/**
 * Reads the files one after another; each is planned with the areas and indicators that those before it bring. With a previous plan only
 * those are planned anew about which a person said something else, and those behind one that now brings other areas or indicators.
 */
async function planFiles(state: State, given: readonly FileIn[], options: PlanOptions): Promise<ImportPlan> {
  const { signal, onProgress, answers, previous } = options;
  const { files, issues: packed } = await expandFiles(state.ports.reader, given, signal);
  const plans: SourcePlan[] = [];
  const aside = new Map<FileIn, SetAside>();
  const kept = new Map<SourcePlan, FileIn>();
  const before = await earlier(state, previous, files);
  let catalog = present(state).catalog;
  let sameNews = true;
  const ahead = new ReadAhead(
    state.ports.reader,
    files.filter((file) => !before.has(file)),
    signal,
  );
  for (const [i, file] of files.entries()) {
    signal?.throwIfAborted();
    onProgress?.(file.name, i, files.length);
    const onPart = (share: number): void => onProgress?.(file.name, i + Math.min(1, share), files.length);
    const old = before.get(file);
    const sameWords = previous?.answers?.[file.name] === answers?.[file.name];
    let plan = sameNews && sameWords ? old : undefined;
    const was = sameWords ? previous?.aside?.get(file) : undefined;
    // Which of several equal files is the one that counts may be another now.
    const left = was?.issue.code === 'already_here' && !was.same ? undefined : was;
    if (!plan) {
      if (old) await discard(state, old);
      const found = left ?? (await planFile(state, file, { catalog, plans, aside, ahead }, answers, onPart, signal));
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
  await turn(); // what was read may be much to take over
  const sources = plans.map((plan) =>
    sourceOf(plan, state.ports.now(), answers?.[plan.source.name], kept.get(plan)?.kind),
  );
  const issues = [...packed, ...[...aside.values()].map((each) => each.issue)];
  onProgress?.('', files.length, files.length); // all are read; holding them against each other takes a while, too
  issues.push(...(await findDifferences(state, plans, sources, catalog, signal)));
  signal?.throwIfAborted();
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
  readonly ahead: ReadAhead;
}

async function planFile(
  state: State,
  file: FileIn,
  { catalog, plans, aside, ahead }: SoFar,
  answers: PlanOptions['answers'],
  onPart: (share: number) => void,
  signal?: AbortSignal,
): Promise<SourcePlan | SetAside> {
  const refused = refuseBySize(file.name, file.size);
  if (refused) return { issue: refused };
  const context = { catalog, profiles: present(state).profiles, ...(answers ? { answers } : {}) };
  const reading = readFile(ahead, file, context, signal);
  // Of a large file the reading of its beginning does not tell the hash, which is worked out beside it.
  const hashing = file.size > LARGE_TEXT ? hashOf(state, file, signal) : null;
  if (hashing) state.storing.begin(file, hashing, signal);
  const read = await reading;
  if ('code' in read) return { issue: read };
  const here = [...present(state).sources, ...[...aside.values()].flatMap(({ same }) => (same ? [same] : []))];
  const known = [...here, ...plans.map(({ source }) => source)];
  const alreadyHere = (sha256: string): SetAside | null => {
    const same = here.find((source) => source.sha256 === sha256);
    if (!known.some((source) => source.sha256 === sha256)) return null;
    const told = issue('info', 'already_here', { file: file.name }, { name: same?.name ?? file.name });
    return { issue: told, ...(same ? { same } : {}) };
  };
  const hashed =
    read.source.sha256 === '' ? (hashing ?? hashOf(state, file, signal)) : Promise.resolve(read.source.sha256);
  // Only where another file is as large it may be the same: else the engine need not wait for the hash.
  const early = read.source.sha256 !== '' || known.some(({ size }) => size === read.source.size);
  const before = early ? alreadyHere(await hashed) : null;
  if (before) return before;
  const plan = await readLarge(state, file, read, context, {
    ...(signal ? { signal } : {}),
    onProgress: (done) => {
      onPart(done / Math.max(1, file.size));
    },
  });
  state.staged = [...state.staged, ...stagedBy(plan)];
  const sha256 = await hashed;
  const after = early ? null : alreadyHere(sha256);
  if (!after) return { ...plan, source: { ...plan.source, sha256 } };
  await discard(state, plan);
  return after;
}

/** The file's hash, on its way; '' where the reader always knows it. */
function hashOf({ ports: { reader } }: State, file: FileIn, signal?: AbortSignal): Promise<string> {
  const hashing = reader.hash?.(file, signal) ?? Promise.resolve('');
  hashing.catch(() => undefined); // told where it is waited for
  return hashing;
}

/** A file that the machine does not hand over (gone, locked, no right to it) is an issue; the others go on. */
async function readFile(
  ahead: ReadAhead,
  file: FileIn,
  context: ReadContext,
  signal?: AbortSignal,
): Promise<SourcePlan | Issue> {
  try {
    return await ahead.read(file, context);
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

/** A catalog with what a plan brings; the very same where that is nothing, so that readers that know it need not be told it again. */
export function grown(catalog: CatalogData, { newAreas, newIndicators, newChanges = [] }: SourcePlan): CatalogData {
  if (newAreas.length + newIndicators.length + newChanges.length === 0) return catalog;
  return {
    ...catalog,
    areas: [...catalog.areas, ...newAreas],
    indicators: [...catalog.indicators, ...newIndicators],
    changes: [...catalog.changes, ...newChanges],
  };
}

function sourceOf(plan: SourcePlan, now: Date, said?: FileAnswer, kind: Source['kind'] = 'file'): Source {
  const { sha256, name, size } = plan.source;
  return {
    sha256,
    name,
    size,
    kind,
    imported: now.toISOString(),
    vintage: plan.vintage ?? 'unknown',
    publish: plan.publish ?? 'unstated',
    ...(plan.released === undefined ? {} : { released: plan.released }),
    ...readingOf(plan, said),
    sheets: plan.sheets.map(sheetOf),
  };
}
