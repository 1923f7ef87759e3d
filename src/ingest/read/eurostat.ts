import { issue, type Issue } from '../../core';

type Rows = readonly (readonly string[])[];

/** `freq,unit,geo\TIME_PERIOD`: names of what a row says, one text for all of them, and behind \ what stands across. */
const HEAD = /^[A-Za-z][\w ]*(?:,[A-Za-z][\w ]*)*\\[A-Za-z][\w ]*$/;

export const isEurostat = (rows: Rows): boolean => HEAD.test((rows[0]?.[0] ?? '').trim());

/**
 * Tables as Eurostat gives them for bulk download: what a row is about stands in the first column, joined by commas. It becomes columns of its
 * own, so that a person sees and corrects them; rows of another number of parts are refused. Marks of single cells (`: c`, `12.5 p`) are
 * left to the reader of values. Other tables come back as they are.
 */
export function withDimensions(rows: Rows, name: string): { readonly rows: Rows; readonly issues: readonly Issue[] } {
  if (!isEurostat(rows)) return { rows, issues: [] };
  const heads = (rows[0]?.[0] ?? '').trim().replace(/\\.*$/, '').split(',');
  const wrong = rows.findIndex(
    ([first = ''], r) => r > 0 && first.trim() !== '' && first.split(',').length !== heads.length,
  );
  if (wrong >= 0) {
    const place = { file: name, row: wrong + 1, column: 1 };
    return {
      rows: [],
      issues: [issue('error', 'dimensions_differ', place, { heads: heads.join(', '), count: heads.length })],
    };
  }
  return {
    rows: rows.map((row, r) => {
      const [first = '', ...rest] = row;
      const parts = r === 0 ? heads : first.split(',').map((part) => part.trim());
      return [...parts, ...rest.map((cell) => cell.trim())];
    }),
    issues: [issue('info', 'dimensions_split', { file: name, row: 1, column: 1 }, { heads: heads.join('、') })],
  };
}
