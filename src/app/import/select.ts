import type { Selection } from '../../ingest';

/** A cell, 0-based. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What is selected in the raw sheet: from the anchor to the focus, both included. */
export interface Picked {
  readonly anchor: Cell;
  readonly focus: Cell;
  readonly whole?: 'rows' | 'columns' | 'sheet';
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export const pickCell = (row: number, column: number): Picked => ({
  anchor: { row, column },
  focus: { row, column },
});

/** To another cell, row or column with the anchor where it was. */
export const stretched = (picked: Picked, focus: Cell): Picked => ({ ...picked, focus });

/** The rectangle selected; whole rows reach over all columns and the other way round. */
export function rectangle({ anchor, focus, whole }: Picked, size: Size): Selection {
  const span = (a: number, b: number): { from: number; to: number } => ({ from: Math.min(a, b), to: Math.max(a, b) });
  const all = (n: number): { from: number; to: number } => ({ from: 0, to: Math.max(0, n - 1) });
  return {
    rows: whole === 'columns' || whole === 'sheet' ? all(size.rows) : span(anchor.row, focus.row),
    columns: whole === 'rows' || whole === 'sheet' ? all(size.columns) : span(anchor.column, focus.column),
    ...(whole ? { whole } : {}),
  };
}

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

/**
 * Where the keys of a spreadsheet lead: arrows, Home, End, page up and down, with Shift to stretch, with Ctrl to the edge; Ctrl+Space the
 * column, Shift+Space the row, Ctrl+A all. Null: no such key. `page`: rows in sight.
 */
export function moved(picked: Picked, { key, shiftKey, ctrlKey }: Key, size: Size, page: number): Picked | null {
  const { row, column } = picked.focus;
  if (key === ' ' && ctrlKey) return { ...picked, whole: picked.whole === 'rows' ? 'sheet' : 'columns' };
  if (key === ' ' && shiftKey) return { ...picked, whole: picked.whole === 'columns' ? 'sheet' : 'rows' };
  if (key.toLowerCase() === 'a' && ctrlKey) {
    return { anchor: { row: 0, column: 0 }, focus: { row: size.rows - 1, column: size.columns - 1 }, whole: 'sheet' };
  }
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const steps: Readonly<Record<string, Cell>> = {
    ArrowUp: { row: ctrlKey ? 0 : row - 1, column },
    ArrowDown: { row: ctrlKey ? last.row : row + 1, column },
    ArrowLeft: { row, column: ctrlKey ? 0 : column - 1 },
    ArrowRight: { row, column: ctrlKey ? last.column : column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row: ctrlKey ? 0 : row, column: 0 },
    End: { row: ctrlKey ? last.row : row, column: last.column },
  };
  const step = steps[key];
  if (!step) return null;
  const within = (n: number, most: number): number => Math.max(0, Math.min(n, most));
  const focus = { row: within(step.row, last.row), column: within(step.column, last.column) };
  return shiftKey ? stretched(picked, focus) : { anchor: focus, focus };
}
