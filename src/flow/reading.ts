import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FactsRecipe, FileAnswer, OpenOptions, Recipe, SheetPlan, SourcePlan } from '../ingest';
import type { Source, SourceSheet } from '../workspace';

/** What a source keeps of how it was read, so that it can be read the very same way again. */
type Reading = Pick<Source, 'encoding' | 'delimiter' | 'areas' | 'indicators'>;

/** How a planned file was read, as its source keeps it. `said`: what a person said of the file. */
export function readingOf({ source, meant }: SourcePlan, said: FileAnswer = {}): Reading {
  const { encoding = said.encoding, delimiter = said.delimiter } = source;
  // Tens of thousands of names are not copied for nothing.
  const areas = said.areas ? { ...meant?.areas, ...said.areas } : (meant?.areas ?? {});
  const indicators = meant?.indicators ?? {};
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(Object.keys(areas).length > 0 ? { areas } : {}),
    ...(Object.keys(indicators).length > 0 ? { indicators } : {}),
  };
}

/** A planned sheet as its source keeps it, with the recipe by which it was read. */
export function sheetOf(sheet: SheetPlan): SourceSheet {
  return {
    name: sheet.sheet,
    kind: sheet.kind === 'facts_sql' ? 'facts' : sheet.kind,
    rows: rowsOf(sheet),
    ...('profile' in sheet && sheet.profile !== undefined ? { profile: sheet.profile } : {}),
    ...('recipe' in sheet ? { recipe: sheet.kind === 'facts_sql' ? toItsEnd(sheet) : sheet.recipe } : {}),
  };
}

/** Behind the last row of any file. */
const OPEN = 2 ** 31 - 1;

/**
 * The recipe of a large file was made on its beginning, and ends where that ended. Another reader's beginning may be longer: what runs to the end of the
 * file is kept as doing so, or the rest of it would be left out.
 */
const toItsEnd = ({ recipe, load }: Extract<SheetPlan, { kind: 'facts_sql' }>): Recipe =>
  load.form.to === null ? openEnded(recipe) : recipe;

const openEnded = (recipe: FactsRecipe): FactsRecipe => ({ ...recipe, data: { ...recipe.data, to: OPEN } });

function rowsOf(sheet: SheetPlan): number {
  if (sheet.kind === 'facts') return sheet.facts.length;
  if (sheet.kind === 'ledger') return sheet.rows.length;
  if (sheet.kind === 'facts_sql') return sheet.resolved?.rows ?? 0;
  return sheet.rows;
}

/**
 * What a kept source says of its file when it is read again: everything as it was accepted, so that neither a better guess nor a
 * profile of a later day changes its facts. A source from before recipes were kept says what it knows.
 */
export function answerOf(source: Source): FileAnswer {
  const { areas, indicators, sheets } = source;
  return {
    ...openedAs(source),
    ...(areas === undefined ? {} : { areas }),
    ...(indicators === undefined ? {} : { indicators }),
    ...(keepsRecipes(sheets) ? { recipes: recipesOf(sheets) } : {}),
  };
}

/** How a kept source's bytes are opened. */
export const openedAs = ({ encoding, delimiter }: Source): OpenOptions => ({
  ...(encoding === undefined ? {} : { encoding }),
  ...(delimiter === undefined ? {} : { delimiter }),
});

const keepsRecipes = (sheets: readonly SourceSheet[]): boolean => sheets.some(({ recipe }) => recipe !== undefined);

const recipesOf = (sheets: readonly SourceSheet[]): Readonly<Record<string, Recipe | null>> =>
  Object.fromEntries(sheets.map((sheet) => [sheet.name, wholeRecipe(sheet)]));

/** Earlier the end of the beginning was kept for a large file: no sheet has more facts than cells, so it is known by that. */
function wholeRecipe({ recipe, rows }: SourceSheet): Recipe | null {
  if (recipe?.kind !== 'facts') return recipe ?? null;
  const { data, columns } = recipe;
  const cells = (data.to - data.from) * columns.filter(({ role }) => VALUES.has(role)).length;
  return rows > cells ? openEnded(recipe) : recipe;
}

const VALUES: ReadonlySet<string> = new Set(['value', 'base', 'growth']);

/** A plan of a kept file without sheets that were not there when it was accepted. */
export function asAccepted(plan: SourcePlan, { sheets }: Source): SourcePlan {
  if (!keepsRecipes(sheets)) return plan;
  const names = new Set(sheets.map(({ name }) => name));
  return { ...plan, sheets: plan.sheets.filter(({ sheet }) => names.has(sheet)) };
}

/** Short and equal for sources of one file that were read the same way: their facts are the same. */
export function readingKey(source: Source): string {
  const text = JSON.stringify(inOrder(answerOf(source)));
  return text === '{}' ? 'plain' : bytesToHex(sha256(new TextEncoder().encode(text))).slice(0, 16);
}

/** The order in which an object's parts were made does not count. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, inOrder(each)]));
}
