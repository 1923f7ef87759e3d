import { plainDialect, type Dialect } from '../dialect/dialect';
import { mendRecord } from './mend';

/** Delimited text as records of cells, quotes resolved, cells otherwise as they came. */
export interface Parsed {
  readonly rows: readonly (readonly string[])[];
  /** Where each record begins in the text. */
  readonly starts: readonly number[];
  /** Records (0-based) in which a quote was opened and never closed: read as if the quote were text. */
  readonly unclosed: readonly number[];
  /** Records (0-based) whose quotes do not follow the rules, and that were read as fits the table best. */
  readonly mended: readonly number[];
}

export interface ParseOptions {
  /** Stop after so many records. */
  readonly limit?: number;
  /** How many cells a record should have: the aim where its quotes break the rules. */
  readonly width?: number;
  /** The text is only a beginning: a record whose quote does not close is left out. */
  readonly cut?: boolean;
  /** Leave quoted cells as they are written, quotes and all. */
  readonly quotes?: boolean;
}

/**
 * Reads delimited text: a field that begins with a quote runs to the closing one, a doubled quote inside is a quote, line
 * ends and delimiters inside belong to it. Blanks between delimiter and quote are dropped. Ends of line: LF, CRLF, CR.
 *
 * Quotes that break these rules (one that never closes, one that is closed in mid-field) must not swallow or shift what
 * follows: such a record is read again by `mendRecord`, with `width` cells as the aim. Without a width it is read plainly.
 * Linear in the text.
 */
export function parseDelimited(
  text: string,
  dialect: Dialect | string,
  { limit = Infinity, width = 0, cut = false, quotes = false }: ParseOptions = {},
): Parsed {
  const { delimiter, quote, escape } = typeof dialect === 'string' ? plainDialect(dialect) : dialect;
  const end = text.length;
  const rows: string[][] = [];
  const starts: number[] = [];
  const unclosed: number[] = [];
  const mended: number[] = [];
  const quoteCode = quote.charCodeAt(0);
  const escapeCode = escape === '' ? -1 : escape.charCodeAt(0);
  const first = delimiter === '' ? -1 : delimiter.charCodeAt(0);
  const size = delimiter.length;
  const single = size === 1;
  const closesAt = quoteCloser(text, quote, escape);
  const blankFirst = first === 32 || first === 9;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const isDelimiter = (p: number): boolean => text.charCodeAt(p) === first && (single || text.startsWith(delimiter, p));
  const unescaped = (field: string): string =>
    escapeCode >= 0 && field.includes(escape) ? dropEscapes(field, escape, quote, delimiter) : field;

  while (at < end && rows.length < limit) {
    const start = at;
    const row: string[] = [];
    let odd: 'unclosed' | 'malformed' | null = null;
    for (;;) {
      let open = at;
      if (!blankFirst) while (text.charCodeAt(open) === 32) open++;
      let field = '';
      let read = false;
      if (text.charCodeAt(open) === quoteCode) {
        const close = closesAt(open + 1);
        if (close < 0) odd = 'unclosed';
        else {
          let after = close + 1;
          if (!blankFirst) while (text.charCodeAt(after) === 32 && !isDelimiter(after)) after++;
          const code = text.charCodeAt(after);
          if (after >= end || code === 10 || code === 13 || isDelimiter(after)) {
            field = quotes ? text.slice(open, close + 1) : text.slice(open + 1, close);
            if (escapeCode >= 0) field = unescaped(field);
            if (!quotes && field.includes(quote)) field = field.replaceAll(quote + quote, quote);
            at = after;
            read = true;
          } else odd ??= 'malformed';
        }
      }
      if (!read) {
        const begin = at;
        while (at < end) {
          const code = text.charCodeAt(at);
          if (code === 10 || code === 13 || (code === first && (single || text.startsWith(delimiter, at)))) break;
          at += code === escapeCode ? 2 : 1;
        }
        if (at > end) at = end;
        field = unescaped(text.slice(begin, at));
      }
      row.push(field);
      if (at < end && isDelimiter(at)) {
        at += size;
        continue;
      }
      break;
    }
    if (odd === 'unclosed' && cut && rows.length > 0) break;
    if (odd !== null && width > 0) {
      const better = mendRecord(text, start, { delimiter, quote, escape }, width);
      if (better) {
        (odd === 'unclosed' ? unclosed : mended).push(rows.length);
        rows.push(better.cells);
        at = better.end;
      } else {
        unclosed.push(rows.length);
        rows.push(row);
      }
    } else {
      if (odd !== null) unclosed.push(rows.length);
      rows.push(row);
    }
    starts.push(start);
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
    at++;
  }
  return { rows, starts, unclosed, mended };
}

/** Finds the closing quote from a position, or −1. Once none was found, none is looked for again: linear in all. */
function quoteCloser(text: string, quote: string, escape: string): (from: number) => number {
  let hopeless = Infinity;
  const code = quote.charCodeAt(0);
  const escaped = (at: number, from: number): boolean => {
    let n = 0;
    while (at - n > from && text.charAt(at - n - 1) === escape) n++;
    return n % 2 === 1;
  };
  return (from) => {
    if (from >= hopeless) return -1;
    let at = text.indexOf(quote, from);
    while (at >= 0) {
      if (escape !== '' && escaped(at, from)) at = text.indexOf(quote, at + 1);
      else if (text.charCodeAt(at + 1) === code) at = text.indexOf(quote, at + 2);
      else return at;
    }
    hopeless = from;
    return -1;
  };
}

/** Takes the escape away where it stands before what needs it; before anything else (`\N`, `C:\data`) it is text. */
function dropEscapes(field: string, escape: string, quote: string, delimiter: string): string {
  let out = '';
  let from = 0;
  for (let at = field.indexOf(escape); at >= 0; at = field.indexOf(escape, at)) {
    const next = field.charAt(at + 1);
    const needed = next === quote || next === escape || next === '\n' || next === '\r' || next === delimiter.charAt(0);
    if (next !== '' && needed) {
      out += field.slice(from, at);
      from = at + 1;
    }
    at += 2;
  }
  return out + field.slice(from);
}
