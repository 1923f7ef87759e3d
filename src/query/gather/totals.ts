import { raw, sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import { byScale } from './facts';
import { EXTRA_STATUS, int, type TotalSlot } from './slots';

/** Several areas taken together are an area of their own, with a number below zero. */
export interface Total {
  readonly number: number;
  readonly members: readonly string[];
}

/** CTE `member_key`: the areas of each total. */
export const memberPart = (totals: readonly Total[], d: Dialect): Sql =>
  d.rows(
    'member_key',
    ['total', 'key'],
    totals.flatMap(({ number, members }) => {
      const total = int(number);
      return members.map((key) => [total, sql`${key}`]);
    }),
  );

/**
 * CTEs `total_ask`, `total`: exact sums over the members, known only where every member is, and is one number: of a figure that is known as an
 * interval no sum is made. A slot with a weight sums value × weight.
 */
export function totalParts(slots: readonly TotalSlot[], d: Dialect): readonly Sql[] {
  if (slots.length === 0) return [];
  const scales = [...new Set(slots.map(({ scale }) => scale))].sort((a, b) => a - b);
  const weighted = slots.some(({ weight }) => weight !== null);
  const value = (scale: number): Sql =>
    weighted
      ? sql`CASE WHEN t.weight IS NULL THEN ${d.decimal(raw('f.v'), scale)} ELSE ${d.decimal(sql`${d.decimal(raw('f.v'), half(scale))} * ${d.decimal(raw('w.v'), half(scale))}`, scale)} END`
      : d.decimal(raw('f.v'), scale);
  const known = weighted ? raw('COUNT(CASE WHEN t.weight IS NULL OR w.v IS NOT NULL THEN f.v END)') : raw('COUNT(f.v)');
  const ranges = raw(weighted ? 'COUNT(f.low) + COUNT(w.low) > 0' : 'COUNT(f.low) > 0');
  return [
    d.rows(
      'total_ask',
      ['p', 'slot', 'total', 'scale', 'slot_of', 'weight'],
      slots.map((slot) => [
        int(slot.p),
        int(slot.slot),
        int(slot.total),
        int(slot.scale),
        int(slot.of),
        slot.weight === null ? raw('CAST(NULL AS INTEGER)') : int(slot.weight),
      ]),
    ),
    sql`total AS (
  SELECT ${d.picked('t.total AS area, t.p, t.slot')}, CASE WHEN ${ranges} THEN NULL WHEN COUNT(*) = ${known} THEN ${byScale(scales, raw('t.scale'), (scale) => d.text(sql`SUM(${value(scale)})`))} END AS x,
    CASE WHEN ${ranges} THEN ${int(EXTRA_STATUS.only_range)} WHEN COUNT(*) = ${known} THEN 0 ELSE ${int(EXTRA_STATUS.missing_child)} END AS status, COALESCE(${d.anyBits(raw('f.note'))}, 0) AS note
  FROM total_ask t JOIN member_key k ON k.total = t.total LEFT JOIN area a ON a.key = k.key
  LEFT JOIN found f ON f.area = a.id AND f.p = t.p AND f.slot = t.slot_of${weighted ? raw('\n  LEFT JOIN found w ON w.area = a.id AND w.p = t.p AND w.slot = t.weight') : raw('')}
  GROUP BY t.total, t.p, t.slot, t.scale
)`,
  ];
}

/** The scale of a product is the sum of its factors' scales; both are carried with half of it. */
const half = (scale: number): number => Math.ceil(scale / 2);
