import { belowHeadings, columnsOf, fitOf, isBlank, modalWidth, type Cells, type Column } from './columns';
import { kindOf } from '../dialect';
import { isEqual, type Block } from './blocks';

/** Where heading and data of a block lie; `to` exclusive, an empty heading where there is none. */
export interface Head {
  readonly heading: Block;
  readonly dataFrom: number;
  readonly width: number;
  readonly columns: readonly Column[];
}

/** Rows of headings that one table may have. */
const MOST_ROWS = 6;

/**
 * Finds the heading of a block: the rows directly above the first that holds data, which is told by the columns (a number
 * where the others have numbers). Rows above that name no columns, a title, a remark, are preamble. One row of words may
 * always be the heading; of several the upper ones count only if they differ from what their columns hold in two places or
 * more. Without columns of numbers, days or codes the first full row is the heading.
 */
export function headOf(cells: Cells, { from, to }: Block): Head {
  const rows = cells.slice(from, to).filter((row) => !isBlank(row));
  const width = modalWidth(rows);
  const columns = columnsOf(belowHeadings(rows), width);
  const isTitleOver = (r: number): boolean => width >= 2 && isTitle(cells[r] ?? [], cells[r + 1]);
  const full = (r: number): boolean => {
    const { filled } = fitOf(cells[r] ?? [], columns);
    return filled >= Math.min(width, Math.max(2, width * 0.5)) && !(r + 1 < to && isTitleOver(r));
  };
  let dataFrom = from;
  if (columns.some(({ family }) => family !== null)) {
    const limit = Math.min(to, from + 200);
    let found = from;
    while (found < limit) {
      const { match, contrast } = fitOf(cells[found] ?? [], columns);
      if (match > 0 && match >= contrast && full(found)) break;
      found++;
    }
    dataFrom = found === limit ? firstFull(from, to, full) + 1 : found;
    // A spoilt row of data above it has numbers and days too, only in the wrong places.
    while (dataFrom > from && full(dataFrom - 1) && !isHeading(cells[dataFrom - 1] ?? [], columns)) dataFrom--;
  } else {
    dataFrom = Math.min(to, firstFull(from, to, full) + 1);
    while (dataFrom < to && isEqual(cells[dataFrom], cells[dataFrom - 1])) dataFrom++;
  }
  return { ...headingAbove(cells, from, Math.min(dataFrom, to), columns, full), width, columns };
}

function firstFull(from: number, to: number, full: (r: number) => boolean): number {
  for (let r = from; r < to; r++) if (full(r)) return r;
  return from;
}

const filledIn = (row: readonly string[] | undefined): number => row?.filter((cell) => cell.trim() !== '').length ?? 0;

/** A line over a full row of headings: a title, perhaps with a unit or a date at the right; merged, it repeats itself. */
function isTitle(row: readonly string[], below: readonly string[] | undefined): boolean {
  const texts = row.map((cell) => cell.trim()).filter((text) => text !== '');
  const [first = '', second] = [...new Set(texts)];
  if (
    !/^(?:word|text|code)$/.test(kindOf(first)) ||
    filledIn(below) < 2 ||
    (below?.[0] ?? '').trim() === '' ||
    isEqual(row, below)
  )
    return false;
  if (new Set(texts).size === 1) return row.length > 1 && (texts.length === 1 || texts.length === row.length);
  return (
    texts.length === 2 &&
    texts.length < filledIn(below) &&
    (row[0] ?? '').trim() === first &&
    /[:：]|单位|\bunits?\b|^[(（].*[)）]$/i.test(second ?? '')
  );
}

function headingAbove(
  cells: Cells,
  top: number,
  dataFrom: number,
  columns: readonly Column[],
  full: (r: number) => boolean,
): Pick<Head, 'heading' | 'dataFrom'> {
  const differs = (r: number): boolean => {
    const { contrast, match, data } = fitOf(cells[r] ?? [], columns);
    return contrast >= 1 && match === 0 && data === 0;
  };
  const lowest = (fits: (r: number) => boolean): number => {
    for (let r = dataFrom - 1; r >= top; r--) if (full(r) && !isRemark(cells[r] ?? []) && fits(r)) return r;
    return -1;
  };
  const typed = columns.some(({ family }) => family !== null);
  const named = typed ? lowest(differs) : -1;
  const last = named >= 0 ? named : lowest(() => true);
  if (last < top) return { heading: { from: dataFrom, to: dataFrom }, dataFrom };
  // Rows of units below the names belong to the heading; the first row that is of another kind begins the data.
  let to = last + 1;
  while (to < dataFrom && differs(to) && !isRemark(cells[to] ?? [])) to++;
  return { heading: { from: topRow(cells, top, last, columns), to }, dataFrom: to };
}

/** Goes up from a heading's row over rows that differ from the columns in two places or more, or repeat it. */
function topRow(cells: Cells, top: number, last: number, columns: readonly Column[]): number {
  let first = last;
  while (first > top && last - first + 1 < MOST_ROWS) {
    const row = cells[first - 1] ?? [];
    const { contrast, match, data, filled } = fitOf(row, columns);
    const repeats = row.length > 1 && isEqual(row, cells[last]);
    const belongs = match === 0 && data === 0 && filled >= 2 && contrast >= 2 && !isTitle(row, cells[first]);
    if (!repeats && (!belongs || !isHeading(cells[last] ?? [], columns))) break;
    first--;
  }
  return first;
}

function isHeading(row: readonly string[], columns: readonly Column[]): boolean {
  const { data, match, contrast } = fitOf(row, columns);
  return data === 0 && (match === 0 || match * 3 <= contrast);
}

/** A line for people among the lines of a table: it begins with `#`, `//` or `--` and has but one cell. */
export const isRemark = (row: readonly string[]): boolean =>
  /^\s*(?:#|\/\/|--\s)/.test(row[0] ?? '') && row.slice(1).every((cell) => cell.trim() === '');
