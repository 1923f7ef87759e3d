import type { ColumnRole, ColumnWord } from '../recipe';

export type { ColumnWord, Learnt, LearntHead } from '../recipe';

/** A role without its place and its period. */
export function wordOf(role: ColumnRole): ColumnWord {
  const { indicator, unit, area } = { indicator: undefined, unit: undefined, area: undefined, ...role };
  return {
    role: role.role,
    ...(indicator === undefined ? {} : { indicator }),
    ...(unit === undefined ? {} : { unit }),
    ...(area === undefined ? {} : { area }),
  };
}

export const sameWord = (a: ColumnWord, b: ColumnWord): boolean =>
  a.role === b.role && a.indicator === b.indicator && a.unit === b.unit && a.area === b.area;

/** The role of a column in the words of another file; the period stays the column's own. */
export function roleFrom(word: ColumnWord, own: ColumnRole): ColumnRole {
  const { role, ...rest } = word;
  if (role !== 'value' && role !== 'base' && role !== 'growth') return { at: own.at, role };
  const period = 'period' in own ? own.period : undefined;
  return { at: own.at, role, ...rest, ...(period === undefined ? {} : { period }) };
}
