import { issue, type Issue, type Place } from '../../core';
import type { FactsRecipe } from '../recipe';
import type { Column } from './columns';
import { isHead } from './stub';

/** Columns with numbers that are not read: said, so that nothing is lost silently. */
export function leftOut(columns: readonly Column[], recipe: FactsRecipe, place: Place): readonly Issue[] {
  const roles = recipe.columns;
  const hasPeriod =
    roles.some(({ role }) => role === 'period' || role === 'year') ||
    recipe.whole.period !== undefined ||
    [...(recipe.sections ?? []), ...(recipe.rows ?? [])].some(({ period }) => period);
  const skipped = columns.filter((column) => {
    // 12.5:1 is a number too, though none that could be kept.
    const ratios =
      column.examples.length > 0 &&
      column.examples.every((text) => /^\d+(?:\.\d+)?\s*[:：]\s*\d+(?:\.\d+)?$/.test(text));
    const numeric = (column.share.number + column.share.year > 0.2 || ratios) && column.filled > 0;
    return (
      numeric &&
      roles.some(({ at, role }) => at === column.at && role === 'skip') &&
      !isHead('rowNumber', column.head.text)
    );
  });
  const undated = hasPeriod
    ? []
    : columns.filter((c) => roles.some((r) => r.at === c.at && r.role === 'value' && !('period' in r && r.period)));
  return [
    ...tell('columns_left_out', skipped, recipe, place),
    ...tell('columns_without_period', undated, recipe, place),
  ];
}

/** Columns without a year beside others that all name the same one: said, so that a person can say otherwise. */
export function takesPeriod(columns: readonly Column[], recipe: FactsRecipe, place: Place): readonly Issue[] {
  const undated = columns.filter(({ at }) =>
    recipe.columns.some((role) => role.at === at && role.role === 'value' && !role.period),
  );
  const { period } = recipe.whole;
  return period
    ? tell('columns_take_period', undated, recipe, place, { year: String(Math.floor(period.m0 / 12)) })
    : [];
}

function tell(
  code: string,
  found: readonly Column[],
  recipe: FactsRecipe,
  place: Place,
  params: Issue['params'] = {},
): Issue[] {
  const [first] = found;
  if (!first) return [];
  const names = found.slice(0, 5).map(({ head }) => head.text || '?');
  const at = { ...place, row: recipe.header.to + 1, column: first.at + 1 };
  return [issue('info', code, at, { count: found.length, columns: names.join('、'), ...params })];
}
