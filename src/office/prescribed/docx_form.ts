import { Parser } from 'htmlparser2';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { err, issue, ok, type Issue, type Result } from '../../core';
import { officeParts } from '../safe_parts';
import { escapeXml } from '../xml';
import { MOST_FORM_CELLS, type FormFile, type FormFileCell, type FormMerge, type FormValue } from './form';

const DOCUMENT = 'word/document.xml';

/** A cell of a table with the place of its first paragraph in the text of the part. */
interface TableCell {
  readonly row: number;
  readonly column: number;
  span: number;
  /** Goes on in the cell above. */
  below: boolean;
  text: string;
  paragraph: { readonly start: number; inside: number; end: number; empty: boolean; run: string | null } | null;
}

/** Tables of a Word form, one for each sheet: 表1, 表2 … in their order. Tables within cells are text of the cell. */
export function readDocxForm(bytes: Uint8Array): Result<FormFile, Issue> {
  const read = documentOf(bytes);
  if (!read.ok) return read;
  const tables = tablesIn(read.value);
  if (tables.length === 0) return err(issue('error', 'form_no_table'));
  if (tables.reduce((sum, cells) => sum + cells.length, 0) > MOST_FORM_CELLS)
    return err(issue('error', 'form_too_large'));
  return ok({
    kind: 'docx',
    sheets: tables.map((cells, i) => ({
      name: tableName(i),
      cells: cells
        .filter(({ below }) => !below)
        .map(({ row, column, text }): FormFileCell => ({ row, column, text: text.trim() })),
      merges: mergesOf(cells),
      rows: Math.max(...cells.map(({ row }) => row + 1)),
      columns: Math.max(...cells.map(({ column, span }) => column + span)),
    })),
  });
}

const tableName = (i: number): string => `表${i + 1}`;

/** The form with those texts in its cells, in the typeface that stands there; everything else to the letter as it was. */
export function fillDocxForm(bytes: Uint8Array, values: readonly FormValue[]): Result<Uint8Array, Issue> {
  const read = documentOf(bytes);
  if (!read.ok) return read;
  const xml = read.value;
  const splices = tablesIn(xml).flatMap((cells, i) =>
    values
      .filter(({ sheet }) => sheet === tableName(i))
      .flatMap(({ row, column, text }) => {
        const cell = cells.find((one) => one.row === row && one.column === column);
        const paragraph = cell?.paragraph;
        if (!paragraph) return [];
        const run = `<w:r>${paragraph.run ?? ''}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
        const opened = xml.slice(paragraph.start, paragraph.inside).replace(/\/\s*>$/, '>');
        return [
          paragraph.empty
            ? { start: paragraph.start, end: paragraph.inside, put: `${opened}${run}</w:p>` }
            : { start: paragraph.inside, end: paragraph.end, put: run },
        ];
      }),
  );
  let out = '';
  let at = 0;
  for (const { start, end, put } of splices.sort((a, b) => a.start - b.start)) {
    out += xml.slice(at, start) + put;
    at = end;
  }
  const files = { ...unzipSync(bytes), [DOCUMENT]: strToU8(out + xml.slice(at)) };
  return ok(zipSync(files, { mtime: new Date('2000-01-01T00:00:00Z') }));
}

function documentOf(bytes: Uint8Array): Result<string, Issue> {
  const parts = officeParts(bytes, (path) => path === DOCUMENT);
  if (!parts.ok) return parts;
  const part = parts.value.get(DOCUMENT);
  if (!part) return err(issue('error', 'office_not_document'));
  const xml = new TextDecoder().decode(part);
  return /<!DOCTYPE/i.test(xml) ? err(issue('error', 'office_not_readable')) : ok(xml);
}

function tablesIn(xml: string): readonly (readonly TableCell[])[] {
  const tables: TableCell[][] = [];
  let depth = 0;
  let row = -1;
  let column = 0;
  let cell: TableCell | null = null;
  let inProperties = 0;
  let runStart = -1;
  let inRun = false;
  const own = (): boolean => depth === 1 && cell !== null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const [at, behind] = [parser.startIndex, parser.endIndex + 1];
        switch (name) {
          case 'w:tbl':
            depth += 1;
            if (depth === 1) {
              tables.push([]);
              row = -1;
            }
            break;
          case 'w:tr':
            if (depth === 1) {
              row += 1;
              column = 0;
            }
            break;
          case 'w:gridBefore':
            if (depth === 1 && !cell) column += Number(attributes['w:val'] ?? 0);
            break;
          case 'w:tc':
            if (depth === 1) {
              cell = { row, column, span: 1, below: false, text: '', paragraph: null };
              tables.at(-1)?.push(cell);
            }
            break;
          case 'w:gridSpan':
            if (own() && cell) cell.span = Math.max(1, Number(attributes['w:val'] ?? 1));
            break;
          case 'w:vMerge':
            if (own() && cell) cell.below = attributes['w:val'] !== 'restart';
            break;
          case 'w:p':
            if (own() && cell && !cell.paragraph)
              cell.paragraph = { start: at, inside: behind, end: behind, empty: xml[behind - 2] === '/', run: null };
            break;
          case 'w:pPr':
            inProperties += 1;
            break;
          case 'w:r':
            inRun = true;
            break;
          case 'w:rPr':
            if (inRun) runStart = at;
            break;
        }
      },
      ontext(text) {
        if (cell && inRun && runStart < 0) cell.text += text;
      },
      onclosetag(name) {
        const behind = parser.endIndex + 1;
        switch (name) {
          case 'w:tbl':
            depth -= 1;
            break;
          case 'w:tc':
            if (depth === 1 && cell) {
              column = cell.column + cell.span;
              cell = null;
            }
            break;
          case 'w:pPr':
            inProperties -= 1;
            if (own() && cell?.paragraph && cell.paragraph.end === cell.paragraph.inside && inProperties === 0) {
              cell.paragraph.inside = behind;
              cell.paragraph.end = behind;
            }
            break;
          case 'w:p':
            // The first paragraph alone: it ends once.
            if (own() && cell?.paragraph && !cell.paragraph.empty && cell.paragraph.end === cell.paragraph.inside)
              cell.paragraph.end = parser.startIndex;
            if (own() && cell && cell.text !== '') cell.text += '\n';
            break;
          case 'w:rPr':
            if (inRun && runStart >= 0 && cell?.paragraph) cell.paragraph.run ??= xml.slice(runStart, behind);
            runStart = -1;
            break;
          case 'w:r':
            inRun = false;
            break;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return tables.filter((cells) => cells.length > 0);
}

/** Cells that reach over several columns, or go on below. */
function mergesOf(cells: readonly TableCell[]): readonly FormMerge[] {
  return cells.flatMap((cell): readonly FormMerge[] => {
    if (cell.below) return [];
    let toRow = cell.row;
    while (cells.some((one) => one.below && one.row === toRow + 1 && one.column === cell.column)) toRow += 1;
    const toColumn = cell.column + cell.span - 1;
    return toRow === cell.row && toColumn === cell.column
      ? []
      : [{ row: cell.row, column: cell.column, toRow, toColumn }];
  });
}
