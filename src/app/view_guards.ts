import { blocksOf, shownColumns, type Selection } from '../view';
import type { ViewState } from './view.svelte';

/**
 * Names of the selected columns (null: of all) that hold figures which are not public. Who copies has asked for these figures; that they are not
 * for everybody is said with the copy. Empty as long as it is not known.
 */
export function guardedInCopy(state: ViewState, selection: Selection | null): readonly string[] {
  const { shown, size, app } = state;
  const { guards } = state.behind;
  const { catalog } = app;
  if (!shown || !guards || !catalog) return [];
  const blocks = selection ? blocksOf(selection, size) : null;
  const names = shownColumns(shown.query.layout).flatMap(({ column }, col) => {
    const rows = blocks ? blocks.filter(({ cols }) => cols.includes(col)) : [{ from: 0, to: size.rows }];
    if (rows.length === 0) return [];
    const areas = rows.flatMap(({ from, to }) => shown.areas.slice(from, to));
    const guarded = guards.columns.has(column) || guards.figure(column, areas) !== null;
    return guarded ? [column.formula?.title ?? catalog.indicatorName(column.indicator, app.lang)] : [];
  });
  return [...new Set(names)];
}
