import { read, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { RawSheet } from '../plan';

/**
 * The sheets of a workbook as text cells. Numbers are written out exactly (15 significant digits, as the program that
 * saved them kept), with the decimals and leading zeros that were shown; dates as 2024-03-08 or 2024-03; the cells of a
 * merged range repeat its value. Throws what the reading library throws: the caller says what that means.
 */
export function readWorkbook(bytes: Uint8Array): readonly RawSheet[] {
  const book = read(bytes, {
    type: 'array',
    dense: true,
    cellNF: true,
    cellHTML: false,
    cellFormula: false,
    raw: true,
  });
  const date1904 = Boolean(book.Workbook?.WBProps?.date1904);
  return book.SheetNames.map((name) => ({ name, cells: sheetCells(sheetOf(book, name), date1904) }));
}

const sheetOf = (book: WorkBook, name: string): WorkSheet => book.Sheets[name] ?? {};

type DenseSheet = WorkSheet & { '!data'?: (CellObject | undefined)[][] };

function sheetCells(sheet: DenseSheet, date1904: boolean): string[][] {
  const data = sheet['!data'] ?? [];
  const rows: string[][] = [];
  for (let r = 0; r < data.length; r++) {
    const from = data[r] ?? [];
    const row: string[] = [];
    for (let c = 0; c < from.length; c++) row.push(cellText(from[c], date1904));
    rows.push(row);
  }
  for (const { s, e } of sheet['!merges'] ?? []) {
    const text = rows[s.r]?.[s.c] ?? '';
    if (text === '') continue;
    const width = Math.max(0, ...rows.map((row) => row.length));
    for (let r = s.r; r <= Math.min(e.r, rows.length - 1); r++) {
      const row = rows[r] ?? [];
      for (let c = s.c; c <= Math.min(e.c, Math.max(width, s.c)); c++) {
        while (row.length < c) row.push('');
        row[c] = text;
      }
    }
  }
  return rows;
}

/** One cell as text; see `readWorkbook`. */
export function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (!cell || cell.t === 'z' || cell.v === undefined) return '';
  if (cell.t === 'e') return cell.w ?? '#ERROR!';
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  if (typeof cell.v !== 'number') return String(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : '';
  if (format !== '' && SSF.is_date(format)) return dateText(cell.v, format, date1904) ?? exactText(cell.v);
  return shownText(cell.v, cell.w) ?? exactText(cell.v);
}

/** What was shown, where it is the very same number: it keeps `4.0`, `01001`, `12.3%` and loses nothing. */
function shownText(value: number, shown: string | undefined): string | null {
  const text = shown?.trim() ?? '';
  if (text === '' || /e/i.test(text)) return null;
  const percent = text.endsWith('%');
  const plain = text.replace(/[,\s%$¥￥€]/g, '');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const same =
    Number((percent ? Number(plain) / 100 : Number(plain)).toPrecision(15)) === Number(value.toPrecision(15));
  return same ? text : null;
}

/** A double as the decimal that was typed: at most 15 digits, never with an exponent. */
export function exactText(value: number): string {
  const short = String(Number(value.toPrecision(15)));
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(short);
  if (!match) return short;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = whole + fraction;
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - whole.length)}${digits}`;
  return sign + digits + '0'.repeat(Math.max(0, shift - fraction.length));
}

function dateText(serial: number, format: string, date1904: boolean): string | null {
  const parts: { y: number; m: number; d: number } | null | undefined = SSF.parse_date_code(serial, { date1904 });
  if (!parts || parts.y === 0) return null;
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  const two = (n: number): string => String(n).padStart(2, '0');
  const month = `${parts.y}-${two(parts.m)}`;
  return /d/i.test(bare) ? `${month}-${two(parts.d)}` : month;
}
