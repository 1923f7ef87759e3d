import type { Figure } from '../core';
import type { Answer, AnswerRow, QuerySpec } from '../query';
import type { Layout, LayoutColumn, ViewQuery } from './layout';

/** More rows than this come page by page. */
export const MOST_ROWS = 500;
export const PAGE = 100;
/** So many areas of a large view are charted: the greatest at the last period. */
export const MOST_CHARTED = 40;

/**
 * The rows of a large view are put in order once: this question gives their areas, with the columns that it is ordered and kept by and no
 * others. Null where nothing needs to be asked: the official order of names that are known.
 */
export function rowListSpec(spec: QuerySpec): QuerySpec | null {
  const orders = spec.order ?? [];
  const used = [...new Set([...orders.map(({ by }) => by), ...(spec.keep ?? []).map(({ column }) => column)])].filter(
    (each) => typeof each === 'number',
  );
  if (used.length === 0) return null;
  const placed = new Map(used.map((at, i) => [at, i]));
  return {
    ...spec,
    columns: used.flatMap((at) => spec.columns[at] ?? []),
    order: orders.map((order) => ({
      ...order,
      by: typeof order.by === 'number' ? (placed.get(order.by) ?? 0) : order.by,
    })),
    ...(spec.keep ? { keep: spec.keep.map((keep) => ({ ...keep, column: placed.get(keep.column) ?? 0 })) } : {}),
  };
}

/** The figures of these rows, in this order: quick however many rows there are in all. */
export const pageOf = (spec: QuerySpec, areas: readonly string[]): QuerySpec => {
  const { order: _order, keep: _keep, ...rest } = spec;
  return { ...rest, where: [{ dim: 'area', in: areas }] };
};

export const isLarge = (layout: Layout): boolean => layout.areas.length > MOST_ROWS;

/** One question for the chart of a large view: of which columns of the layout it asks. Null: of all. */
export interface ChartAsk {
  readonly spec: QuerySpec;
  readonly places: readonly number[] | null;
}

/** So many areas at most are asked for together, so that an answer never holds up the page. */
const CHUNK = 250;
/** Of more areas than this only the greatest are charted, whatever the kind. */
export const MOST_DRAWN = 5000;
/** Kinds that show every area, or what lies between all of them. */
const WHOLE: ReadonlySet<string> = new Set(['line', 'distribution', 'scatter', 'map']);

/**
 * What the chart of a large view shows: every area where the kind has a place for each, or a median of all, else the areas with the
 * greatest last level; and the home area with what the title says of it. `areas` are those that the view keeps.
 */
export function largeChart({ spec, layout }: ViewQuery, areas: readonly string[]): readonly ChartAsk[] {
  const last = layout.periods.at(-1);
  const by = layout.columns.findIndex((c) => c.indicator === layout.charted && c.kind === 'level' && c.period === last);
  if (by < 0) return [];
  const { home } = layout;
  const own = home === null || !areas.includes(home) ? [] : [{ spec: pageOf(spec, [home]), places: null }];
  if (WHOLE.has(layout.chart.kind) && areas.length <= MOST_DRAWN) {
    const places = layout.columns.flatMap((column, at) => (isDrawn(column, layout) ? [at] : []));
    const columns = places.flatMap((at) => spec.columns[at] ?? []);
    const chunks = Array.from({ length: Math.ceil(areas.length / CHUNK) }, (_, i) =>
      areas.slice(i * CHUNK, (i + 1) * CHUNK),
    );
    return [...chunks.map((part) => ({ spec: { ...pageOf(spec, part), columns }, places })), ...own];
  }
  const top: QuerySpec = { ...spec, order: [{ by, desc: true }], page: { offset: 0, limit: MOST_CHARTED } };
  return [{ spec: top, places: null }, ...own];
}

/** What is drawn of every area: the value that the chart is of, not what only its title says. */
function isDrawn({ indicator, kind }: LayoutColumn, { chart }: Layout): boolean {
  const wanted = indicator === chart.indicator || (chart.kind === 'scatter' && indicator === chart.across);
  if (!wanted) return false;
  return chart.value === 'level' || chart.kind === 'scatter'
    ? kind === 'level'
    : kind !== 'rank' || chart.value === 'rank';
}

/** Rows of an answer with every figure at its place in the layout; what was not asked is not there to be read. */
export function chartRows(answer: Answer, places: readonly number[] | null, columns: number): readonly AnswerRow[] {
  if (places === null) return answer.rows;
  return answer.rows.map((row) => {
    const figures = Array<Figure>(columns).fill(NOT_ASKED);
    places.forEach((at, i) => {
      const figure = row.figures[i];
      if (figure) figures[at] = figure;
    });
    return { ...row, figures };
  });
}

const NOT_ASKED: Figure = { exact: null, reason: 'missing', form: 'number', unit: '', decimals: 0, notes: [] };
