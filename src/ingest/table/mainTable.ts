import type { Merge } from '../plan';
import { blocksOf, isEqual, mainBlock } from './blocks';
import { fitOf, isBlank, type Cells, type Column } from './columns';
import { headOf, isRemark } from './head';
import { notesFrom } from './notes';

/** The main table of a sheet. Numbers of rows are 0-based and those of the sheet. */
export interface MainTable {
  /** One text per column, the heading's rows joined by a space; null where the table has no heading. */
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** The sheet's row of each of `rows`. */
  readonly at: readonly number[];
  /** Rows that hold something and are not part of the table: preamble, notes, other tables. */
  readonly left: readonly number[];
  /** Rows with more cells than the table has columns, kept as they are, and short ones whose cells contradict their columns. */
  readonly ragged: readonly number[];
}

const NONE: MainTable = { header: null, rows: [], at: [], left: [], ragged: [] };

/**
 * The main table as it stands in a sheet, text left as text: preamble, remarks, notes, blank rows, repeated headings and
 * further tables left out, short rows filled up with empty cells. Of several tables it is the first, unless a later
 * one is more than four times its size. `merges`: cells of a heading that are merged downwards show how far it reaches.
 */
export function mainTable(cells: Cells, merges: readonly Merge[] = []): MainTable {
  const block = mainBlock(cells, blocksOf(cells));
  if (!block) return NONE;
  const found = headOf(cells, block);
  const { width, columns } = found;
  const dataFrom = belowMerged(merges, found.heading, found.dataFrom, block.to);
  const heading = dataFrom === found.dataFrom ? found.heading : { from: found.heading.from, to: dataFrom };
  const headRows = cells.slice(heading.from, heading.to);
  const header = headRows.length === 0 ? null : joinedHead(headRows, width);
  const end = notesFrom(cells, { from: dataFrom, to: block.to }, columns);
  const rows: (readonly string[])[] = [];
  const [at, ragged]: [number[], number[]] = [[], []];
  for (let r = dataFrom; r < end; r++) {
    const row = cells[r] ?? [];
    if (isBlank(row) || (width > 1 && isRemark(row)) || isRepeatedHead(row, headRows, header)) continue;
    if (row.length !== width && isOdd(row, columns)) ragged.push(r);
    rows.push(row.length < width ? [...row, ...Array.from({ length: width - row.length }, () => '')] : row);
    at.push(r);
  }
  const inside = new Set(at);
  const isHead = (r: number): boolean => r >= heading.from && r < heading.to;
  const left = cells.flatMap((row, r) => (isHead(r) || inside.has(r) || isBlank(row) ? [] : [r]));
  return { header, rows, at, left, ragged };
}

/** The first row below all cells that are merged downwards from within a heading; a merge that leaves no row of data counts for nothing. */
function belowMerged(
  merges: readonly Merge[],
  heading: { readonly from: number; readonly to: number },
  dataFrom: number,
  end: number,
): number {
  if (heading.from === heading.to) return dataFrom;
  const below = Math.max(
    dataFrom,
    ...merges.flatMap(({ from, to }) => (from.row >= heading.from && from.row < heading.to ? [to.row + 1] : [])),
  );
  return below < end ? below : dataFrom;
}

function isOdd(row: readonly string[], columns: readonly Column[]): boolean {
  if (row.length > columns.length) return row.slice(columns.length).some((cell) => cell.trim() !== '');
  const { match, contrast } = fitOf(row, columns);
  return contrast > match;
}

const isRepeatedHead = (
  row: readonly string[],
  heads: readonly (readonly string[])[],
  header: readonly string[] | null,
): boolean => row.length > 1 && (heads.some((head) => isEqual(head, row)) || isEqual(header ?? undefined, row));

/**
 * The rows of a heading as one, joined by a space. A cell that repeats the one above it is a merged one and said once, unless
 * whole rows repeat.
 */
function joinedHead(rows: readonly (readonly string[])[], width: number): string[] {
  const size = Math.max(width, ...rows.map(({ length }) => length));
  const whole = rows.every((row) => isEqual(row, rows[0]));
  if (rows.length === 1) return [...(rows[0] ?? [])];
  return Array.from({ length: size }, (_, c) =>
    rows
      .map((row) => (row[c] ?? '').trim())
      .filter((text, r, all) => text !== '' && (whole || r === 0 || text !== all[r - 1]))
      .join(' '),
  );
}
