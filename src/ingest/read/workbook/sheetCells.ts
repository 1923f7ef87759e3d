import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { Merge, RawSheet } from '../../plan';
import { cellText } from './cellText';

export type DenseSheet = WorkSheet & { '!data'?: (CellObject | undefined)[][] };

const NOTHING: readonly string[] = [];
/** A range that is merged over more cells than this is a frame, not a heading: its text is not repeated over all of it. */
const MOST_REPEATED = 100_000;

/**
 * The cells of a sheet as text. Blank rows at the end and blank cells at the end of rows are left out, so that formats laid over a
 * whole sheet cost nothing. Cells of a merged range repeat its value, within what is filled of the sheet.
 */
export function sheetCells(sheet: DenseSheet, date1904: boolean): Pick<RawSheet, 'cells' | 'merges'> {
  const data = sheet['!data'] ?? [];
  const rows: (readonly string[])[] = [];
  let width = 0;
  for (let r = 0; r < data.length; r++) {
    const row = rowTexts(data[r], date1904);
    if (row.length === 0) continue;
    while (rows.length < r) rows.push(NOTHING);
    rows.push(row);
    width = Math.max(width, row.length);
  }
  const merges = (sheet['!merges'] ?? []).filter(
    ({ s, e }) => (rows[s.r]?.[s.c] ?? '') !== '' && (e.r > s.r || e.c > s.c),
  );
  const cells = withMerges(rows, width, merges);
  return merges.length === 0 ? { cells } : { cells, merges: merges.map(asMerge) };
}

function rowTexts(from: readonly (CellObject | undefined)[] | undefined, date1904: boolean): readonly string[] {
  if (!from || from.length === 0) return NOTHING;
  const row: string[] = [];
  let end = 0;
  for (let c = 0; c < from.length; c++) {
    const text = cellText(from[c], date1904);
    row.push(text);
    if (text !== '') end = c + 1;
  }
  return end === 0 ? NOTHING : end === row.length ? row : row.slice(0, end);
}

const asMerge = ({ s, e }: Merges[number]): Merge => ({
  from: { row: s.r, column: s.c },
  to: { row: e.r, column: e.c },
});

type Merges = NonNullable<WorkSheet['!merges']>;

function withMerges(rows: (readonly string[])[], width: number, merges: Merges): readonly (readonly string[])[] {
  const own = new Set<number>();
  for (const { s, e } of merges) {
    const text = rows[s.r]?.[s.c] ?? '';
    const lastRow = Math.min(e.r, rows.length - 1);
    const lastColumn = Math.min(e.c, Math.max(width - 1, s.c));
    if (text === '' || (lastRow - s.r + 1) * (lastColumn - s.c + 1) > MOST_REPEATED) continue;
    for (let r = s.r; r <= lastRow; r++) {
      const row = own.has(r) ? (rows[r] as string[]) : [...(rows[r] ?? NOTHING)];
      if (!own.has(r)) rows[r] = row;
      own.add(r);
      while (row.length <= lastColumn) row.push('');
      for (let c = s.c; c <= lastColumn; c++) row[c] = text;
    }
  }
  return rows;
}
