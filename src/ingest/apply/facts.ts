import type { Issue } from '../../core';
import { isBlankRow } from '../layout/cells';
import type { FactBatch, RawSheet } from '../plan';
import type { FactsRecipe } from '../recipe';
import type { AreaBook } from './areas';
import type { IndicatorBook } from './indicators';
import { Notes } from './notes';
import { RowReader, type RowUnit } from './rowReader';

/** What a source's sheets share while they are read. */
export interface Context {
  readonly file: string;
  readonly areas: AreaBook;
  readonly indicators: IndicatorBook;
  /** Greatest number of decimals met, by indicator. */
  readonly decimals: Map<string, number>;
  /** Named for what a sheet does not say: indicator, unit, area. */
  readonly fallback: { readonly indicator: string; readonly unit: string; readonly area: string };
}

/** Applies a recipe to a sheet: its facts, and what must be said of its cells. Every cell that is not read is told of. */
export function applyFacts(
  sheet: RawSheet,
  recipe: FactsRecipe,
  context: Context,
): { readonly facts: FactBatch; readonly issues: readonly Issue[]; readonly rowUnits: ReadonlyMap<string, RowUnit> } {
  const notes = new Notes({ file: context.file, sheet: sheet.name });
  const reader = new RowReader(sheet, recipe, context, notes);
  const skip = new Set(recipe.skipRows);
  const to = Math.min(recipe.data.to, sheet.cells.length);
  for (let r = recipe.data.from; r < to; r++) {
    const row = sheet.cells[r] ?? [];
    if (skip.has(r)) reader.passOver(row, r);
    else if (!isBlankRow(row)) reader.read(r);
  }
  for (let r = to; r < sheet.cells.length; r++) reader.passOver(sheet.cells[r] ?? [], r);
  return { facts: reader.finished(), issues: notes.list(), rowUnits: reader.rowUnits };
}
