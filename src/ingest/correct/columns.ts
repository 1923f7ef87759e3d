import type { RawSheet } from '../plan';
import type { ColumnRole, FactsRecipe } from '../recipe';
import { headOf, isValueRole, saidBy, type ValueRole } from './heads';

/** Roles that one column of a sheet has: the one that had it before is read no more. */
const SINGLE: ReadonlySet<ColumnRole['role']> = new Set([
  'area_name',
  'period',
  'year',
  'month',
  'indicator',
  'unit',
  'status',
]);

/**
 * Makes columns what the person says they are. A value column says what its head says; the base and the growth beside a value speak
 * of the same indicator and period. Of several columns with names of areas the last names the area, those before it the areas above it.
 */
export function withRoles(
  recipe: FactsRecipe,
  columns: readonly number[],
  role: ColumnRole['role'],
  sheet: RawSheet,
): FactsRecipe {
  const chosen = [...new Set(columns)].sort((a, b) => a - b);
  const roles = new Map(recipe.columns.map((each) => [each.at, each]));
  if (SINGLE.has(role) && chosen.length > 0) {
    const dated = role === 'year' || role === 'period';
    for (const each of recipe.columns) {
      const same = each.role === role || (dated && (each.role === 'year' || each.role === 'period'));
      if (same && !chosen.includes(each.at)) roles.set(each.at, { at: each.at, role: 'skip' });
    }
  }
  chosen.forEach((at, i) => {
    if (role === 'value' || role === 'base' || role === 'growth') roles.set(at, valued(recipe, roles, at, role, sheet));
    else if (role === 'area_name' && i < chosen.length - 1) roles.set(at, { at, role: 'parent' });
    else roles.set(at, { at, role: SINGLE.has(role) && role !== 'area_name' && i > 0 ? 'skip' : role });
  });
  return { ...recipe, columns: [...roles.values()].sort((a, b) => a.at - b.at) };
}

function valued(
  recipe: FactsRecipe,
  roles: ReadonlyMap<number, ColumnRole>,
  at: number,
  role: ValueRole['role'],
  sheet: RawSheet,
): ValueRole {
  const before = roles.get(at);
  const head = headOf(recipe, sheet, at);
  if (role === 'value') {
    const own = head.kind === 'value' ? saidBy(head) : { ...saidBy(head), indicator: head.text };
    return before && isValueRole(before) && before.role === 'value' ? { ...before, role } : { at, role, ...own };
  }
  const left = [...roles.values()]
    .filter((each): each is ValueRole => isValueRole(each) && each.role === 'value' && each.at < at)
    .sort((a, b) => b.at - a.at)[0];
  const { indicator, unit, period, area } = left ?? {};
  const own = head.kind === 'value' ? { ...(head.period ? { period: head.period } : {}) } : saidBy(head);
  return {
    at,
    role,
    ...(indicator === undefined ? {} : { indicator }),
    ...(unit === undefined || role === 'growth' ? {} : { unit }),
    ...(period === undefined ? {} : { period }),
    ...(area === undefined ? {} : { area }),
    ...own,
  };
}
