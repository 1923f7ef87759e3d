import { groupBy } from './group';
import type { Area, AreaParent, CatalogData, Month } from './types';

/** Whether something with limits holds in month `at`; without a month, whether it still holds. */
export const inForce = (limits: { readonly from?: Month; readonly to?: Month }, at?: Month): boolean =>
  at === undefined ? limits.to === undefined : (limits.from ?? -Infinity) <= at && at < (limits.to ?? Infinity);

export interface Child {
  readonly area: Area;
  readonly link: AreaParent;
}

/** Every parent's children, of all times and trees. */
export function childIndex(data: CatalogData): ReadonlyMap<string, readonly Child[]> {
  const links = data.areas.flatMap((area) => area.parents.map((link) => ({ area, link })));
  return groupBy(links, ({ link }) => link.parent);
}

/**
 * Each area's place when all are listed: a parent before its children, children by their official order, areas without one as they
 * stand in the catalog. An area under two parents comes where it comes first.
 */
export function officialOrder(data: CatalogData): ReadonlyMap<string, number> {
  const children = childIndex(data);
  const position = new Map(data.areas.map((area, i) => [area.key, i]));
  const place = (area: Area): readonly [number, number] => [
    Math.min(...area.names.map((name) => name.ord ?? Infinity)),
    position.get(area.key) ?? 0,
  ];
  const sorted = (areas: readonly Area[]): Area[] =>
    [...areas].sort((a, b) => {
      const [[ordA, atA], [ordB, atB]] = [place(a), place(b)];
      return (ordA === ordB ? 0 : ordA - ordB) || atA - atB;
    });
  const order = new Map<string, number>();
  const visit = (area: Area): void => {
    if (order.has(area.key)) return;
    order.set(area.key, order.size);
    sorted(
      (children.get(area.key) ?? []).filter(({ link }) => link.tree === 'admin').map((child) => child.area),
    ).forEach(visit);
  };
  const known = new Set(position.keys());
  const hasParent = (area: Area): boolean =>
    area.parents.some(({ parent, tree }) => tree === 'admin' && known.has(parent));
  sorted(data.areas.filter((area) => !hasParent(area))).forEach(visit);
  data.areas.forEach(visit); // members of a circle, should a catalog have one
  return order;
}
