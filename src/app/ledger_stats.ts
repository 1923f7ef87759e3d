import type { Browse } from '../flow';
import type { BrowseColumn } from '../query';
import type { Lang } from '../text';
import { blocksOf, cellsIn, rangeStats, type Selection, type Size } from '../view';
import type { SelectionStats } from './front';

/** Ranges that are added up at most: each is a question of its own, and a part of them would be a wrong number. */
const MOST_BLOCKS = 40;

/** Asks the engine what a selection adds up to; null where nothing can be said, or something else was selected meanwhile. */
export async function selectedRows(
  browse: Browse,
  shown: readonly BrowseColumn[],
  selection: Selection,
  size: Size,
  lang: Lang,
  signal: AbortSignal,
): Promise<SelectionStats | null> {
  const blocks = blocksOf(selection, size);
  if (blocks.length === 0 || blocks.length > MOST_BLOCKS) return null;
  // While a pointer is dragged, only where it rests.
  await new Promise((resolve) => setTimeout(resolve, cellsIn(blocks) > 1 ? 80 : 0));
  const figures = [];
  for (const { from, to, cols } of blocks) {
    if (signal.aborted) return null;
    const columns = cols.flatMap((col) => shown[col]?.key ?? []);
    const answer = await browse.stats({ from, to, columns }, { signal });
    if (!answer.ok) return null;
    figures.push(answer.value);
  }
  const columns = [...new Set(blocks.flatMap(({ cols }) => cols))].flatMap((col) => shown[col] ?? []);
  return rangeStats(figures, columns, lang);
}
