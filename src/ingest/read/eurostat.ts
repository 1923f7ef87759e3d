import { issue, type Issue } from '../../core';

type Rows = readonly (readonly string[])[];

/** `freq,unit,geo\TIME_PERIOD`: names of what a row says, one text for all of them, and behind \ what stands across. */
const HEAD = /^[A-Za-z][\w ]*(?:,[A-Za-z][\w ]*)*\\[A-Za-z][\w ]*$/;

/** The row whose first cell names the dimensions, among the first; −1: there is none. */
const headRow = (rows: Rows): number =>
  rows.slice(0, 12).findIndex((row) => HEAD.test((row.find((cell) => cell.trim() !== '') ?? '').trim()));

export const isEurostat = (rows: Rows): boolean => headRow(rows) >= 0;

/**
 * Tables as Eurostat gives them for bulk download: what a row is about stands in the first column, joined by commas. It becomes columns of its
 * own, so that a person sees and corrects them; rows of another number of parts are refused. Marks of single cells (`: c`, `12.5 p`) are
 * left to the reader of values. Other tables come back as they are.
 */
export function withDimensions(rows: Rows, name: string): { readonly rows: Rows; readonly issues: readonly Issue[] } {
  const at = headRow(rows);
  if (at < 0) return { rows, issues: [] };
  const begin = rows[at]?.findIndex((cell) => cell.trim() !== '') ?? 0;
  const heads = (rows[at]?.[begin] ?? '').trim().replace(/\\.*$/, '').split(',');
  const wrong = rows.findIndex(
    ({ [begin]: first = '' }, r) => r > at && first.trim() !== '' && first.split(',').length !== heads.length,
  );
  if (wrong >= 0) {
    const place = { file: name, row: wrong + 1, column: begin + 1 };
    return {
      rows: [],
      issues: [issue('error', 'dimensions_differ', place, { heads: heads.join(', '), count: heads.length })],
    };
  }
  return {
    rows: rows.map((row, r) => {
      const [first = '', ...rest] = row.slice(begin);
      if (r < at) return row;
      const parts = r === at ? heads : first.split(',').map((part) => part.trim());
      return [...row.slice(0, begin), ...parts, ...rest.map((cell) => cell.trim())];
    }),
    issues: [
      issue('info', 'dimensions_split', { file: name, row: at + 1, column: begin + 1 }, { heads: heads.join('、') }),
    ],
  };
}
