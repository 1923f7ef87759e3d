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
    (recipe.sections ?? []).some(({ period }) => period);
  const skipped = columns.filter((column) => {
    const numeric = column.share.number + column.share.year > 0.2 && column.filled > 0;
    return (
      numeric &&
      roles.some(({ at, role }) => at === column.at && role === 'skip') &&
      !isHead('rowNumber', column.head.text)
    );
  });
  const undated = hasPeriod
    ? []
    : columns.filter((c) => roles.some((r) => r.at === c.at && r.role === 'value' && !('period' in r && r.period)));
  const tell = (code: string, found: readonly Column[]): Issue[] =>
    found.length === 0
      ? []
      : [
          issue(
            'info',
            code,
            { ...place, row: recipe.header.to + 1, column: (found[0]?.at ?? 0) + 1 },
            {
              count: found.length,
              columns: found
                .slice(0, 5)
                .map((c) => c.head.text || '?')
                .join('、'),
            },
          ),
        ];
  return [...tell('columns_left_out', skipped), ...tell('columns_without_period', undated)];
}
