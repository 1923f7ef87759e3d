import type { Place } from '../core';
import type { SheetPlan, SourcePlan } from '../ingest';

export type Region = 'head' | 'stub' | 'data' | 'none';

/** Rows and columns are numbered from 1, as a spreadsheet shows them. */
export interface RawPreview {
  readonly columns: readonly number[];
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly { readonly text: string; readonly region: Region }[];
  }[];
}

const ROWS = 40;
const COLUMNS = 30;

/** The beginning of a sheet, each cell with what the recipe takes it for. */
export function rawPreview(plan: SourcePlan, sheet: SheetPlan): RawPreview {
  const cells = plan.source.sheets.find((raw) => raw.name === sheet.sheet)?.cells.slice(0, ROWS) ?? [];
  const width = Math.min(COLUMNS, Math.max(0, ...cells.map((row) => row.length)));
  return {
    columns: numbers(1, width),
    rows: cells.map((row, r) => ({
      row: r + 1,
      cells: numbers(0, width).map((c) => ({ text: row[c] ?? '', region: regionOf(sheet, r, c) })),
    })),
  };
}

function regionOf(sheet: SheetPlan, row: number, column: number): Region {
  if (sheet.kind === 'unread') return 'none';
  const { header, data, columns } = sheet.recipe;
  const role = columns.find((one) => one.at === column)?.role ?? 'skip';
  if (role === 'skip') return 'none';
  if (row >= header.from && row <= header.to) return 'head';
  if (row < data.from || row >= data.to) return 'none';
  if (sheet.recipe.kind === 'facts' && sheet.recipe.skipRows.includes(row)) return 'none';
  return role === 'value' || role === 'base' || role === 'growth' || sheet.recipe.kind === 'ledger' ? 'data' : 'stub';
}

/** A cell of a file among its neighbours: one row and two columns to each side. */
export interface RawAround {
  readonly columns: readonly number[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** Null when the place names no row, or the row lies beyond what of the file is here. */
export function rawAround(plans: readonly SourcePlan[], place: Place): RawAround | null {
  const plan = plans.find((one) => one.source.name === place.file) ?? (plans.length === 1 ? plans[0] : undefined);
  const sheet = plan?.source.sheets.find((one) => one.name === place.sheet) ?? plan?.source.sheets[0];
  if (!sheet || place.row === undefined || place.row > sheet.cells.length) return null;
  const first = Math.max(1, (place.column ?? 1) - 2);
  const columns = numbers(first, 5);
  const rows = numbers(Math.max(1, place.row - 1), 3).filter((row) => row <= sheet.cells.length);
  return {
    columns,
    rows: rows.map((row) => ({ row, cells: columns.map((c) => sheet.cells[row - 1]?.[c - 1] ?? '') })),
  };
}

const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
