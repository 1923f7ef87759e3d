import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { gb18030, utf8, utf8WithMark } from './encode.mjs';

const plain = (cell) => (cell !== null && typeof cell === 'object' && 'n' in cell ? cell.n : String(cell ?? ''));
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A sheet as delimited text; `encoding`: gb18030, utf-8 or utf-8 with a byte order mark. Lines end as Windows writes them. */
export function csv(sheet, encoding) {
  const text = sheet.rows.map((row) => `${row.map((cell) => quoted(plain(cell))).join(',')}\r\n`).join('');
  return encoding === 'gb18030' ? gb18030(text) : encoding === 'utf-8-bom' ? utf8WithMark(text) : utf8(text);
}

/** Sheets as a workbook. The archive is packed again with one fixed time, or the same figures would give other bytes. */
export async function xlsx(sheets) {
  const made = sheets.map((sheet) => ({
    data: cellsOf(sheet),
    sheet: sheet.name,
    columns: widthsOf(sheet).map((width) => ({ width })),
  }));
  const bytes = await writeXlsxFile(made).toBuffer();
  const parts = unzipSync(new Uint8Array(bytes));
  const stamp = new Date(2025, 0, 15, 9, 0, 0);
  const files = Object.keys(parts)
    .sort((a, b) => Number(a !== '[Content_Types].xml') - Number(b !== '[Content_Types].xml') || (a < b ? -1 : 1))
    .map((name) => [name, [parts[name], { mtime: stamp, level: 9 }]]);
  return zipSync(Object.fromEntries(files));
}

const widthsOf = (sheet) => {
  const count = Math.max(...sheet.rows.map((row) => row.length));
  return Array.from({ length: count }, (_, i) => (i === 0 ? 16 : 12));
};

function cellsOf(sheet) {
  const covered = new Set();
  const spans = new Map();
  for (const { row, column, width, height } of sheet.merges) {
    spans.set(`${row},${column}`, {
      ...(width > 1 ? { columnSpan: width } : {}),
      ...(height > 1 ? { rowSpan: height } : {}),
    });
    for (let r = row; r < row + height; r++)
      for (let c = column; c < column + width; c++) if (r !== row || c !== column) covered.add(`${r},${c}`);
  }
  return sheet.rows.map((row, r) => {
    const width = Math.max(row.length, ...sheet.merges.filter((m) => m.row === r).map((m) => m.column + m.width), 0);
    return Array.from({ length: width }, (_, c) => {
      if (covered.has(`${r},${c}`)) return null;
      const span = spans.get(`${r},${c}`);
      const head = span ? { ...span, align: 'center', alignVertical: 'center', fontWeight: 'bold' } : {};
      return typed(row[c], head);
    });
  });
}

function typed(cell, style) {
  if (cell === undefined || cell === '' || cell === null)
    return Object.keys(style).length ? { value: '', type: String, ...style } : null;
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd', ...style };
  if (typeof cell === 'number') return { value: cell, type: Number, ...style };
  if (typeof cell === 'string') return { value: cell, type: String, ...style };
  const decimals = (cell.n.split('.')[1] ?? '').length;
  return {
    value: Number(cell.n),
    type: Number,
    ...(decimals ? { format: `0.${'0'.repeat(decimals)}` } : {}),
    ...style,
  };
}
