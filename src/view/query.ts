import type { Catalog } from '../catalog';
import type { AreaArg, Order, QuerySpec } from '../query';
import { columnsOf, inTime } from './columns';
import type { LayoutColumn, ViewQuery } from './layout';
import { peersOf, wholeOf } from './peers';
import type { View } from './view';

/**
 * A view as one question, a second small one for its total row, and how their answers are laid out. Rows are areas, in the
 * official order unless the view is sorted; columns that a view names but the catalog does not know are left out.
 */
export function viewQuery(view: View, catalog: Catalog): ViewQuery {
  const periods = inTime(view.periods);
  const last = periods.at(-1);
  const at = last ? last.m0 + last.n - 1 : 0;
  const areas = catalog.inOrder(view.areas.filter((key) => catalog.area(key) !== undefined));
  const peers = peersOf(areas, catalog, at);
  const charted = [view.chart.indicator, ...view.indicators].find(
    (key) => key !== undefined && view.indicators.includes(key),
  );
  const parent = wholeOf(peers, catalog, at);
  // All children of one parent are ranked as what they are, so that a text that cites the place asks the same question.
  const columns = columnsOf(view, catalog, parent === null ? peers : 'siblings', charted ?? null);
  const home = catalog.data.home;
  const layout = {
    columns,
    areas,
    periods,
    charted: charted ?? null,
    chart: view.chart.kind,
    home: home !== undefined && areas.includes(home) ? home : null,
    peers,
    parent,
  };
  const spec: QuerySpec = {
    columns: columns.map((column) => column.ask),
    rows: ['area'],
    where: [{ dim: 'area', in: areas }],
    order: usableOrder(view.order, columns.length),
  };
  return { spec, total: totalSpec(columns, peers, layout.parent), layout };
}

/** Sorting by a column that is no longer there is forgotten; ties and the unsorted keep the official order. */
function usableOrder(order: View['order'], columns: number): readonly Order[] {
  const usable = (order ?? []).filter(({ by }) => typeof by !== 'number' || (by >= 0 && by < columns));
  return usable.some(({ by }) => by === 'area') ? usable : [...usable, { by: 'area' }];
}

function totalSpec(
  columns: readonly LayoutColumn[],
  peers: readonly string[],
  parent: string | null,
): QuerySpec | null {
  if (peers.length < 2 || columns.length === 0) return null;
  const area = (column: LayoutColumn): AreaArg =>
    column.total === 'parent' && parent !== null ? { key: parent } : { sum: peers };
  return {
    columns: columns
      .filter((column) => column.total !== 'none')
      .map((column) => ({ ...column.ask, area: area(column) })),
    rows: [],
    where: [],
  };
}
