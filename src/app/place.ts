export { cellAddress, columnLetters } from '../core';
import { cellAddress, columnLetters, type Place } from '../core';
import type { CellOrigin } from '../query';

/** file › sheet › D17, as far as it is known; `row` words a row of which no column is known. */
export function placeText(place: Place, row: (n: number) => string = String): string {
  const cell =
    place.row !== undefined && place.column !== undefined
      ? cellAddress(place.row, place.column)
      : place.row !== undefined
        ? row(place.row)
        : place.column !== undefined
          ? columnLetters(place.column)
          : undefined;
  return [place.file, place.sheet, cell].filter((part) => part !== undefined && part !== '').join(' › ');
}

/** file › sheet › D17 of a cell that a value was read from; a sheet named like its file (CSV) is not said twice. */
export function originText(origin: CellOrigin): string {
  const cell = cellAddress(origin.row, origin.column);
  const bare = origin.file.replace(/\.[^.]+$/, '');
  const sheet = origin.sheet === '' || origin.sheet === bare || origin.sheet === origin.file ? [] : [origin.sheet];
  return [origin.file, ...sheet, cell].join(' › ');
}
