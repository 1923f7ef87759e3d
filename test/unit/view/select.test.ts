import { describe, expect, test } from 'vitest';
import {
  activeCell,
  clamp,
  extendTo,
  isSelected,
  NOTHING,
  selectAll,
  selectCell,
  selectedCells,
  step,
} from '../../../src/view';

const size = { rows: 4, cols: 3 };
const plain = { shift: false, ctrl: false };
const at = (row: number, col: number) => ({ row, col });

describe('Selecting in the grid', () => {
  test('a click selects one cell, Shift+click the rectangle up to it, whichever corner comes first', () => {
    const one = selectCell(NOTHING, at(2, 2), plain);
    const box = selectCell(one, at(1, 0), { shift: true, ctrl: false });
    expect(selectedCells(box, size)).toHaveLength(6);
    expect(activeCell(box)).toEqual(at(2, 2));
  });

  test('Ctrl+click adds a range, and a cell in two ranges counts once', () => {
    let selection = extendTo(selectCell(NOTHING, at(0, 0), plain), at(1, 1));
    selection = extendTo(selectCell(selection, at(1, 1), { shift: false, ctrl: true }), at(2, 2));
    expect(selectedCells(selection, size)).toHaveLength(7);
    expect(isSelected(selection, at(0, 2))).toBe(false);
  });

  test('arrow keys move the active cell and stop at the edges', () => {
    const corner = selectCell(NOTHING, at(0, 0), plain);
    expect(activeCell(step(corner, 'up', size, false))).toEqual(at(0, 0));
    expect(activeCell(step(corner, 'bottom', size, false))).toEqual(at(3, 0));
    expect(activeCell(step(corner, 'row_end', size, false))).toEqual(at(0, 2));
  });

  test('Shift+arrow extends from the active cell, which stays', () => {
    const grown = step(step(selectCell(NOTHING, at(1, 1), plain), 'right', size, true), 'down', size, true);
    expect(selectedCells(grown, size)).toEqual([at(1, 1), at(1, 2), at(2, 1), at(2, 2)]);
    expect(activeCell(grown)).toEqual(at(1, 1));
  });

  test('everything that no longer exists after a change leaves the selection', () => {
    expect(clamp(selectAll(size), { rows: 2, cols: 3 })).toEqual(NOTHING);
    expect(clamp(selectCell(NOTHING, at(1, 1), plain), { rows: 2, cols: 2 }).ranges).toHaveLength(1);
  });

  test('an empty grid has nothing to select', () => {
    expect(selectAll({ rows: 0, cols: 3 })).toEqual(NOTHING);
    expect(step(NOTHING, 'down', { rows: 0, cols: 0 }, false)).toEqual(NOTHING);
  });
});
