import type { RawSheet, SourcePlan } from '../ingest';

/** Rows of a sheet that cross to the page with its plan, beside its header. */
const ROWS = 40;

/**
 * A plan with only the beginning of its sheets: the page asks for the rows that it shows, and taking over all cells of a large sheet
 * would make it stop for longer than a person likes.
 */
export function lightened(plan: SourcePlan): SourcePlan {
  const heads = new Map(plan.sheets.map((sheet) => [sheet.sheet, 'recipe' in sheet ? sheet.recipe.header.to + 1 : 0]));
  const light = (sheet: RawSheet): RawSheet => {
    const { merges: _, cells, ...rest } = sheet;
    return { ...rest, cells: cells.slice(0, Math.max(ROWS, heads.get(sheet.name) ?? 0)) };
  };
  return { ...plan, source: { ...plan.source, sheets: plan.source.sheets.map(light) } };
}

/** The memory of planned facts: millions of numbers need not be copied to cross. */
export const factBuffers = (sheets: SourcePlan['sheets']): Transferable[] =>
  sheets.flatMap((sheet) =>
    sheet.kind === 'facts'
      ? Object.values(sheet.facts).flatMap((part: unknown) =>
          ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
        )
      : [],
  );
