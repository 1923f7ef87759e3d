import { headCell, selectAll, step, walk, widened, type Step } from '../view';
import type { ViewState } from './view.svelte';
import { filledIn } from './view_filled';

/** What a key asks of the grid: the selection moves, grows or is given up. */
export type GridKeyAction =
  | { readonly do: 'step'; readonly step: Step; readonly shift: boolean }
  | { readonly do: 'walk'; readonly way: 'next' | 'previous' | 'down' | 'up' }
  | { readonly do: 'whole'; readonly what: 'rows' | 'cols' }
  | { readonly do: 'all' | 'collapse' | 'open' };

/** Carries it out; false where the selection would leave the grid. `page`: rows of a screenful. */
export function gridDo(state: ViewState, key: GridKeyAction, page: number): boolean {
  const { size } = state;
  const body = { ...size, rows: size.rows - (state.grid?.total ? 1 : 0) };
  switch (key.do) {
    case 'step':
      if (key.step.startsWith('edge')) void toEdge(state, key.step, key.shift, page);
      else state.select(step(state.selection, key.step, { size, page }, key.shift));
      return true;
    case 'walk': {
      const next = walk(state.selection, key.way, body);
      if (next) state.select(next);
      return next !== null;
    }
    case 'whole':
      state.select(widened(state.selection, key.what, body));
      return true;
    case 'all':
      state.select(selectAll(body));
      return true;
    case 'collapse': {
      const at = state.activeAt;
      if (at) state.select({ ranges: [{ anchor: at, head: at }] });
      return true;
    }
    case 'open':
      state.trace();
      return true;
  }
}

/** Runs to the edge of the figures; in a large table once it is known where they are. */
async function toEdge(state: ViewState, way: Step, shift: boolean, page: number): Promise<void> {
  const before = state.selection;
  const at = shift ? headCell(before) : state.activeAt;
  const filled = at ? await filledIn(state, at.col) : null;
  if (state.selection !== before || filled === null) return;
  const body = state.grid?.total ? { ...state.size, rows: state.size.rows - 1 } : state.size;
  // The total is no figure of the column: a run down stops above it.
  const size = at && at.row < body.rows ? body : state.size;
  state.select(step(before, way, { size, page, filled }, shift));
  state.focus();
}

/** Columns that are sorted by, as places among the shown ones. */
export function sortsOf(state: ViewState): readonly { readonly col: number; readonly desc: boolean }[] {
  const columns = state.grid?.head.columns ?? [];
  return (state.shown?.query.spec.order ?? []).flatMap(({ by, desc }) => {
    const col = columns.findIndex(({ at }) => at === by);
    return col < 0 ? [] : [{ col, desc: desc === true }];
  });
}
