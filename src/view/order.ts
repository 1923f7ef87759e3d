import type { Order } from '../query';
import type { LayoutColumn } from './layout';

/**
 * How a view is sorted. `by`: 'area' (the official order), or a `LayoutColumn.key`. A number, in views saved earlier, is the place of the
 * column among those that the view had then.
 */
export interface ViewOrder {
  readonly by: string | number;
  readonly desc?: boolean;
}

/** The order of the question: what names a column that is not there is passed over; ties and the unsorted keep the official order. */
export function orderOf(order: readonly ViewOrder[] | undefined, columns: readonly LayoutColumn[]): readonly Order[] {
  const usable = (order ?? []).flatMap(({ by, desc }): Order[] => {
    const at = by === 'area' ? by : placeOf(by, columns);
    return at === null ? [] : [{ by: at, ...(desc === undefined ? {} : { desc }) }];
  });
  return usable.some(({ by }) => by === 'area') ? usable : [...usable, { by: 'area' }];
}

function placeOf(by: string | number, columns: readonly LayoutColumn[]): number | null {
  const at = typeof by === 'number' ? by : columns.findIndex(({ key }) => key === by);
  return at >= 0 && at < columns.length ? at : null;
}

/** Greatest first, then least first, then not at all. With `more`, behind the columns that are sorted by already. */
export function sortedBy(order: readonly ViewOrder[] | undefined, by: string, more: boolean): readonly ViewOrder[] {
  const now = order ?? [];
  const own = now.find((each) => each.by === by);
  const next: ViewOrder | null = own === undefined ? { by, desc: true } : own.desc === true ? { by } : null;
  if (!more) return next === null ? [] : [next];
  if (own === undefined) return [...now, ...(next ? [next] : [])];
  return now.flatMap((each) => (each === own ? (next ? [next] : []) : [each]));
}
