import { isDatum, kindOf } from '../dialect';
import { columnsOf, fitOf, isBlank, isYear, modalWidth, type Cells, type Column } from './columns';

/** A run of rows, `to` exclusive. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/**
 * Splits rows where another table begins: after blank rows, unless what follows continues the columns above; and at a row of
 * headings in the midst of data whose rows below have another shape than those above.
 */
export function blocksOf(cells: Cells): readonly Block[] {
  const parts: Block[] = [];
  let from = -1;
  for (let r = 0; r <= cells.length; r++) {
    const row = cells[r];
    if (row && !isBlank(row)) {
      if (from < 0) from = r;
    } else if (from >= 0) {
      parts.push(...splitAtHeads(cells, { from, to: r }));
      from = -1;
    }
  }
  const joined: Block[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.to < part.from && continues(cells, last, part))
      joined[joined.length - 1] = { from: last.from, to: part.to };
    else joined.push(part);
  }
  return joined;
}

/** Rows after a gap go on with the table above if they have its width and what its columns hold. */
function continues(cells: Cells, above: Block, part: Block): boolean {
  const upper = rowsIn(cells, above);
  const lower = rowsIn(cells, part);
  const width = modalWidth(upper);
  if (width < 2 || upper.length < 2) return false;
  if (lower.length <= 2 && isStray(lower, columnsOf(upper.slice(1), width))) return true;
  if (modalWidth(lower) !== width) return false;
  const columns = columnsOf(upper.slice(1), width);
  const fits = lower.slice(0, 50).map((row) => fitOf(row, columns));
  const alike = fits.filter(({ match, contrast }) => match > 0 && match >= contrast).length;
  const first = fits[0];
  if (!columns.some(({ family }) => family)) return true;
  return first !== undefined && alike * 2 >= fits.length && !(first.match === 0 && first.contrast >= 2);
}

/** One or two full rows after a gap are no table of their own, unless the first heads the second. */
function isStray(rows: Cells, columns: readonly Column[]): boolean {
  const [first = []] = rows;
  const fits = rows.map((row) => fitOf(row, columns));
  if (!fits.every(({ filled }) => filled >= 2 && filled >= columns.length * 0.6)) return false;
  return rows.length === 1 || !(isHeadings(first) && fits[0]?.match === 0);
}

const rowsIn = (cells: Cells, { from, to }: Block): Cells => cells.slice(from, to).filter((row) => !isBlank(row));

/** Splits a run without blank rows where headings of another table stand in it. */
function splitAtHeads(cells: Cells, { from, to }: Block): Block[] {
  const found: Block[] = [];
  let begin = from;
  for (let r = from + 2; r < to - 1; r++) {
    if (!startsAnother(cells, begin, r, to)) continue;
    found.push({ from: begin, to: r });
    begin = r;
    r++;
  }
  found.push({ from: begin, to });
  return found;
}

function startsAnother(cells: Cells, begin: number, at: number, to: number): boolean {
  const row = cells[at] ?? [];
  if (row.length < 2 || !isHeadings(row)) return false;
  const same = headingLike(cells, begin, at);
  if (same >= 0) return repeatsRows(cells, same, at, to);
  const above = cells.slice(Math.max(begin, at - 20), at);
  const width = modalWidth(above);
  const below = cells.slice(at + 1, Math.min(to, at + 21));
  const sameShape = below.filter(({ length }) => length === row.length).length * 2 > below.length;
  if (!sameShape) return false;
  if (row.length !== width && sharesNames(cells[begin] ?? [], row)) return true;
  const own = fitOf(row, columnsOf(below, row.length));
  if (own.contrast < 1 || own.match > 0) return false;
  if (row.length !== width) return above.length >= 2 || isHeadings(above[0] ?? []);
  const before = fitOf(row, columnsOf(above, width));
  return before.match === 0 && before.contrast >= 2 && own.contrast >= 2 && before.contrast * 2 >= own.contrast;
}

/** A row of another width that names most of the columns that the heading names heads another table. */
function sharesNames(heading: readonly string[], row: readonly string[]): boolean {
  const names = new Set(heading.filter((cell) => cell.trim() !== ''));
  return names.size >= 2 && row.filter((cell) => names.has(cell)).length * 5 >= names.size * 3;
}

/** The block's heading, its first row that is as full as this one, if it has the same cells; else −1. */
function headingLike(cells: Cells, begin: number, at: number): number {
  const size = (cells[at] ?? []).length;
  for (let r = begin; r < Math.min(at, begin + 10); r++) {
    const filled = (cells[r] ?? []).filter((cell) => cell.trim() !== '').length;
    if (filled >= size) return isEqual(cells[r], cells[at]) ? r : -1;
  }
  return -1;
}

/**
 * A heading that comes again is either a printed page's, and the table goes on, or a copy of the table: then the rows below
 * repeat those below the first.
 */
function repeatsRows(cells: Cells, first: number, second: number, to: number): boolean {
  const n = Math.min(3, second - first - 1, to - second - 1);
  for (let i = 1; i <= n; i++) if (!isEqual(cells[first + i], cells[second + i])) return false;
  return n > 0;
}

export const isEqual = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a !== undefined && b?.length === a.length && a.every((cell, c) => cell === b[c]);

/** Cells that are all filled, all different and none a number, a day or a time. */
function isHeadings(row: readonly string[]): boolean {
  for (const cell of row)
    if (cell === '' || (startsLikeDatum(cell) && !isYear(cell) && isDatum(kindOf(cell)))) return false;
  return new Set(row).size === row.length && fitOf(row, []).filled === row.length && fitOf(row, []).data === 0;
}

/** Nearly every row of data is told by one look at a cell's first sign. */
function startsLikeDatum(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return (code >= 48 && code <= 57) || code === 36 || code === 45;
}

/**
 * The block that holds the main table: the first with the shape of a table, unless a later one is more than four times its size
 * (a few lines of parameters before the data).
 */
export function mainBlock(cells: Cells, blocks: readonly Block[]): Block | null {
  const sizes = blocks.map((block) => {
    const rows = rowsIn(cells, block);
    const filled = rows.map((row) => row.reduce((n, cell) => (cell === '' ? n : n + 1), 0));
    const table = filled.filter((n) => n >= 2).length >= 2;
    return { block, table, cells: filled.reduce((sum, n) => sum + n, 0) };
  });
  const tables = sizes.some(({ table }) => table) ? sizes.filter(({ table }) => table) : sizes;
  let best = tables[0];
  for (const each of tables) if (best && each.cells > best.cells * 4) best = each;
  return best?.block ?? null;
}
