import { isYear } from '../../catalog';
import type { ColumnRole, FactsRecipe, RowContext } from '../recipe';
import { clean } from './cells';
import { headLevels } from './columns';
import { readHead } from './heads';
import { periodOf } from './periods';
import { isValueRole, type ValueRole } from './roles';
import { isHead } from './stub';

/** A sheet of years across whose rows are months or quarters of each of them. */
export interface MonthRows {
  readonly columns: readonly ColumnRole[];
  readonly rows: readonly RowContext[];
  /** Rows beside the months that are neither one nor the year's total: 月平均. */
  readonly skipRows: readonly number[];
}

const YEAR = /^(?:合\s*计|总\s*计|全\s*年|累\s*计|年\s*计|全年合计|totals?|year|annual|full year)$/i;

/** 2023年累计 beside 2023年当月: the year of the head, and whether its figures count from January on to the row's month. */
function yearly(role: ValueRole, levels: readonly string[]): ValueRole | null {
  const { period = role.period, span } = readHead(levels);
  if (!period || !isYear(period)) return null;
  const { span: _, ...rest } = role;
  return { ...rest, period, ...(span === 'ytd' ? { span } : {}) };
}

/**
 * `月份 | 2021年 | 2022年` over 1月, 2月, 3月 … 合计: each figure is of that month of its column's year, of the total's row of the whole year. Null
 * where rows are about anything else, or columns are not about whole years.
 */
export function monthsDown(
  cells: readonly (readonly string[])[],
  { data, skipRows, header }: Pick<FactsRecipe, 'data' | 'skipRows' | 'header'>,
  columns: readonly ColumnRole[],
): MonthRows | null {
  const values = columns.filter(isValueRole);
  const levels = headLevels(cells, { header }, Math.max(0, ...columns.map(({ at }) => at + 1)));
  const years = new Map(values.flatMap((role) => [[role.at, yearly(role, levels[role.at] ?? [])] as const]));
  const stubs = columns.filter(({ role }) => ['indicator', 'month', 'period'].includes(role));
  const [stub] = stubs;
  if (!stub || stubs.length > 1 || values.length === 0 || [...years.values()].includes(null)) return null;
  const numbered = isHead('month', clean(cells[header.to]?.[stub.at]));
  const skip = new Set(skipRows);
  const rows: RowContext[] = [];
  const others: number[] = [];
  for (let r = data.from; r < data.to; r++) {
    const text = clean(cells[r]?.[stub.at]);
    if (skip.has(r) || values.every(({ at }) => clean(cells[r]?.[at]) === '')) continue;
    const months = monthsIn(text, numbered);
    if (months) rows.push({ row: r, months });
    else if (!YEAR.test(text)) others.push(r);
  }
  if (rows.length < (numbered ? 1 : 2) || others.length * 3 > rows.length) return null;
  return {
    columns: columns.map((role) => (role === stub ? { at: role.at, role: 'skip' } : (years.get(role.at) ?? role))),
    rows,
    skipRows: others,
  };
}

function monthsIn(text: string, numbered: boolean): RowContext['months'] | null {
  const period =
    periodOf(text) === null ? periodOf(numbered && /^\d{1,2}$/.test(text) ? `${text}月` : text, 2000) : null;
  return period && period.n < 12 ? { from: (period.m0 % 12) + 1, n: period.n } : null;
}
