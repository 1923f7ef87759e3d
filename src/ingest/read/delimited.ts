/** Delimited text as records of cells, quotes resolved, cells otherwise as they came. */
export interface Parsed {
  readonly rows: readonly (readonly string[])[];
  /** Records (0-based) in which a quote was opened and never closed: read as if the quote were text. */
  readonly unclosed: readonly number[];
}

/**
 * Reads delimited text: a field that begins with `"` runs to the closing one, `""` inside is a quote, line ends and
 * delimiters inside belong to it; what follows the closing quote up to the delimiter is kept. Ends of line: LF, CRLF, CR.
 * A quote that never closes does not swallow the file: its field is read again as plain text. `limit` stops after so many
 * records.
 */
export function parseDelimited(text: string, delimiter: string, limit = Infinity): Parsed {
  const rows: string[][] = [];
  const unclosed: number[] = [];
  const quoteClosesAt = quoteCloser(text);
  let row: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = text.length;
  const delimiterCode = delimiter.charCodeAt(0);
  while (at < end && rows.length < limit) {
    let field = '';
    if (text.charCodeAt(at) === 34) {
      const close = quoteClosesAt(at + 1);
      if (close >= 0) {
        field = text.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
      } else unclosed.push(rows.length);
    }
    const from = at;
    let code = 10;
    while (at < end) {
      code = text.charCodeAt(at);
      if (code === delimiterCode || code === 10 || code === 13) break;
      at++;
    }
    row.push(from === at ? field : field + text.slice(from, at));
    if (at >= end) break;
    at++;
    if (code === delimiterCode) {
      if (at >= end) row.push('');
      continue;
    }
    if (code === 13 && text.charCodeAt(at) === 10) at++;
    rows.push(row);
    row = [];
  }
  if (row.length > 0 && rows.length < limit) rows.push(row);
  return { rows, unclosed };
}

/** Finds the closing quote from a position, or −1. Once none was found, none is looked for again: linear in all. */
function quoteCloser(text: string): (from: number) => number {
  let hopeless = Infinity;
  return (from) => {
    if (from >= hopeless) return -1;
    for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
      if (text.charCodeAt(at + 1) !== 34) return at;
    }
    hopeless = from;
    return -1;
  };
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

/**
 * The delimiter under which the text is most a table: most records of one width, wide, and with cells that look like
 * something (a number, a date, plain words, nothing). A cell that still holds another candidate counts against.
 */
export function detectDelimiter(text: string): string {
  const sample = text.slice(0, 200_000);
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ',', score: -1 };
  for (const delimiter of DELIMITERS) {
    const score = tableScore(parseDelimited(sample, delimiter, 200).rows);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function tableScore(rows: readonly (readonly string[])[]): number {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const widths = new Map<number, number>();
  for (const row of filled) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  let mode = 1;
  let count = 0;
  for (const [width, n] of widths) if (width > 1 && n * width > count * mode) [mode, count] = [width, n];
  if (count === 0) return 0;
  let clean = 0;
  let cells = 0;
  for (const row of filled) {
    if (row.length !== mode) continue;
    for (const cell of row) {
      cells++;
      const t = cell.trim();
      if (t === '' || /^[-+$¥€]?[\d,.\s]*\d%?$/.test(t) || !/[;|\t]|^,|,$/.test(t)) clean++;
    }
  }
  return (count / filled.length) * (clean / Math.max(1, cells)) * (1 + Math.log2(mode) / 20);
}
