import { kindOf, type CellKind } from '../dialect';

export type Cells = readonly (readonly string[])[];

/** Kinds that compare as one: a price stands in a column of numbers. Null: words, which stand anywhere. */
export type Family = 'number' | 'day' | 'time' | 'truth' | 'address' | 'code';

const FAMILY: Readonly<Record<CellKind, Family | null>> = {
  empty: null,
  number: 'number',
  money: 'number',
  percent: 'number',
  day: 'day',
  moment: 'day',
  time: 'time',
  truth: 'truth',
  address: 'address',
  code: 'code',
  word: null,
  text: null,
};

export const familyOf = (cell: string): Family | null => FAMILY[kindOf(cell)];

/** What the cells of one column have in common. */
export interface Column {
  /** The family of at least two thirds of its filled cells, or null. */
  readonly family: Family | null;
  /** Most of its cells are numbers from 1900 to 2100: a column of years. */
  readonly years: boolean;
  readonly filled: number;
}

const SAMPLED = 400;

/** The rows of a block without those at its top that may be headings: six at most, and no more than a third. */
export const belowHeadings = (rows: Cells): Cells =>
  rows.slice(Math.min(6, Math.max(Math.floor(rows.length / 3), rows.length > 1 ? 1 : 0)));

/** Columns of a table, judged by at most some hundred of its rows. */
export function columnsOf(rows: Cells, width: number): readonly Column[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLED));
  const counts = Array.from({ length: width }, () => ({ filled: 0, years: 0, families: new Map<Family, number>() }));
  for (let r = 0; r < rows.length; r += step) {
    const row = rows[r] ?? [];
    if (row.length !== width) continue;
    row.forEach((cell, c) => {
      const count = counts[c];
      const kind = kindOf(cell);
      if (!count || kind === 'empty') return;
      count.filled++;
      if (isYear(cell)) count.years++;
      const family = FAMILY[kind];
      if (family) count.families.set(family, (count.families.get(family) ?? 0) + 1);
    });
  }
  return counts.map(({ filled, years, families }) => {
    const [family, n] = [...families].reduce<[Family | null, number]>((a, b) => (b[1] > a[1] ? b : a), [null, 0]);
    return { filled, years: years * 2 > filled, family: n * 3 >= filled * 2 ? family : null };
  });
}

export const isYear = (cell: string): boolean => /^\s*(?:19|20)\d{2}\s*年?\s*$/.test(cell);

/** How far a row goes with the columns: cells of the column's own family, and cells of another kind where there is one. */
export interface Fit {
  readonly match: number;
  readonly contrast: number;
  /** Filled cells. */
  readonly filled: number;
  /** Cells that are numbers, days or times and cannot be headings. */
  readonly data: number;
}

export function fitOf(row: readonly string[], columns: readonly Column[]): Fit {
  let [match, contrast, filled, data] = [0, 0, 0, 0];
  row.forEach((cell, c) => {
    const kind = kindOf(cell);
    if (kind === 'empty') return;
    filled++;
    const column = columns[c];
    const family = FAMILY[kind];
    const heading = isYear(cell) ? !column?.years : kind === 'day' && column?.family === 'number';
    if (!heading && (family === 'number' || family === 'day' || family === 'time')) data++;
    if (!column?.family) return;
    if (!heading && family === column.family) match++;
    else contrast++;
  });
  return { match, contrast, filled, data };
}

export const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** The number of cells that most rows have; of several the first row's, which is the heading's. */
export function modalWidth(rows: Cells): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let [width, n] = [0, 0];
  for (const [w, count] of counts) if (count > n && (count > 1 || n === 0)) [width, n] = [w, count];
  return width;
}
