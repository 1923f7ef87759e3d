import { ident, join, raw, sql, type Sql } from '../../core';
import type { DelimitedLoad } from '../plan';
import type { FactsRecipe } from '../recipe';
import { dimension, dimensionRoles, groupRoles, valueRoles, type Codes, type Group } from './columns';
import { IRREGULAR } from './stage';

/** What to ask of a staging table before facts can be made of it. Null: the file has no such column. */
export interface Questions {
  /** d…, r (first row that has them), and with `distinct` also: rows, places (see `rowPlace`). */
  readonly area: Sql | null;
  readonly period: Sql | null;
  /** d…, r, and p0, p1 …: the greatest number of decimals of each value column. */
  readonly indicator: Sql;
  /** d… of the indicator, v, t, r, n: cells that are no plain numbers. */
  readonly odd: Sql;
  /** facts, texts (rows with cells that are no plain numbers), irregular, r (the first irregular row). */
  readonly counts: Sql;
}

/** As many different texts that are no numbers are read; of the others it is said that they are unreadable. */
export const MOST_ODD = 100_000;

export function questions({ table }: DelimitedLoad, recipe: FactsRecipe, codes: Codes): Questions {
  const from = ident(table);
  const single = valueRoles(recipe).length === 1;
  const filled = single ? raw('(x IS NOT NULL OR t IS NOT NULL)') : raw('x IS NOT NULL');
  const dimsOf = (group: Group): readonly Sql[] => groupRoles(recipe, group).map(dimension);
  const ask = (group: Group, more: Sql = raw('')): Sql | null => {
    const dims = dimsOf(group);
    if (dims.length === 0) return null;
    return sql`SELECT ${join(dims)}, min(r) AS r${more} FROM ${from} WHERE ${filled} GROUP BY ${join(dims)} ORDER BY r`;
  };
  const places = rowPlace(recipe, codes);
  const indicator = dimsOf('indicator');
  const digits = join(
    valueRoles(recipe).map((_, v) => {
      const [x, p] = single ? ['x', 'p'] : [`x[${v + 1}]`, `p[${v + 1}]`];
      return sql`max(CASE WHEN ${raw(x ?? '')} IS NOT NULL THEN ${raw(p ?? '')} END) AS ${ident(`p${v}`)}`;
    }),
  );
  const irregular = raw(single ? `p = ${IRREGULAR}` : `p = [${IRREGULAR}]`);
  return {
    area: ask(
      'area',
      places
        ? sql`, count(*)::INTEGER AS rows, bit_count(bitstring_agg(${places.place}, 0, ${raw(String(places.most))}))::INTEGER AS places`
        : raw(''),
    ),
    period: ask('period'),
    indicator:
      indicator.length > 0
        ? sql`SELECT ${join(indicator)}, min(r) AS r, ${digits} FROM ${from} WHERE ${filled} GROUP BY ${join(indicator)} ORDER BY r`
        : sql`SELECT min(r) AS r, ${digits} FROM ${from} WHERE ${filled}`,
    odd: sql`SELECT ${join([...indicator, raw('v'), raw('t')])}, min(r) AS r, count(*)::INTEGER AS n FROM ${oddCells({ table }, recipe)}
GROUP BY ALL ORDER BY r, v LIMIT ${raw(String(MOST_ODD))}`,
    counts: sql`SELECT (${single ? sql`(SELECT count(*) FROM ${from} WHERE ${filled})` : countCells(table)})::INTEGER AS facts,
(SELECT count(t) FROM ${from})::INTEGER AS texts, (SELECT count(*) FROM ${from} WHERE ${irregular})::INTEGER AS irregular, (SELECT min(r) FROM ${from} WHERE ${irregular}) AS r`,
  };
}

const countCells = (table: string): Sql => sql`coalesce((SELECT sum(list_count(x)) FROM ${ident(table)}), 0) +
(SELECT count(*) FROM (SELECT unnest(x) AS x, unnest(t) AS t FROM ${ident(table)} WHERE t IS NOT NULL) WHERE x IS NULL AND t IS NOT NULL)`;

/** Cells whose text is to be read by the one reader of numbers. */
function oddCells({ table }: { readonly table: string }, recipe: FactsRecipe): Sql {
  const names = join([raw('r'), ...groupRoles(recipe, 'indicator').map(dimension)]);
  return valueRoles(recipe).length === 1
    ? sql`(SELECT ${names}, 0 AS v, t FROM ${ident(table)} WHERE t IS NOT NULL AND x IS NULL)`
    : sql`(SELECT * FROM (SELECT ${names}, unnest(${positions(recipe)}) AS v, unnest(x) AS x, unnest(t) AS t FROM ${ident(table)} WHERE t IS NOT NULL)
WHERE t IS NOT NULL AND x IS NULL)`;
}

/** [0, 1, 2 …], one for each value column. */
export const positions = (recipe: FactsRecipe): Sql =>
  raw(
    `[${valueRoles(recipe)
      .map((_, v) => v)
      .join(', ')}]::USMALLINT[]`,
  );

/** More bits for each area would take more room than they save time. */
const MOST_PLACES = 4096;

/**
 * One number for what a row says of period and indicator, where all their columns are coded: if no area has one of them twice, no two
 * rows are about the same place, and joining all to find that out can be spared.
 */
function rowPlace(recipe: FactsRecipe, codes: Codes): { readonly place: Sql; readonly most: number } | null {
  let place = raw('0');
  let size = 1;
  for (const role of [...groupRoles(recipe, 'period'), ...groupRoles(recipe, 'indicator')]) {
    const texts = codes.get(role.at);
    if (!texts) return null;
    place = sql`${place} + ${dimension(role)}::INTEGER * ${raw(String(size))}`;
    size *= texts.length;
    if (size > MOST_PLACES) return null;
  }
  return dimensionRoles(recipe).length === 0 ? null : { place: sql`(${place})::INTEGER`, most: size - 1 };
}
