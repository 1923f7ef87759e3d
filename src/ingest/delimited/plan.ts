import { ident, sql, type LoadStep } from '../../core';
import type { Context } from '../apply/facts';
import type { DelimitedLoad, RawSheet } from '../plan';
import type { FactsRecipe } from '../recipe';
import { BESIDES, besides, valueRoles } from './columns';
import { pieceSize } from './pieces';

/** How a large delimited file is read: see `encode.ts`, `gather.ts` and `stage.ts`. */
export function delimitedPlan(
  sheet: RawSheet,
  recipe: FactsRecipe,
  fallback: Context['fallback'],
  { areas, indicators }: NonNullable<DelimitedLoad['told']> = {},
): DelimitedLoad {
  const usual = usualWidth(sheet.cells.slice(recipe.header.from, recipe.data.from + 500));
  const { delimiter = ',', quote = '"', escape = '', whole } = sheet.sample ?? {};
  return {
    table: '',
    fallback,
    ...(areas || indicators ? { told: { ...(areas ? { areas } : {}), ...(indicators ? { indicators } : {}) } } : {}),
    form: {
      delimiter,
      quote,
      escape: escape || quote,
      width: Math.max(usual, ...recipe.columns.filter(({ role }) => role !== 'skip').map(({ at }) => at + 1)),
      from: recipe.data.from,
      to: recipe.data.to < sheet.cells.length ? recipe.data.to : null,
      skip: recipe.skipRows,
      ...(whole === undefined ? {} : { whole }),
    },
    step: pieceSize(sheet.cells.slice(recipe.data.from), valueRoles(recipe).length),
    heads: sheet.cells.slice(recipe.header.from, recipe.header.to),
    discard: [],
  };
}

/** The same with a staging table of its own. */
export const inTable = (load: DelimitedLoad, table: string): DelimitedLoad => ({
  ...load,
  table,
  discard: discard(table),
});

const discard = (table: string): readonly LoadStep[] =>
  [table, ...BESIDES.map((what) => besides(table, what))].map((name): LoadStep => ({
    do: 'sql',
    sql: sql`DROP TABLE IF EXISTS ${ident(name)}`,
  }));

/** The width that most rows have. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}
