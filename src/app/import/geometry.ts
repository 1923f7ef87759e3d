import { textWidth } from '../../view';
import { MEASURED_TEXT } from '../widths';

/** Where the columns of a raw sheet begin, in pixels, and where the last one ends. */
export function columnStarts(widths: readonly number[]): readonly number[] {
  const at = [0];
  for (const each of widths) at.push((at.at(-1) ?? 0) + each);
  return at;
}

/** The column in which a place `x` pixels from the left lies; the last one beyond the end. */
export function columnAt(starts: readonly number[], x: number): number {
  let [low, high] = [0, Math.max(0, starts.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Places in the page keep their elements while others come into them: scrolling makes nothing and throws nothing away. */
export function slots(from: number, to: number): readonly number[] {
  const count = Math.max(0, to - from);
  return Array.from({ length: count }, (_, i) => from + ((((i - from) % count) + count) % count));
}

const NUMBER = /^[-+−(]?[¥$€£]?\d[\d,.\s]*(?:[eE][-+]?\d+)?[%‰]?\)?$/;

/** Whether a cell is set to the right, as a spreadsheet does with numbers. */
export const isNumeric = (text: string): boolean => NUMBER.test(text);

/** Pixels that a cell's text takes: as in a spreadsheet it runs over the empty cells at its right, to the column `last`. */
export function reach(texts: readonly string[], column: number, starts: readonly number[], last: number): number {
  const text = texts[column] ?? '';
  const left = starts[column] ?? 0;
  const own = (starts[column + 1] ?? left) - left;
  if (text.length * 13 < own - 12 || isNumeric(text)) return own;
  const wanted = textWidth(text.slice(0, MEASURED_TEXT)) * 7 + 16;
  if (wanted <= own) return own;
  let end = column + 1;
  while (end <= last && (texts[end] ?? '') === '' && (starts[end] ?? 0) - left < wanted) end++;
  return (starts[end] ?? starts.at(-1) ?? 0) - left;
}
