import type { Catalog } from '../catalog';
import { err, ok, type Result } from '../core';
import type { QueryError } from '../engine';
import type { Session } from '../flow';
import type { Answer, QuerySpec } from '../query';
import { chartRows, isLarge, largeChart, PAGE, pageOf, rowListSpec, totalOf, type ViewQuery } from '../view';
import { distinctRows, EMPTY, type Shown } from './view_shown';

/**
 * Asks everything that a view shows: its rows (of a large one their order, and the first page), its total and, of a large one, its
 * chart. Null when `stale` says that a later question was asked.
 */
export async function loadView(
  session: Session,
  query: ViewQuery,
  signal: AbortSignal,
  stale: () => boolean,
): Promise<Result<Shown, QueryError> | null> {
  const { spec, layout } = query;
  const large = isLarge(layout);
  const ask = (one: QuerySpec): Promise<Result<Answer, QueryError>> => session.ask(one, { signal });

  const list = large ? rowListSpec(spec) : null;
  const listed = list === null ? null : await ask(list);
  if (stale()) return null;
  if (listed && !listed.ok) return listed;
  const known = listed ? areasOf(listed.value) : large ? officialOrder(query) : null;

  const first = await ask(known === null ? spec : pageOf(spec, known.slice(0, PAGE)));
  if (stale()) return null;
  if (!first.ok) return first;
  const areas = known ?? areasOf(first.value);
  const kept = layout.filter.active ? areas : undefined;
  const answer: Answer = { rows: first.value.rows, total: areas.length };

  const totalSpec = totalOf(query, areas);
  const total = totalSpec === null ? null : await ask(totalSpec);
  if (stale()) return null;
  if (total && !total.ok) return total;

  const charts: Answer[] = [];
  for (const { spec: one, places } of large ? largeChart(query, areas) : []) {
    const found = await ask(one);
    if (stale()) return null;
    if (!found.ok) return err(found.error);
    charts.push({ ...found.value, rows: chartRows(found.value, places, layout.columns.length) });
  }
  return ok({
    query: kept === undefined ? query : { ...query, total: totalSpec, layout: { ...layout, kept } },
    answer,
    areas,
    total: total ? total.value : null,
    chartRows: large ? distinctRows(charts) : answer.rows,
  });
}

export const NOTHING_SHOWN = (query: ViewQuery): Shown => ({
  query,
  answer: EMPTY,
  areas: [],
  total: null,
  chartRows: [],
});

const areasOf = ({ rows }: Answer): readonly string[] => rows.map(({ area }) => area ?? '');

/** The areas as they are known; sorted by area downwards they stand the other way round. */
function officialOrder({ spec, layout }: ViewQuery): readonly string[] {
  const { areas } = layout.filter;
  return spec.order?.some(({ by, desc }) => by === 'area' && desc === true) ? [...areas].reverse() : areas;
}

/** What a view was asked of: the same again needs no new answer. */
export interface AskedOf {
  readonly text: string;
  readonly version: number;
  readonly catalog: Catalog | null;
}

export const isSame = (a: AskedOf, b: AskedOf | null): boolean =>
  b !== null && a.text === b.text && a.version === b.version && a.catalog === b.catalog;
