import { describe, expect, test } from 'vitest';
import {
  activeCell,
  blocksOf,
  cellsIn,
  clamp,
  extendTo,
  isSelected,
  linesUp,
  NOTHING,
  selectAll,
  selectCell,
  selectColumns,
  selectedCells,
  selectRow,
  step,
  walk,
  widened,
  type Selection,
} from '../../../src/view';

const size = { rows: 4, cols: 3 };
const plain = { shift: false, ctrl: false };
const shift = { shift: true, ctrl: false };
const ctrl = { shift: false, ctrl: true };
const at = (row: number, col: number) => ({ row, col });
const cellsOf = (selection: Selection): string =>
  selectedCells(selection, size)
    .map(({ row, col }) => `${row}${col}`)
    .join(' ');

describe('Selecting in the grid', () => {
  test('a click selects one cell, Shift+click the rectangle up to it, whichever corner comes first', () => {
    const one = selectCell(NOTHING, at(2, 2), plain);
    const box = selectCell(one, at(1, 0), shift);
    expect(selectedCells(box, size)).toHaveLength(6);
    expect(activeCell(box)).toEqual(at(2, 2));
  });

  test('Ctrl+click adds a range, and a cell in two ranges counts once', () => {
    let selection = extendTo(selectCell(NOTHING, at(0, 0), plain), at(1, 1));
    selection = extendTo(selectCell(selection, at(1, 1), ctrl), at(2, 2));
    expect(selectedCells(selection, size)).toHaveLength(7);
    expect(cellsIn(blocksOf(selection, size))).toBe(7);
    expect(isSelected(selection, at(0, 2))).toBe(false);
  });

  test('a row number selects the row, a head the column without the total, Shift and Ctrl more of them', () => {
    expect(cellsOf(selectRow(NOTHING, 1, plain, size))).toBe('10 11 12');
    expect(cellsOf(selectRow(selectRow(NOTHING, 3, plain, size), 2, shift, size))).toBe('20 21 22 30 31 32');
    const body = { rows: 3, cols: 3 };
    expect(cellsOf(selectColumns(NOTHING, 1, 1, plain, body))).toBe('01 11 21');
    const grown = selectColumns(selectColumns(NOTHING, 2, 2, plain, body), 1, 1, shift, body);
    expect(cellsOf(grown)).toBe('01 02 11 12 21 22');
    expect(selectColumns(grown, 0, 0, ctrl, body).ranges).toHaveLength(2);
  });

  test('dragging over row numbers keeps whole rows', () => {
    expect(cellsOf(extendTo(selectRow(NOTHING, 0, plain, size), at(1, 1)))).toBe('00 01 02 10 11 12');
  });

  test('Ctrl+Space and Shift+Space take the columns and rows of what is selected and leave the active cell', () => {
    const one = selectCell(NOTHING, at(2, 1), plain);
    expect(cellsOf(widened(one, 'cols', { rows: 3, cols: 3 }))).toBe('01 11 21');
    expect(cellsOf(widened(one, 'rows', size))).toBe('20 21 22');
    expect(activeCell(widened(one, 'rows', size))).toEqual(at(2, 1));
  });

  test('Ctrl+A takes all, and what no longer lies inside is given up', () => {
    expect(selectedCells(selectAll(size), size)).toHaveLength(12);
    expect(selectAll({ rows: 0, cols: 3 })).toEqual(NOTHING);
    expect(clamp(selectAll(size), { rows: 2, cols: 3 })).toEqual(NOTHING);
  });

  test('ranges that overlap become rectangles without a common cell, and few of them', () => {
    const tall = extendTo(selectCell(NOTHING, at(0, 0), plain), at(3, 0));
    const both = extendTo(selectCell(tall, at(1, 0), ctrl), at(1, 2));
    expect(blocksOf(both, size)).toEqual([
      { from: 0, to: 1, cols: [0] },
      { from: 1, to: 2, cols: [0, 1, 2] },
      { from: 2, to: 4, cols: [0] },
    ]);
    expect(blocksOf(selectAll({ rows: 5_000_000, cols: 2 }), { rows: 5_000_000, cols: 2 })).toHaveLength(1);
  });

  test('ranges line up when they share their rows or their columns', () => {
    const first = extendTo(selectCell(NOTHING, at(0, 0), plain), at(1, 0));
    expect(linesUp(extendTo(selectCell(first, at(0, 2), ctrl), at(1, 2)))).toBe(true);
    expect(linesUp(extendTo(selectCell(first, at(1, 2), ctrl), at(2, 2)))).toBe(false);
  });
});

describe('Keys in the grid', () => {
  const corner = selectCell(NOTHING, at(0, 0), plain);
  const go = (selection: Selection, way: Parameters<typeof step>[1], more = {}) =>
    activeCell(step(selection, way, { size, ...more }, false));

  test('arrow keys move the active cell and stop at the edges', () => {
    expect(go(corner, 'up')).toEqual(at(0, 0));
    expect(go(corner, 'down')).toEqual(at(1, 0));
    expect(go(corner, 'row_end')).toEqual(at(0, 2));
    expect(go(corner, 'last')).toEqual(at(3, 2));
    expect(go(corner, 'page_down', { page: 2 })).toEqual(at(2, 0));
    expect(step(NOTHING, 'down', { size: { rows: 0, cols: 0 } }, false)).toEqual(NOTHING);
  });

  test('Shift extends from the active cell', () => {
    expect(cellsOf(step(step(corner, 'right', { size }, true), 'down', { size }, true))).toBe('00 01 10 11');
  });

  test('Ctrl+arrow runs to the last figure before a gap, over the gap to the next, then to the end', () => {
    const tall = { rows: 8, cols: 1 };
    const filled = ({ row }: { readonly row: number }): boolean => [0, 1, 2, 5].includes(row);
    const down = (row: number) =>
      activeCell(step(selectCell(NOTHING, at(row, 0), plain), 'edge_down', { size: tall, filled }, false))?.row;
    expect([down(0), down(2), down(5), down(7)]).toEqual([2, 5, 7, 7]);
    expect(go(selectCell(NOTHING, at(3, 1), plain), 'edge_up')).toEqual(at(0, 1));
  });

  test('Tab goes on in the row and out of the grid at its end', () => {
    expect(activeCell(walk(selectCell(NOTHING, at(0, 2), plain), 'next', size) ?? NOTHING)).toEqual(at(1, 0));
    expect(walk(selectCell(NOTHING, at(3, 2), plain), 'next', size)).toBeNull();
    expect(walk(corner, 'previous', size)).toBeNull();
  });

  test('within a selection Tab walks by rows and Enter by columns, around the end', () => {
    let box = extendTo(selectCell(NOTHING, at(1, 0), plain), at(2, 1));
    const seen: string[] = [];
    for (const way of ['next', 'next', 'next', 'next', 'down', 'down'] as const) {
      box = walk(box, way, size) ?? NOTHING;
      const cell = activeCell(box);
      seen.push(`${cell?.row}${cell?.col}`);
    }
    expect(seen).toEqual(['11', '20', '21', '10', '20', '11']);
    expect(selectedCells(box, size)).toHaveLength(4);
  });
});
