import { parsePeriod } from '../../catalog';
import { takePeriod } from '../layout/periods';
import type { RawSheet } from '../plan';
import type { FactsRecipe, LedgerRecipe, Recipe } from '../recipe';
import { withRoles } from './columns';
import type { Correction, Span } from './correction';
import { isValueRole, withHeads } from './heads';
import { isStructure, structured, type Where } from './structure';

/**
 * The recipe after one word of a person. A correction that does not fit the recipe (a symbol of a ledger, a period that cannot be
 * read) leaves it as it is. Never throws, whatever rows and columns are named.
 */
export function correct(recipe: Recipe, said: Correction, sheet: RawSheet, where: Where): Recipe {
  if (isStructure(said)) return structured(recipe, [said], sheet, where);
  return recipe.kind === 'facts' ? correctFacts(recipe, said, sheet) : correctLedger(recipe, said);
}

/**
 * All that a person said of a sheet, on the recipe that was inferred or found (null: none could be). What was said of header and data
 * counts first, whenever it was said: a header pointed at last must not undo what was said of columns before.
 */
export function corrected(
  recipe: Recipe | null,
  said: readonly Correction[],
  sheet: RawSheet,
  where: Where,
): Recipe | null {
  if (said.length === 0) return recipe;
  const structure = said.filter(isStructure);
  const base = structure.length > 0 || !recipe ? structured(recipe, structure, sheet, where) : recipe;
  return said.filter((one) => !isStructure(one)).reduce((now, one) => correct(now, one, sheet, where), base);
}

function correctFacts(recipe: FactsRecipe, said: Correction, sheet: RawSheet): FactsRecipe {
  switch (said.do) {
    case 'rows':
      return withRows(recipe, said.rows, said.read, sheet.cells.length);
    case 'columns':
      return withRoles(recipe, said.columns, said.are, sheet);
    case 'heads':
      return withHeads(recipe, said.rows, said.columns, said.are, sheet);
    case 'say':
      return said.columns ? ofColumns(recipe, said, said.columns) : ofWhole(recipe, said);
    case 'symbol':
      return said.symbol.trim() === ''
        ? recipe
        : { ...recipe, symbols: { ...recipe.symbols, [said.symbol.trim()]: said.means } };
    default:
      return recipe;
  }
}

type Say = Extract<Correction, { do: 'say' }>;

function ofWhole({ whole, ...recipe }: FactsRecipe, { part, text }: Say): FactsRecipe {
  const { [part]: _, ...rest } = whole;
  const plain = text.trim();
  if (plain === '') return { ...recipe, whole: rest };
  if (part !== 'period') return { ...recipe, whole: { ...rest, [part]: plain } };
  const period = parsePeriod(plain) ?? takePeriod(plain)?.period;
  return { ...recipe, whole: period ? { ...rest, period } : whole };
}

function ofColumns(recipe: FactsRecipe, { part, text }: Say, columns: readonly number[]): FactsRecipe {
  const chosen = new Set(columns);
  const plain = text.trim();
  const period = part === 'period' && plain !== '' ? (parsePeriod(plain) ?? takePeriod(plain)?.period) : undefined;
  if (part === 'period' && plain !== '' && !period) return recipe;
  return {
    ...recipe,
    columns: recipe.columns.map((role) => {
      if (!chosen.has(role.at) || !isValueRole(role)) return role;
      const { [part]: _, ...rest } = role;
      if (plain === '') return rest;
      return { ...rest, ...(period ? { period } : { [part]: plain }) };
    }),
  };
}

/** Rows beyond the data that are to be read stretch it; those in between that nobody named stay out. */
function withRows(recipe: FactsRecipe, spans: readonly Span[], read: boolean, rows: number): FactsRecipe {
  const named = new Set<number>();
  for (const { from, to } of spans) {
    for (let row = Math.max(0, from); row <= Math.min(to, rows - 1); row++) named.add(row);
  }
  const { data } = recipe;
  const inside = [...named].filter((row) => row > recipe.header.to);
  if (!read) {
    const skipped = new Set([...recipe.skipRows, ...[...named].filter((row) => row >= data.from && row < data.to)]);
    return { ...recipe, skipRows: [...skipped].sort((a, b) => a - b) };
  }
  const from = inside.reduce((least, row) => Math.min(least, row), data.from);
  const to = inside.reduce((most, row) => Math.max(most, row + 1), data.to);
  const between = [...rowsFrom(from, data.from), ...rowsFrom(data.to, to)];
  const skipRows = [...new Set([...recipe.skipRows, ...between])].filter((row) => !named.has(row));
  return { ...recipe, data: { from, to }, skipRows: skipRows.sort((a, b) => a - b) };
}

const rowsFrom = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function correctLedger(recipe: LedgerRecipe, said: Correction): LedgerRecipe {
  if (said.do === 'columns' && said.are === 'skip') {
    return correctLedger(recipe, { do: 'ledger_columns', columns: said.columns, role: 'skip' });
  }
  if (said.do !== 'ledger_columns') return recipe;
  const chosen = new Set(said.columns);
  const single = said.role === 'area_name' || said.role === 'area_code';
  return {
    ...recipe,
    columns: recipe.columns.map((column) => {
      if (chosen.has(column.at)) {
        return { ...column, ...(said.role ? { role: said.role } : {}), ...(said.type ? { type: said.type } : {}) };
      }
      return single && column.role === said.role ? { ...column, role: 'text' as const } : column;
    }),
  };
}
