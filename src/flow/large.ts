import type { CatalogData } from '../catalog';
import { err, issue, ok, type Frame, type Issue, type Result } from '../core';
import type { Engine, QueryError } from '../engine';
import {
  resolveDelimited,
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
    now = answers.ok ? resolved(now, i, sheet, answers.value, catalog) : unread(now, i, sheet, answers.error);
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
  const failed = async (error: QueryError): Promise<Result<DelimitedAnswers, Issue>> => {
    await engine.load(load.discard);
    const reason = 'message' in error ? error.message : error.kind;
    return err(issue('error', 'not_loaded', { file: plan.source.name, sheet }, { reason }));
  };
  const staged = await engine.load([{ do: 'file', name: load.file, bytes }, ...load.stage], options);
  if (!staged.ok) return failed(staged.error);
  const answers: Record<string, Frame | null> = {};
  for (const [name, question] of Object.entries(load.questions)) {
    const answer = question === null ? null : await engine.run(question, options);
    if (answer && !answer.ok) return failed(answer.error);
    answers[name] = answer ? answer.value : null;
  }
  const { area = null, period = null, indicator = null, odd = null, counts = null, clashes = null } = answers;
  return ok({ area, period, indicator, odd, counts, clashes });
}
