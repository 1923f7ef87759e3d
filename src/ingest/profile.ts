import { clean } from './layout/cells';
import { dataRegion } from './layout/region';
import type { RawSheet } from './plan';
import type { FactsRecipe, LedgerRecipe, Profile, Recipe, RecipePattern } from './recipe';

/** `*专利*.xlsx` over the whole name; `*` any text, `?` one character; case does not matter. */
export function globMatches(glob: string, text: string): boolean {
  const pattern = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${pattern}$`, 'iu').test(text);
}

const bare = (text: string): string =>
  clean(text)
    .replace(/[\s()（）_]/g, '')
    .toLowerCase();

/** Row (0-based) that holds all of these headings, among the first twenty; −1: none does. */
function headingRow(sheet: RawSheet, headings: readonly string[]): number {
  const wanted = headings.map(bare);
  return sheet.cells.slice(0, 20).findIndex((row) => {
    const there = new Set(row.map(bare));
    return wanted.every((heading) => there.has(heading));
  });
}

/** The first profile whose file, sheet and headings all fit. One that asks for nothing fits nothing. */
export function matchProfile(profiles: readonly Profile[], file: string, sheet: RawSheet): Profile | undefined {
  const name = file.replace(/^.*[\\/]/, '');
  return profiles.find(({ match }) => {
    if (match.file === undefined && match.sheet === undefined && !match.headings?.length) return false;
    return (
      (match.file === undefined || globMatches(match.file, name)) &&
      (match.sheet === undefined || globMatches(match.sheet, sheet.name)) &&
      (!match.headings?.length || headingRow(sheet, match.headings) >= 0)
    );
  });
}

/** A profile's recipe for this sheet: header where its headings stand, data until the notes. Null where the shape does not fit. */
export function recipeFromPattern(pattern: RecipePattern, sheet: RawSheet): Recipe | null {
  return pattern.kind === 'ledger' ? ledgerRecipe(pattern, sheet) : factsRecipe(pattern, sheet);
}

/**
 * A ledger's columns are found by their labels, wherever they stand; those that the sheet does not have are left out, and
 * columns that the profile does not know are skipped. At least half of the labels must be there.
 */
function ledgerRecipe(pattern: Extract<RecipePattern, { kind: 'ledger' }>, sheet: RawSheet): LedgerRecipe | null {
  const labels = pattern.columns.map(({ label }) => bare(label));
  let header = -1;
  let best = 0;
  sheet.cells.slice(0, 20).forEach((row, r) => {
    const there = new Set(row.map(bare));
    const hits = labels.filter((label) => there.has(label)).length;
    if (hits > best) [header, best] = [r, hits];
  });
  if (header < 0 || best < 2) return null;
  const row = (sheet.cells[header] ?? []).map(bare);
  const columns = pattern.columns.flatMap((column, i) => {
    const at = row.indexOf(labels[i] ?? '');
    return at < 0 ? [] : [{ ...column, at }];
  });
  const region = dataRegion(sheet.cells, header);
  return { ...pattern, header: { from: header, to: header }, data: { from: region.from, to: region.to }, columns };
}

function factsRecipe(pattern: Extract<RecipePattern, { kind: 'facts' }>, sheet: RawSheet): FactsRecipe | null {
  const last = Math.max(...pattern.columns.map(({ at }) => at));
  const width = Math.max(0, ...sheet.cells.slice(0, 50).map((row) => row.length));
  if (pattern.columns.length === 0 || last >= width) return null;
  const region = dataRegion(sheet.cells, pattern.header.to);
  return { ...pattern, data: { from: region.from, to: region.to }, skipRows: region.skipRows };
}
