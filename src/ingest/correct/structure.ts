import type { Catalog } from '../../catalog';
import { clean, isBlankRow } from '../layout/cells';
import { inferRecipe } from '../layout/infer';
import { findRegion } from '../layout/region';
import type { RawSheet } from '../plan';
import type { Recipe } from '../recipe';
import type { Correction } from './correction';

/** What inferring needs beside the sheet. */
export interface Where {
  readonly catalog: Catalog;
  readonly file: string;
}

interface Rows {
  readonly from: number;
  readonly to: number;
}

/** Corrections after which the rest is inferred anew: the later word counts, whatever was said of columns in between stays. */
export const isStructure = (said: Correction): boolean =>
  said.do === 'header' || said.do === 'data_begins' || said.do === 'data_ends' || said.do === 'kind';

/**
 * The recipe of a sheet whose header, data or kind a person has pointed at. Where only the data's ends move, its columns stay what they
 * were; another header or kind is inferred from. Without any recipe before, one is made on the likeliest header.
 */
export function structured(recipe: Recipe | null, said: readonly Correction[], sheet: RawSheet, where: Where): Recipe {
  const rows = sheet.cells.length;
  const before: Rows = recipe?.header ?? likelyHeader(sheet);
  let header = before;
  let from: number | undefined;
  let to: number | undefined;
  let kind = undefined as Recipe['kind'] | undefined;
  for (const one of said) {
    if (one.do === 'header') {
      header = { from: clamp(one.rows.from, rows), to: clamp(one.rows.to, rows) };
      if (from !== undefined && from <= header.to) from = undefined;
    } else if (one.do === 'data_begins') {
      from = clamp(one.row, rows);
      if (header.from >= from) header = { from: Math.max(0, from - 1), to: Math.max(0, from - 1) };
      else if (header.to >= from) header = { from: header.from, to: from - 1 };
    } else if (one.do === 'data_ends') to = clamp(one.row, rows) + 1;
    else if (one.do === 'kind') kind = one.kind;
  }
  const moved = header.from !== before.from || header.to !== before.to;
  if (recipe && !moved && (kind === undefined || kind === recipe.kind)) return withData(recipe, from, to);
  const inferred = inferRecipe(sheet, where.catalog, where.file, { header, ...(kind ? { kind } : {}) }).recipe;
  const made = inferred ?? empty(header, rows);
  const kept = recipe?.kind === 'facts' && made.kind === 'facts' ? { ...made, symbols: recipe.symbols } : made;
  return withData(kept, from, to);
}

const clamp = (row: number, rows: number): number => Math.max(0, Math.min(row, rows - 1));

function withData(recipe: Recipe, from = recipe.data.from, to = recipe.data.to): Recipe {
  const data = { from, to: Math.max(from, to) };
  if (recipe.kind === 'ledger') return { ...recipe, data };
  return { ...recipe, data, skipRows: recipe.skipRows.filter((row) => row >= data.from && row < data.to) };
}

/** The header of the table as far as one is found; else the first row with several cells, else the first with any. */
function likelyHeader({ cells }: RawSheet): Rows {
  const found = findRegion(cells)?.header;
  if (found) return found;
  const filled = (row: readonly string[]): number => row.filter((cell) => clean(cell) !== '').length;
  const several = cells.findIndex((row) => filled(row) > 1);
  const row = Math.max(0, several >= 0 ? several : cells.findIndex((each) => !isBlankRow(each)));
  return { from: row, to: row };
}

const empty = (header: Rows, rows: number): Recipe => ({
  kind: 'facts',
  header,
  data: { from: header.to + 1, to: rows },
  columns: [],
  whole: {},
  symbols: {},
  skipRows: [],
});
