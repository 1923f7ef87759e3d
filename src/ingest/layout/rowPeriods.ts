import type { Period } from '../../catalog';
import type { ColumnRole, FactsRecipe, RowContext } from '../recipe';
import { clean } from './cells';
import { stubText } from './names';
import { takePeriod } from './periods';
import { isValueRole } from './roles';

/**
 * Where nothing else says a period, the rows' own names may: `Veterans, 2017-2021`, `2022年末常住人口`. Half of the rows at least must, or none is
 * taken; the others are told of row by row. A long table's names count more than what the whole sheet or its file is called (`whole`:
 * `Unemployment_rate_2010` in `Unemployment2023.csv`), where one of them at least says otherwise.
 */
export function periodsInNames(
  cells: readonly (readonly string[])[],
  { data, skipRows }: Pick<FactsRecipe, 'data' | 'skipRows'>,
  columns: readonly ColumnRole[],
  whole?: Period,
): readonly RowContext[] {
  const names = columns.filter(({ role }) => role === 'indicator');
  const [only] = names;
  if (!only || names.length > 1) return [];
  const values = columns.filter(isValueRole);
  const skip = new Set(skipRows);
  const found: RowContext[] = [];
  let rows = 0;
  for (let r = data.from; r < data.to; r++) {
    const row = cells[r] ?? [];
    if (skip.has(r) || values.every(({ at }) => clean(row[at]) === '')) continue;
    rows++;
    const taken = takePeriod(stubText(row[only.at] ?? '').name);
    if (taken && taken.rest !== '') found.push({ row: r, indicator: taken.rest, period: taken.period });
  }
  const otherwise = whole === undefined || found.some(({ period }) => period?.m0 !== whole.m0 || period.n !== whole.n);
  return otherwise && found.length >= 2 && found.length * 2 >= rows ? found : [];
}
