import type { CatalogData } from '../catalog';
import { issue, ok, type Issue, type Result } from '../core';
import type { Engine, QueryError } from '../engine';
import {
  cutPiece,
  piecesOf,
  repeats,
  resolveStaged,
  shapeOf,
  withRepeats,
  type AskPiece,
  type DelimitedSheet,
  type EncodedPiece,
  type Gathered,
  type ReadBytes,
  type ResolvedSheet,
  type Shape,
  type SheetPlan,
  type SourcePlan,
} from '../ingest';
import { turn } from './turn';
import { stage, type StagingOptions } from './staging';

/** Says what the texts of a staged file stand for, where that does not keep a person waiting. */
export type Understand = (
  sheet: DelimitedSheet,
  gathered: Gathered,
  catalog: CatalogData,
  file: string,
) => Promise<ResolvedSheet>;

export interface LargeOptions extends StagingOptions {
  /** How to have the pieces of the file where the plan does not carry its text. */
  readonly ask?: (shape: Shape) => AskPiece;
  /** Left out: on the spot. */
  readonly understand?: Understand | undefined;
  /** Bytes in a piece; left out: as many as are read at full speed. */
  readonly step?: number;
}

/**
 * Large delimited files are staged in the engine as numbers; the plan learns what their different texts stand for. Plans without such sheets come back as they are; a file that the engine cannot read comes back unread, with
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
    const { sheet, gathered } = staged.value;
    try {
      const found = await (options.understand ?? resolveStaged)(
        sheet,
        gathered,
        grownBy(catalog, now),
        now.source.name,
      );
      await turn();
      signal?.throwIfAborted();
      const next = await withoutRepeats(engine, resolved(withReplaced(now, gathered.replaced), i, found), i, signal);
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
  { load, recipe }: DelimitedSheet,
  { ask, step = load.step }: LargeOptions,
): AsyncIterable<EncodedPiece> {
  const { utf8, size, encoding = 'utf-8' } = source;
  const shape = shapeOf(load, recipe, utf8 ? 'utf-8' : encoding);
  if (utf8) {
    const read: ReadBytes = (from, to) => Promise.resolve(utf8.subarray(from, to));
    return piecesOf((place) => cutPiece(read, utf8.length, shape, place), utf8.length, shape, { ahead: 0, step });
  }
  if (!ask) throw new Error('a large file without its text and without a way to it');
  return piecesOf(ask(shape), size, shape, { step });
}

/** Says what was lost in decoding. */
function withReplaced(plan: SourcePlan, { count, row }: Gathered['replaced']): SourcePlan {
  if (count === 0) return plan;
  const { name, encoding = 'utf-8' } = plan.source;
  const told = issue('warning', 'bad_characters', { file: name, row }, { encoding, count });
  return { ...plan, issues: [...plan.issues, told] };
}

/** What is known before a sheet: the catalog, and what the sheets before it brought. */
const grownBy = (catalog: CatalogData, { newAreas, newIndicators }: SourcePlan): CatalogData => ({
  ...catalog,
  areas: [...catalog.areas, ...newAreas],
  indicators: [...catalog.indicators, ...newIndicators],
});

function resolved(plan: SourcePlan, at: number, found: ResolvedSheet): SourcePlan {
  const changes = [...(plan.newChanges ?? []), ...found.newChanges];
  const areaQuestions = [...(plan.areaQuestions ?? []), ...found.areaQuestions];
  return {
    ...plan,
    sheets: replaced(plan.sheets, at, found.sheet),
    ...(areaQuestions.length === 0 ? {} : { areaQuestions }),
    meant: {
      areas: joined(plan.meant?.areas, found.meant.areas),
      indicators: joined(plan.meant?.indicators, found.meant.indicators),
    },
    areaNames: joined(plan.areaNames, found.areaNames),
    newAreas: [...plan.newAreas, ...found.newAreas],
    newIndicators: [...plan.newIndicators, ...found.newIndicators],
    ...(changes.length === 0 ? {} : { newChanges: changes }),
    issues: [...plan.issues, ...found.issues],
  };
}

type Words = Readonly<Record<string, string>>;

/** Both together; tens of thousands of words are not copied where one of them has none. */
const joined = (before: Words = {}, more: Words): Words =>
  Object.keys(before).length === 0 ? more : { ...before, ...more };

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
