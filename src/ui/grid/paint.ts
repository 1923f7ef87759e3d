import type { CellAt, Selection } from '../../view';
import { activeCell, box, isSelected } from '../../view';
import { columnPlace, NAME, ROW_NUMBER } from './columns';

/**
 * Shows a selection on the cells that are drawn: a class on each, nothing is rendered anew. Cells that are drawn later ask for their state
 * themselves. The heads and row numbers beside what is selected light up.
 */
export function paintSelection(
  node: HTMLElement,
  selection: Selection,
  rowOf: (index: number, pinned: boolean) => number,
): void {
  const active = activeCell(selection);
  const boxes = selection.ranges.map(box);
  const inRow = (row: number): boolean => boxes.some(({ top, bottom }) => row >= top && row <= bottom);
  const inCol = (col: number): boolean => boxes.some(({ left, right }) => col >= left && col <= right);
  for (const line of node.querySelectorAll('.ag-row')) {
    const index = line.getAttribute('row-index') ?? '';
    const pinned = index.startsWith('b-');
    const row = rowOf(Number(pinned ? index.slice(2) : index), pinned);
    const lit = inRow(row);
    for (const cell of line.querySelectorAll('.ag-cell[col-id]')) {
      const id = cell.getAttribute('col-id') ?? '';
      const col = columnPlace(id);
      if (col >= 0) paintCell(cell, lit && isSelected(selection, { row, col }), isAt(active, { row, col }));
      else if (id === ROW_NUMBER || id === NAME) cell.classList.toggle('lit', lit);
    }
  }
  for (const head of node.querySelectorAll('.ag-header-cell[col-id]')) {
    const col = columnPlace(head.getAttribute('col-id') ?? '');
    if (col >= 0) head.classList.toggle('lit', inCol(col));
  }
}

function paintCell(cell: Element, selected: boolean, active: boolean): void {
  cell.classList.toggle('selected', selected);
  cell.classList.toggle('active', active);
  // What is set to the same again is laid out again all the same.
  if (cell.getAttribute('aria-selected') !== String(selected)) cell.setAttribute('aria-selected', String(selected));
}

const isAt = (active: CellAt | null, at: CellAt): boolean => active?.row === at.row && active.col === at.col;
