import type { CellAt } from '../../view';
import { columnPlace, NAME, ROW_NUMBER } from './columns';

export interface DragTo {
  /** The pointer is over this cell. */
  readonly over: (at: CellAt) => void;
  /** The pointer is beyond the edge: so many rows and columns further, again and again while it stays there. */
  readonly beyond: (rows: number, cols: number) => void;
}

const EVERY_MS = 50;

/**
 * Follows a pressed pointer until it is let go. Beyond an edge the selection grows by itself, the quicker the further away the pointer is.
 * Returns the way to stop.
 */
export function followDrag(
  node: HTMLElement,
  rowOf: (index: number, pinned: boolean) => number,
  to: DragTo,
): () => void {
  const viewport = node.querySelector('.ag-grid-viewport') ?? node;
  const heads = node.querySelector('.ag-header');
  let [rows, cols] = [0, 0];
  const timer = setInterval(() => {
    if (rows !== 0 || cols !== 0) to.beyond(rows, cols);
  }, EVERY_MS);
  const move = (event: PointerEvent): void => {
    if ((event.buttons & 1) === 0) return stop();
    const sight = viewport.getBoundingClientRect();
    rows = beyond(event.clientY, heads?.getBoundingClientRect().bottom ?? sight.top, sight.top + viewport.clientHeight);
    cols = Math.sign(beyond(event.clientX, sight.left, sight.left + viewport.clientWidth));
    if (rows !== 0 || cols !== 0) return;
    const at = cellUnder(event.clientX, event.clientY, rowOf);
    if (at) to.over(at);
  };
  const stop = (): void => {
    clearInterval(timer);
    document.removeEventListener('pointermove', move);
    document.removeEventListener('pointerup', stop);
    document.removeEventListener('pointercancel', stop);
  };
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', stop);
  document.addEventListener('pointercancel', stop);
  return stop;
}

/** How many rows to go at once: one just beyond the edge, more further away. */
function beyond(at: number, from: number, to: number): number {
  const by = at < from ? at - from : at > to ? at - to : 0;
  return Math.sign(by) * Math.min(12, Math.ceil(Math.abs(by) / 18));
}

function cellUnder(x: number, y: number, rowOf: (index: number, pinned: boolean) => number): CellAt | null {
  const cell = document.elementFromPoint(x, y)?.closest('.ag-cell');
  const index = cell?.closest('.ag-row')?.getAttribute('row-index');
  const id = cell?.getAttribute('col-id') ?? '';
  if (index === null || index === undefined) return null;
  const pinned = index.startsWith('b-');
  const row = rowOf(Number(pinned ? index.slice(2) : index), pinned);
  const col = columnPlace(id);
  return col >= 0 ? { row, col } : id === ROW_NUMBER || id === NAME ? { row, col: 0 } : null;
}
