import { issue, type Issue } from '../../core';
import { plainDialect, type Dialect } from '../dialect';
import { parseDelimited } from '../read/delimited';
import { readDelimited, type Delimited } from '../read/readDelimited';
import { endingIssues, endingOf } from './cutRecord';
import { alignRows, type Records } from './alignRows';
import type { Cells } from './columns';

const OTHERS = [',', '\t', ';', '|', ' '];

/** Delimited text as rows of cells, and what had to be done to read it. */
export interface TextRows {
  readonly dialect: Dialect;
  readonly cells: Cells;
  readonly issues: readonly Issue[];
}

/**
 * Reads delimited text whose dialect nobody states: detected, parsed, and rows of its main table brought into their columns.
 * The one way by which text becomes cells, for imports and for the command line. `delimiter` is a person's own word.
 * `spoiled`, where the text is a whole file: whether a character at its end is incomplete; a last row that broke off is then left out.
 * What was done to rows that broke the rules is told: which was the first, and how many there were.
 */
export function rowsOfText(text: string, file: string, delimiter?: string, spoiled?: boolean): TextRows {
  const read = readDelimited(text, delimiter);
  const ending = spoiled === undefined ? 'whole' : endingOf(text, read, spoiled);
  const rows = ending === 'cut' ? read.rows.slice(0, -1) : read.rows;
  const { cells, aligned } = alignRows(rows, recordsOf(text, read));
  const told = (code: string, rows: readonly number[]): Issue[] =>
    rows[0] === undefined ? [] : [issue('warning', code, { file, row: rows[0] + 1 }, { count: rows.length })];
  const issues = [
    ...told('unclosed_quote', read.unclosed),
    ...told('quotes_mended', read.mended),
    ...told('rows_aligned', aligned),
    ...endingIssues(ending, read.rows.at(-1) ?? [], { file, row: read.rows.length }),
  ];
  return { dialect: read.dialect, cells, issues };
}

/** How the records of a text read otherwise; asked only of those that do not fit. */
function recordsOf(text: string, { dialect, starts, width }: Delimited): Records {
  const own = (r: number): string => text.slice(starts[r] ?? 0, starts[r + 1] ?? text.length);
  const quotedIn = (record: string, { quote, ...rest }: Dialect): readonly boolean[] =>
    (parseDelimited(record, { ...rest, quote }, { width, quotes: true }).rows[0] ?? []).map((cell) =>
      cell.startsWith(quote),
    );
  return {
    delimiter: dialect.delimiter,
    quoted: (r) => quotedIn(own(r), dialect),
    readings: (r) => {
      const record = own(r);
      return OTHERS.filter((other) => other !== dialect.delimiter && record.includes(other)).flatMap((delimiter) => {
        const other = { ...plainDialect(delimiter), quote: dialect.quote };
        const { rows, unclosed } = parseDelimited(record, other);
        const [cells] = rows;
        return rows.length === 1 && unclosed.length === 0 && cells
          ? [{ delimiter, cells, quoted: quotedIn(record, other) }]
          : [];
      });
    },
  };
}
