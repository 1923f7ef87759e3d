/** A cell of the grid: rows from 0 (the total comes after the last), columns among those shown, from 0. */
export interface CellAt {
  readonly row: number;
  readonly col: number;
}

export interface Range {
  readonly anchor: CellAt;
  readonly head: CellAt;
  /** Chosen by its row numbers or heads: grows by whole rows or columns. */
  readonly whole?: 'rows' | 'cols';
}

/** What is selected: ranges, the last of them being extended by Shift; the active cell is its anchor. */
export interface Selection {
  readonly ranges: readonly Range[];
  /** The active cell where Tab and Enter have moved it within the last range. */
  readonly at?: CellAt;
}

export interface Size {
  readonly rows: number;
  readonly cols: number;
}

export interface Keys {
  readonly shift: boolean;
  readonly ctrl: boolean;
}

export const NOTHING: Selection = { ranges: [] };

export const activeCell = (selection: Selection): CellAt | null =>
  selection.at ?? selection.ranges.at(-1)?.anchor ?? null;

/** The far end of what is being extended: what must be in sight. */
export const headCell = (selection: Selection): CellAt | null => {
  const last = selection.ranges.at(-1);
  return last === undefined || last.whole !== undefined ? null : (selection.at ?? last.head);
};

/** Click: this cell alone. With Ctrl: one more range. With Shift: the last range up to here. */
export function selectCell(selection: Selection, at: CellAt, keys: Keys): Selection {
  if (keys.shift && selection.ranges.length > 0) return extendTo(selection, at);
  const fresh = { anchor: at, head: at };
  return { ranges: keys.ctrl ? [...selection.ranges, fresh] : [fresh] };
}

export function extendTo(selection: Selection, head: CellAt): Selection {
  const last = selection.ranges.at(-1);
  if (!last) return { ranges: [{ anchor: head, head }] };
  const end = {
    row: last.whole === 'cols' ? last.head.row : head.row,
    col: last.whole === 'rows' ? last.head.col : head.col,
  };
  return { ranges: [...selection.ranges.slice(0, -1), { ...last, head: end }] };
}

/** Whole rows by their numbers. `size` without the total row, which may be chosen by itself. */
export function selectRow(selection: Selection, row: number, keys: Keys, size: Size): Selection {
  if (size.cols === 0) return NOTHING;
  const last = selection.ranges.at(-1);
  if (keys.shift && last) {
    const grown: Range = {
      anchor: { row: last.anchor.row, col: 0 },
      head: { row, col: size.cols - 1 },
      whole: 'rows',
    };
    return { ranges: [...selection.ranges.slice(0, -1), grown] };
  }
  const fresh: Range = { anchor: { row, col: 0 }, head: { row, col: size.cols - 1 }, whole: 'rows' };
  return { ranges: keys.ctrl ? [...selection.ranges, fresh] : [fresh] };
}

/** Whole columns by their heads: all rows but the total. */
export function selectColumns(selection: Selection, from: number, to: number, keys: Keys, size: Size): Selection {
  if (size.rows === 0 || size.cols === 0) return NOTHING;
  const bottom = size.rows - 1;
  const last = selection.ranges.at(-1);
  if (keys.shift && last) {
    const start = last.anchor.col;
    const grown: Range = {
      anchor: { row: 0, col: start },
      head: { row: bottom, col: from < start ? from : to },
      whole: 'cols',
    };
    return { ranges: [...selection.ranges.slice(0, -1), grown] };
  }
  const fresh: Range = { anchor: { row: 0, col: from }, head: { row: bottom, col: to }, whole: 'cols' };
  return { ranges: keys.ctrl ? [...selection.ranges, fresh] : [fresh] };
}

/** Ctrl+Space and Shift+Space: the columns or rows of the last range. */
export function widened(selection: Selection, whole: 'rows' | 'cols', size: Size): Selection {
  const last = selection.ranges.at(-1);
  if (!last || size.rows === 0 || size.cols === 0) return selection;
  const { top, bottom, left, right } = box(last);
  const grown: Range =
    whole === 'rows'
      ? { anchor: { row: top, col: 0 }, head: { row: bottom, col: size.cols - 1 }, whole }
      : { anchor: { row: 0, col: left }, head: { row: size.rows - 1, col: right }, whole };
  return { ranges: [...selection.ranges.slice(0, -1), grown], at: last.anchor };
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

/** Every selected cell once, row by row, however the ranges overlap. Few cells only: `blocksOf` for many. */
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

/** Rows from `from` up to `to` (exclusive), all with the same selected columns. */
export interface Block {
  readonly from: number;
  readonly to: number;
  readonly cols: readonly number[];
}

/** The selection as rectangles that share no cell: as few as there are changes from row to row. */
export function blocksOf(selection: Selection, size: Size): readonly Block[] {
  const boxes = selection.ranges.map(box);
  const cuts = [...new Set(boxes.flatMap(({ top, bottom }) => [top, bottom + 1]))]
    .map((cut) => Math.min(cut, size.rows))
    .sort((a, b) => a - b);
  const blocks: Block[] = [];
  cuts.forEach((from, i) => {
    const to = cuts[i + 1] ?? from;
    const cols = new Set<number>();
    for (const { top, bottom, left, right } of boxes) {
      if (top > from || bottom < from) continue;
      for (let col = left; col <= Math.min(right, size.cols - 1); col++) cols.add(col);
    }
    if (to > from && cols.size > 0) blocks.push({ from, to, cols: [...cols].sort((a, b) => a - b) });
  });
  return blocks;
}

export const cellsIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { from, to, cols }) => sum + (to - from) * cols.length, 0);

/** Several ranges can stand side by side or below each other in one table only if they have the same rows or the same columns. */
export function linesUp(selection: Selection): boolean {
  const boxes = selection.ranges.map(box);
  const [first] = boxes;
  return (
    boxes.every((one) => one.top === first?.top && one.bottom === first.bottom) ||
    boxes.every((one) => one.left === first?.left && one.right === first.right)
  );
}

/** After the rows or columns changed: what still lies inside. */
export function clamp(selection: Selection, size: Size): Selection {
  const inside = ({ row, col }: CellAt): boolean => row < size.rows && col < size.cols;
  const ranges = selection.ranges.filter(({ anchor, head }) => inside(anchor) && inside(head));
  const { at } = selection;
  return at !== undefined && inside(at) && ranges.length > 0 ? { ranges, at } : { ranges };
}

export function box({ anchor, head }: Range): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.col, head.col),
    right: Math.max(anchor.col, head.col),
  };
}
