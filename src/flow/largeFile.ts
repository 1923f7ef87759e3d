import { issue } from '../core';
import type { Engine } from '../engine';
import { engineReads, type SheetPlan, type SourcePlan } from '../ingest';
import { resolveLarge } from './large';
import type { Ports, ReadContext } from './ports';
import type { FileIn } from './session';
import type { StagingOptions } from './staging';

/** Larger files are not read cell by cell when the engine cannot read them: that would take more memory than a page has. */
const MOST_CELLWISE = 128 * 1024 * 1024;

/**
 * Lets the engine read what it reads itself. What it cannot read (rows that rely on those above them, ledgers, quotes that never close) is
 * read cell by cell; what is too large for that is said to be unread. Plans of small files come back as they are.
 */
export async function readLarge(
  { ports: { reader }, engine }: { readonly ports: Ports; readonly engine: Engine },
  file: FileIn,
  read: SourcePlan,
  context: ReadContext,
  options: StagingOptions = {},
): Promise<SourcePlan> {
  const { signal } = options;
  const sampled = read.source.sheets.some(({ sample }) => sample !== undefined);
  if (!sampled) return read;
  const { pieces, understand } = reader;
  const whole = read.sheets.some(needsCells);
  const plan = whole
    ? withoutSamples(read)
    : await resolveLarge(engine, read, context.catalog, {
        ...options,
        understand,
        ...(pieces ? { ask: (shape) => pieces(file, shape, signal) } : {}),
      });
  const failed = whole || plan.sheets.some(({ kind }, i) => kind === 'unread' && read.sheets[i]?.kind === 'facts_sql');
  if (!failed || file.size > MOST_CELLWISE) return plan;
  const cells = await reader.read(file, context, { whole: true, ...(signal ? { signal } : {}) });
  return cells.source.sheets.some(({ sample }) => sample !== undefined) ? plan : cells;
}

/** Only a sample of such a sheet was read, and the engine cannot read the rest. */
const needsCells = (sheet: SheetPlan): boolean =>
  sheet.kind === 'ledger' || (sheet.kind === 'facts_sql' && !engineReads(sheet.recipe));

/** A plan without what stands for its samples alone. */
function withoutSamples(plan: SourcePlan): SourcePlan {
  const { name } = plan.source;
  const reason = 'its rows cannot be understood one by one, and it is too large to be read cell by cell';
  return {
    ...plan,
    sheets: plan.sheets.map((sheet): SheetPlan =>
      needsCells(sheet) ? { kind: 'unread', sheet: sheet.sheet, rows: 0 } : sheet,
    ),
    newAreas: [],
    newIndicators: [],
    issues: [...plan.issues, issue('error', 'not_loaded', { file: name }, { reason })],
  };
}
