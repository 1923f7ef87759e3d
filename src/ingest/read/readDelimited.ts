import { detectDialect, plainDialect, settle, type Dialect } from '../dialect';
import { parseDelimited, type Parsed } from './delimited';

/** Delimited text as read: in which dialect, and how many cells most of its records have. */
export interface Delimited extends Parsed {
  readonly dialect: Dialect;
  readonly width: number;
}

/**
 * Reads delimited text whose dialect nobody states; `delimiter` is a person's own word. The one way by which delimited text
 * becomes cells: for imports, for the beginning of large files and for the command line.
 */
export function readDelimited(text: string, delimiter?: string): Delimited {
  const { dialect, width } = delimiter === undefined ? detectDialect(text) : settle(text, plainDialect(delimiter));
  return { dialect, width, ...parseDelimited(text, dialect, { width }) };
}
