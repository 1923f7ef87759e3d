import type { Session } from '../flow';
import { extremesFrom, extremesOf, type Extremes, type GridModel } from '../view';
import type { Shown } from './view_shown';

/** Least and greatest of each column that is marked by colour or bars, by its key, where all rows are here. */
export const extremesIn = (grid: GridModel): ReadonlyMap<string, Extremes> =>
  new Map(
    grid.head.columns.flatMap(({ key, mark }, col) => {
      const found = mark === null ? null : extremesOf(grid.rows.map((row) => row.cells[col]?.figure));
      return found ? [[key, found] as const] : [];
    }),
  );

/** The same over all rows of a large view: the engine says it. */
export async function extremesAsked(
  session: Session,
  grid: GridModel,
  shown: Shown,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Extremes>> {
  const found = new Map<string, Extremes>();
  for (const { key, mark, at } of grid.head.columns) {
    const column = shown.query.layout.columns[at];
    if (mark === null || !column || signal.aborted) continue;
    const blocks = [{ areas: shown.areas, columns: [0] }];
    const answer = await session.selected({ columns: [column.ask], blocks }, { signal });
    const range = answer.ok ? extremesFrom(answer.value.least, answer.value.greatest) : null;
    if (range) found.set(key, range);
  }
  return found;
}
