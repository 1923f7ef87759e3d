import type { Catalog } from '../catalog';
import { clean } from './layout/cells';
import { dataRegion } from './layout/dataRows';
import { rowContexts } from './layout/rows';
import type { RawSheet } from './plan';
import { unitShift } from './apply/lookups';
import { columnName, isPersonal } from './layout/ledger';
import { unitAtEnd } from './layout/units';
import type { FactsRecipe, LedgerColumn, LedgerRecipe, Profile, Recipe, RecipePattern } from './recipe';

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

/** The first profile kept by people whose file, sheet and headings all fit. One that asks for nothing fits nothing. */
export function matchProfile(profiles: readonly Profile[], file: string, sheet: RawSheet): Profile | undefined {
  const name = file.replace(/^.*[\\/]/, '');
  return profiles.find(({ match, learnt }) => {
    if (learnt) return false;
    if (match.file === undefined && match.sheet === undefined && !match.headings?.length) return false;
    return (
      (match.file === undefined || globMatches(match.file, name)) &&
      (match.sheet === undefined || globMatches(match.sheet, sheet.name)) &&
      (!match.headings?.length || headingRow(sheet, match.headings) >= 0)
    );
  });
}

/** A profile's recipe for this sheet: header where its headings stand, data until the notes. Null where the shape does not fit. */
export function recipeFromPattern(pattern: RecipePattern, sheet: RawSheet, catalog?: Catalog): Recipe | null {
  return pattern.kind === 'ledger' ? ledgerRecipe(pattern, sheet) : factsRecipe(pattern, sheet, catalog);
}

/**
 * A ledger's columns are found by their labels, wherever they stand; a unit behind the label (`总投资（万元）`) is taken apart. Those
 * that the sheet does not have are left out. What the profile does not know is loaded too, under a name of its own, unless
 * its heading speaks of a person.
 */
function ledgerRecipe(pattern: Extract<RecipePattern, { kind: 'ledger' }>, sheet: RawSheet): LedgerRecipe | null {
  const labels = pattern.columns.map(({ label, aliases = [] }) => new Set([label, ...aliases].map(bare)));
  const unitless = pattern.columns.map(({ label }) => bare(unitAtEnd(label).rest));
  const known = (heading: string): number => {
    const plain = bare(heading);
    const exact = labels.findIndex((set) => set.has(plain));
    if (exact >= 0) return exact;
    const { unit, rest } = unitAtEnd(heading);
    const named = labels.findIndex((set) => set.has(bare(rest)));
    if (named >= 0) return named;
    // The same column in another unit, where no other is called so too.
    const [only, ...more] = unitless.flatMap((name, i) => (name === bare(rest) ? [i] : []));
    const was = only === undefined ? undefined : pattern.columns[only]?.unit;
    const converts = unit === undefined || (was !== undefined && unitShift(unit, was) !== null);
    return only !== undefined && more.length === 0 && converts ? only : -1;
  };
  let header = -1;
  let best = 1;
  sheet.cells.slice(0, 20).forEach((row, r) => {
    const hits = new Set(row.map(known).filter((i) => i >= 0)).size;
    if (hits > best) [header, best] = [r, hits];
  });
  if (header < 0) return null;
  const headings = (sheet.cells[header] ?? []).map(clean);
  const used = new Set(pattern.columns.map(({ name }) => name));
  const taken = new Set<number>();
  const columns = headings.flatMap((heading, at): LedgerColumn[] => {
    if (heading === '') return [];
    const i = known(heading);
    const column = pattern.columns[i];
    if (!column || taken.has(i)) return [unknownColumn(heading, at, used)];
    taken.add(i);
    const { unit } = unitAtEnd(heading);
    return [{ ...column, at, ...(unit === undefined || unit === column.unit ? {} : { statedUnit: unit }) }];
  });
  const region = dataRegion(sheet.cells, header);
  return { ...pattern, header: { from: header, to: header }, data: { from: region.from, to: region.to }, columns };
}

function unknownColumn(label: string, at: number, used: Set<string>): LedgerColumn {
  return { at, label, name: columnName(label, used), type: 'text', role: isPersonal(label) ? 'personal' : 'text' };
}

/** Headings between the rows and parts of wholes stand elsewhere in every sheet: they are looked for anew. */
function factsRecipe(
  pattern: Extract<RecipePattern, { kind: 'facts' }>,
  sheet: RawSheet,
  catalog: Catalog | undefined,
): FactsRecipe | null {
  const last = Math.max(...pattern.columns.map(({ at }) => at));
  const width = Math.max(0, ...sheet.cells.slice(0, 50).map((row) => row.length));
  if (pattern.columns.length === 0 || last >= width) return null;
  const region = dataRegion(sheet.cells, pattern.header.to);
  const data = { from: region.from, to: region.to };
  const year = pattern.whole.period ? Math.floor(pattern.whole.period.m0 / 12) : undefined;
  const { sections, rows } = catalog
    ? rowContexts(sheet.cells, { data, skipRows: region.skipRows }, pattern.columns, catalog, year)
    : { sections: [], rows: [] };
  return {
    ...pattern,
    data,
    skipRows: region.skipRows,
    ...(sections.length > 0 ? { sections } : {}),
    ...(rows.length > 0 ? { rows } : {}),
  };
}
