import type { QuerySpec } from '../query';
import type { Layout, ViewQuery } from './layout';

/** More rows than this come page by page. */
export const MOST_ROWS = 500;
export const PAGE = 100;
/** So many areas of a large view are charted: the greatest at the last period. */
export const MOST_CHARTED = 40;

/** The question of the grid, one page of it where there are many rows. */
export const pageOf = (spec: QuerySpec, offset: number, limit = PAGE): QuerySpec => ({
  ...spec,
  page: { offset, limit },
});

export const isLarge = (layout: Layout): boolean => layout.areas.length > MOST_ROWS;

/** What the chart of a large view shows: the areas with the greatest last level, and the home area. */
export function largeChart({ spec, layout }: ViewQuery): readonly QuerySpec[] {
  const last = layout.periods.at(-1);
  const by = layout.columns.findIndex((c) => c.indicator === layout.charted && c.kind === 'level' && c.period === last);
  if (by < 0) return [];
  const top: QuerySpec = { ...spec, order: [{ by, desc: true }], page: { offset: 0, limit: MOST_CHARTED } };
  const home = layout.home;
  return home === null ? [top] : [top, { ...spec, where: [{ dim: 'area', in: [home] }], order: [{ by: 'area' }] }];
}
