/**
 * Something a person should know about a file, a cell or a request: where it is, what was read, what was done.
 * The wording is not here: `code` names a message in `text/<lang>/issue.ts`, and `params` fills it in.
 */
export interface Issue {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly place: Place;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Where in a file. Rows and columns count from 1, as a spreadsheet shows them; what is not known is left out. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
}

export const issue = (
  severity: Issue['severity'],
  code: string,
  place: Place = {},
  params: Issue['params'] = {},
): Issue => ({ severity, code, place, params });

/** A column's letters: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** A cell's address as a spreadsheet shows it: row 17, column 4 → D17. */
export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row}`;
