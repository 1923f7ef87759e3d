import type { RawSource } from '../ingest';
import type { SheetWindow } from './session';

/** Rows `from` (0-based) to `to` (exclusive) of a sheet as it came. Null when the source has no sheet of that name. */
export function windowOf(source: RawSource, sheet: string, from: number, to: number): SheetWindow | null {
  const found = source.sheets.find(({ name }) => name === sheet);
  if (!found) return null;
  const merges = (found.merges ?? []).filter((merge) => merge.from.row < to && merge.to.row >= from);
  return {
    ...(merges.length > 0 ? { merges } : {}),
    rows: found.cells.slice(from, to),
    totalRows: found.cells.length,
    columns: found.cells.reduce((widest, row) => Math.max(widest, row.length), 0),
  };
}
