import { alignRow } from './align';
import { blocksOf, mainBlock, type Block } from './blocks';
import { belowHeadings, columnsOf, fitOf, isBlank, modalWidth, type Cells, type Column } from './columns';
import { headOf } from './head';

/** What only delimited text has: its delimiter, and how a record reads otherwise. */
export interface Records {
  readonly delimiter: string;
  /** Whether each cell of a record stood in quotes. */
  readonly quoted: (row: number) => readonly boolean[];
  /** A record under other delimiters than the text's own. */
  readonly readings: (row: number) => readonly Reading[];
}

export interface Reading {
  readonly delimiter: string;
  readonly cells: readonly string[];
  readonly quoted: readonly boolean[];
}

/** Rows that are looked at again in one sheet: a file of which more are odd is of another shape than was thought. */
const MOST = 20_000;

/**
 * Brings rows of the main table that have another number of cells than most into its columns, where that can be told: rows
 * with too many cells (`alignRow`), and records written with another delimiter. Rows that are not of the table, and
 * those for which there is no one way, stay as they came. `aligned` lists the rows that were changed.
 */
export function alignRows(
  sheet: Cells,
  records?: Records,
): { readonly cells: Cells; readonly aligned: readonly number[] } {
  const block = mainBlock(sheet, blocksOf(sheet));
  if (!block) return { cells: sheet, aligned: [] };
  const rows = sheet.slice(block.from, block.to).filter((row) => !isBlank(row));
  const width = modalWidth(rows);
  const columns = columnsOf(belowHeadings(rows), width);
  const better = new Map<number, readonly string[]>();
  let tried = 0;
  for (let r = block.from; r < block.to && tried < MOST; r++) {
    const row = sheet[r] ?? [];
    if (row.length === width || isBlank(row)) continue;
    tried++;
    const found =
      row.length > width
        ? (alignRow(row, columns, records?.delimiter ?? ' ', records?.quoted(r)) ?? withoutGaps(row, columns))
        : readOtherwise(r, columns, records);
    if (found) better.set(r, found);
  }
  const patched = (): Cells => (better.size === 0 ? sheet : sheet.map((row, r) => better.get(r) ?? row));
  const heading = foreignHeading(patched(), block, columns, records);
  if (heading) better.set(...heading);
  return { cells: patched(), aligned: [...better.keys()] };
}

/** The line above the data where the table has no heading: read with another delimiter, it may name every column. */
function foreignHeading(
  cells: Cells,
  block: Block,
  columns: readonly Column[],
  records?: Records,
): readonly [number, readonly string[]] | null {
  if (!records) return null;
  const { heading, dataFrom } = headOf(cells, block);
  if (heading.from < heading.to || dataFrom === 0) return null;
  const found = headingUnder(cells, dataFrom - 1, columns, records);
  return found ? [dataFrom - 1, found] : null;
}

/** A record that was written with another delimiter than the rest: read so that it fits every column. */
function readOtherwise(r: number, columns: readonly Column[], records?: Records): readonly string[] | null {
  for (const { cells: row, delimiter, quoted } of records?.readings(r) ?? []) {
    const cells = row.length === columns.length ? row : alignRow(row, columns, delimiter, quoted);
    if (!cells) continue;
    const { match, contrast } = fitOf(cells, columns);
    const clear = /[\t;|]/.test(delimiter) && columns.length >= 3;
    if (contrast === 0 && (match >= 2 || (clear && row.length === columns.length))) return cells;
  }
  return null;
}

/** A heading with empty cells too many: taken out where no column is nameless then. */
function withoutGaps(row: readonly string[], columns: readonly Column[]): readonly string[] | null {
  if (row.length <= columns.length) return null;
  const filled = row.filter((cell) => cell.trim() !== '');
  const { data, match } = fitOf(filled, columns);
  return filled.length === columns.length && data === 0 && match === 0 ? filled : null;
}

/** A heading that was written with another delimiter than the data below it: it names every column. */
function headingUnder(
  cells: Cells,
  r: number,
  columns: readonly Column[],
  records: Records,
): readonly string[] | undefined {
  if (columns.length < 3 || (cells[r] ?? []).length >= columns.length) return undefined;
  return records.readings(r).find(({ cells: row, delimiter }) => {
    const { filled, contrast, match, data } = fitOf(row, columns);
    const named = contrast >= 2 || (/[\t;|]/.test(delimiter) && match === 0);
    return row.length === columns.length && filled === row.length && named && data === 0;
  })?.cells;
}
