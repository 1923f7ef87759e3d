import { clean, continuesTable, headKey, isBlankRow, isNote, look, soleText } from './cells';
import { takePeriod } from './periods';
import { isHead, isStubHead } from './stub';

type Cells = readonly (readonly string[])[];

/** All texts above a row. */
export const linesAbove = (cells: readonly (readonly string[])[], header: number): readonly string[] =>
  cells
    .slice(0, header)
    .flatMap((row) => pairIn(row) ?? [...new Set(row.map(clean))])
    .filter((text) => text !== '');

/** `date :` | `Jan 2020-Dec 2020` in two cells is one line. */
function pairIn(row: readonly string[]): readonly string[] | null {
  const [key = '', value = '', ...more] = row.map(clean).filter((text) => text !== '');
  if (value === '' || more.length > 0) return null;
  if (isHead('unit', key)) return [`Unit: ${value}`];
  if (/^(?:date|time|period|reference period|year)$/i.test(key) && takePeriod(value)) return [`${key}: ${value}`];
  return /[:：]$/.test(key) ? [`${key} ${value}`] : null;
}

/** The last row of data below a header and the rows between that are none: blank, notes, the header printed again. */
export function dataEnd(
  cells: readonly (readonly string[])[],
  from: number,
  header: { readonly from?: number; readonly to: number },
): { readonly to: number; readonly skipRows: readonly number[] } {
  let to = cells.length;
  while (to > from && !belongs(cells[to - 1] ?? [])) to--;
  to = withoutTail(cells, from, to);
  const heads = new Set(cells.slice(header.from ?? header.to, header.to + 1).map(headKey));
  const firsts = new Set([...heads].map((key) => key.split('\u0001')[0] ?? ''));
  const above = linesAbove(cells, header.from ?? header.to);
  const skipRows: number[] = [];
  for (let r = from; r < to; r++) {
    const row = cells[r] ?? [];
    const first = clean(row.find((cell) => cell !== '' && cell.trim() !== ''));
    const text = first.length <= 60 ? soleText(row) : null;
    const again =
      (row.length > 1 && firsts.has(first) && (heads.has(headKey(row)) || headsAgain(row, first))) ||
      (text !== null && continuesTable(text, above)) ||
      (r - from < 3 && numbersColumns(row, cells.slice(r + 1, Math.min(to, r + 6))));
    if (first === '' || again || isNoteRow(row)) skipRows.push(r);
  }
  return { to, skipRows };
}

/**
 * Where, behind a blank row, a note or a line of its own, only words follow below the columns of values (footnotes and their numbers, a legend in
 * two columns), the table has ended there.
 */
function withoutTail(cells: readonly (readonly string[])[], from: number, to: number): number {
  const first = cells.slice(from, Math.min(to, from + 50)).filter((row) => !isBlankRow(row));
  // `not available` is no value in a legend.
  const isValue = (cell: string | undefined): boolean =>
    ['number', 'year'].includes(look(cell)) || (look(cell) === 'missing' && clean(cell).length <= 4);
  const width = Math.max(0, ...first.map((row) => row.length));
  const values = Array.from({ length: width }, (_, c) => c).filter(
    (c) => c > 0 && first.filter((row) => isValue(row[c])).length * 3 >= first.length,
  );
  if (values.length === 0) return to;
  let last = to;
  while (last > from && !values.some((c) => isValue(cells[last - 1]?.[c]))) last--;
  if (last === from || last === to) return to;
  for (let r = last; r < to; r++) {
    const row = cells[r] ?? [];
    if (headsNotes(row)) return r;
    const ends = isBlankRow(row) || isNoteRow(row) || soleText(row) !== null;
    if (ends && cells.slice(r, to).some((below) => values.some((c) => clean(below[c]).length > 4))) return r;
  }
  return to;
}

/** `footnoteSeqID | Footnote`: the head of a list of notes below the table (UN data). */
const headsNotes = (row: readonly string[]): boolean => {
  const texts = row.map(clean).filter((text) => text !== '');
  return texts.length >= 2 && texts.every((text) => isHead('note', text));
};

/** 地区 2021 2022 between rows, below a header that begins with 地区 too: heads of columns, whatever is missing below them. */
const headsAgain = (row: readonly string[], first: string): boolean =>
  isStubHead(first) &&
  row.some((cell) => look(cell) === 'year' || (look(cell) === 'text' && clean(cell) !== first)) &&
  row.every((cell) => ['empty', 'text', 'year'].includes(look(cell)) || /^(?:1|19\d?|2|20\d?)$/.test(clean(cell)));

/**
 * 甲 乙 丙 1 2 3 below the header of a form, or 1 2 3 4=3/2 where a name stands in the rows below: numbers of its columns.
 */
function numbersColumns(row: readonly string[], below: Cells): boolean {
  const texts = row.map(clean).filter((cell) => cell !== '');
  const letters = texts.filter((cell) => /^[甲乙丙丁戊己庚辛壬癸A-H]$/.test(cell)).length;
  const numbers = texts
    .slice(letters)
    .map((cell) => Number(cell.replace(/^[（(]|[)）]$/g, '').replace(/^(\d{1,2})\s*[=＝].*$/, '$1')));
  const consecutive =
    numbers.every((n, i) => Number.isInteger(n) && n === (numbers[0] ?? 0) + i) && (numbers[0] ?? 1) <= 1;
  const named = row.some((cell, c) => clean(cell) !== '' && below.some((next) => look(next[c]) === 'text'));
  const last = texts.length >= 4 && below.every(isBlankRow);
  return texts.length >= 3 && consecutive && (letters >= 1 || (numbers[0] === 1 && (named || last)));
}

/** A note with a number in a column of its own is a row of data that has lost its place: it is read, and told of (but see `proseRows`). */
const isNoteRow = (row: readonly string[]): boolean =>
  (isNote(row) && !row.slice(1).some((cell) => look(cell) === 'number')) || explainsSymbol(row);

/** Rows of a region whose stub is a note in words (`注：2023年数据为快报数`) with few numbers beside it: no area is named so. */
export const proseRows = (
  cells: readonly (readonly string[])[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] =>
  cells.slice(from, to).flatMap((row, i) => {
    if (!isNote(row)) return [];
    const numbers = row.slice(1).filter((cell) => look(cell) === 'number').length;
    return isProse(row) && numbers * 2 < row.length ? [from + i] : [];
  });

const NOTE_WORDS =
  /^(?:注(?:释|解|\d)?|附注|备注|说明|(?:数据|资料)?来源|notes?|sources?|footnotes?)\s*[:：.]\s*(.+)$/i;

/** Words behind 注：, 说明：, Source: that could not name a row. */
function isProse(row: readonly string[]): boolean {
  const first = clean(row.find((cell) => clean(cell) !== ''));
  return (NOTE_WORDS.exec(first)?.[1]?.match(/\p{Script=Han}|[A-Za-z]{2,}/gu) ?? []).length >= 4;
}

/** `:` | `not available`: a line of a legend. */
export function explainsSymbol(row: readonly string[]): boolean {
  const begin = row.find((cell) => cell !== '' && cell.trim() !== '');
  if (begin === undefined || begin.trim().length > 3) return false;
  const [sign, words, ...more] = row.map(clean).filter((cell) => cell !== '');
  return (
    words !== undefined && more.length === 0 && /^[^\p{L}\p{N}]{1,3}$/u.test(sign ?? '') && /\p{L}{3}/u.test(words)
  );
}

/** A row at the end belongs to the table if it has two cells, or one that is no note and no sentence. */
function belongs(row: readonly string[]): boolean {
  if (isBlankRow(row) || isNoteRow(row)) return false;
  return row.filter((cell) => clean(cell) !== '').length >= 2;
}

/** The data rows below a header that is known: from the next row to the last that is no note. */
export function dataRegion(
  cells: readonly (readonly string[])[],
  headerTo: number,
): { readonly from: number; readonly to: number; readonly skipRows: readonly number[] } {
  return { from: headerTo + 1, ...dataEnd(cells, headerTo + 1, { to: headerTo }) };
}
