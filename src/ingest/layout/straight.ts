import { clean } from './cells';

type Rows = readonly (readonly string[])[];

/**
 * Groups of heads that stand one column off the columns that they head (merged one cell too early, or typed into a middle cell): where the row
 * below repeats the same heads in every group (`2023年 2022年 增长% | 2023年 2022年 增长%`), and there are as many groups, each as far off, they
 * are put over their own. Other headers come back as they are.
 */
export function straightened(rows: Rows): Rows {
  const at = rows.length - 2;
  const upper = rows[at];
  const lower = rows[at + 1];
  if (!upper || !lower) return rows;
  const straight = over(upper.map(clean), lower.map(clean));
  return straight === null ? rows : rows.map((row, i) => (i === at ? straight : row));
}

/** Whether a header's groups stand one column off. */
export const isSlipped = (rows: Rows): boolean => straightened(rows) !== rows;

function over(upper: readonly string[], lower: readonly string[]): readonly string[] | null {
  const columns = lower.flatMap((text, c) => (text === '' || text === upper[c] ? [] : [c]));
  const [from = 0] = columns;
  const count = columns.length;
  if (count < 4 || columns.some((c, i) => c !== from + i)) return null;
  const each = cycle(columns.map((c) => lower[c] ?? ''));
  if (each === null) return null;
  const starts = upper.flatMap((text, c) => (text === '' || text === upper[c - 1] || text === lower[c] ? [] : [c]));
  const found = [from, from - 1]
    .map((least) => starts.filter((c) => c >= least && c < from + count))
    .find((groups) => groups.length === count / each);
  const [first] = found ?? [];
  if (!found || first === undefined) return null;
  const off = first - from;
  if (Math.abs(off) !== 1 || found.some((c, i) => c !== from + i * each + off)) return null;
  return Array.from({ length: Math.max(upper.length, from + count) }, (_, c) => {
    if (c >= from && c < from + count) return upper[found[Math.floor((c - from) / each)] ?? 0] ?? '';
    return c === first ? '' : (upper[c] ?? '');
  });
}

/** How many heads repeat, in the same order, through the whole row; null: none do. */
function cycle(texts: readonly string[]): number | null {
  for (let n = 2; n * 2 <= texts.length; n++)
    if (texts.length % n === 0 && texts.every((text, i) => text === texts[i % n]))
      return new Set(texts).size > 1 ? n : null;
  return null;
}
