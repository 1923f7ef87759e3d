/** How delimited text is written. */
export interface Dialect {
  /** What stands between cells, one character or several (`,`, `||`, `, `); empty where there is one column. */
  readonly delimiter: string;
  /** Encloses cells: `"`, `'` or a backtick. Doubled inside it is itself. */
  readonly quote: string;
  /** A backslash where it makes the next quote or delimiter text; else empty. */
  readonly escape: string;
}

/** RFC 4180 with another delimiter. */
export const plainDialect = (delimiter: string): Dialect => ({ delimiter, quote: '"', escape: '' });
