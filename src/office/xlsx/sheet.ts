import { escapeXml } from '../xml';
import type { CellStyle, Styles } from './styles';

/** One cell. A string is always text: what begins with = is no formula. */
export interface XlsxCell {
  readonly value: string | number | null;
  readonly style?: CellStyle;
  /** Cells to the right and below that it takes in. */
  readonly across?: number;
  readonly down?: number;
}

export interface XlsxSheet {
  readonly name: string;
  /** In characters of the body font. */
  readonly widths: readonly number[];
  readonly rows: readonly XlsxRow[];
  /** Rows and columns that stay when scrolling; the rows are printed on every page. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** First of the frozen rows that is repeated in print: a title is not. */
  readonly repeatFrom: number;
  readonly landscape: boolean;
}

export interface XlsxRow {
  readonly cells: readonly (XlsxCell | null)[];
  /** Points. */
  readonly height?: number;
}

/** Texts that are used once and again are stored once. */
export class SharedStrings {
  readonly #places = new Map<string, number>();
  #uses = 0;
  place(text: string): number {
    this.#uses += 1;
    const found = this.#places.get(text) ?? this.#places.size;
    this.#places.set(text, found);
    return found;
  }
  xml(): string {
    const items = [...this.#places.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
    return `<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** `A1`, from 0. */
export const address = (row: number, col: number): string => columnName(col) + String(row + 1);

function columnName(col: number): string {
  const letter = String.fromCharCode(65 + (col % 26));
  return col < 26 ? letter : columnName(Math.floor(col / 26) - 1) + letter;
}

/** A worksheet part; the order of its elements is that of CT_Worksheet. */
export function sheetXml(sheet: XlsxSheet, strings: SharedStrings, styles: Styles, first: boolean): string {
  const merges: string[] = [];
  const data: string[] = [];
  sheet.rows.forEach(({ cells, height }, r) => {
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    const inner = cells.map((cell, c) => (cell === null ? '' : cellXml(cell, r, c, strings, styles, merges)));
    data.push(`<row r="${r + 1}"${tall}>${inner.join('')}</row>`);
  });
  const cols = sheet.widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`).join('');
  const merged = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '';
  return (
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">${pane(sheet)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="16"/>${cols === '' ? '' : `<cols>${cols}</cols>`}<sheetData>${data.join('')}</sheetData>${merged}` +
    `<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>` +
    `<pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`
  );
}

function cellXml(
  cell: XlsxCell,
  r: number,
  c: number,
  strings: SharedStrings,
  styles: Styles,
  merges: string[],
): string {
  const { value, across = 1, down = 1 } = cell;
  if (across > 1 || down > 1)
    merges.push(`<mergeCell ref="${address(r, c)}:${address(r + down - 1, c + across - 1)}"/>`);
  // Text that a program would take for a formula when somebody edits the cell is marked as text.
  const quoted = typeof value === 'string' && /^[=+\-@]/.test(value);
  const at = `r="${address(r, c)}" s="${styles.place(quoted ? { ...cell.style, quoted: true } : (cell.style ?? {}))}"`;
  if (value === null || value === '') return `<c ${at}/>`;
  if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
  return `<c ${at} t="s"><v>${strings.place(value)}</v></c>`;
}

function pane({ frozenRows, frozenColumns }: XlsxSheet): string {
  if (frozenRows === 0 && frozenColumns === 0) return '';
  const which = frozenRows === 0 ? 'topRight' : frozenColumns === 0 ? 'bottomLeft' : 'bottomRight';
  const split = `${frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ''}${frozenRows > 0 ? ` ySplit="${frozenRows}"` : ''}`;
  const at = address(frozenRows, frozenColumns);
  return `<pane${split} topLeftCell="${at}" activePane="${which}" state="frozen"/><selection pane="${which}" activeCell="${at}" sqref="${at}"/>`;
}
