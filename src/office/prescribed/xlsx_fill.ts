import { strToU8, unzipSync, zipSync } from 'fflate';
import { cellAddress, err, issue, ok, type Issue, type Result } from '../../core';
import { officeParts } from '../safe_parts';
import { escapeXml } from '../xml';
import { sheetPlaces, type CellPlace, type RowPlace, type SheetPlaces } from './cells';
import type { FormValue } from './form';
import { readWorkbook } from './workbook';

/**
 * The form with those values in its cells, everything else of it as it was: formats, merges, widths, print settings, pictures, macros. Only
 * the text of the cells is exchanged within the parts; what formulas had computed is taken out, so that every program computes them anew.
 * A cell that holds a formula is left alone.
 */
export function fillXlsxForm(bytes: Uint8Array, values: readonly FormValue[]): Result<Uint8Array, Issue> {
  const parts = officeParts(bytes, () => true);
  if (!parts.ok) return parts;
  const book = readWorkbook(parts.value);
  if (!book.ok) return book;
  const files = unzipSync(bytes);
  for (const { name, path } of book.value.sheets) {
    const part = files[path];
    if (!part) continue;
    const own = values.filter(({ sheet }) => sheet === name);
    const xml = new TextDecoder().decode(part);
    const filled = fillSheet(xml, own);
    if (filled === null) return err(issue('error', 'form_not_workbook'));
    if (filled !== xml) files[path] = strToU8(filled);
  }
  const workbook = files[book.value.path];
  if (workbook) files[book.value.path] = strToU8(calculatedAnew(new TextDecoder().decode(workbook)));
  return ok(zipSync(files, { mtime: new Date('2000-01-01T00:00:00Z') }));
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** Null where the sheet has no cells part at all. */
function fillSheet(xml: string, values: readonly FormValue[]): string | null {
  const places = sheetPlaces(xml);
  if (places.dataEnd < 0) return null;
  const splices: Splice[] = [];
  const rows = new Map(places.rows.map((row) => [row.row, row]));
  const fresh = new Map<number, FormValue[]>();
  const taken = new Set<CellPlace>();
  const inserted = new Map<RowPlace, { before: CellPlace | null; put: string; column: number }[]>();
  for (const value of [...values].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const row = rows.get(value.row);
    if (!row) {
      fresh.set(value.row, [...(fresh.get(value.row) ?? []), value]);
      continue;
    }
    const cell = row.cells.find(({ column }) => column === value.column);
    if (cell?.formula) continue;
    if (cell) {
      taken.add(cell);
      splices.push({ start: cell.start, end: cell.end, put: cellXml(value, cell.style, places.prefix) });
      continue;
    }
    const before = row.cells.find(({ column }) => column > value.column) ?? null;
    const put = cellXml(value, row.style ?? columnStyle(places, value.column), places.prefix);
    inserted.set(row, [...(inserted.get(row) ?? []), { before, put, column: value.column }]);
  }
  for (const [row, list] of inserted) splices.push(...insertions(xml, row, list, places.prefix));
  splices.push(...newRows(places, fresh));
  for (const cell of places.rows.flatMap((row) => row.cells))
    if (cell.formula && cell.value && !taken.has(cell)) splices.push({ ...cell.value, put: '' });
  return spliced(xml, splices);
}

function insertions(
  xml: string,
  row: RowPlace,
  list: readonly { readonly before: CellPlace | null; readonly put: string }[],
  prefix: string,
): readonly Splice[] {
  const tail = list.flatMap(({ before, put }) => (before ? [] : [put])).join('');
  const inner = list.flatMap(({ before, put }): Splice[] =>
    before ? [{ start: before.start, end: before.start, put }] : [],
  );
  if (tail === '') return inner;
  if (row.empty) {
    const opened = xml.slice(row.start, row.inside).replace(/\/\s*>$/, '>');
    return [...inner, { start: row.start, end: row.inside, put: `${opened}${tail}</${prefix}row>` }];
  }
  const close = xml.lastIndexOf('</', row.end);
  return [...inner, { start: close, end: close, put: tail }];
}

/** Rows that the form does not have yet, each before the first that comes behind it. */
function newRows(places: SheetPlaces, fresh: ReadonlyMap<number, readonly FormValue[]>): readonly Splice[] {
  const { rows, prefix, dataEnd, emptyData } = places;
  const made = [...fresh].map(([row, values]) => ({
    row,
    xml: `<${prefix}row r="${row + 1}">${values.map((value) => cellXml(value, columnStyle(places, value.column), prefix)).join('')}</${prefix}row>`,
  }));
  if (emptyData) {
    const all = made.map(({ xml }) => xml).join('');
    return all === '' ? [] : [{ ...emptyData, put: `<${prefix}sheetData>${all}</${prefix}sheetData>` }];
  }
  return made.map(({ row, xml }) => {
    const at = rows.find((one) => one.row > row)?.start ?? dataEnd;
    return { start: at, end: at, put: xml };
  });
}

const columnStyle = ({ columns }: SheetPlaces, column: number): string | null =>
  columns.find(({ from, to }) => column >= from && column <= to)?.style ?? null;

function cellXml({ row, column, number, text }: FormValue, style: string | null, prefix: string): string {
  const head = `<${prefix}c r="${cellAddress(row + 1, column + 1)}"${style === null ? '' : ` s="${escapeXml(style)}"`}`;
  return number === undefined
    ? `${head} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}is></${prefix}c>`
    : `${head}><${prefix}v>${number}</${prefix}v></${prefix}c>`;
}

/** At one place what is put in stands before what is exchanged, in the order in which it came. */
function spliced(xml: string, splices: readonly Splice[]): string {
  let out = '';
  let at = 0;
  const sorted = splices
    .map((splice, i) => ({ ...splice, i }))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.i - b.i);
  for (const { start, end, put } of sorted) {
    out += xml.slice(at, start) + put;
    at = Math.max(at, end);
  }
  return out + xml.slice(at);
}

/** Elements that may stand before `calcPr` in a workbook, the last first. */
const BEFORE = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'];

function calculatedAnew(xml: string): string {
  const known = /<((?:\w+:)?)calcPr\b([^>]*?)(\/?)>/.exec(xml);
  if (known) {
    const [whole, prefix = '', attributes = '', slash = ''] = known;
    const kept = attributes.replace(/\s+fullCalcOnLoad="[^"]*"/, '');
    return xml.replace(whole, `<${prefix}calcPr${kept} fullCalcOnLoad="1"${slash}>`);
  }
  for (const name of BEFORE) {
    const found = new RegExp(`</(\\w+:)?${name}>`).exec(xml);
    if (!found) continue;
    const behind = found.index + found[0].length;
    return `${xml.slice(0, behind)}<${found[1] ?? ''}calcPr fullCalcOnLoad="1"/>${xml.slice(behind)}`;
  }
  return xml;
}
