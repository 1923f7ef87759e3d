import type { CatalogData } from '../catalog';
import { issue, ok, type Frame, type Issue, type Result, type Sql } from '../core';
import type { Engine, QueryError } from '../engine';
import {
  areaListsForTexts,
  areaTexts,
  cutPiece,
  piecesOf,
  questions,
  repeats,
  resolveDelimited,
  withRepeats,
  type AskPiece,
  type Cutting,
  type DelimitedAnswers,
  type DelimitedSheet,
  type HandedPiece,
  type ReadBytes,
  type SheetPlan,
  type SourcePlan,
} from '../ingest';
import { stage, type Staged, type StagingOptions } from './staging';

export interface LargeOptions extends StagingOptions {
  /** How to have the pieces of the file where the plan does not carry its text. */
  readonly ask?: (cutting: Cutting) => AskPiece;
  /** Bytes in a piece; left out: as many as are read at full speed. */
  readonly step?: number;
}

/**
 * Large delimited files are read by the engine itself: it says which texts their dimension columns hold, and the plan learns what
 * they stand for. Plans without such sheets come back as they are; a file that the engine cannot read comes back unread, with
 * an issue.
 */
export async function resolveLarge(
  engine: Engine,
  plan: SourcePlan,
  catalog: CatalogData,
  options: LargeOptions = {},
): Promise<SourcePlan> {
  const { signal } = options;
  let now = plan;
  for (const [i, planned] of plan.sheets.entries()) {
    if (planned.kind !== 'facts_sql' || planned.resolved) continue;
    const staged = await stage(engine, planned, piecesIn(plan, planned, options), options);
    signal?.throwIfAborted();
    if (!staged.ok) {
      now = unread(now, i, planned, notLoaded(plan, planned, staged.error));
      continue;
    }
    const { sheet, replaced } = staged.value;
    try {
      const next = await understood(engine, withReplaced(now, replaced), i, sheet, catalog, signal);
      signal?.throwIfAborted();
      if (!next.ok) await engine.load(sheet.load.discard);
      now = next.ok ? next.value : unread(now, i, sheet, notLoaded(plan, sheet, next.error));
    } catch (error) {
      await engine.load(sheet.load.discard);
      throw error;
    }
  }
  return now;
}

/** The file in pieces: out of its text where the plan carries it, else from the reader. */
function piecesIn(
  { source }: SourcePlan,
  { load }: DelimitedSheet,
  { ask, step }: LargeOptions,
): AsyncIterable<HandedPiece> {
  const { utf8, size, encoding = 'utf-8' } = source;
  const cutting = (of: string): Cutting => ({ ...load.form, encoding: of });
  if (utf8) {
    const read: ReadBytes = (from, to) => Promise.resolve(utf8.subarray(from, to));
    return piecesOf((place) => cutPiece(read, utf8.length, cutting('utf-8'), place), utf8.length, 'utf-8', {
      ahead: 0,
    });
  }
  if (!ask) throw new Error('a large file without its text and without a way to it');
  return piecesOf(ask(cutting(encoding)), size, encoding, step === undefined ? {} : { step });
}

/** Says what was lost in decoding. */
function withReplaced(plan: SourcePlan, { count, row }: Staged['replaced']): SourcePlan {
  if (count === 0) return plan;
  const { name, encoding = 'utf-8' } = plan.source;
  const told = issue('warning', 'bad_characters', { file: name, row }, { encoding, count });
  return { ...plan, issues: [...plan.issues, told] };
}

/** Asks what a staged sheet holds and says what it stands for. */
async function understood(
  engine: Engine,
  plan: SourcePlan,
  at: number,
  sheet: DelimitedSheet,
  catalog: CatalogData,
  signal: AbortSignal | undefined,
): Promise<Result<SourcePlan, QueryError>> {
  const options = signal ? { signal } : {};
  const asked = questions(sheet.load, sheet.recipe, new Map(sheet.load.codes));
  const answers: Record<string, Frame | null> = {};
  for (const [name, question] of Object.entries(asked) as [string, Sql | null][]) {
    const answer = question === null ? null : await engine.run(question, options);
    if (answer && !answer.ok) return answer;
    answers[name] = answer ? answer.value : null;
  }
  const { area = null, period = null, indicator = null, odd = null, counts = null } = answers;
  const lists = await areaListsForTexts(areaTexts(sheet, area));
  const next = resolved(plan, at, sheet, { area, period, indicator, odd, counts }, catalog, lists);
  return withoutRepeats(engine, next, at, signal);
}

function resolved(
  plan: SourcePlan,
  at: number,
  sheet: DelimitedSheet,
  answers: DelimitedAnswers,
  catalog: CatalogData,
  lists: Awaited<ReturnType<typeof areaListsForTexts>>,
): SourcePlan {
  const known: CatalogData = {
    ...catalog,
    areas: [...catalog.areas, ...plan.newAreas],
    indicators: [...catalog.indicators, ...plan.newIndicators],
  };
  const found = resolveDelimited(sheet, answers, known, plan.source.name, lists);
  const changes = [...(plan.newChanges ?? []), ...found.newChanges];
  return {
    ...plan,
    sheets: replaced(plan.sheets, at, found.sheet),
    newAreas: [...plan.newAreas, ...found.newAreas],
    newIndicators: [...plan.newIndicators, ...found.newIndicators],
    ...(changes.length === 0 ? {} : { newChanges: changes }),
    issues: [...plan.issues, ...found.issues],
  };
}

const unread = (plan: SourcePlan, at: number, sheet: DelimitedSheet, problem: Issue): SourcePlan => ({
  ...plan,
  sheets: replaced(plan.sheets, at, { kind: 'unread', sheet: sheet.sheet, rows: 0 }),
  issues: [...plan.issues, problem],
});

const replaced = (sheets: readonly SheetPlan[], at: number, sheet: SheetPlan): readonly SheetPlan[] =>
  sheets.map((each, i) => (i === at ? sheet : each));

/** Of several cells for the same place one counts; which, only the engine can say of a large file. */
async function withoutRepeats(
  engine: Engine,
  plan: SourcePlan,
  at: number,
  signal: AbortSignal | undefined,
): Promise<Result<SourcePlan, QueryError>> {
  const sheet = plan.sheets[at];
  if (sheet?.kind !== 'facts_sql' || sheet.resolved?.unique) return ok(plan);
  const options = signal ? { signal } : {};
  const asked = repeats(sheet);
  const made = await engine.load(asked.steps, options);
  if (!made.ok) return made;
  const count = await engine.run(asked.count, options);
  if (!count.ok) return count;
  let found = withRepeats(sheet, count.value, null, plan.source.name);
  if (found.sheet.resolved?.repeated) {
    const marked = await engine.load(asked.mark, options);
    if (!marked.ok) return marked;
    const differing = await engine.run(asked.differing, options);
    if (!differing.ok) return differing;
    found = withRepeats(sheet, count.value, differing.value, plan.source.name);
  }
  return ok({ ...plan, sheets: replaced(plan.sheets, at, found.sheet), issues: [...plan.issues, ...found.issues] });
}

function notLoaded(plan: SourcePlan, { sheet }: Pick<DelimitedSheet, 'sheet'>, error: QueryError): Issue {
  const reason = 'message' in error ? error.message : error.kind;
  return issue('error', 'not_loaded', { file: plan.source.name, sheet }, { reason });
}
