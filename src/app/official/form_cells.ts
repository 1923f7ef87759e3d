import { cellAddress } from '../../core';
import { cornerOf, type FormSheet } from '../../office';

/** How far heads may stand from a cell. */
const MOST_HEADS = 3;
const isWords = (text: string): boolean => /[\p{L}]/u.test(text);

/**
 * What the heads of a cell say: the nearest words at its left in the row and above it in the column, merged ones over all that they cover,
 * and the lines of heads above these. Numerals are no heads.
 */
export function labelsOfCell(sheet: FormSheet, row: number, column: number): readonly string[] {
  const texts = new Map(sheet.cells.map((cell) => [`${cell.row}:${cell.column}`, cell.text.trim()]));
  const at = (r: number, c: number): string => {
    const place = cornerOf(sheet.merges, r, c);
    return texts.get(`${place.row}:${place.column}`) ?? '';
  };
  const left: string[] = [];
  for (let c = column - 1; c >= 0 && left.length < MOST_HEADS; c--) {
    const text = at(row, c);
    if (isWords(text) && !left.includes(text)) left.push(text);
    else if (left.length > 0) break;
  }
  const above: string[] = [];
  let begun = false;
  for (let r = row - 1; r >= 0 && above.length < MOST_HEADS; r--) {
    const text = at(r, column);
    const wide = sheet.merges.some((one) => one.row === r && one.column === 0 && one.toColumn >= sheet.columns - 1);
    if (wide) break; // the title of the whole form
    if (isWords(text) && !above.includes(text)) {
      above.push(text);
      begun = true;
    } else if (begun && !isWords(text)) break;
  }
  return [...left, ...above];
}

export interface ShownFormCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly formula: boolean;
  readonly across: number;
  readonly down: number;
}

/** Rows and columns beyond these are not shown: forms end before. */
const MOST_ROWS = 400;
const MOST_COLUMNS = 80;

/** A form's cells as a table draws them: every place once, merged ones over all that they cover. */
export function formRows(sheet: FormSheet): {
  readonly letters: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly ShownFormCell[] }[];
} {
  const columns = Math.min(sheet.columns, MOST_COLUMNS);
  const known = new Map(sheet.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  return {
    letters: Array.from({ length: columns }, (_, i) => cellAddress(1, i + 1).replace(/\d+$/, '')),
    rows: Array.from({ length: Math.min(sheet.rows, MOST_ROWS) }, (_, row) => ({
      row,
      cells: Array.from({ length: columns }, (__, column) => column).flatMap((column): readonly ShownFormCell[] => {
        const over = sheet.merges.find(
          (one) => row >= one.row && row <= one.toRow && column >= one.column && column <= one.toColumn,
        );
        if (over && (over.row !== row || over.column !== column)) return [];
        const cell = known.get(`${row}:${column}`);
        return [
          {
            row,
            column,
            text: cell?.text ?? '',
            formula: cell?.formula ?? false,
            across: over ? Math.min(columns, over.toColumn + 1) - column : 1,
            down: over ? over.toRow - over.row + 1 : 1,
          },
        ];
      }),
    })),
  };
}
