import {
  blocksOf,
  cellsIn,
  gridRows,
  linesUp,
  PAGE,
  pageOf,
  type Block,
  type GridModel,
  type GridRow,
  type Range,
  type Selection,
} from '../view';
import type { ViewState } from './view.svelte';
import { rowAt } from './view_shown';

/** More cells than this are not copied at once: what is larger is exported. */
export const MOST_COPIED = 200_000;
/** Rows that are fetched with one question. */
const CHUNK = 500;

/** A part of the table with nothing left out of it, and what of it is selected. */
export interface CutOut {
  readonly model: GridModel;
  readonly selection: Selection | null;
}

export type CutProblem =
  | { readonly problem: 'nothing' }
  | { readonly problem: 'too_many'; readonly cells: number }
  | { readonly problem: 'ranges' };

/** Which rows would be copied, or why they cannot be. `selection` null: the whole table. */
export function cutBlocks(state: ViewState, selection: Selection | null): readonly Block[] | CutProblem {
  const { size } = state;
  if (!state.grid || size.rows === 0 || size.cols === 0) return { problem: 'nothing' };
  const cols = Array.from({ length: size.cols }, (_, i) => i);
  const blocks = selection === null ? [{ from: 0, to: size.rows, cols }] : blocksOf(selection, size);
  if (blocks.length === 0) return { problem: 'nothing' };
  if (selection && !linesUp(selection)) return { problem: 'ranges' };
  const cells = cellsIn(blocks);
  return cells > MOST_COPIED ? { problem: 'too_many', cells } : blocks;
}

/** True where every row of the blocks is here already: then a copy needs no waiting. */
export const cutIsHere = ({ shown, pages }: ViewState, blocks: readonly Block[]): boolean =>
  shown !== null && rowsOf(blocks, shown.answer.total).every((row) => rowAt(shown, pages, row) !== undefined);

/** The part of the table that the blocks cover, of what is here. */
export function cutNow(state: ViewState, blocks: readonly Block[]): CutOut | null {
  const { shown, context, pages, grid } = state;
  if (!shown || !context || !grid) return null;
  const rows = rowsOf(blocks, shown.answer.total);
  const found = rows.flatMap((row) => rowAt(shown, pages, row) ?? []);
  return assembled(state, blocks, gridRows(found, context), rows);
}

/** The same after fetching what is not here, chunk by chunk. Null when it was stopped or the question has changed. */
export async function cutFetched(
  state: ViewState,
  blocks: readonly Block[],
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<CutOut | null> {
  const { shown, context, app } = state;
  const { session } = app;
  if (!shown || !context || !session) return null;
  const rows = rowsOf(blocks, shown.answer.total);
  const made: GridRow[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    onProgress(from, rows.length);
    const areas = rows.slice(from, from + CHUNK).flatMap((row) => shown.areas[row] ?? []);
    const answer = await session.ask(pageOf(shown.query.spec, areas), { signal });
    if (signal.aborted || !answer.ok || state.shown !== shown) return null;
    for (let i = 0; i < answer.value.rows.length; i += PAGE) {
      made.push(...gridRows(answer.value.rows.slice(i, i + PAGE), context));
      await pause();
    }
  }
  onProgress(rows.length, rows.length);
  return assembled(state, blocks, made, rows);
}

/** Lets the page breathe between pieces of work. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Rows of the blocks without the total, which is always here. */
const rowsOf = (blocks: readonly Block[], total: number): readonly number[] =>
  blocks.flatMap(({ from, to }) => Array.from({ length: Math.max(0, Math.min(to, total) - from) }, (_, i) => from + i));

function assembled(
  state: ViewState,
  blocks: readonly Block[],
  rows: readonly GridRow[],
  places: readonly number[],
): CutOut | null {
  const { grid, shown } = state;
  if (!grid || !shown) return null;
  const withTotal = grid.total !== null && blocks.some(({ to }) => to > shown.answer.total);
  const placed = new Map(places.map((row, i) => [row, i]));
  const at = (row: number): number => placed.get(row) ?? places.length;
  const ranges = blocks.flatMap(({ from, to, cols }) =>
    runs(cols).map(([left, right]): Range => ({
      anchor: { row: at(from), col: left },
      head: { row: at(to - 1), col: right },
    })),
  );
  return { model: { ...grid, rows, total: withTotal ? grid.total : null }, selection: { ranges } };
}

/** Neighbouring columns together: first and last of each run. */
function runs(cols: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const col of cols) {
    const last = found.at(-1);
    if (last && last[1] === col - 1) last[1] = col;
    else found.push([col, col]);
  }
  return found;
}
