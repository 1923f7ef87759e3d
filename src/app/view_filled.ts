import { hasValue, pageOf, shownColumns, type CellAt } from '../view';
import type { ViewState } from './view.svelte';
import { rowAt } from './view_shown';

/**
 * Whether there is a figure, for Ctrl+arrows: of a column that is not all here the engine is asked once. Null when the question
 * has changed meanwhile.
 */
export async function filledIn(state: ViewState, col: number): Promise<((at: CellAt) => boolean) | null> {
  const { shown, app } = state;
  const columns = shown ? shownColumns(shown.query.layout) : [];
  const column = columns[col];
  if (!shown || !column || !app.session) return null;
  const inPage = ({ row, col: c }: CellAt): boolean => {
    const figure = rowAt(shown, state.pages, row)?.figures[columns[c]?.at ?? -1];
    return figure === undefined || hasValue(figure);
  };
  if (!state.large) return inPage;
  const spec = { ...pageOf(shown.query.spec, shown.areas), columns: [column.column.ask] };
  const answer = await app.session.ask(spec, { signal: state.signal });
  if (state.shown !== shown || !answer.ok) return null;
  const filled = answer.value.rows.map(({ figures: [figure] }) => figure !== undefined && hasValue(figure));
  return (at) => (at.col === col ? (filled[at.row] ?? true) : inPage(at));
}
