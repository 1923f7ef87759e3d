import { cellAddress } from './issue';

/** A cell of a file: which sheet, row and column, both counted from 1. */
export interface CellPlace {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** file › sheet › D17 of a cell that a value was read from; a sheet named like its file (CSV) is not said twice. */
export function originText({ file, sheet, row, column }: CellPlace): string {
  const bare = file.replace(/\.[^.]+$/, '');
  const own = sheet === '' || sheet === bare || sheet === file ? [] : [sheet];
  return [file, ...own, cellAddress(row, column)].join(' › ');
}
