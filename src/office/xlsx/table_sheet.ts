import { textWidth, type ReportCell, type ReportRow, type ReportTable } from '../../view';
import type { XlsxCell, XlsxRow, XlsxSheet } from './sheet';
import type { CellStyle } from './styles';

export interface TableSheetOptions {
  readonly name: string;
  /** Left out: no notes. */
  readonly notes: boolean;
  /** Values as shown instead of exact ones: what a calculator makes of the printed table. */
  readonly asShown: boolean;
}

/** The table as a sheet: title, heads (merged where one stands over several), rows with number formats, notes below. */
export function tableSheet(table: ReportTable, options: TableSheetOptions): XlsxSheet {
  const stubs = table.stubs.length;
  const width = stubs + table.columns.length;
  const heads = headRows(table);
  const body = table.rows.map((row, i) => bodyRow(row, i === table.rows.length - 1, options.asShown));
  const notes = options.notes ? table.notes.map((text) => noteRow(text, width)) : [];
  const title: XlsxRow = {
    cells: [{ value: table.title, style: { font: 'title', align: 'center' }, across: width }],
    height: 26,
  };
  const widths = columnWidths(table);
  return {
    name: options.name,
    widths,
    rows: [title, ...heads, ...body, ...(notes.length > 0 ? [{ cells: [] }, ...notes] : [])],
    frozenRows: 1 + heads.length,
    frozenColumns: stubs,
    repeatFrom: 1,
    // A4 upright holds about 85 characters of this size.
    landscape: widths.reduce((sum, w) => sum + w, 0) > 85,
  };
}

const HEAD: CellStyle = { font: 'bold', align: 'center', fill: 'head', wrap: true };

/** Two lines of heads; one where nothing stands above anything. */
function headRows({ stubs, groups, columns }: ReportTable): readonly XlsxRow[] {
  const two = groups.length > 0;
  const only: CellStyle = { ...HEAD, top: 'medium', bottom: 'thin' };
  const below: CellStyle = { ...HEAD, bottom: 'thin' };
  const names = stubs.map((value): XlsxCell => ({ value, style: only, ...(two ? { down: 2 } : {}) }));
  if (!two)
    return [
      {
        cells: [
          ...names,
          ...columns.map(({ title }): XlsxCell => ({ value: title, style: { ...only, align: 'right' } })),
        ],
      },
    ];
  const above: CellStyle = { ...HEAD, top: 'medium' };
  const first = groups.flatMap(({ text, span }): XlsxCell[] => [
    { value: text, style: above, across: span },
    ...Array.from({ length: span - 1 }, (): XlsxCell => ({ value: null, style: above })),
  ]);
  return [
    { cells: [...names, ...first] },
    {
      cells: [
        ...stubs.map((): XlsxCell => ({ value: null, style: below })),
        ...columns.map(({ title }): XlsxCell => ({ value: title, style: { ...below, align: 'right' } })),
      ],
    },
  ];
}

function bodyRow({ names, marks, kind, cells }: ReportRow, last: boolean, asShown: boolean): XlsxRow {
  const sums = kind === 'total' || kind === 'subtotal';
  const common: CellStyle = {
    ...(kind === 'plain'
      ? {}
      : {
          font: kind === 'home' ? ('home' as const) : ('bold' as const),
          fill: sums ? ('total' as const) : ('home' as const),
        }),
    ...(sums ? { top: 'thin' as const } : {}),
    bottom: last ? 'medium' : 'hair',
  };
  const stub = names.map((name, i): XlsxCell => ({
    value: i === names.length - 1 ? name + marks : name,
    style: { ...common, align: 'left' },
  }));
  const number = kind === 'home' ? ({ ...common, font: 'bold' } as const) : common;
  return { cells: [...stub, ...cells.map((cell) => bodyCell(cell, number, asShown))] };
}

function bodyCell({ text, marks, value }: ReportCell, style: CellStyle, asShown: boolean): XlsxCell {
  if (value === null)
    return { value: text === '' ? null : text, style: { ...style, font: style.font ?? 'faint', align: 'center' } };
  // Letters of notes stand behind the number as part of its format, so that it stays a number.
  const format =
    marks === ''
      ? value.format
      : value.format
          .split(';')
          .map((part) => `${part}"${marks}"`)
          .join(';');
  return { value: asShown ? shownNumber(text) : value.number, style: { ...style, format, align: 'right' } };
}

/** The number that is printed: 13.0% is 0.13. */
function shownNumber(text: string): number {
  const number = Number(text.replace(/[,%+]/g, '').replace('−', '-'));
  return text.endsWith('%') ? Number(`${number}e-2`) : number;
}

const noteRow = (value: string, width: number): XlsxRow => ({
  cells: [{ value, style: { font: 'note', align: 'left', wrap: true }, across: Math.max(1, width) }],
  // Merged cells do not grow by themselves: a line for so many characters.
  height: 14 * Math.max(1, Math.ceil(textWidth(value) / Math.max(20, width * 11))),
});

/** In characters; a head over several columns is readable above them. */
function columnWidths({ stubs, groups, columns, rows }: ReportTable): readonly number[] {
  const measured = rows.slice(0, 500);
  const names = stubs.map((head, i) =>
    Math.min(
      40,
      Math.max(10, textWidth(head) + 3, ...measured.map(({ names, marks }) => textWidth((names[i] ?? '') + marks) + 2)),
    ),
  );
  const numbers = columns.map(({ title }, i) =>
    Math.min(
      30,
      Math.max(
        9,
        textWidth(title) + 2,
        ...measured.map(({ cells }) => textWidth((cells[i]?.text ?? '') + (cells[i]?.marks ?? '')) + 2),
      ),
    ),
  );
  let at = 0;
  for (const { text, span } of groups) {
    const own = numbers.slice(at, at + span).reduce((sum, w) => sum + w, 0);
    const lacking = Math.max(0, Math.min(textWidth(text) + 2, 60) - own) / span;
    for (let i = at; i < at + span; i++) numbers[i] = Math.ceil((numbers[i] ?? 9) + lacking);
    at += span;
  }
  return [...names, ...numbers];
}
