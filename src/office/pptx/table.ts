import type PptxGenJS from 'pptxgenjs';
import {
  isRaised,
  reportWidths,
  roomFor,
  splitColumns,
  type ReportCell,
  type ReportPart,
  type ReportRow,
  type ReportTable,
} from '../../view';
import { FACE, PAGE, titledSlide, type Room } from './page';

const GAP = 2.6;
/** Width of a half-width character, of the size: slides are set in a wide face. */
const EM = 0.56;
const SIZES = [14, 13, 12, 11, 10] as const;

/** The table on as many slides as it needs: heads on each, notes on the last. */
export function tableSlides(deck: PptxGenJS, table: ReportTable, notes: boolean): void {
  const width = (PAGE.width - 2 * PAGE.side) * 72;
  const need = roomFor(reportWidths(table), GAP);
  const size = SIZES.find((each) => need * each * EM <= width) ?? 10;
  const parts = splitColumns(table, width / (size * EM), GAP);
  parts.forEach((part, i) => partSlides(deck, part, size, notes && i === parts.length - 1 ? table.notes : []));
}

function partSlides(deck: PptxGenJS, { table, widths }: ReportPart, size: number, notes: readonly string[]): void {
  const rowHeight = (size * 1.75) / 72;
  const heads = table.groups.length > 0 ? 2 : 1;
  let from = 0;
  do {
    const last = (room: Room): number => from + Math.max(1, Math.floor(room.h / rowHeight) - heads);
    const plain = last(roomOf(0));
    // The notes take their room from the last slide only.
    const ends = plain >= table.rows.length;
    const { slide, room } = titledSlide(deck, table.title, ends ? notes : []);
    const to = Math.min(table.rows.length, ends ? Math.max(from + 1, last(room)) : plain);
    const rows = [
      ...headRows(table, size),
      ...table.rows.slice(from, to).map((row, i, all) => bodyRow(row, size, i === all.length - 1)),
    ];
    const natural = (roomFor(widths, GAP) * size * EM) / 72;
    const w = Math.min(room.w, Math.max(natural * 1.2, room.w * 0.6));
    slide.addTable(rows, {
      x: room.x + (room.w - w) / 2,
      y: room.y,
      w,
      colW: [...widths.stubs, ...widths.columns].map((chars) => (((chars + GAP) * size * EM) / 72) * (w / natural)),
      rowH: rowHeight,
      fontFace: FACE.body,
      fontSize: size,
      valign: 'middle',
      margin: [0, 0.06, 0, 0.06],
    });
    from = to;
  } while (from < table.rows.length);
}

/** Without notes. */
const roomOf = (notes: number): Room => {
  const y = PAGE.top + PAGE.titleHeight + 0.15;
  return { x: PAGE.side, y, w: PAGE.width - 2 * PAGE.side, h: PAGE.height - PAGE.foot - notes - 0.15 - y };
};

const NONE: PptxGenJS.BorderProps = { type: 'none' };
const THICK: PptxGenJS.BorderProps = { type: 'solid', pt: 1.5, color: '1F2933' };
const THIN: PptxGenJS.BorderProps = { type: 'solid', pt: 0.75, color: '1F2933' };
const HAIR: PptxGenJS.BorderProps = { type: 'solid', pt: 0.5, color: 'D9DFE5' };

const head = (
  text: string,
  top: PptxGenJS.BorderProps,
  bottom: PptxGenJS.BorderProps,
  more: PptxGenJS.TableCellProps = {},
): PptxGenJS.TableCell => ({
  text,
  options: { bold: true, align: 'center', border: [top, NONE, bottom, NONE], ...more },
});

function headRows({ stubs, groups, columns }: ReportTable, size: number): PptxGenJS.TableRow[] {
  const fontSize = size;
  if (groups.length === 0)
    return [[...stubs, ...columns.map(({ title }) => title)].map((text) => head(text, THICK, THIN, { fontSize }))];
  return [
    [
      ...stubs.map((text) => head(text, THICK, THIN, { rowspan: 2, fontSize })),
      ...groups.map(({ text, span }) => head(text, THICK, span > 1 ? HAIR : NONE, { colspan: span, fontSize })),
    ],
    columns.map(({ title }) => head(title, NONE, THIN, { fontSize, align: 'right' })),
  ];
}

function bodyRow({ names, marks, kind, cells }: ReportRow, fontSize: number, last: boolean): PptxGenJS.TableRow {
  const bold = kind !== 'plain';
  const common: PptxGenJS.TableCellProps = {
    fontSize,
    bold,
    border: [kind === 'total' ? THIN : NONE, NONE, last ? THICK : HAIR, NONE],
    ...(kind === 'home' ? { color: 'B42318' } : {}),
  };
  return [
    ...names.map((name, i): PptxGenJS.TableCell => ({
      text: withMarks(name, i === names.length - 1 ? marks : '', fontSize, bold),
      options: { ...common, align: 'left' },
    })),
    ...cells.map((cell): PptxGenJS.TableCell => ({
      text: withMarks(cell.text, cell.marks, fontSize, bold),
      options: { ...common, align: alignOf(cell) },
    })),
  ];
}

const alignOf = ({ value, text }: ReportCell): PptxGenJS.HAlign =>
  value !== null || /\d/.test(text) ? 'right' : 'center';

const withMarks = (text: string, marks: string, fontSize: number, bold: boolean): string | PptxGenJS.TableCell[] =>
  marks === ''
    ? text
    : [
        { text, options: { fontSize, bold } },
        { text: marks, options: { fontSize, bold, superscript: !isRaised(marks) } as PptxGenJS.TableCellProps },
      ];
