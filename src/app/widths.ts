import { textWidth } from '../view';

/** Rows of each page whose texts decide how wide a column is drawn. */
const MEASURED = 60;
const NARROWEST = 56;
const WIDEST = 260;

/** Of a longer text no more is measured: cells of tens of thousands of characters exist. */
export const MEASURED_TEXT = 60;

/** Pixels for each column of raw cells, by the longest text of the pages that are here. */
export function columnWidths(columns: number, pages: Iterable<readonly (readonly string[])[]>): readonly number[] {
  const widest = new Array<number>(columns).fill(0);
  for (const rows of pages) {
    for (const row of rows.slice(0, MEASURED)) {
      const filled = row.filter((text) => text !== '').length;
      row.forEach((text, i) => {
        // The text of a merged range stands in all its cells, and a title alone in its row runs over its neighbours: neither
        // makes a column as wide as itself.
        if ((filled > 1 || text.length <= 12) && text !== row[i - 1] && text !== row[i + 1]) {
          widest[i] = Math.max(widest[i] ?? 0, textWidth(text.slice(0, MEASURED_TEXT)));
        }
      });
    }
  }
  return widest.map((width) => Math.min(WIDEST, Math.max(NARROWEST, width * 7 + 16)));
}
