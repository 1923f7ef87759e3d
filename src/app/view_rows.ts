import { gridRows, PAGE, pageOf, type GridRow } from '../view';
import type { ViewState } from './view.svelte';

/** Rows from `from` to `to` (exclusive) of the view, of a large one fetched when they are not here; null when the question changed. */
export async function gridRowsOf(state: ViewState, from: number, to: number): Promise<readonly GridRow[] | null> {
  const { shown, context, signal } = state;
  const { session } = state.app;
  if (!session || !shown || !context) return null;
  if (!state.large) return gridRows(shown.answer.rows.slice(from, to), context);
  const have = from % PAGE === 0 ? state.pages.get(from) : undefined;
  if (have) return gridRows(have, context);
  const areas = shown.areas.slice(from, Math.min(to, shown.areas.length));
  const answer = await session.ask(pageOf(shown.query.spec, areas), { signal });
  if (signal.aborted || !answer.ok) return null;
  state.pages = new Map([...state.pages, [from, answer.value.rows]]);
  return gridRows(answer.value.rows, context);
}
