import type { BrowseColumn, BrowseTable, RowFilter } from '../query';
import type { RowsLook, Workspace } from '../workspace';
import type { App } from './app.svelte';

/** A ledger as a person knows it: the sheets that it was read from, and their rows. */
export interface LedgerInfo {
  readonly key: string;
  readonly name: string;
  readonly rows: number;
  readonly sources: readonly string[];
}

/** The ledgers of a workspace, by the recipes of its sources. */
export function ledgersOf(workspace: Workspace | null): readonly LedgerInfo[] {
  const found = new Map<string, { name: string; rows: number; sources: string[] }>();
  for (const source of workspace?.sources ?? []) {
    for (const sheet of source.sheets) {
      if (sheet.kind !== 'ledger' || sheet.recipe?.kind !== 'ledger') continue;
      const { ledger } = sheet.recipe;
      const bare = source.name.replace(/\.[^.]+$/, '');
      const known = found.get(ledger) ?? { name: bare, rows: 0, sources: [] };
      known.rows += sheet.rows;
      known.sources.push(source.sha256);
      found.set(ledger, known);
    }
  }
  return [...found].map(([key, info]) => ({ key, ...info }));
}

/** Headings of a ledger's columns as its files write them, by the columns' names. */
export function labelsOf(workspace: Workspace | null, ledger: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { sheets } of workspace?.sources ?? []) {
    for (const { recipe } of sheets) {
      if (recipe?.kind !== 'ledger' || recipe.ledger !== ledger) continue;
      for (const { name, label } of recipe.columns) if (!labels.has(name)) labels.set(name, label);
    }
  }
  return labels;
}

/** A column's heading in the person's language. */
export function rowColumnTitle(app: Pick<App, 't' | 'workspace'>, table: BrowseTable, column: BrowseColumn): string {
  if (table.kind === 'facts')
    return app.t(
      `rows.column.${column.key as 'area' | 'indicator' | 'period' | 'value' | 'status' | 'vintage' | 'origin'}`,
    );
  if (column.key === 'area') return app.t('rows.column.area');
  return labelsOf(app.workspace, table.ledger).get(column.key) ?? column.key;
}

/** The columns in the order in which the file has them, then as a person has moved, frozen and hidden them. */
export function arranged(
  columns: readonly BrowseColumn[],
  labels: ReadonlyMap<string, string>,
  look: RowsLook,
): readonly BrowseColumn[] {
  const asWritten = ['area', ...labels.keys()];
  const place = (key: string): number => {
    const moved = look.order?.indexOf(key) ?? -1;
    if (moved >= 0) return moved;
    const written = asWritten.indexOf(key);
    return 10_000 + (written < 0 ? 10_000 : written);
  };
  const frozen = (key: string): number => (look.frozen?.includes(key) === true ? 0 : 1);
  return columns
    .filter(({ key }) => look.hidden?.includes(key) !== true)
    .map((column, i) => ({ column, i }))
    .sort(
      (a, b) => frozen(a.column.key) - frozen(b.column.key) || place(a.column.key) - place(b.column.key) || a.i - b.i,
    )
    .map(({ column }) => column);
}

/** The filters with those of one column replaced. */
export const withFilter = (
  where: readonly RowFilter[],
  column: string,
  filters: readonly RowFilter[],
): readonly RowFilter[] => [...where.filter((each) => each.column !== column), ...filters];
