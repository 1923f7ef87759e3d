import type { RawSheet } from '../plan';
import { clean, continuesTable, headKey, isBlankRow, isNote, look, soleText, unitLine } from './cells';
import { looksLikePeriod } from './periods';
import { findRegion, isDatum } from './region';
import { isStubHead } from './stub';

type Cells = RawSheet['cells'];
interface Span {
  readonly from: number;
  readonly to: number;
}

const MARK = /⟨\d+⟩$/;

/** The name in the file of a sheet that may be one of several tables in it: see `RawSheet.window`. */
export const sheetNameOf = (name: string): string => name.replace(MARK, '');

/**
 * The tables of a sheet, each as a sheet of its own whose cells stay where they are; the sheet itself where it holds one. A table begins
 * where, below rows of data, a header stands that heads numbers again (not the same header printed once more on the next page),
 * and, side by side, where the word that heads the stub stands a second time or behind an empty column.
 */
export function splitTables(sheet: RawSheet): readonly RawSheet[] {
  if (sheet.sample) return [sheet];
  const below = rowSpans(sheet.cells);
  const title = below.length > 1 ? titleRows(sheet.cells) : [];
  const parts = below.flatMap((rows) => columnSpans(blanked(sheet.cells, rows), rows));
  if (parts.length < 2) return [sheet];
  return parts.map(({ rows, columns, head }, i) => ({
    ...sheet,
    name: i === 0 ? sheet.name : `${sheet.name}⟨${i + 1}⟩`,
    cells: withTitle(blanked(sheet.cells, rows, columns, head), sheet.cells, rows, title),
    window: { rows, columns },
  }));
}

/** Rows of the first table's title with its units: a table that goes on (续表) is titled by it, and has its units unless it states others. */
function titleRows(cells: Cells): readonly number[] {
  const region = findRegion(cells);
  const above = cells.slice(0, region?.header.from ?? 0);
  return above.flatMap((row, r) => (soleText(row) === null ? [] : [r]));
}

const CONTINUED = /续\s*表|\(续\)|（续）|\bcont(?:inued|['’]d)\b/i;

function withTitle(part: Cells, cells: Cells, rows: Span, title: readonly number[]): Cells {
  const first = cells.slice(rows.from, rows.from + 4);
  if (rows.from === 0 || !first.some((row) => CONTINUED.test(soleText(row) ?? ''))) return part;
  const states = (row: readonly string[]): boolean => row.some((cell) => unitLine(cell) !== null);
  const hasUnit = first.some(states);
  return part.map((row, r) => (title.includes(r) && !(hasUnit && states(cells[r] ?? [])) ? (cells[r] ?? row) : row));
}

const NONE: readonly string[] = [];

/** Cells outside the rows and columns are blank; above row `head` all columns stay, for a title stands over the whole. */
function blanked(cells: Cells, rows: Span, columns?: Span, head = 0): Cells {
  if (rows.from === 0 && rows.to === cells.length && !columns) return cells;
  return cells.map((row, r) => {
    if (r < rows.from || r >= rows.to) return NONE;
    if (!columns || r < head) return row;
    return row.slice(0, columns.to).map((cell, c) => (c < columns.from ? '' : cell));
  });
}

function rowSpans(cells: Cells): readonly Span[] {
  const starts = [0];
  let from = 0;
  for (;;) {
    const start = nextTable(cells, from);
    if (start === null) break;
    starts.push(start);
    from = start;
  }
  return starts.map((start, i) => ({ from: start, to: starts[i + 1] ?? cells.length }));
}

/** The first row of the table that follows the one beginning at `from`; null where that is the last. */
function nextTable(cells: Cells, from: number): number | null {
  const first = findRegion(from === 0 ? cells : blanked(cells, { from, to: cells.length }));
  if (!first) return null;
  const heads = cells.slice(first.header.from, first.header.to + 1).map(headKey);
  const stub = clean(cells[first.header.from]?.find((cell) => clean(cell) !== ''));
  for (let r = first.data.from + 1; r < cells.length - 1; r++) {
    if (!isHead(cells, r, stub)) continue;
    const { start, titles } = lead(cells, r, first.data.from);
    const again = heads.includes(headKey(cells[r] ?? []));
    if (!again || titles.some((title) => !continuesTable(title, first.above))) return start;
  }
  return null;
}

/** Whether a row below data heads columns: words and periods only, its stub a word that heads stubs, and numbers under it. */
function isHead(cells: Cells, r: number, stub: string): boolean {
  const raw = cells[r] ?? [];
  const begin = raw.find((cell) => cell !== '' && cell.trim() !== '');
  // Nearly all rows are data: what their stub says decides without a look at the rest.
  if (begin === undefined || begin.length > 40) return false;
  const alone = soleOrBlank(cells[r - 1]);
  if (!alone && !isStubHead(clean(begin))) return false;
  const row = raw.map(clean);
  const filled = row.flatMap((cell, c) => (cell === '' ? [] : [c]));
  const first = filled[0];
  if (first === undefined || filled.length < 2 || new Set(filled.map((c) => row[c])).size < 2) return false;
  const word = row[first] ?? '';
  const periods = filled.slice(1).filter((c) => looksLikePeriod(row[c] ?? '')).length;
  const distinct = new Set(filled.map((c) => row[c])).size === filled.length && filled.length >= 3;
  const known = alone
    ? isStubHead(word) || periods >= 2 || (distinct && titled(cells, r))
    : isStubHead(word) && (word === stub || periods >= 2);
  const bare = first > 0 && looksLikePeriod(word) && periods >= 1 && clean(row[0]) === '' && alone;
  if (!known && !bare) return false;
  const texts = filled.filter((c) => c !== first || !bare);
  if (!texts.every((c) => look(row[c]) === 'text' || looksLikePeriod(row[c] ?? ''))) return false;
  for (let next = r + 1; next <= Math.min(r + 4, cells.length - 1); next++) {
    const below = cells[next] ?? [];
    if (filled.slice(bare ? 0 : 1).some((c) => isDatum(look(below[c])) && !looksLikePeriodOver(row, below, c)))
      return clean(below[0]) !== '' || first > 0;
  }
  return false;
}

/** A title stands above, and above that a blank line: not only a heading between rows. */
function titled(cells: Cells, r: number): boolean {
  let at = r - 1;
  let title = false;
  while (at > 0 && soleOrBlank(cells[at])) {
    if (isBlankRow(cells[at])) return title;
    title = true;
    at--;
  }
  return false;
}

const looksLikePeriodOver = (row: readonly string[], below: readonly string[], c: number): boolean =>
  look(below[c]) === 'year' &&
  !looksLikePeriod(row[c] ?? '') &&
  below.filter((cell) => look(cell) === 'year').length > 1;

const soleOrBlank = (row: readonly string[] | undefined): boolean => isBlankRow(row) || soleText(row ?? []) !== null;

/** The title lines above a header and the row with which they begin; notes before them belong to the table before. */
function lead(
  cells: Cells,
  head: number,
  least: number,
): { readonly start: number; readonly titles: readonly string[] } {
  const titles: string[] = [];
  let start = head;
  for (let r = head - 1; r > least; r--) {
    const row = cells[r] ?? [];
    const text = soleText(row);
    if (isNote(row) || (!isBlankRow(row) && text === null && !row.some((cell) => unitLine(cell) !== null))) break;
    if (text !== null) titles.push(text);
    start = r;
  }
  return { start, titles };
}

interface Part {
  readonly rows: Span;
  readonly columns: Span;
  /** The first row of the header where titles above it are shared. */
  readonly head: number;
}

function columnSpans(cells: Cells, rows: Span): readonly Part[] {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const region = findRegion(cells);
  const single = [{ rows, columns: { from: 0, to: width }, head: 0 }];
  if (!region) return single;
  const data = cells.slice(region.data.from, region.data.to);
  const starts = new Set<number>([0]);
  for (let r = region.header.from; r <= region.header.to; r++) {
    const row = (cells[r] ?? []).map(clean);
    const first = row.findIndex((cell) => cell !== '');
    const stub = row[first] ?? '';
    for (const c of repeated(row, first)) starts.add(c);
    if (first < 0 || !isStubHead(stub)) continue;
    for (let c = first + 2; c < row.length - 1; c++) {
      const cell = row[c] ?? '';
      const gap = [...cells.slice(region.header.from, region.header.to + 1), ...data].every(
        (each) => clean(each[c - 1]) === '',
      );
      if (!isStubHead(cell) || row[c - 1] === cell || (cell !== stub && !gap)) continue;
      if (isStub(data, c) && hasNumbers(data, first + 1, c) && hasNumbers(data, c + 1, row.length)) starts.add(c);
    }
  }
  const sorted = [...starts].sort((a, b) => a - b);
  if (sorted.length === 1) return single;
  return sorted.map((from, i) => {
    const to = sorted[i + 1] ?? width;
    const own = cells.slice(0, region.header.from).some((row) => {
      const left = new Set(row.slice(0, from).map(clean));
      return row.slice(from, to).some((cell) => clean(cell) !== '' && !left.has(clean(cell)));
    });
    return {
      rows,
      columns: { from, to },
      head: own || (i === 0 && ownsNone(cells, region.header.from, sorted)) ? 0 : region.header.from,
    };
  });
}

/** Where the heads of a folded table begin again: 位次 县 产值 位次 县 产值. Every fold names what its rows are about. */
function repeated(row: readonly string[], first: number): readonly number[] {
  const last = row.reduce((found, cell, c) => (cell === '' ? found : c), -1);
  if (first < 0) return [];
  for (let size = 2; first + size <= last; size++) {
    if (row[first + size] !== row[first]) continue;
    const heads = row.slice(first, first + size);
    const same = row.slice(first, last + 1).every((cell, i) => cell === heads[i % size]);
    const folds = (last + 1 - first) / size;
    if (!same || !Number.isInteger(folds) || !heads.some(isStubHead) || new Set(heads).size < heads.length) return [];
    return Array.from({ length: folds - 1 }, (_, k) => first + size * (k + 1));
  }
  return [];
}

/** Whether the tables on the right have titles of their own, so that the left one's is no title of all. */
const ownsNone = (cells: Cells, head: number, starts: readonly number[]): boolean =>
  cells.slice(0, head).some((row) => starts.slice(1).some((from) => clean(row[from]) !== ''));

function isStub(data: Cells, c: number): boolean {
  const filled = data.map((row) => clean(row[c])).filter((cell) => cell !== '');
  const texts = filled.filter((cell) => look(cell) === 'text' || looksLikePeriod(cell));
  return filled.length > 0 && texts.length >= filled.length * 0.7;
}

const hasNumbers = (data: Cells, from: number, to: number): boolean =>
  data.some((row) => row.slice(from, to).some((cell) => look(cell) === 'number'));
