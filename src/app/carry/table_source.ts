import { issue, ok, err, parseExact, type Issue, type Result } from '../../core';
import {
  BLANK_CELL,
  isSelected,
  reportValue,
  selectedLines,
  guardsOf,
  strictest,
  type CellAt,
  type Guard,
  type ReportCell,
  type ReportGroup,
  type ReportRow,
  type ReportTable,
  type TableColumn,
  type TableRow,
} from '../../view';
import type { Workspace } from '../../workspace';
import type { TableFront } from '../table_front';
import { guardedLedgers } from '../../flow';
import type { CarryScope, CarrySource, CarryTable, ReadOptions } from './source';

/** So many cells leave at most: beyond it a file is what a person wants, narrowed first. */
const MOST_CELLS = 1_000_000;
const CELLS_AT_A_TIME = 4_000;

export interface TableCarry {
  readonly title: string;
  readonly notes: readonly string[];
  /** Why all of it stays out unless asked for; none where it may leave. */
  readonly guards: readonly Guard[];
  /** Where single figures may have to stay out. */
  readonly cells?: CellGuards;
}

/** Why each of these cells stays out; null for one that may leave. */
export type CellGuards = (
  cells: readonly CellAt[],
  signal: AbortSignal,
) => Promise<Result<readonly (Guard | null)[], Issue>>;

/** Rows of a ledger, or a pivot, as they are carried elsewhere: the texts that are shown. Null while there is nothing. */
export function tableSource(front: TableFront, about: TableCarry): CarrySource | null {
  const { size, selection, columns } = front;
  if (size.rows === 0 || size.cols === 0) return null;
  const lines = selectedLines(selection, size);
  return {
    title: about.title,
    rows: size.rows,
    selected: lines.rows.length * lines.cols.length > 1,
    chart: null,
    read: (scope, options) => readTable(front, columns, about, scope, options),
  };
}

async function readTable(
  front: TableFront,
  columns: readonly TableColumn[],
  about: TableCarry,
  scope: CarryScope,
  options: ReadOptions,
): Promise<Result<CarryTable, Issue>> {
  const { size, selection } = front;
  const chosen = scope === 'selection' ? selectedLines(selection, size) : null;
  const rows = chosen ? chosen.rows : upTo(size.rows);
  // Names stand at the left, also of a selection that leaves them out.
  const cols = chosen ? [...new Set([0, ...chosen.cols])] : upTo(size.cols);
  if (rows.length * cols.length > MOST_CELLS) {
    return err(issue('warning', 'carry_too_large', {}, { rows: rows.length, columns: cols.length, most: MOST_CELLS }));
  }
  const shown = (row: number, col: number): boolean =>
    chosen === null || col === 0 || isSelected(selection, { row, col });
  const read = await readRows(front, rows, cols, columns, shown, options);
  if (!read) return err(issue('warning', 'carry_changed'));
  const kept = about.cells ? await withGuards(read, rows, cols, about.cells, options.signal) : ok(read);
  if (!kept.ok) return kept;
  const guard = strictest(about.guards);
  const heads = cols.slice(1).flatMap((col) => columns[col] ?? []);
  const table: ReportTable = {
    title: about.title,
    stubs: [columns[0]?.title ?? ''],
    groups: groupsOf(heads),
    columns: heads.map(({ title }) => (guard ? { title, guard } : { title })),
    rows: kept.value,
    notes: about.notes,
  };
  return ok({ table, chartGuarded: false, about: null });
}

/** The rows with what may not leave marked on their cells. */
async function withGuards(
  read: readonly ReportRow[],
  rows: readonly number[],
  cols: readonly number[],
  guardsOf: CellGuards,
  signal: AbortSignal,
): Promise<Result<readonly ReportRow[], Issue>> {
  const places = cols.slice(1);
  const guards = await guardsOf(
    rows.flatMap((row) => places.map((col) => ({ row, col }))),
    signal,
  );
  if (!guards.ok) return guards;
  return ok(
    read.map((row, i) => ({
      ...row,
      cells: row.cells.map((cell, k) => {
        const guard = guards.value[i * places.length + k];
        return guard && cell.text !== '' ? { ...cell, guard } : cell;
      }),
    })),
  );
}

/** Null where other rows came meanwhile. */
async function readRows(
  front: TableFront,
  rows: readonly number[],
  cols: readonly number[],
  columns: readonly TableColumn[],
  shown: (row: number, col: number) => boolean,
  { signal, onProgress }: ReadOptions,
): Promise<readonly ReportRow[] | null> {
  const { version } = front;
  const page = Math.max(20, Math.floor(CELLS_AT_A_TIME / Math.max(1, cols.length)));
  const made: ReportRow[] = [];
  for (let at = 0; at < rows.length; at += page) {
    const wanted = rows.slice(at, at + page);
    const [first = 0, last = 0] = [wanted[0], wanted.at(-1)];
    const found = await front.rows(first, last + 1);
    signal.throwIfAborted();
    if (!found || front.version !== version) return null;
    for (const row of wanted) {
      const line = found[row - first];
      if (!line) return null;
      made.push(reportLine(line, row, cols, columns, shown));
    }
    onProgress(Math.min(rows.length, at + page), rows.length);
    // The page may draw and take keys between two portions.
    if (rows.length > page) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return made;
}

function reportLine(
  { cells, kind, depth }: TableRow,
  row: number,
  cols: readonly number[],
  columns: readonly TableColumn[],
  shown: (row: number, col: number) => boolean,
): ReportRow {
  return {
    names: ['　'.repeat(depth) + (cells[0]?.text ?? '')],
    marks: '',
    kind: kind === 'row' ? 'plain' : kind,
    cells: cols.slice(1).map((col): ReportCell => {
      const text = cells[col]?.text ?? '';
      if (text === '' || !shown(row, col)) return BLANK_CELL;
      return { text, marks: '', value: columns[col]?.number ? reportValue(text, exactText(text)) : null };
    }),
  };
}

/** The number that a shown text says. */
const exactText = (text: string): ReturnType<typeof parseExact> =>
  parseExact(text.replace('−', '-').replace(/^\+|[,%]/gu, ''));

/** Heads above the columns; neighbours under the same ones share them. */
function groupsOf(columns: readonly TableColumn[]): readonly ReportGroup[] {
  const groups: ReportGroup[] = [];
  for (const { over } of columns) {
    const text = over.join(' ');
    const last = groups.at(-1);
    if (last && last.text === text) groups[groups.length - 1] = { text, span: last.span + 1 };
    else groups.push({ text, span: 1 });
  }
  return groups.every(({ text }) => text === '') ? [] : groups;
}

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** Why the rows of a table stay out: marks of the sources that brought it; of all figures as rows those of their indicators, too. */
export function tableGuards(
  workspace: Workspace | null,
  table: { readonly ledger: string } | { readonly indicators: readonly string[] },
): readonly Guard[] {
  if (!workspace) return [];
  if ('ledger' in table) return guardedLedgers(workspace).get(table.ledger) ?? [];
  const own = workspace.catalog.indicators.filter(({ key }) => table.indicators.includes(key));
  return [...own, ...workspace.sources].flatMap(({ publish }) => guardsOf(publish));
}
