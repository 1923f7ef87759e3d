import type { Catalog } from '../catalog';
import type { AreaArg, QuerySpec } from '../query';
import { chartPlan } from './chart/plan';
import { columnsOf, inTime, withBreaks } from './columns';
import { filterPlan } from './filter';
import type { Layout, LayoutColumn, ViewQuery } from './layout';
import { arranged } from './look';
import { orderOf } from './order';
import { peersOf, wholeOf } from './peers';
import { sparkColumns, sparkPlaces } from './sparks';
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
  const parent = wholeOf(peers, catalog, at);
  // All children of one parent are ranked as what they are, so that a text that cites the place asks the same question.
  const home = areas.find((area) => area === catalog.data.home) ?? null;
  const chart = chartPlan(view, catalog, areas, periods, home);
  const own = columnsOf(view, catalog, parent === null ? peers : 'siblings', chart);
  const lines = view.look?.sparklines ?? [];
  const columns = withBreaks([...own, ...sparkColumns(lines, own, periods, catalog)], view.acrossBreaks, last);
  const filter = filterPlan(view.filters ?? [], columns, areas, catalog);
  const layout: Layout = {
    columns,
    areas,
    periods,
    charted: chart.indicator,
    chart,
    home,
    peers,
    parent,
    seen: arranged(columns, view.look),
    look: view.look ?? {},
    filter,
    sparks: lines.map((indicator) => ({ indicator, at: sparkPlaces(indicator, columns, periods) })),
  };
  const spec: QuerySpec = {
    columns: columns.map((column) => column.ask),
    rows: ['area'],
    where: [{ dim: 'area', in: filter.areas }],
    ...(filter.keep.length > 0 ? { keep: filter.keep } : {}),
    order: orderOf(view.order, columns),
    ...asOf(view),
  };
  const total = totalSpec(columns, peers, layout.parent);
  return { spec, total: total && { ...total, ...asOf(view) }, layout };
}

const asOf = ({ asOf: day }: View): Pick<QuerySpec, 'asOf'> => (day === undefined ? {} : { asOf: day });

/**
 * The total of what a filter has left: of these areas together, whatever their parent has published. Where nothing is filtered the view's
 * own total, which may be the parent's.
 */
export function totalOf({ spec, total, layout }: ViewQuery, shown: readonly string[]): QuerySpec | null {
  if (!layout.filter.active) return total;
  const peers = new Set(layout.peers);
  const found = totalSpec(
    layout.columns,
    shown.filter((key) => peers.has(key)),
    null,
  );
  return found && { ...found, ...(spec.asOf === undefined ? {} : { asOf: spec.asOf }) };
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
