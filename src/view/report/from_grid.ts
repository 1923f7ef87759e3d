import { t, type Lang } from '../../text';
import type { GridCell, GridRow } from '../cell';
import type { GridModel } from '../grid';
import { isSelected, selectedLines, type CellAt, type Selection } from '../select';
import { withUnit } from '../show';
import { BLANK_CELL, type ReportCell, type ReportHead, type ReportRow, type ReportTable } from './table';
import { reportValue } from './value';

/** The whole grid as a table, or its selected rows and columns; a cell between two ranges stays blank. */
export function reportTable(model: GridModel, title: string, selection: Selection | null, lang: Lang): ReportTable {
  const rows = model.total ? [...model.rows, model.total] : model.rows;
  const size = { rows: rows.length, cols: model.head.columns.length };
  const lines = selection ? selectedLines(selection, size) : { rows: range(size.rows), cols: range(size.cols) };
  const chosen = (at: CellAt): boolean => selection === null || isSelected(selection, at);
  return {
    ...reportHead(model, title, lines.cols, lang),
    rows: lines.rows.flatMap((at) => {
      const row = rows[at];
      return row ? [reportRow(row, lines.cols, (col) => chosen({ row: at, col }))] : [];
    }),
    notes: model.notes,
  };
}

/** Heads of some of the columns. */
export function reportHead(
  { head }: Pick<GridModel, 'head'>,
  title: string,
  cols: readonly number[],
  lang: Lang,
): ReportHead {
  const groups = head.groups
    .map((group) => ({
      text: withUnit(lang, group.title, group.unit),
      span: group.columns.filter((column) => cols.includes(head.columns.indexOf(column))).length,
    }))
    .filter(({ span }) => span > 0);
  return {
    title,
    stubs: [t(lang, 'view.area')],
    groups,
    columns: cols.map((col) => ({ title: head.columns[col]?.title ?? '' })),
  };
}

/** One row as it leaves; `chosen` says whether a column of it is wanted. */
export function reportRow(
  row: GridRow,
  cols: readonly number[],
  chosen: (col: number) => boolean = () => true,
): ReportRow {
  return {
    names: [row.name],
    marks: row.marks,
    kind: row.area === null ? 'total' : row.home ? 'home' : 'plain',
    cells: cols.map((col) => {
      const cell = chosen(col) ? row.cells[col] : undefined;
      return cell ? reportCell(cell) : BLANK_CELL;
    }),
  };
}

const reportCell = ({ text, marks, figure }: GridCell): ReportCell => ({
  text,
  marks,
  value: reportValue(text, figure?.exact ?? null),
});

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
