import { issue, type Issue } from '../../core';
import type { RawSheet } from '../plan';
import type { ColumnRole, Recipe } from '../recipe';
import type { Correction } from './correction';
import { corrected } from './correct';
import type { Where } from './structure';

interface Found {
  readonly recipe: Recipe | null;
  readonly issues: readonly Issue[];
}

/** What inferring says of a sheet that it cannot read, or of columns: not true any more once a person has pointed. */
const OF_INFERENCE: ReadonlySet<string> = new Set([
  'no_table',
  'header_only',
  'no_values',
  'no_period',
  'days_across',
  'columns_left_out',
  'columns_without_period',
  'profile_does_not_fit',
]);

/** What was found of a sheet, with what a person said of it; what is still missing then is told. */
export function withCorrections<F extends Found>(
  found: F,
  said: readonly Correction[],
  sheet: RawSheet,
  where: Where,
): F {
  if (said.length === 0) return found;
  const recipe = corrected(found.recipe, said, sheet, where);
  const issues = found.issues.filter(({ code }) => !OF_INFERENCE.has(code));
  return { ...found, recipe, issues: [...issues, ...missing(recipe, sheet, where)] };
}

const hasPeriod = (role: ColumnRole): boolean => 'period' in role && role.period !== undefined;

function missing(recipe: Recipe | null, sheet: RawSheet, { file }: Where): readonly Issue[] {
  if (recipe?.kind !== 'facts') return [];
  const place = { file, sheet: sheet.name, row: recipe.header.to + 1 };
  const values = recipe.columns.filter(({ role }) => role === 'value' || role === 'base' || role === 'growth');
  if (values.length === 0) return [issue('warning', 'no_values', place)];
  const dated =
    recipe.whole.period !== undefined || recipe.columns.some(({ role }) => role === 'period' || role === 'year');
  const undated = dated ? [] : values.filter((role) => !hasPeriod(role));
  if (undated.length === values.length) return [issue('error', 'no_period', place)];
  if (undated.length === 0) return [];
  const heads = sheet.cells[recipe.header.to] ?? [];
  const names = undated.slice(0, 5).map(({ at }) => heads[at] ?? '?');
  const at = { ...place, column: (undated[0]?.at ?? 0) + 1 };
  return [issue('info', 'columns_without_period', at, { count: undated.length, columns: names.join('、') })];
}
