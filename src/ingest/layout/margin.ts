import { clean, soleText } from './cells';

/**
 * The cells from the first column on in which the table stands: tables begin in column B as often as in A. A text alone in its row further left is
 * a title above it and moves along.
 */
export function fromMargin(cells: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let [margin, alone, pairs] = [Infinity, Infinity, Infinity];
  for (const row of cells) {
    const first = row.findIndex((cell) => clean(cell) !== '');
    if (first < 0) continue;
    if (soleText(row) !== null) alone = Math.min(alone, first);
    // Two cells may be a line of a legend, which stands where it likes beside a table of more columns.
    else if (row.filter((cell) => cell !== '' && clean(cell) !== '').length > 2) margin = Math.min(margin, first);
    else pairs = Math.min(pairs, first);
    if (margin === 0) return cells;
  }
  const from = Math.min(
    margin === Infinity ? pairs : margin,
    margin === Infinity && pairs === Infinity ? alone : Infinity,
  );
  if (from === Infinity || from === 0) return cells;
  return cells.map((row) => {
    const text = row.slice(0, from).find((cell) => clean(cell) !== '');
    return text === undefined ? row.slice(from) : [text, ...row.slice(from + 1)];
  });
}
