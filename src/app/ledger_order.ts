import type { BrowseColumn, RowOrder } from '../query';

/** The order with a column in it that way, or without it for null. `more`: behind what is sorted by already, in its place where it is there. */
export function sortedRows(
  order: readonly RowOrder[],
  key: string,
  desc: boolean | null,
  more: boolean,
): readonly RowOrder[] {
  const others = more ? order.filter(({ column }) => column !== key) : [];
  const own: RowOrder[] = desc === null ? [] : [desc ? { column: key, desc } : { column: key }];
  const at = more ? order.findIndex(({ column }) => column === key) : -1;
  return at < 0 ? [...others, ...own] : [...others.slice(0, at), ...own, ...others.slice(at)];
}

/** Greatest first for numbers and days, the other way round, not at all. */
export function turnedOrder(
  order: readonly RowOrder[],
  { key, type }: BrowseColumn,
  more: boolean,
): readonly RowOrder[] {
  const now = order.find(({ column }) => column === key);
  const first = type === 'number' || type === 'date' || type === 'period';
  const next = now === undefined ? first : (now.desc ?? false) === first ? !first : null;
  return sortedRows(order, key, next, more);
}
