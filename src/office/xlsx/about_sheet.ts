import { textWidth, type ReportAbout } from '../../view';

import type { XlsxCell, XlsxRow, XlsxSheet } from './sheet';

const WIDEST = 48;

/** The second sheet: where the table comes from, and how each of its columns is computed. */
export function aboutSheet({ name, title, lines, heads, rows }: ReportAbout): XlsxSheet {
  const widths = heads.map((head, i) =>
    Math.min(WIDEST, Math.max(8, textWidth(head) + 2, ...rows.map((row) => textWidth(row[i] ?? '') + 2))),
  );
  const text = (value: string, more: XlsxCell['style'] = {}): XlsxCell => ({
    value,
    style: { align: 'left', wrap: true, ...more },
  });
  const first = lines.map(([label, value]): XlsxRow => ({
    cells: [text(label, { font: 'bold' }), { ...text(value), across: Math.max(1, heads.length - 1) }],
  }));
  const body = rows.map((row): XlsxRow => ({
    cells: row.map((value) => text(value, { bottom: 'hair' })),
    // Wrapped text needs its height said where the sheet is opened by a program that does not measure.
    height: 15 * Math.max(1, ...row.map((value, i) => Math.ceil(textWidth(value) / Math.max(6, (widths[i] ?? 8) - 1)))),
  }));
  return {
    name,
    widths,
    rows: [
      { cells: [{ value: title, style: { font: 'title', align: 'left' } }], height: 26 },
      ...first,
      { cells: [] },
      {
        cells: heads.map((value) => ({
          value,
          style: { font: 'bold', fill: 'head', align: 'center', top: 'medium', bottom: 'thin' },
        })),
      },
      ...body,
    ],
    frozenRows: lines.length + 3,
    frozenColumns: 1,
    repeatFrom: lines.length + 2,
    landscape: true,
  };
}
