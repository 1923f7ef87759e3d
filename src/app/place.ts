export { cellAddress, columnLetters, originText } from '../core';
import { cellAddress, columnLetters, type Place } from '../core';

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
