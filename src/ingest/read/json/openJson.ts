import { issue, type Issue } from '../../../core';
import type { OpenOptions } from '../../plan';
import { decodeText } from '../encoding';
import { encodingOf, sheetNameOf, type Opened } from '../text';
import { openTyped } from '../typedTable';
import { parseExact, parseJson, type Json } from './parse';
import { jsonTables, type JsonTable } from './tables';

/** JSON or NDJSON as sheets, one for each table in it; null where the text is neither (it may be a table all the same). */
export function openJson(bytes: Uint8Array, file: string, options: OpenOptions): Opened | null {
  const decoded = decodeText(bytes, file, options.encoding);
  const text = decoded.text.replace(/^\ufeff/, '').trim();
  const issues: Issue[] = [...decoded.issues];
  const whole = parseJson(text);
  if (whole && !whole.cut) {
    return { format: 'json', ...encodingOf(decoded), ...sheets(jsonTables(whole.value), file, issues) };
  }
  const lines = readLines(text, file);
  if (lines) {
    issues.push(...lines.issues);
    return { format: 'ndjson', ...encodingOf(decoded), ...sheets(jsonTables(lines.values), file, issues) };
  }
  if (whole) {
    issues.push(issue('warning', 'json_cut', { file }));
    return { format: 'json', ...encodingOf(decoded), ...sheets(jsonTables(whole.value), file, issues) };
  }
  return /\.(json|geojson|ndjson|jsonl)$/i.test(file)
    ? { format: 'json', ...encodingOf(decoded), sheets: [], issues: [...issues, broken(text, file)] }
    : null;
}

function broken(text: string, file: string): Issue {
  try {
    parseExact(text);
    return issue('error', 'broken_file', { file }, { what: 'JSON', detail: '' });
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 120);
    return issue('error', 'broken_file', { file }, { what: 'JSON', detail });
  }
}

interface Lines {
  readonly values: readonly Json[];
  readonly issues: readonly Issue[];
}

const MOST_TOLD = 20;

/** One value a line. Null unless the first two lines (or the only one) and most of the others are JSON lists or records. */
function readLines(text: string, file: string): Lines | null {
  const values: Json[] = [];
  const issues: Issue[] = [];
  let bad = 0;
  let row = 0;
  for (const line of text.split(/\r?\n/)) {
    row++;
    if (line.trim() === '') continue;
    try {
      const value = parseExact(line);
      if (typeof value !== 'object' || value === null) throw new SyntaxError('no record');
      values.push(value);
    } catch {
      if (values.length < 2) return null;
      bad++;
      if (bad <= MOST_TOLD)
        issues.push(issue('warning', 'json_line_unreadable', { file, row }, { text: line.slice(0, 60) }));
    }
  }
  if (values.length === 0 || bad > values.length) return null;
  if (bad > MOST_TOLD) issues.push(issue('warning', 'more_of_same', { file }, { all: bad, count: bad - MOST_TOLD }));
  return { values, issues };
}

function sheets(
  tables: readonly JsonTable[],
  file: string,
  issues: Issue[],
): Pick<Opened, 'sheets' | 'utf8' | 'issues'> {
  const name = sheetNameOf(file);
  if (tables.length === 0) return { sheets: [], issues: [...issues, issue('error', 'json_no_table', { file })] };
  for (const { path, nested } of tables) {
    const place = { file, ...(path === '' ? {} : { sheet: path }) };
    if (nested.length > 0) issues.push(issue('warning', 'nested_columns', place, { columns: nested.join('、') }));
  }
  const [only] = tables;
  if (only && tables.length === 1) {
    const [headings = [], ...rows] = only.cells;
    const text = (r: number, c: number): string => rows[r]?.[c] ?? '';
    const opened = openTyped({ headings, rows: rows.length, text }, name, file);
    return { ...opened, issues: [...issues, ...opened.issues] };
  }
  return { sheets: tables.map(({ path, cells }) => ({ name: path, cells })), issues };
}
