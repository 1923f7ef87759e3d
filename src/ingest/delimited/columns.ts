import type { ColumnRole, FactsRecipe } from '../recipe';
import type { Group } from './encoded';

const GROUPS = {
  area: ['area_code', 'area_name', 'parent'],
  period: ['year', 'period', 'month'],
  indicator: ['indicator', 'unit'],
} as const satisfies Readonly<Record<Group, readonly ColumnRole['role'][]>>;

export type ValueRole = Extract<ColumnRole, { role: 'value' | 'base' | 'growth' }>;

/** Columns of the recipe that hold values, in order: `v` is a position among them. */
export const valueRoles = (recipe: FactsRecipe): readonly ValueRole[] =>
  recipe.columns.filter((c): c is ValueRole => c.role === 'value' || c.role === 'base' || c.role === 'growth');

/** Columns of a group, in order. */
export const groupRoles = (recipe: FactsRecipe, group: Group): readonly ColumnRole[] =>
  recipe.columns.filter(({ role }) => (GROUPS[group] as readonly string[]).includes(role));

/** Tables beside the staging table: cells of other kinds, what texts stand for, and which cells do not count. */
export const BESIDES = ['other', 'written', 'area', 'period', 'indicator', 'odd', 'repeat'] as const;
export type Beside = (typeof BESIDES)[number];
export const besides = (table: string, what: Beside): string => `${table}_${what}`;

/**
 * Whether the engine can read a sheet by this recipe: every row says by itself what it is about, in numbers written as 1,234.5. Where rows
 * rely on those above them, or columns on the period of their row, the file must be read cell by cell.
 */
export const engineReads = (recipe: FactsRecipe): boolean =>
  !recipe.sections?.length &&
  !recipe.rows?.length &&
  !recipe.fill?.length &&
  recipe.numbers === undefined &&
  recipe.columns.every(
    (role) =>
      !('every' in role) &&
      !('scaleAt' in role) &&
      !('months' in role && role.months) &&
      !('span' in role && role.span),
  );
