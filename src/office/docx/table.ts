import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import {
  isRaised,
  roomFor,
  splitColumns,
  staysWhole,
  reportWidths,
  type ReportCell,
  type ReportPart,
  type ReportRow,
  type ReportTable,
} from '../../view';
import type { DocFont, DocLook } from './look';
import { runFont } from './text';
import { twips } from './units';

/** Characters that stand between two columns. */
const GAP = 2;
/** Below this nobody reads it on paper. */
const LEAST_SIZE = 7.5;

/** Points that a table needs at its usual size: what is wider than the text asks for a page turned sideways. */
export const tableWidth = (table: ReportTable, look: DocLook): number =>
  (roomFor(reportWidths(table), GAP) * look.table.font.size) / 2;

/**
 * The table as tables of Word that fit a text of that width (points): smaller type first, then parts beside one another, each with
 * the names. Three rules (三线表); heads repeat on every page; no row breaks.
 */
export function wordTables(table: ReportTable, look: DocLook, width: number): readonly Table[] {
  const wanted = tableWidth(table, look);
  const size = Math.max(
    LEAST_SIZE,
    Math.min(look.table.font.size, Math.floor((look.table.font.size * width * 2) / wanted) / 2),
  );
  const parts = splitColumns(table, (width * 2) / size, GAP);
  return parts.map((part) => wordTable(part, look, size, width));
}

function wordTable({ table, widths }: ReportPart, look: DocLook, size: number, width: number): Table {
  const font = { ...look.table.font, size };
  const whole = staysWhole(table);
  const natural = (roomFor(widths, GAP) * size) / 2;
  // Neither cramped nor torn apart: a narrow table takes a little more room than it needs.
  const room = Math.min(width, Math.max(natural * 1.25, width * 0.6));
  const stretch = twips((size / 2) * Math.max(1, room / natural));
  const grid = [...widths.stubs, ...widths.columns].map((chars) => Math.round((chars + GAP) * stretch));
  return new Table({
    width: { size: grid.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
    columnWidths: grid,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    margins: { left: twips(size * 0.4), right: twips(size * 0.4), top: twips(1), bottom: twips(1) },
    rows: [
      ...headRows(table, { ...look.table.head, size }, whole),
      ...table.rows.map((row, i) => bodyRow(row, font, i === table.rows.length - 1, whole)),
    ],
  });
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** In eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 12, color: '000000' };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

interface CellLook {
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly top?: typeof THICK;
  readonly bottom?: typeof THICK;
  readonly across?: number;
  readonly down?: number;
  /** On one page with what comes next. */
  readonly keep?: boolean;
}

function headRows({ stubs, groups, columns }: ReportTable, font: DocFont, keep: boolean): readonly TableRow[] {
  const center = AlignmentType.CENTER;
  const two = groups.length > 0;
  const names = stubs.map((text) =>
    textCell(text, '', font, { align: center, top: THICK, bottom: THIN, keep, ...(two ? { down: 2 } : {}) }),
  );
  const heads = columns.map(({ title }) =>
    textCell(title, '', font, { align: AlignmentType.RIGHT, bottom: THIN, keep, ...(two ? {} : { top: THICK }) }),
  );
  const row = (children: readonly TableCell[]): TableRow =>
    new TableRow({ children, tableHeader: true, cantSplit: true });
  if (!two) return [row([...names, ...heads])];
  const above = groups.map(({ text, span }) =>
    textCell(text, '', font, { align: center, top: THICK, keep, across: span }),
  );
  return [row([...names, ...above]), row(heads)];
}

function bodyRow({ names, marks, kind, cells }: ReportRow, base: DocFont, last: boolean, whole: boolean): TableRow {
  const font = kind === 'plain' ? base : { ...base, bold: true };
  const edge = { ...(kind === 'total' ? { top: THIN } : {}), ...(last ? { bottom: THICK } : {}), keep: whole && !last };
  const stub = names.map((name, i) =>
    textCell(name, i === names.length - 1 ? marks : '', font, { align: AlignmentType.LEFT, ...edge }),
  );
  return new TableRow({
    cantSplit: true,
    children: [
      ...stub,
      ...cells.map((cell) => textCell(cell.text, cell.marks, font, { align: alignOf(cell), ...edge })),
    ],
  });
}

const alignOf = ({ value, text }: ReportCell): NonNullable<CellLook['align']> =>
  value !== null || /\d/.test(text) ? AlignmentType.RIGHT : AlignmentType.CENTER;

function textCell(
  text: string,
  marks: string,
  font: DocFont,
  { align, top, bottom, across, down, keep }: CellLook,
): TableCell {
  const runs = [new TextRun({ ...runFont(font), text })];
  if (marks !== '') runs.push(new TextRun({ ...runFont(font), text: marks, superScript: !isRaised(marks) }));
  return new TableCell({
    children: [
      new Paragraph({
        ...(align ? { alignment: align } : {}),
        ...(keep ? { keepNext: true } : {}),
        spacing: { before: 0, after: 0 },
        children: runs,
      }),
    ],
    verticalAlign: VerticalAlign.CENTER,
    borders: { top: top ?? NONE, bottom: bottom ?? NONE, left: NONE, right: NONE },
    ...(across !== undefined && across > 1 ? { columnSpan: across } : {}),
    ...(down !== undefined ? { rowSpan: down } : {}),
  });
}
