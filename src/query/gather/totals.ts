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
 * CTEs `total_ask`, `added`, `total`: exact sums over the members, known only where every member is, and is one number: of a figure that is known
 * as an interval no sum is made. A slot with a weight sums value × weight. Begun with what is found, for a total of thousands of areas may be
 * asked for at dozens of moments.
 */
export function totalParts(slots: readonly TotalSlot[], totals: readonly Total[], d: Dialect): readonly Sql[] {
  if (slots.length === 0) return [];
  const scales = [...new Set(slots.map(({ scale }) => scale))].sort((a, b) => a - b);
  const weighted = slots.some(({ weight }) => weight !== null);
  const value = (scale: number): Sql =>
    weighted
      ? sql`CASE WHEN t.weight IS NULL THEN ${d.decimal(raw('f.v'), scale)} ELSE ${d.decimal(sql`${d.decimal(raw('f.v'), half(scale))} * ${d.decimal(raw('w.v'), half(scale))}`, scale)} END`
      : d.decimal(raw('f.v'), scale);
  const known = weighted ? raw('COUNT(CASE WHEN t.weight IS NULL OR w.v IS NOT NULL THEN f.v END)') : raw('COUNT(f.v)');
  const ranges = raw(weighted ? 'COUNT(f.low) + COUNT(w.low)' : 'COUNT(f.low)');
  const members = new Map(totals.map((total) => [total.number, total.members.length]));
  return [
    d.rows(
      'total_ask',
      ['p', 'slot', 'total', 'members', 'scale', 'slot_of', 'weight'],
      slots.map((slot) => [
        int(slot.p),
        int(slot.slot),
        int(slot.total),
        int(members.get(slot.total) ?? 0),
        int(slot.scale),
        int(slot.of),
        slot.weight === null ? raw('CAST(NULL AS INTEGER)') : int(slot.weight),
      ]),
    ),
    sql`added AS (
  SELECT ${d.picked('t.total, t.p, t.slot')}, ${ranges} AS ranges, ${known} AS known, ${byScale(scales, raw('t.scale'), (scale) => d.text(sql`SUM(${value(scale)})`))} AS x, ${d.anyBits(raw('f.note'))} AS note
  FROM found f JOIN (SELECT k.total, a.id AS area FROM member_key k JOIN area a ON a.key = k.key) m ON m.area = f.area
  JOIN total_ask t ON t.total = m.total AND t.p = f.p AND t.slot_of = f.slot${weighted ? raw('\n  LEFT JOIN found w ON w.area = f.area AND w.p = f.p AND w.slot = t.weight') : raw('')}
  GROUP BY t.total, t.p, t.slot, t.scale
)`,
    sql`total AS (
  SELECT ${d.picked('t.total AS area, t.p, t.slot')}, CASE WHEN s.ranges = 0 AND s.known = t.members THEN s.x END AS x,
    CASE WHEN s.ranges > 0 THEN ${int(EXTRA_STATUS.only_range)} WHEN s.known = t.members THEN 0 ELSE ${int(EXTRA_STATUS.missing_child)} END AS status, COALESCE(s.note, 0) AS note
  FROM total_ask t LEFT JOIN added s ON s.total = t.total AND s.p = t.p AND s.slot = t.slot
)`,
  ];
}

/** The scale of a product is the sum of its factors' scales; both are carried with half of it. */
const half = (scale: number): number => Math.ceil(scale / 2);
