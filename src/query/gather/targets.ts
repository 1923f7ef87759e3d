import { sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import { calendarYear } from '../spans';
import { int, type TargetSlot } from './slots';

/** CTEs `target_ask`, `aimed`: for each slot the target of the span, else of its year; an amount before any other kind. */
export function targetParts(slots: readonly TargetSlot[], d: Dialect): readonly Sql[] {
  if (slots.length === 0) return [];
  return [
    d.rows(
      'target_ask',
      ['p', 'slot', 'indicator', 'm0', 'n', 'january', 'issuer'],
      slots.map(({ p, slot, indicator, period, issuer }) => [
        int(p),
        int(slot),
        sql`${indicator}`,
        int(period.m0),
        int(period.n),
        int(calendarYear(period).m0),
        issuer === null ? sql`''` : sql`${issuer}`,
      ]),
    ),
    sql`aimed AS (
  SELECT area, p, slot, value AS v, kind AS x FROM (
    SELECT ${d.picked('t.area, s.p, s.slot, t.value, t.kind')}, ROW_NUMBER() OVER (
      PARTITION BY t.area, s.p, s.slot
      ORDER BY CASE t.kind WHEN 'amount' THEN 0 ELSE 1 END, CASE WHEN t.m0 = s.m0 AND t.n = s.n THEN 0 ELSE 1 END, COALESCE(t.issuer, '')
    ) AS place
    FROM target_ask s JOIN indicator i ON i.key = s.indicator
    JOIN target t ON t.indicator = i.id AND (t.m0 = s.m0 AND t.n = s.n OR t.m0 = s.january AND t.n = 12)
      AND (s.issuer = '' OR t.issuer = s.issuer)
  ) ranked WHERE place = 1
)`,
  ];
}
