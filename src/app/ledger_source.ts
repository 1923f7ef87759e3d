import type { BrowseColumn, BrowseSpec, CellOrigin, RowOrigin } from '../query';
import type { App } from './app.svelte';

/** The cell of a ledger's row in one column: the row's place, at the column that the recipe took it from. */
export function sourcePlace(
  app: Pick<App, 'workspace'>,
  spec: BrowseSpec | null,
  column: BrowseColumn | undefined,
  origin: RowOrigin,
): CellOrigin {
  if (spec?.table.kind !== 'ledger' || !column) return origin;
  const source = app.workspace?.sources.find(({ sha256 }) => sha256 === origin.sha256);
  const recipe = source?.sheets.find(({ name }) => name === origin.sheet)?.recipe;
  if (recipe?.kind !== 'ledger') return origin;
  const own = recipe.columns.find(({ name, role }) =>
    column.key === 'area' ? role === 'area_name' || role === 'area_code' : name === column.key,
  );
  return own ? { ...origin, column: own.at + 1 } : origin;
}
