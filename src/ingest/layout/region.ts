import { clean, isBlankRow, isNote, look, soleText, unitLine, type CellLook } from './cells';
import { dataEnd, dataRegion, explainsSymbol, linesAbove } from './dataRows';
import { isSubHead } from './heads';
import { fromMargin } from './margin';
import { headsNumbers } from './numberHeads';
import { dayOf } from './dates';
import { looksLikePeriod, periodOf } from './periods';
import { isAreaHead, isHead, isStubHead } from './stub';
import { isUnit } from './units';

/** Where the parts of a sheet's main table lie. Rows 0-based, `to` exclusive but for the header, whose rows are inclusive. */
export interface Region {
  /** Lines above the header: title, unit, preamble. */
  readonly above: readonly string[];
  /** All texts of the header rows. */
  readonly headerTexts: readonly string[];
  readonly header: { readonly from: number; readonly to: number };
  readonly data: { readonly from: number; readonly to: number };
  readonly skipRows: readonly number[];
  /** The unit in a row of its own below the header. */
  readonly unit?: string;
}

export const isDatum = (kind: CellLook): boolean =>
  kind === 'number' || kind === 'day' || kind === 'missing' || kind === 'year';

/** Finds the table: data rows first, by the numbers in them, then the header above and the notes below. Null: there is none. */
export function findRegion(sheet: readonly (readonly string[])[]): Region | null {
  const known = regions.get(sheet);
  if (known !== undefined) return known;
  const found = regionIn(fromMargin(sheet));
  regions.set(sheet, found);
  return found;
}

/** Several readers ask of the same cells. */
const regions = new WeakMap<readonly (readonly string[])[], Region | null>();

function regionIn(cells: readonly (readonly string[])[]): Region | null {
  const first = dataStart(cells);
  if (first === null) return null;
  const from = aboveSections(cells, first);
  const header = headerAbove(cells, from);
  if (header === null) return null;
  const { to, skipRows } = dataEnd(cells, from, header);
  const above = linesAbove(cells, header.from);
  const headerTexts = cells.slice(header.from, header.to + 1).flatMap((row) => row.map(clean));
  const unit = isUnitRow(cells, header.to + 1) ? soleText(cells[header.to + 1] ?? []) : null;
  return { above, headerTexts, header, data: { from, to }, skipRows, ...(unit === null ? {} : { unit }) };
}

/** Rows of one text directly below a header (`一、地区生产总值`, `2021年`, a name) head the rows below them: the data begin there. */
function aboveSections(cells: readonly (readonly string[])[], from: number): number {
  let section = from;
  for (let r = from - 1; r > 0 && from - r <= 4; r--) {
    const row = cells[r] ?? [];
    const text = soleText(row);
    if (isBlankRow(row)) continue;
    if (text === null) return section < from && isHeaderRow(row, true) && headsMore(row) ? section : from;
    if (clean(row[0]) === '' || isStubHead(text) || unitLine(text) !== null || isNote(row)) return from;
    section = r;
  }
  return from;
}

const headsMore = (row: readonly string[]): boolean => row.filter((cell) => clean(cell) !== '').length >= 2;

/** The header is all there is: named columns and no rows below. */
export function headerOnly(cells: readonly (readonly string[])[]): boolean {
  const filled = cells.filter((row) => !isBlankRow(row) && !isNote(row));
  const last = filled.at(-1);
  if (!last || filled.length > 6) return false;
  const texts = last.map(clean).filter((cell) => cell !== '');
  return texts.length >= 2 && texts.every((cell) => look(cell) === 'text' || looksLikePeriod(cell));
}

function dataStart(cells: readonly (readonly string[])[]): number | null {
  const limit = Math.min(cells.length, 200);
  for (let r = 0; r < limit; r++) {
    const row = cells[r] ?? [];
    if (isPeriodHeader(cells, r)) {
      const next = belowPeriods(cells, r);
      if (next !== null) return next;
    } else if (headsNumbers(cells, r) || explainsSymbol(row) || saysNothing(row) || isUnitAndDay(row)) continue;
    else if (isDataRow(row) && !isNote(row) && confirmed(cells, r)) return afterHead(cells, r);
  }
  return null;
}

/**
 * The first row below a header of periods that is no further level of it: under a period stand sub-heads (本期, 同比, a unit) or
 * values, and a text that is neither is a value that cannot be read, unless the stub says that the header goes on.
 */
function belowPeriods(cells: readonly (readonly string[])[], at: number): number | null {
  const columns = (cells[at] ?? []).flatMap((cell, c) => (isTime(cell) ? [c] : []));
  for (let r = at + 1; r < Math.min(cells.length, at + 40); r++) {
    const row = cells[r] ?? [];
    const texts = columns.map((c) => clean(row[c])).filter((text) => text !== '');
    if (texts.length === 0 || isNote(row)) continue;
    if (texts.some((text) => look(text) === 'number' || look(text) === 'missing')) return r;
    if (!texts.every((text) => isTime(text) || isSubHead(text)) && !continuesStub(cells, at, r)) return r;
  }
  return null;
}

/** A merged stub (地区 beside two rows of heads) is empty or repeats itself in the lower row: that row heads columns too. */
function continuesStub(cells: readonly (readonly string[])[], at: number, r: number): boolean {
  const [head = '', below = ''] = [clean(cells[at]?.[0]), clean(cells[r]?.[0])];
  return !looksLikePeriod(head) && (below === '' || below === head);
}

const isTime = (cell: string | undefined): boolean => look(cell) === 'day' || looksLikePeriod(cell ?? '');

/**
 * Moves the beginning of the data up over rows that look like heads but cannot be: below a stub that is headed 地区 or the like,
 * a further level of the header leaves the stub empty or repeats its word.
 */
function afterHead(cells: readonly (readonly string[])[], at: number): number {
  for (let r = Math.max(0, at - 4); r < at - 1; r++) {
    const stub = clean(cells[r]?.[0]);
    const below = clean(cells[r + 1]?.[0]);
    const headed = isAreaHead(stub) || isHead('indicator', stub);
    if (headed && below !== '' && below !== stub && !isAreaHead(below) && !isNote(cells[r + 1] ?? [])) return r + 1;
  }
  return at;
}

/** 单位：万元 at the left, the day of printing at the right. */
const isUnitAndDay = (row: readonly string[]): boolean =>
  row.some((cell) => unitLine(cell) !== null) &&
  row.every((cell) => !['number', 'year', 'missing'].includes(look(cell)));

/** `実施年月： | - | -`: a line about the table that leaves open what it could say. */
const saysNothing = (row: readonly string[]): boolean =>
  /[:：]$/.test(clean(row[0])) && row.slice(1).every((cell) => ['empty', 'missing'].includes(look(cell)));

function isDataRow(row: readonly string[]): boolean {
  let data = 0;
  let filled = 0;
  for (const cell of row) {
    const kind = look(cell);
    if (kind === 'empty') continue;
    filled++;
    if (isDatum(kind)) data++;
  }
  return data >= 1 && filled >= 2;
}

/** The rows that follow have numbers in some of the same columns: one line with a number in it is no table. */
function confirmed(cells: readonly (readonly string[])[], at: number): boolean {
  const columns = (cells[at] ?? []).flatMap((cell, c) => (isDatum(look(cell)) ? [c] : []));
  const next = cells
    .slice(at + 1, at + 12)
    .filter((row) => !isBlankRow(row) && !isNote(row) && soleText(row) === null)
    .slice(0, 5);
  if (next.length === 0) return true;
  const alike = next.filter((row) => columns.some((c) => isDatum(look(row[c]))));
  return alike.length * 2 >= next.length;
}

/**
 * A row whose cells, but for one or two at the left, all name periods heads a table; unless the row above already
 * names every one of its columns differently: then these are values that happen to look like years.
 */
function isPeriodHeader(cells: readonly (readonly string[])[], at: number): boolean {
  const row = (cells[at] ?? []).map(clean);
  const filled = row.flatMap((cell, c) => (cell === '' ? [] : [c]));
  const periods = filled.filter((c) => looksLikePeriod(row[c] ?? '') || isDayHead(cells, at, c));
  const others = filled.length - periods.length;
  if (periods.length === 0 || (others > 3 && periods.length < 2)) return false;
  if (others > 8 && !isSeries(periods.map((c) => row[c] ?? ''))) return false;
  // `Annual` over `percentage change` is a word of a name.
  if (periods.every((c) => /^(?:annual|yearly)$/i.test(row[c] ?? ''))) return false;
  // 单位：万元 at the left and the day of printing at the right.
  if (periods.length === 1 && filled.some((c) => unitLine(row[c] ?? '') !== null)) return false;
  // `date :` | `Jan 2020-Dec 2020`: a line about the table.
  if (filled.length === 2 && /[:：]$/.test(row[filled[0] ?? 0] ?? '')) return false;
  if (others > 0 && others <= 3 && periods.length < others - 1) return false;
  // A period alone in the stub heads the rows below it, not columns.
  if (periods.length === filled.length && new Set(filled.map((c) => row[c])).size === 1 && filled[0] === 0)
    return false;
  if (filled.some((c) => look(row[c]) === 'number' && !periods.includes(c))) return false;
  const lastOther = Math.max(-1, ...filled.filter((c) => !periods.includes(c)));
  if (periods.some((c) => c < lastOther) && periods.length < 2) return false;
  const above = (cells[at - 1] ?? []).map(clean);
  const names = filled.map((c) => above[c] ?? '');
  const allNamed = names.every((name) => look(name) === 'text' && (!looksLikePeriod(name) || isHead('period', name)));
  if (allNamed && new Set(names).size === names.length) return false;
  return !goesOn(cells, at, periods);
}

/** Three periods or more in their order, none twice: heads of columns, however many other columns there are. */
function isSeries(texts: readonly string[]): boolean {
  const at = texts.map((text) => {
    const day = dayOf(text);
    return day ? day.year * 372 + day.month * 31 + day.day : (periodOf(text, 2000)?.m0 ?? NaN) * 31;
  });
  const steps = at.slice(1).map((n, i) => n - (at[i] ?? NaN));
  return texts.length >= 3 && (steps.every((step) => step > 0) || steps.every((step) => step < 0));
}

/**
 * The next row holds years or numbers under the same texts: two rows of one table, not two levels of a header. Below 2023年 a header
 * goes on with months or sub-heads, or repeats itself.
 */
function goesOn(cells: readonly (readonly string[])[], at: number, periods: readonly number[]): boolean {
  const row = (cells[at] ?? []).map(clean);
  const next = (cells[at + 1] ?? []).map(clean);
  const others = row.flatMap((cell, c) => (cell === '' || periods.includes(c) ? [] : [c]));
  return (
    others.length >= 2 &&
    others.every((c) => look(row[c]) === 'text' && (next[c] ?? '') !== '') &&
    others.some((c) => next[c] === row[c]) &&
    periods.every((c) => look(next[c]) === 'year' || look(next[c]) === 'number') &&
    periods.some((c) => next[c] !== row[c])
  );
}

/** A day that stands over numbers heads a column; over days it is a value. */
function isDayHead(cells: readonly (readonly string[])[], at: number, c: number): boolean {
  if (look(cells[at]?.[c]) !== 'day') return false;
  const next = cells.slice(at + 1, at + 6).map((row) => look(row[c]));
  return next.includes('number') && !next.includes('day');
}

function headerAbove(
  cells: readonly (readonly string[])[],
  dataFrom: number,
): { readonly from: number; readonly to: number } | null {
  let to = dataFrom - 1;
  while (to >= 0 && dataFrom - to <= 3 && (isBlankRow(cells[to]) || isRule(cells[to] ?? []))) to--;
  if (to >= 1 && isUnitRow(cells, to)) to--;
  if (to < 0 || !(headsNumbers(cells, to) || isHeaderRow(cells[to] ?? [], true))) return null;
  let from = to;
  while (from > 0 && to - from < 6 && isHeaderRow(cells[from - 1] ?? [], false)) from--;
  return { from, to };
}

/** A line drawn below the header: |------|:---:|. */
const isRule = (row: readonly string[]): boolean => row.every((cell) => /^(?:\s*:?[-=_]{2,}:?\s*)?$/.test(cell));

/** One unit right of the stub (`,Persons,,`) below the heads of several columns: that of them all. */
function isUnitRow(cells: readonly (readonly string[])[], at: number): boolean {
  const row = (cells[at] ?? []).map(clean);
  const filled = row.filter((cell) => cell !== '');
  return filled.length === 1 && row[0] === '' && isUnit(filled[0] ?? '') && headsMore(cells[at - 1] ?? []);
}

function isHeaderRow(row: readonly string[], leaf: boolean): boolean {
  const texts = row.map(clean);
  const filled = texts.filter((cell) => cell !== '');
  if (filled.length === 0) return false;
  if (filled.some((cell) => look(cell) === 'number' && !looksLikePeriod(cell))) return false;
  const distinct = new Set(filled);
  const onlyUnit = [...distinct].filter((cell) => unitLine(cell) === null);
  if (onlyUnit.length === 0) return false;
  // The same unit below every head: （吨） （吨） （吨）.
  if (distinct.size === 1 && filled.length >= 2 && isUnit(filled[0]?.replace(/^[(（[]|[)）\]]$/g, '') ?? ''))
    return true;
  if (distinct.size >= 2) return leaf || !isPreambleRow(filled);
  // One text alone: a group over columns if it begins to the right of the stub, else a title.
  return leaf ? filled.length >= 1 && texts.findIndex((cell) => cell !== '') === 0 : texts[0] === '';
}

/** `数据库：…`, a sentence, or a title with its unit at the right: lines about the table, not heads of columns. */
function isPreambleRow(filled: readonly string[]): boolean {
  const first = filled[0] ?? '';
  if (filled.length <= 2 && filled.some((cell) => unitLine(cell) !== null)) return true;
  // `T02` | `Population, surface area and density`: the number of a table and its title.
  if (filled.length === 2 && /^(?:[A-Z]{1,3}|table |表\s*)\d+(?:[.-]\d+)*$/i.test(first)) return true;
  return filled.length <= 2 && (/^[^:：]{1,8}[:：]/.test(first) || first.length > 60);
}

/** The region below a header that a person points at; its data as far as they reach, unless that is said too. */
export function regionBelow(
  cells: readonly (readonly string[])[],
  given: {
    readonly header: { readonly from: number; readonly to: number };
    readonly data?: { readonly from: number; readonly to: number };
  },
): Region {
  const { header, data } = given;
  const below = dataRegion(cells, data ? data.from - 1 : header.to);
  const to = data?.to ?? below.to;
  const above = linesAbove(cells, header.from);
  const headerTexts = cells.slice(header.from, header.to + 1).flatMap((row) => row.map(clean));
  return {
    above,
    headerTexts,
    header,
    data: { from: data?.from ?? header.to + 1, to },
    skipRows: below.skipRows.filter((row) => row < to),
  };
}
