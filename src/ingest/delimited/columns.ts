import { ident, type Sql } from '../../core';
import type { ColumnRole, FactsRecipe } from '../recipe';

/** Roles of columns that say what a row is about, by what they decide together. */
const GROUPS = {
  area: ['area_code', 'area_name', 'parent'],
  period: ['year', 'period', 'month'],
  indicator: ['indicator', 'unit'],
} as const;
export type Group = keyof typeof GROUPS;

export type ValueRole = Extract<ColumnRole, { role: 'value' | 'base' | 'growth' }>;

/** Columns of the recipe that hold values, in order: `v` is a position among them. */
export const valueRoles = (recipe: FactsRecipe): readonly ValueRole[] =>
  recipe.columns.filter((c): c is ValueRole => c.role === 'value' || c.role === 'base' || c.role === 'growth');

/** Columns of a group, in order. */
export const groupRoles = (recipe: FactsRecipe, group: Group): readonly ColumnRole[] =>
  recipe.columns.filter(({ role }) => (GROUPS[group] as readonly string[]).includes(role));

/** Columns that say what a row is about, in order. */
export const dimensionRoles = (recipe: FactsRecipe): readonly ColumnRole[] =>
  recipe.columns.filter(({ role }) =>
    Object.values(GROUPS).some((roles) => (roles as readonly string[]).includes(role)),
  );

/** Name of a file's column in the staging table. */
export const dimension = (role: ColumnRole): Sql => ident(`d${role.at}`);

/** Tables that are made beside the staging table: what its texts stand for, and which of its cells do not count. */
export const BESIDES = ['area', 'period', 'indicator', 'odd', 'repeat', 'blank'] as const;
export type Beside = (typeof BESIDES)[number];
export const besides = (table: string, what: Beside): string => `${table}_${what}`;

/** Texts of columns that hold few different ones, by column: staged as their position in the list. */
export type Codes = ReadonlyMap<number, readonly string[]>;

const FEW = 500;

/**
 * Columns whose beginning holds few different texts, and all of them in its first half already: where new ones keep coming, many more
 * will. A text that comes up later all the same is added to the list; that costs time, nothing else.
 */
export function codedColumns(recipe: FactsRecipe, rows: readonly (readonly string[])[]): Codes {
  const codes = new Map<number, readonly string[]>();
  const half = Math.ceil(rows.length / 2);
  for (const { at } of dimensionRoles(recipe)) {
    const texts = new Set(['', ...rows.slice(0, half).map((row) => row[at] ?? '')]);
    if (texts.size <= FEW && rows.slice(half).every((row) => texts.has(row[at] ?? ''))) codes.set(at, [...texts]);
  }
  return codes;
}

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
    (role) => !('every' in role) && !('months' in role && role.months) && !('span' in role && role.span),
  );
