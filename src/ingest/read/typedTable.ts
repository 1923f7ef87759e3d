import { issue } from '../../core';
import { exactText } from './exactText';
import { LARGE_CELLS } from './sizes';
import type { Opened } from './text';

/** A table whose cells are values: headings, how many rows, and the text of any cell. */
export interface TypedTable {
  readonly headings: readonly string[];
  readonly rows: number;
  readonly text: (row: number, column: number) => string;
}

const SAMPLE_ROWS = 2000;
const CHUNK_ROWS = 20_000;
/** Beyond this the page's memory is not enough for what decoding takes. */
export const MOST_CELLS = 80_000_000;

/**
 * A typed table as a sheet: headings in row 1, texts below. A large one is written out as delimited text for the engine, with
 * its beginning as the sample, so that nothing behind needs to know where it came from.
 */
export function openTyped(
  table: TypedTable,
  name: string,
  file: string,
  large = LARGE_CELLS,
): Pick<Opened, 'sheets' | 'utf8' | 'issues'> {
  const { headings, rows, text } = table;
  if (rows === 0 || headings.length === 0) {
    const code = headings.length === 0 ? 'empty_file' : 'header_only';
    return {
      sheets: [{ name, cells: headings.length === 0 ? [] : [headings] }],
      issues: [issue('error', code, { file })],
    };
  }
  const row = (r: number): string[] => headings.map((_, c) => text(r, c));
  if (rows * headings.length <= large)
    return { sheets: [{ name, cells: [headings, ...Array.from({ length: rows }, (_, r) => row(r))] }], issues: [] };
  const cells = [headings, ...Array.from({ length: Math.min(rows, SAMPLE_ROWS) }, (_, r) => row(r))];
  return {
    sheets: [{ name, cells, sample: { delimiter: ',', rows: cells.length } }],
    utf8: delimited(headings, rows, row),
    issues: [],
  };
}

function delimited(headings: readonly string[], rows: number, row: (r: number) => readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  const chunks = [encoder.encode(line(headings))];
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    let text = '';
    for (let r = from; r < Math.min(rows, from + CHUNK_ROWS); r++) text += line(row(r));
    chunks.push(encoder.encode(text));
  }
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const line = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;

/** A value of a typed column as text: numbers in full, days as 2024-03-08, nothing as nothing; lists and records as JSON. */
export function valueText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? exactText(value) : '';
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    case 'object':
      if (value === null) return '';
      if (value instanceof Date) return dayText(value);
      if (value instanceof Uint8Array) return `(${value.length} B)`;
      return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
    default:
      return '';
  }
}

/** A day without its clock where that is midnight. */
function dayText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', clock = ''] = date.toISOString().split('T');
  return clock.startsWith('00:00:00.000') ? day : `${day} ${clock.slice(0, 8)}`;
}

export const isNested = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);
