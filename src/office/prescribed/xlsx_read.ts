import { err, issue, ok, type Issue, type Result } from '../../core';
import { officeParts } from '../safe_parts';
import { addressOf, sheetPlaces, type CellPlace } from './cells';
import { MOST_FORM_CELLS, type FormFile, type FormMerge, type FormSheet } from './form';
import { readWorkbook, type Workbook } from './workbook';

/** Reads a prescribed XLSX for pointing at its cells. Refuses what is no workbook, is locked, or has more cells than a person looks at. */
export function readXlsxForm(bytes: Uint8Array): Result<FormFile, Issue> {
  const parts = officeParts(bytes, (path) => /\.(?:xml|rels)$/i.test(path));
  if (!parts.ok) return parts;
  const book = readWorkbook(parts.value);
  if (!book.ok) return book;
  const sheets = book.value.sheets.map(({ name, path }) => sheetOf(name, parts.value.get(path), book.value));
  const cells = sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
  return cells > MOST_FORM_CELLS ? err(issue('error', 'form_too_large')) : ok({ kind: 'xlsx', sheets });
}

function sheetOf(name: string, part: Uint8Array | undefined, { strings, percents }: Workbook): FormSheet {
  const { rows, merges } = sheetPlaces(new TextDecoder().decode(part ?? new Uint8Array()));
  const cells = rows.flatMap((row) =>
    row.cells.map((cell) => ({
      row: cell.row,
      column: cell.column,
      text: cellText(cell, strings),
      ...(cell.formula ? { formula: true as const } : {}),
      ...(cell.style !== null && percents[Number(cell.style)] ? { percent: true as const } : {}),
    })),
  );
  const merged = merges.flatMap((ref) => mergeOf(ref) ?? []);
  return {
    name,
    cells,
    merges: merged,
    rows: Math.max(0, ...cells.map(({ row }) => row + 1), ...merged.map(({ toRow }) => toRow + 1)),
    columns: Math.max(0, ...cells.map(({ column }) => column + 1), ...merged.map(({ toColumn }) => toColumn + 1)),
  };
}

function cellText({ type, value, inline }: CellPlace, strings: readonly string[]): string {
  if (type === 'inlineStr') return inline;
  const text = value?.text ?? '';
  return type === 's' ? (strings[Number(text)] ?? '') : text;
}

function mergeOf(ref: string): FormMerge | null {
  const [from, to] = ref.split(':').map(addressOf);
  return from && to ? { row: from.row, column: from.column, toRow: to.row, toColumn: to.column } : null;
}
