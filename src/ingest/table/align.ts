import { familyOf, type Column, type Family } from './columns';

/** Costs of what may have happened to a row: a cell of the wrong kind, an empty cell too many, a delimiter inside a cell. */
const WRONG = 1000;
const EMPTY = 1;
const JOIN = 2;
const WIDEST = 256;

interface Way {
  readonly cost: number;
  readonly cells: readonly string[];
  /** Another way costs the same and gives other cells. */
  readonly tied: boolean;
}

/**
 * Brings a row with too many cells into its columns: drops empty cells or puts neighbours together (a delimiter that was not
 * quoted; cells that stood in quotes are whole), whichever lets every cell stand in a column of its own kind. Null unless there is exactly one best way and no
 * cell contradicts its column: a row that cannot be told stays as it came.
 */
export function alignRow(
  row: readonly string[],
  columns: readonly Column[],
  delimiter: string,
  quoted: readonly boolean[] = [],
): string[] | null {
  const width = columns.length;
  if (row.length <= width || width > WIDEST || row.length > width * 2 + 8) return null;
  if (row.length - width > 12 || columns.filter(({ family }) => family).length < 1) return null;
  const families = row.map(familyOf);
  const lastTyped = columns.reduce((last, { family }, c) => (family === null ? last : c), -1);
  // ways[c]: best ways to bring the first `i` cells into the first `c` columns.
  let ways: (Way | null)[] = [{ cost: 0, cells: [], tied: false }];
  const history: (Way | null)[][] = [ways];
  for (let i = 1; i <= row.length; i++) {
    const next: (Way | null)[] = [];
    const cell = row[i - 1] ?? '';
    if (cell.trim() === '') next[0] = plus(ways[0], EMPTY, []);
    for (let c = 1; c <= width; c++) {
      let best = plus(ways[c - 1], fitCost(cell, families[i - 1] ?? null, columns[c - 1]), [cell]);
      if (cell.trim() === '') best = better(best, plus(ways[c], EMPTY, []));
      // At the right end a delimiter inside a cell cannot be told from a cell too many.
      const words = columns[c - 1]?.family === null && c <= lastTyped;
      for (let joined = 2; words && joined <= i && joined <= row.length - width + 1; joined++) {
        const part = row.slice(i - joined, i);
        if (part.some((text, k) => text.trim() === '' || quoted[i - joined + k])) break;
        if (!readsOn(families.slice(i - joined, i))) continue;
        best = better(best, plus(history[i - joined]?.[c - 1], JOIN * (joined - 1), [part.join(delimiter)]));
      }
      next[c] = best;
    }
    history.push(next);
    ways = next;
  }
  const end = ways[width];
  return end && !end.tied && end.cost < WRONG ? [...end.cells] : null;
}

/** Pieces of one text: it begins with words, and has more of them than of numbers and days. */
const readsOn = (pieces: readonly (Family | null)[]): boolean =>
  pieces[0] === null && pieces.filter((piece) => piece === null).length * 2 > pieces.length;

function fitCost(cell: string, family: Family | null, column: Column | undefined): number {
  if (cell.trim() === '') return column && column.filled > 0 ? 0.25 : 0;
  if (!column || column.filled === 0) return 1;
  if (column.family === null) return family === null || family === 'code' ? 0 : 0.5;
  return family === column.family ? 0 : WRONG;
}

const plus = (way: Way | null | undefined, cost: number, cells: readonly string[]): Way | null =>
  way
    ? { cost: way.cost + cost, cells: cells.length > 0 ? [...way.cells, ...cells] : way.cells, tied: way.tied }
    : null;

function better(a: Way | null, b: Way | null): Way | null {
  if (!a || !b) return a ?? b;
  if (a.cost !== b.cost) return a.cost < b.cost ? a : b;
  const same = a.cells.length === b.cells.length && a.cells.every((cell, i) => cell === b.cells[i]);
  return same && !b.tied ? b : { ...a, tied: a.tied || !same };
}
