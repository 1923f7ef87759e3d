import { ident, join, literal, raw, sql, type LoadStep, type Sql } from '../../core';
import type { Context } from '../apply/facts';
import type { DelimitedLoad, RawSheet, RawSource } from '../plan';
import type { ColumnRole, FactsRecipe } from '../recipe';

/** Roles of columns that say what a row is about, by what they decide together. */
const GROUPS = {
  area: ['area_code', 'area_name', 'parent'],
  period: ['year', 'period', 'month'],
  indicator: ['indicator', 'unit'],
} as const;
export type Group = keyof typeof GROUPS;

type ValueRole = Extract<ColumnRole, { role: 'value' | 'base' | 'growth' }>;

/** Columns of the recipe that hold values, in order: `v` in the staging table is a position among them. */
export const valueRoles = (recipe: FactsRecipe): readonly ValueRole[] =>
  recipe.columns.filter((c): c is ValueRole => c.role === 'value' || c.role === 'base' || c.role === 'growth');

/** Columns of a group, in order. */
export const groupRoles = (recipe: FactsRecipe, group: Group): readonly ColumnRole[] =>
  recipe.columns.filter(({ role }) => (GROUPS[group] as readonly string[]).includes(role));

/** Name of a file's column in the staging table. */
export const dimension = (role: ColumnRole): Sql => ident(`d${role.at}`);

/** Tables that are made beside the staging table: what its texts stand for, and which of its rows do not count. */
const BESIDES = ['area', 'period', 'indicator', 'odd', 'repeat'] as const;
export type Beside = (typeof BESIDES)[number];
export const besides = (table: string, what: Beside): string => `${table}_${what}`;

/**
 * How the engine reads a large delimited file by itself: into a staging table of row number, texts of the dimension columns as they
 * are written, position of the value column and its text; and what to ask of that table before facts can be made of it.
 */
export function delimitedPlan(
  source: RawSource,
  sheet: RawSheet,
  recipe: FactsRecipe,
  fallback: Context['fallback'],
): DelimitedLoad {
  const file = `loaded/${source.sha256}.csv`;
  const table = `staging_${source.sha256.slice(0, 16)}`;
  const ask = (group: Group): Sql | null => {
    const dims = groupRoles(recipe, group).map(dimension);
    if (dims.length === 0) return null;
    return sql`SELECT ${join(dims)}, min(r) AS r FROM ${ident(table)} WHERE t IS NOT NULL GROUP BY ${join(dims)} ORDER BY r`;
  };
  return {
    file,
    table,
    fallback,
    stage: stageSteps(file, table, sheet, recipe),
    questions: {
      area: ask('area'),
      period: ask('period'),
      indicator: ask('indicator'),
      odd: sql`SELECT t, min(r) AS r, min(v) AS v, count(*)::INTEGER AS n FROM ${ident(table)} WHERE t IS NOT NULL AND ${NOT_PLAIN}
GROUP BY t ORDER BY r LIMIT 100000`,
      counts: sql`SELECT count(t)::INTEGER AS facts, (count(*) - count(t))::INTEGER AS irregular, min(CASE WHEN t IS NULL THEN r END) AS r FROM ${ident(table)}`,
    },
    discard: [
      ...[table, ...BESIDES.map((what) => besides(table, what))].map((name): LoadStep => ({
        do: 'sql',
        sql: sql`DROP TABLE IF EXISTS ${ident(name)}`,
      })),
      { do: 'forget', name: file },
    ],
  };
}

const isDimension = ({ role }: ColumnRole): boolean =>
  Object.values(GROUPS).some((roles) => (roles as readonly string[]).includes(role));

/** A number that the engine may read by itself: digits, one point, a minus. All else is read by the one reader of numbers. */
const NOT_PLAIN = raw(
  `(TRY_CAST(t AS DOUBLE) IS NULL OR NOT isfinite(TRY_CAST(t AS DOUBLE)) OR ${['_', 'e', 'E', ' ', '\t', '\n', '\r']
    .map((sign) => `contains(t, ${literal(sign)})`)
    .join(' OR ')} OR starts_with(t, '+'))`,
);

/** CREATE TABLE … AS takes no parameters. */
const text = (value: string): Sql => raw(literal(value));

/**
 * A text without blanks around it; the Chinese wide blank and the TAB that some exports put before every comma included. Trimming
 * costs more than reading, so only what begins with no sign of ASCII is trimmed; blanks behind a number are left to the reader of numbers.
 */
const trimmed = (column: Sql): Sql =>
  sql`CASE WHEN ${column} >= '!' AND ${column} < '~' THEN ${column} ELSE trim(${column}, ${text(' \t\u00a0\u3000')}) END`;

const EXCESS = 4;

function stageSteps(file: string, table: string, sheet: RawSheet, recipe: FactsRecipe): readonly LoadStep[] {
  const usual = usualWidth(sheet.cells.slice(recipe.header.from, recipe.data.from + 500));
  const width = Math.max(usual, ...recipe.columns.filter(({ role }) => role !== 'skip').map(({ at }) => at + 1));
  const column = (at: number): Sql => ident(`c${at}`);
  // More columns than there should be: what stands in them betrays a row that is out of shape.
  const types = Array.from({ length: width + EXCESS }, (_, at) => sql`${column(at)}: 'VARCHAR'`);
  const values = valueRoles(recipe);
  const dimensions = recipe.columns.filter((role) => isDimension(role));
  const dims = dimensions.map((role) => sql`coalesce(${column(role.at)}, '') AS ${dimension(role)}`);
  const beyond = Array.from({ length: EXCESS }, (_, i) => column(width + i));
  const excess = sql`coalesce(${join(beyond)}) IS NOT NULL`;
  const first = values[0];
  const fields =
    values.length === 1 && first
      ? [sql`0::USMALLINT AS v`, sql`${trimmed(column(first.at))} AS t`]
      : [
          sql`unnest([${raw(values.map((_, v) => String(v)).join(', '))}]::USMALLINT[]) AS v`,
          sql`unnest([${join(values.map(({ at }) => trimmed(column(at))))}]) AS t`,
        ];
  const read = sql`read_csv(${text(file)}, auto_detect = false, header = false, skip = ${raw(String(linesBefore(sheet, recipe.data.from)))},
delim = ${text(sheet.sample?.delimiter ?? ',')}, quote = '"', escape = '"', columns = {${join(types)}}, null_padding = true, strict_mode = false)`;
  const numbered = sql`SELECT (row_number() OVER () + ${raw(String(recipe.data.from))})::INTEGER AS r, * FROM ${read}`;
  return [
    { do: 'sql', sql: sql`DROP TABLE IF EXISTS ${ident(table)}` },
    {
      do: 'sql',
      sql: sql`CREATE TABLE ${ident(table)} AS
SELECT r, ${join([...dimensions.map(dimension), raw('v')])}, CASE WHEN excess THEN NULL ELSE t END AS t
FROM (SELECT r, ${excess} AS excess, ${join([...dims, ...fields])} FROM (${numbered})) WHERE t <> '' OR (excess AND v = 0)`,
    },
  ];
}

/** Lines of the file before a row: cells may hold line ends of their own. */
const linesBefore = (sheet: RawSheet, row: number): number =>
  sheet.cells
    .slice(0, row)
    .reduce((lines, cells) => lines + 1 + cells.reduce((n, cell) => n + cell.split('\n').length - 1, 0), 0);

/** The width that most rows have. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}
