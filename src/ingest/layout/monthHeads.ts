import { isYear } from '../../catalog';
import type { ColumnRole, RowContext } from '../recipe';
import { clean } from './cells';
import { headLevels, monthsIn } from './columns';
import { readHead } from './heads';
import { periodOf } from './periods';
import type { Region } from './region';
import { isValueRole } from './roles';

/**
 * `1—2月 | 1—3月 | …` over rows that stand below their years (`2024年`, `2023年` in rows of their own) or say them: a figure is of those
 * months of its row's year, whatever year title or file name say. Columns whose heads name a year themselves stay as they are.
 */
export function monthsOfRowsYears(
  cells: readonly (readonly string[])[],
  region: Pick<Region, 'header' | 'data'>,
  columns: readonly ColumnRole[],
  sections: readonly RowContext[],
): readonly ColumnRole[] {
  if (!sections.some(({ period }) => period && isYear(period)) && !rowsSayYears(cells, region, columns)) return columns;
  const levels = headLevels(cells, region, Math.max(0, ...columns.map(({ at }) => at + 1)));
  return columns.map((role): ColumnRole => {
    const months = isValueRole(role) && role.months === undefined ? monthsIn(levels[role.at] ?? []) : undefined;
    if (!isValueRole(role) || !months) return role;
    const { indicator: _, period: __, ...rest } = role;
    const { indicator } = readHead(levels[role.at] ?? [], ANY);
    return { ...rest, ...(indicator === '' ? {} : { indicator }), months };
  });
}

/** Whether there is a column of nothing but years. */
function rowsSayYears(
  cells: readonly (readonly string[])[],
  { data }: Pick<Region, 'data'>,
  columns: readonly ColumnRole[],
): boolean {
  const at = columns.find(({ role }) => role === 'year' || role === 'period')?.at;
  if (at === undefined) return false;
  const texts = new Set(cells.slice(data.from, data.to).map((row) => clean(row[at])));
  texts.delete('');
  return (
    texts.size > 0 && [...texts].map((text) => periodOf(text)).every((period) => period !== null && isYear(period))
  );
}

/** Any year does: only what a head says beside its months is asked for. */
const ANY = 2000;
