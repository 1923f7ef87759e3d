import { issue, type Issue } from '../../core';
import type { RawSheet, RawSource } from '../plan';
import { expandArchive } from '../read/archive/expand';
import { openSource } from '../read/openSource';
import { mainTable, type MainTable } from './mainTable';

/** Formats that name their columns themselves: the first row of a sheet is that, and the rest is data. */
const HEADED: ReadonlySet<RawSource['format']> = new Set(['json', 'ndjson', 'parquet', 'arrow']);

function headed([header, ...rows]: RawSheet['cells']): MainTable {
  return { header: header ?? null, rows, at: rows.map((_, r) => r + 1), left: [], ragged: [] };
}

/** The main table of a file's bytes, or why there is none. */
export async function readMainTable(
  bytes: Uint8Array,
  name: string,
): Promise<{ readonly table: MainTable | null; readonly issues: readonly Issue[] }> {
  const expanded = expandArchive(bytes, name);
  const [only] = expanded?.files ?? [];
  if (expanded && (!only || expanded.files.length > 1)) {
    const several = issue('error', 'archive_unopened', { file: name });
    return { table: null, issues: [...expanded.issues, several] };
  }
  const source = await openSource(only?.bytes ?? bytes, only?.name ?? name, { large: Infinity });
  const sheet = largestSheet(source);
  if (!sheet) return { table: null, issues: source.issues };
  const found = HEADED.has(source.format) ? headed(sheet.cells) : mainTable(sheet.cells, sheet.merges);
  const place = (row: number): Issue['place'] => ({ file: source.name, sheet: sheet.name, row: row + 1 });
  const told = (severity: Issue['severity'], code: string, [first, ...rest]: readonly number[]): Issue[] =>
    first === undefined ? [] : [issue(severity, code, place(first), { count: rest.length + 1 })];
  return {
    table: found,
    issues: [
      ...source.issues,
      ...told('warning', 'rows_ragged', found.ragged),
      ...told('info', 'outside_table', found.left),
    ],
  };
}

function largestSheet({ sheets }: RawSource): RawSheet | undefined {
  const size = (cells: readonly (readonly string[])[]): number =>
    cells.reduce((sum, row) => sum + row.filter((cell) => cell !== '').length, 0);
  let best: { readonly sheet: RawSheet; readonly size: number } | undefined;
  for (const sheet of sheets) {
    const each = { sheet, size: size(sheet.cells) };
    if (!best || each.size > best.size) best = each;
  }
  return best?.sheet;
}
