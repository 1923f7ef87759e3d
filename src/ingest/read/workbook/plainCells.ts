/** What stands beside the cells of a workbook and says what they mean. */
export interface Meanings {
  /** A shared text; null where there is none at that place. */
  readonly shared: (at: number) => string | null;
  /** The text of a number, as written in the part, in a style. */
  readonly number: (written: string, style: number) => string;
  readonly error: (written: string) => string;
}

const NOTHING: readonly string[] = [];
const ROW = /<row(?:\s+[\w:]+="[^"<>]*")*\s*\/?>/y;
const ROW_NUMBER = /\sr="([1-9]\d{0,6})"/;
const SPACE = /\s*/y;
const NUMBER = /^-?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?$/;
/** Written otherwise than it is meant: _x000D_, an end of line, what is no UTF-8. */
const ODD = /_x|[\r\ufffd]/;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const GREATER = 62;
const QUOTE = 34;

/**
 * The cells of an XLSX sheet as text, out of what stands between `<sheetData>` and its end, where all of it is written as spreadsheet programs write it: rows
 * and cells with their places, and in a cell at most a formula and a value. Anything else gives null, and the reading library reads the
 * sheet. Kept beside the library, which takes a cell apart by half a dozen patterns and looks through the whole sheet for what stands behind the cells:
 * of a large sheet four fifths of the time.
 */
export function plainCells(
  xml: string,
  from: number,
  to: number,
  meanings: Meanings,
): readonly (readonly string[])[] | null {
  const rows: (readonly string[])[] = [];
  let at = skip(xml, from);
  while (at < to) {
    ROW.lastIndex = at;
    const tag = ROW.exec(xml)?.[0];
    const number = Number(tag && ROW_NUMBER.exec(tag)?.[1]);
    // A row twice, or out of order, is for the library to put together.
    if (!tag || Number.isNaN(number) || number <= rows.length || number > 1_048_576) return null;
    at += tag.length;
    if (tag.endsWith('/>')) {
      at = skip(xml, at);
      continue;
    }
    const read = cellsOfRow(xml, at, String(number), meanings);
    if (!read) return null;
    if (read.cells.length > 0) {
      while (rows.length < number - 1) rows.push(NOTHING);
      rows.push(read.cells);
    }
    at = skip(xml, read.end);
  }
  return at === to ? rows : null;
}

/** The cells up to `</row>`, blank ones at the end left out. */
function cellsOfRow(
  xml: string,
  from: number,
  number: string,
  meanings: Meanings,
): { readonly cells: readonly string[]; readonly end: number } | null {
  const cells: string[] = [];
  let at = skip(xml, from);
  while (!xml.startsWith('</row>', at)) {
    if (!xml.startsWith('<c ', at)) return null;
    const cell = readCell(xml, at + 2, number, meanings);
    if (!cell || cell.column < cells.length) return null;
    if (cell.text !== '') {
      while (cells.length < cell.column) cells.push('');
      cells.push(cell.text);
    }
    at = skip(xml, cell.end);
  }
  return { cells, end: at + 6 };
}

interface Cell {
  readonly column: number;
  readonly text: string;
  readonly end: number;
}

/** The cell whose attributes begin at `at`. */
function readCell(xml: string, at: number, row: string, meanings: Meanings): Cell | null {
  let [column, style, type] = [-1, 0, 'n'];
  while (xml.charCodeAt(at) === 32) {
    const name = xml.charCodeAt(at + 1);
    if (xml.charCodeAt(at + 2) !== 61 || xml.charCodeAt(at + 3) !== QUOTE) return null;
    const end = xml.indexOf('"', at + 4);
    if (end < 0 || end > at + 20) return null;
    if (name === 114) column = columnOf(xml, at + 4, end, row);
    else if (name === 115) style = Number(xml.slice(at + 4, end));
    else if (name === 116) type = xml.slice(at + 4, end);
    else return null;
    at = end + 1;
  }
  if (column < 0 || Number.isNaN(style)) return null;
  if (xml.startsWith('/>', at)) return type === 'n' ? { column, text: '', end: at + 2 } : null;
  if (xml.charCodeAt(at) !== GREATER) return null;
  at = skip(xml, at + 1);
  if (xml.startsWith('<f', at)) {
    at = skip(xml, behindFormula(xml, at));
    if (at === 0) return null;
  }
  const value = valueAt(xml, at, type);
  if (!value) return null;
  at = skip(xml, value.end);
  const text = textOf(value.written, type, style, meanings);
  return text !== null && xml.startsWith('</c>', at) ? { column, text, end: at + 4 } : null;
}

/** The column (0-based) of a place like AB12, if it lies in that row; else −1. */
function columnOf(xml: string, from: number, to: number, row: string): number {
  let column = 0;
  let at = from;
  for (let sign = xml.charCodeAt(at); sign >= 65 && sign <= 90; sign = xml.charCodeAt(++at))
    column = column * 26 + sign - 64;
  return at > from && at - from <= 3 && to - at === row.length && xml.startsWith(row, at) ? column - 1 : -1;
}

/** Where a formula ends; 0 where it does not. */
function behindFormula(xml: string, at: number): number {
  const end = xml.indexOf('>', at);
  const name = xml.charCodeAt(at + 2);
  if (end < 0 || (name !== GREATER && name !== 32 && name !== 47)) return 0;
  if (xml.charCodeAt(end - 1) === 47) return end + 1;
  const close = xml.indexOf('<', end);
  return xml.startsWith('</f>', close) ? close + 4 : 0;
}

/** What stands in the value of a cell; undefined where it has none. */
function valueAt(
  xml: string,
  at: number,
  type: string,
): { readonly written: string | undefined; readonly end: number } | null {
  const open = type === 'inlineStr' ? '<is><t>' : '<v>';
  const close = type === 'inlineStr' ? '</t></is>' : '</v>';
  if (xml.startsWith(open, at)) {
    const from = at + open.length;
    const to = xml.indexOf('<', from);
    return xml.startsWith(close, to) ? { written: xml.slice(from, to), end: to + close.length } : null;
  }
  return xml.startsWith('</c>', at) && (type === 'n' || type === 'str') ? { written: undefined, end: at } : null;
}

function textOf(written: string | undefined, type: string, style: number, meanings: Meanings): string | null {
  if (written === undefined || written === '') return type === 'n' || type === 'str' ? '' : null;
  switch (type) {
    case 'n':
      return NUMBER.test(written) ? meanings.number(written, style) : null;
    case 's':
      return /^\d{1,9}$/.test(written) ? meanings.shared(Number(written)) : null;
    case 'str':
    case 'inlineStr':
      return ODD.test(written) ? null : plainText(written);
    case 'b':
      return written === '1' ? 'TRUE' : written === '0' ? 'FALSE' : null;
    case 'e':
      return meanings.error(written);
    default:
      return null;
  }
}

/** R&amp;D → R&D. Null where what comes out, or what is left, would be an entity again. */
function plainText(written: string): string | null {
  if (!written.includes('&')) return written;
  const text = written.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
  return /&#?\w+;/.test(text) ? null : text;
}

function skip(xml: string, at: number): number {
  if (xml.charCodeAt(at) > 32) return at;
  SPACE.lastIndex = at;
  SPACE.test(xml);
  return SPACE.lastIndex;
}
