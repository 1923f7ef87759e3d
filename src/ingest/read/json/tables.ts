import { plainDigits } from '../exactText';
import type { Json } from './parse';

/** A table found in a JSON text. `path` says where: `data.rows`; empty for the whole. */
export interface JsonTable {
  readonly path: string;
  readonly cells: readonly (readonly string[])[];
  /** Columns whose values are lists or records deeper than a table can show: written as JSON. */
  readonly nested: readonly string[];
}

type Record_ = { readonly [key: string]: Json };
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlain = (value: Json): boolean => !isList(value) && !isRecord(value);

const MOST_DEPTH = 5;

/**
 * The tables of a JSON value: a list of records, a list of lists, a record of lists (columns), a record of records, columns with
 * their data beside them; or, where it is none of these, every such list within it, named by its path.
 */
export function jsonTables(value: Json): readonly JsonTable[] {
  const whole = tableOf(value, '');
  if (whole) return [whole];
  const found = within(value, '', 0);
  if (found.length > 0) return found;
  return isRecord(value) && Object.keys(value).length > 0 ? [records([value], '')] : [];
}

function within(value: Json, path: string, depth: number): readonly JsonTable[] {
  if (depth > MOST_DEPTH) return [];
  const entries: readonly (readonly [string, Json])[] = isList(value)
    ? value.map((each, i) => [String(i + 1), each] as const)
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, each]) => {
    const deeper = path === '' ? key : `${path}.${key}`;
    const table = tableOf(each, deeper);
    return table ? [table] : within(each, deeper, depth + 1);
  });
}

function tableOf(value: Json, path: string): JsonTable | null {
  if (isList(value)) {
    if (value.length === 0) return null;
    if (value.every(isRecord)) return records(value, path);
    if (value.every(isList) && value.every((row) => row.every(isPlain)))
      return { path, cells: value.map((row) => row.map(plainText)), nested: [] };
    if (path === '' && value.every(isPlain))
      return { path, cells: [['value'], ...value.map((each) => [plainText(each)])], nested: [] };
    return null;
  }
  if (!isRecord(value)) return null;
  const keys = Object.keys(value);
  const { columns, data } = value;
  if (columns && data && isList(columns) && columns.every(isPlain) && isList(data) && data.every(isList))
    return {
      path,
      cells: [columns.map(plainText), ...data.map((row) => row.map((cell) => cellText(cell)))],
      nested: [],
    };
  const all = keys.map((key) => value[key] ?? null);
  if (keys.length >= 2 && all.every(isList) && all.every((column) => column.every(isPlain)))
    return columnar(keys, all, path);
  if (keys.length >= 2 && all.every(isRecord) && all.every((each) => Object.values(each).every(isPlain)))
    return keyed(keys, all, path);
  return null;
}

function columnar(keys: readonly string[], columns: readonly (readonly Json[])[], path: string): JsonTable {
  const length = Math.max(...columns.map((column) => column.length));
  const rows = Array.from({ length }, (_, r) => columns.map((column) => plainText(column[r] ?? null)));
  return { path, cells: [keys, ...rows], nested: [] };
}

/** A record of records: columns by their row numbers ({"0": …, "1": …}), else rows by their names. */
function keyed(keys: readonly string[], all: readonly Record_[], path: string): JsonTable {
  const numbered = all.every((each) => Object.keys(each).every((key, i) => key === String(i)));
  if (numbered)
    return columnar(
      keys,
      all.map((each) => Object.values(each)),
      path,
    );
  const headings = [...new Set(all.flatMap((each) => Object.keys(each)))];
  const rows = all.map((each, i) => [keys[i] ?? '', ...headings.map((key) => plainText(each[key] ?? null))]);
  return { path, cells: [['', ...headings], ...rows], nested: [] };
}

/** Records as rows: columns in the order in which keys first come; a record within gives columns `outer.inner`. */
function records(list: readonly Record_[], path: string): JsonTable {
  const columns = new Map<string, number>();
  const nested = new Set<string>();
  const rows = list.map((record) => {
    const row: string[] = [];
    const put = (key: string, value: Json): void => {
      if (isRecord(value) && Object.keys(value).length > 0 && key.split('.').length < MOST_DEPTH) {
        for (const [inner, each] of Object.entries(value)) put(`${key}.${inner}`, each);
        return;
      }
      if (!isPlain(value) && !(isList(value) && value.every(isPlain))) nested.add(key);
      const at = columns.get(key) ?? columns.size;
      columns.set(key, at);
      while (row.length < at) row.push('');
      row[at] = cellText(value);
    };
    for (const [key, value] of Object.entries(record)) put(key, value);
    return row;
  });
  return { path, cells: [[...columns.keys()], ...rows], nested: [...nested] };
}

function cellText(value: Json): string {
  if (isPlain(value)) return plainText(value);
  if (isList(value) && value.every(isPlain)) return value.map(plainText).join('、');
  return JSON.stringify(value);
}

const plainText = (value: Json): string =>
  value === null
    ? ''
    : value === true
      ? 'TRUE'
      : value === false
        ? 'FALSE'
        : typeof value === 'string'
          ? plainDigits(value)
          : '';
