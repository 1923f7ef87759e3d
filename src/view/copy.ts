import { t, type Lang } from '../text';
import type { GridModel } from './grid';
import type { GridCell, GridRow } from './cell';
import { textWidth } from './text_width';
import { selectedLines, isSelected, type CellAt, type Selection } from './select';

/** A table cut out of the grid for the clipboard: texts as shown. `heads` has one or two lines; null stands under a wider cell. */
export interface CopyTable {
  readonly title: string;
  readonly corner: string;
  readonly groups: readonly { readonly text: string; readonly span: number }[];
  readonly columns: readonly string[];
  readonly rows: readonly CopyRow[];
  readonly notes: readonly string[];
}

export interface CopyRow {
  readonly name: string;
  readonly bold: boolean;
  readonly cells: readonly { readonly text: string; readonly marks: string; readonly number: boolean }[];
}

/** The whole grid as a table, or its selected rows and columns; a cell between two ranges stays blank. */
export function copyTable(model: GridModel, title: string, selection: Selection | null, lang: Lang): CopyTable {
  const rows = model.total ? [...model.rows, model.total] : model.rows;
  const size = { rows: rows.length, cols: model.head.columns.length };
  const lines = selection ? selectedLines(selection, size) : { rows: range(size.rows), cols: range(size.cols) };
  const chosen = (at: CellAt): boolean => selection === null || isSelected(selection, at);
  const groups = model.head.groups
    .map((group) => ({
      text: group.unit === '' ? group.title : t(lang, 'view.unit', { name: group.title, unit: group.unit }),
      span: group.columns.filter((column) => lines.cols.includes(model.head.columns.indexOf(column))).length,
    }))
    .filter(({ span }) => span > 0);
  return {
    title,
    corner: t(lang, 'view.area'),
    groups,
    columns: lines.cols.map((col) => model.head.columns[col]?.title ?? ''),
    rows: lines.rows.flatMap((at) => {
      const row = rows[at];
      return row ? [copyRow(row, at, lines.cols, chosen)] : [];
    }),
    notes: model.notes,
  };
}

function copyRow(row: GridRow, at: number, cols: readonly number[], chosen: (at: CellAt) => boolean): CopyRow {
  return {
    name: row.name + row.marks,
    bold: row.home || row.area === null,
    cells: cols.map((col) => (chosen({ row: at, col }) ? copyCell(row.cells[col]) : BLANK)),
  };
}

const BLANK = { text: '', marks: '', number: false };
const copyCell = (cell: GridCell | undefined): CopyRow['cells'][number] =>
  cell ? { text: cell.text, marks: cell.marks, number: cell.tone !== 'na' } : BLANK;

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** One cell's text alone, as a spreadsheet copies it. */
export const isOneCell = (table: CopyTable): boolean => table.rows.length === 1 && table.columns.length === 1;

/**
 * Tab-separated text for spreadsheets. Minus signs become hyphens, so that numbers arrive as numbers; names that a spreadsheet
 * would run as a formula (= + - @) are led by an apostrophe; tabs and line ends in names become spaces.
 */
export function tableToTsv(table: CopyTable): string {
  if (isOneCell(table)) return numberText(table.rows[0]?.cells[0]?.text ?? '');
  const groupLine = [
    table.corner,
    ...table.groups.flatMap(({ text, span }) => [text, ...Array<string>(span - 1).fill('')]),
  ];
  const lines = [
    groupLine.map(plainText),
    ['', ...table.columns].map(plainText),
    ...table.rows.map((row) => [
      plainText(row.name),
      ...row.cells.map((cell) => (cell.number ? numberText(cell.text) : plainText(cell.text))),
    ]),
  ];
  return lines.map((line) => line.join('\t')).join('\r\n');
}

const numberText = (text: string): string => text.replaceAll('−', '-').replace(/[\t\r\n]+/g, ' ');

function plainText(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0) ?? 0};`);

const FONT = "font-family:'Times New Roman',SimSun,'宋体',serif;font-size:10.5pt;color:#000";
const THICK = '1.5pt solid #000';
const THIN = '0.75pt solid #000';

/**
 * A three-line table (三线表) for Word and WPS: rules above, below the heads and at the foot, numbers right aligned, units in
 * the heads, notes below. Inline styles and explicit widths only, since office programs read nothing else; all text escaped.
 */
export function tableToHtml(table: CopyTable): string {
  if (isOneCell(table)) return `<span>${escapeHtml(table.rows[0]?.cells[0]?.text ?? '')}</span>`;
  const chars = columnChars(table);
  const widths = chars.map((n) => `<col style="width:${n * 5.5 + 10}pt">`).join('');
  const two = table.groups.some((group, i) => group.span > 1 || table.columns[i] !== '');
  const title = `<p style="${FONT};font-family:SimHei,'黑体',sans-serif;font-size:12pt;text-align:center;margin:0 0 4pt">${escapeHtml(table.title)}</p>`;
  const notes = table.notes.map((line) => `<p style="${FONT};font-size:9pt;margin:2pt 0 0">${escapeHtml(line)}</p>`);
  return `${title}<table style="border-collapse:collapse;${FONT}"><colgroup>${widths}</colgroup><thead>${heads(table, two)}</thead><tbody>${table.rows
    .map((row, i) => bodyRow(row, i === table.rows.length - 1))
    .join('')}</tbody></table>${notes.join('')}`;
}

function heads(table: CopyTable, two: boolean): string {
  const cell = (text: string, style: string, attributes = ''): string =>
    `<th${attributes} style="${FONT};font-weight:bold;padding:2pt 5pt;${style}">${escapeHtml(text)}</th>`;
  const bottom = `border-bottom:${THIN}`;
  const first = table.groups
    .map(({ text, span }) => cell(text, `border-top:${THICK};text-align:center`, span > 1 ? ` colspan="${span}"` : ''))
    .join('');
  const corner = cell(table.corner, `border-top:${THICK};${bottom};text-align:left`, two ? ' rowspan="2"' : '');
  const second = table.columns.map((text) => cell(text, `${bottom};text-align:right`)).join('');
  return `<tr>${corner}${first}</tr><tr>${second}</tr>`;
}

function bodyRow(row: CopyRow, last: boolean): string {
  const end = last ? `;border-bottom:${THICK}` : '';
  const weight = row.bold ? ';font-weight:bold' : '';
  const text = "mso-number-format:'\\@'";
  const cells = row.cells.map(({ text: shown, marks, number }) => {
    const align = number || shown === '' ? `text-align:right` : `text-align:center;${text}`;
    const mark = marks === '' ? '' : `<sup>${escapeHtml(marks)}</sup>`;
    return `<td style="${FONT};padding:2pt 5pt;${align}${weight}${end}">${escapeHtml(shown)}${mark}</td>`;
  });
  return `<tr><td style="${FONT};padding:2pt 5pt;text-align:left;${text}${weight}${end}">${escapeHtml(row.name)}</td>${cells.join('')}</tr>`;
}

/** Half-width characters that each column needs, the name first. */
function columnChars(table: CopyTable): readonly number[] {
  const names = Math.max(6, ...table.rows.map((row) => textWidth(row.name)));
  return [
    names,
    ...table.columns.map((title, i) =>
      Math.max(6, textWidth(title), ...table.rows.map((row) => textWidth(row.cells[i]?.text ?? ''))),
    ),
  ];
}
