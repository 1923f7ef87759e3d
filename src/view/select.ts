/** A cell of the grid: rows from 0 (the total comes after the last), columns among those shown, from 0. */
export interface CellAt {
  readonly row: number;
  readonly col: number;
}

export interface Range {
  readonly anchor: CellAt;
  readonly head: CellAt;
}

/** What is selected: ranges, the last of them being extended by Shift; the active cell is its anchor. */
export interface Selection {
  readonly ranges: readonly Range[];
}

export interface Size {
  readonly rows: number;
  readonly cols: number;
}

export const NOTHING: Selection = { ranges: [] };

export const activeCell = (selection: Selection): CellAt | null => selection.ranges.at(-1)?.anchor ?? null;

/** Click: this cell alone. With Ctrl: one more range. With Shift: the last range up to here. */
export function selectCell(
  selection: Selection,
  at: CellAt,
  keys: { readonly shift: boolean; readonly ctrl: boolean },
): Selection {
  if (keys.shift && selection.ranges.length > 0) return extendTo(selection, at);
  const fresh = { anchor: at, head: at };
  return { ranges: keys.ctrl ? [...selection.ranges, fresh] : [fresh] };
}

export function extendTo(selection: Selection, head: CellAt): Selection {
  const last = selection.ranges.at(-1);
  return last
    ? { ranges: [...selection.ranges.slice(0, -1), { ...last, head }] }
    : { ranges: [{ anchor: head, head }] };
}

export type Step =
  'up' | 'down' | 'left' | 'right' | 'row_start' | 'row_end' | 'top' | 'bottom' | 'page_up' | 'page_down';

/** Arrow keys: moves the active cell, or with Shift the far end of the last range. Stays inside the grid. */
export function step(selection: Selection, way: Step, size: Size, shift: boolean, page = 20): Selection {
  if (size.rows === 0 || size.cols === 0) return NOTHING;
  const last = selection.ranges.at(-1);
  if (!last) return { ranges: [{ anchor: { row: 0, col: 0 }, head: { row: 0, col: 0 } }] };
  const to = moved(shift ? last.head : last.anchor, way, size, page);
  return shift ? extendTo(selection, to) : { ranges: [{ anchor: to, head: to }] };
}

function moved({ row, col }: CellAt, way: Step, size: Size, page: number): CellAt {
  const clampRow = (r: number): number => Math.min(size.rows - 1, Math.max(0, r));
  const clampCol = (c: number): number => Math.min(size.cols - 1, Math.max(0, c));
  const steps: Readonly<Record<Step, CellAt>> = {
    up: { row: row - 1, col },
    down: { row: row + 1, col },
    left: { row, col: col - 1 },
    right: { row, col: col + 1 },
    row_start: { row, col: 0 },
    row_end: { row, col: size.cols - 1 },
    top: { row: 0, col },
    bottom: { row: size.rows - 1, col },
    page_up: { row: row - page, col },
    page_down: { row: row + page, col },
  };
  return { row: clampRow(steps[way].row), col: clampCol(steps[way].col) };
}

/** The cells of the grid, without its total row. */
export const selectAll = (size: Size): Selection =>
  size.rows === 0 || size.cols === 0
    ? NOTHING
    : { ranges: [{ anchor: { row: 0, col: 0 }, head: { row: size.rows - 1, col: size.cols - 1 } }] };

export const isSelected = (selection: Selection, { row, col }: CellAt): boolean =>
  selection.ranges.some((range) => {
    const { top, bottom, left, right } = box(range);
    return row >= top && row <= bottom && col >= left && col <= right;
  });

/** Every selected cell once, row by row, however the ranges overlap. */
export function selectedCells(selection: Selection, size: Size): readonly CellAt[] {
  const { rows, cols } = selectedLines(selection, size);
  return rows.flatMap((row) => cols.map((col) => ({ row, col }))).filter((at) => isSelected(selection, at));
}

/** The rows and columns in which something is selected. */
export function selectedLines(
  selection: Selection,
  size: Size,
): { readonly rows: readonly number[]; readonly cols: readonly number[] } {
  const rows = new Set<number>();
  const cols = new Set<number>();
  for (const range of selection.ranges) {
    const { top, bottom, left, right } = box(range);
    for (let row = top; row <= Math.min(bottom, size.rows - 1); row++) rows.add(row);
    for (let col = left; col <= Math.min(right, size.cols - 1); col++) cols.add(col);
  }
  const ascending = (set: Set<number>): number[] => [...set].sort((a, b) => a - b);
  return { rows: ascending(rows), cols: ascending(cols) };
}

/** After the rows or columns changed: what still lies inside. */
export function clamp(selection: Selection, size: Size): Selection {
  const inside = ({ row, col }: CellAt): boolean => row < size.rows && col < size.cols;
  return { ranges: selection.ranges.filter(({ anchor, head }) => inside(anchor) && inside(head)) };
}

function box({ anchor, head }: Range): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.col, head.col),
    right: Math.max(anchor.col, head.col),
  };
}
