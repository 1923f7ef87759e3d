import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { textWidth } from '../../view';
import type { DocGrid, DocInline } from './blocks';
import type { DocFont, DocLook } from './look';
import { inlineRuns, type Ids } from './text';
import { twips } from './units';

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** In eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 12, color: '000000' };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const FINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** A table of running text, as wide as the page's text. Heads repeat on every page; no row breaks. */
export function gridTable(grid: DocGrid, look: DocLook, width: number, ids: Ids): Table {
  const { rules, heads, rows, aligns = [] } = grid;
  const count = Math.max(heads.length, ...rows.map((row) => row.length));
  const size = grid.size ?? look.table.font.size;
  const shares = grid.widths ?? naturalWidths(grid, count);
  const all = shares.reduce((sum, share) => sum + share, 0);
  // Neither cramped nor torn apart: a narrow table takes a little more room than its texts need.
  const natural = (all * size) / 2 + count * size;
  const room = grid.widths ? width : Math.min(width, Math.max(natural * 1.25, width * 0.6));
  const columns = Array.from({ length: count }, (_, i) => Math.floor((twips(room) * (shares[i] ?? 0)) / all));
  const ruled = rules === 'ruled';
  const line = ruled ? FINE : NONE;
  const cell = (parts: readonly DocInline[], i: number, font: DocFont, edge: object, head: boolean): TableCell =>
    new TableCell({
      width: { size: columns[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      borders: { top: line, bottom: line, left: line, right: line, ...edge },
      children: [
        new Paragraph({
          alignment: ALIGN[head ? 'center' : (aligns[i] ?? 'left')],
          spacing: { before: 0, after: 0 },
          children: inlineRuns(parts, { font, stressed: { ...font, han: look.headings[1].han } }, ids),
        }),
      ],
    });
  const columnsOf = (row: readonly (readonly DocInline[])[]): readonly (readonly DocInline[])[] =>
    Array.from({ length: count }, (_, i) => row[i] ?? []);
  const top = ruled ? {} : { top: THICK, bottom: THIN };
  const last = (at: number): object => (!ruled && at === rows.length - 1 ? { bottom: THICK } : {});
  return new Table({
    width: { size: columns.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    margins: { left: twips(size * 0.35), right: twips(size * 0.35), top: twips(1.5), bottom: twips(1.5) },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columnsOf(heads).map((parts, i) => cell(parts, i, { ...look.table.head, size }, top, true)),
      }),
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: true,
            children: columnsOf(row).map((parts, i) => cell(parts, i, { ...look.table.font, size }, last(at), false)),
          }),
      ),
    ],
  });
}

/** By the longest text of each column; none takes everything. */
function naturalWidths({ heads, rows }: DocGrid, count: number): readonly number[] {
  const chars = (parts: readonly DocInline[] = []): number => textWidth(parts.map(({ text }) => text).join(''));
  return Array.from({ length: count }, (_, i) =>
    Math.min(40, Math.max(6, chars(heads[i]), ...rows.map((row) => chars(row[i])))),
  );
}
