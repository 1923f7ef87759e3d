import type { CatalogData } from '../catalog';
import { err, issue, ok, type Frame, type Issue, type Result } from '../core';
import type { Engine, QueryError } from '../engine';
import {
  repeats,
  resolveDelimited,
  withRepeats,
  type DelimitedAnswers,
  type DelimitedSheet,
  type SheetPlan,
  type SourcePlan,
} from '../ingest';

/**
 * Large delimited files are read by the engine itself: it says which texts their dimension columns hold, and the plan learns what
 * they stand for. Plans without such sheets come back as they are; a file that the engine cannot read comes back unread, with
 * an issue.
 */
export async function resolveLarge(
  engine: Engine,
  plan: SourcePlan,
  catalog: CatalogData,
  signal?: AbortSignal,
): Promise<SourcePlan> {
  let now = plan;
  for (const [i, sheet] of plan.sheets.entries()) {
    if (sheet.kind !== 'facts_sql' || sheet.resolved) continue;
    const answers = await ask(engine, plan, sheet, signal);
    signal?.throwIfAborted();
    if (!answers.ok) {
      now = unread(now, i, sheet, answers.error);
      continue;
    }
    const next = await withoutRepeats(engine, resolved(now, i, sheet, answers.value, catalog), i, signal);
    signal?.throwIfAborted();
    now = next.ok ? next.value : unread(now, i, sheet, next.error);
  }
  return now;
}

function resolved(
  plan: SourcePlan,
  at: number,
  sheet: DelimitedSheet,
  answers: DelimitedAnswers,
  catalog: CatalogData,
): SourcePlan {
  const known: CatalogData = {
    ...catalog,
    areas: [...catalog.areas, ...plan.newAreas],
    indicators: [...catalog.indicators, ...plan.newIndicators],
  };
  const found = resolveDelimited(sheet, answers, known, plan.source.name);
  return {
    ...plan,
    sheets: replaced(plan.sheets, at, found.sheet),
    newAreas: [...plan.newAreas, ...found.newAreas],
    newIndicators: [...plan.newIndicators, ...found.newIndicators],
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

async function ask(
  engine: Engine,
  plan: SourcePlan,
  { load, sheet }: DelimitedSheet,
  signal: AbortSignal | undefined,
): Promise<Result<DelimitedAnswers, Issue>> {
  const options = signal ? { signal } : {};
  const bytes = plan.source.utf8 ?? new Uint8Array();
  const failed = (error: QueryError): Promise<Result<never, Issue>> => givenUp(engine, plan, { load, sheet }, error);
  const staged = await engine.load([{ do: 'file', name: load.file, bytes }, ...load.stage], options);
  if (!staged.ok) return failed(staged.error);
  const answers: Record<string, Frame | null> = {};
  for (const [name, question] of Object.entries(load.questions)) {
    const answer = question === null ? null : await engine.run(question, options);
    if (answer && !answer.ok) return failed(answer.error);
    answers[name] = answer ? answer.value : null;
  }
  const { area = null, period = null, indicator = null, odd = null, counts = null } = answers;
  return ok({ area, period, indicator, odd, counts });
}

/** Of several rows for the same place one counts; which, only the engine can say of a large file. */
async function withoutRepeats(
  engine: Engine,
  plan: SourcePlan,
  at: number,
  signal: AbortSignal | undefined,
): Promise<Result<SourcePlan, Issue>> {
  const sheet = plan.sheets[at];
  if (sheet?.kind !== 'facts_sql') return ok(plan);
  const options = signal ? { signal } : {};
  const questions = repeats(sheet);
  const made = await engine.load(questions.steps, options);
  if (!made.ok) return givenUp(engine, plan, sheet, made.error);
  const count = await engine.run(questions.count, options);
  if (!count.ok) return givenUp(engine, plan, sheet, count.error);
  let found = withRepeats(sheet, count.value, null, plan.source.name);
  if (found.sheet.resolved?.repeated) {
    const marked = await engine.load(questions.mark, options);
    if (!marked.ok) return givenUp(engine, plan, sheet, marked.error);
    const differing = await engine.run(questions.differing, options);
    if (!differing.ok) return givenUp(engine, plan, sheet, differing.error);
    found = withRepeats(sheet, count.value, differing.value, plan.source.name);
  }
  return ok({ ...plan, sheets: replaced(plan.sheets, at, found.sheet), issues: [...plan.issues, ...found.issues] });
}

async function givenUp(
  engine: Engine,
  plan: SourcePlan,
  { load, sheet }: Pick<DelimitedSheet, 'load' | 'sheet'>,
  error: QueryError,
): Promise<Result<never, Issue>> {
  await engine.load(load.discard);
  const reason = 'message' in error ? error.message : error.kind;
  return err(issue('error', 'not_loaded', { file: plan.source.name, sheet }, { reason }));
}
