import { box, extendTo, NOTHING, type CellAt, type Selection, type Size } from './select';

export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'row_start'
  | 'row_end'
  | 'page_up'
  | 'page_down'
  | 'edge_up'
  | 'edge_down'
  | 'edge_left'
  | 'edge_right'
  | 'first'
  | 'last';

export interface StepContext {
  readonly size: Size;
  /** Rows of a screenful. */
  readonly page?: number;
  /** Whether there is a figure at a place: Ctrl+arrows run to the edges of what is there. Without it, to the edge of the grid. */
  readonly filled?: (at: CellAt) => boolean;
}

/** Arrow keys: moves the active cell, or with Shift the far end of the last range. Stays inside the grid. */
export function step(selection: Selection, way: Step, context: StepContext, shift: boolean): Selection {
  const { size } = context;
  if (size.rows === 0 || size.cols === 0) return NOTHING;
  const last = selection.ranges.at(-1);
  if (!last) return { ranges: [{ anchor: { row: 0, col: 0 }, head: { row: 0, col: 0 } }] };
  const to = moved(shift ? last.head : (selection.at ?? last.anchor), way, context);
  return shift ? extendTo(selection, to) : { ranges: [{ anchor: to, head: to }] };
}

function moved(at: CellAt, way: Step, context: StepContext): CellAt {
  const { size, page = 20 } = context;
  const { row, col } = at;
  const [bottom, right] = [size.rows - 1, size.cols - 1];
  switch (way) {
    case 'up':
      return { row: Math.max(0, row - 1), col };
    case 'down':
      return { row: Math.min(bottom, row + 1), col };
    case 'left':
      return { row, col: Math.max(0, col - 1) };
    case 'right':
      return { row, col: Math.min(right, col + 1) };
    case 'row_start':
      return { row, col: 0 };
    case 'row_end':
      return { row, col: right };
    case 'page_up':
      return { row: Math.max(0, row - page), col };
    case 'page_down':
      return { row: Math.min(bottom, row + page), col };
    case 'first':
      return { row: 0, col: 0 };
    case 'last':
      return { row: bottom, col: right };
    case 'edge_up':
      return edge(at, -1, 0, context);
    case 'edge_down':
      return edge(at, 1, 0, context);
    case 'edge_left':
      return edge(at, 0, -1, context);
    case 'edge_right':
      return edge(at, 0, 1, context);
  }
}

/** As spreadsheets do: to the last figure before a gap; from its edge over the gap to the next figure; else to the end. */
function edge(at: CellAt, down: number, across: number, { size, filled }: StepContext): CellAt {
  const next = ({ row, col }: CellAt): CellAt => ({ row: row + down, col: col + across });
  const inside = ({ row, col }: CellAt): boolean => row >= 0 && col >= 0 && row < size.rows && col < size.cols;
  const is = filled ?? ((): boolean => true);
  let here = at;
  const running = inside(next(here)) && is(here) && is(next(here));
  while (inside(next(here))) {
    const to = next(here);
    if (running && !is(to)) return here;
    here = to;
    if (!running && is(here)) return here;
  }
  return here;
}

/**
 * Tab and Enter: the next cell. Within several selected cells it walks through them, around the end; of one cell Tab moves on in the row.
 * Null where it would leave the grid.
 */
export function walk(selection: Selection, way: 'next' | 'previous' | 'down' | 'up', size: Size): Selection | null {
  const last = selection.ranges.at(-1);
  if (!last || size.rows === 0 || size.cols === 0) return null;
  const { top, bottom, left, right } = box(last);
  const at = selection.at ?? last.anchor;
  const alone = top === bottom && left === right;
  const [t, b, l, r] = alone ? [0, size.rows - 1, 0, size.cols - 1] : [top, bottom, left, right];
  const [rows, cols] = [b - t + 1, r - l + 1];
  const sideways = way === 'next' || way === 'previous';
  const by = way === 'next' || way === 'down' ? 1 : -1;
  const place = sideways ? (at.row - t) * cols + (at.col - l) : (at.col - l) * rows + (at.row - t);
  const to = place + by;
  if (alone && (to < 0 || to >= rows * cols)) return null;
  const round = (to + rows * cols) % (rows * cols);
  const cell = sideways
    ? { row: t + Math.floor(round / cols), col: l + (round % cols) }
    : { row: t + (round % rows), col: l + Math.floor(round / rows) };
  return alone ? { ranges: [{ anchor: cell, head: cell }] } : { ...selection, at: cell };
}
