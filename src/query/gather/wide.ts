import { join, raw, sql, STATUSES, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import type { Registry } from './registry';
import { EXTRA_STATUS, int } from './slots';

export interface Found {
  readonly facts: boolean;
  readonly spare: boolean;
  /** Names of CTEs with area, p, slot, v: aggregates of ledgers. */
  readonly counted: readonly string[];
  readonly targets: boolean;
}

/** CTE `found`: one row for each area, question and slot of which anything is known. */
export function foundPart({ facts, spare, counted, targets }: Found): Sql {
  const none = 'CAST(NULL AS DOUBLE)';
  const text = 'CAST(NULL AS VARCHAR)';
  const ways = [
    ...(facts ? [`SELECT area, p, slot, v, status, note, low, high, ${text} AS x FROM hit`] : []),
    ...(spare ? [`SELECT area, p, slot, v, status, note, low, high, ${text} FROM spare WHERE place = 1`] : []),
    ...counted.map(
      (name) =>
        `SELECT area, p, slot, v, 0 AS status, 0 AS note, ${none} AS low, ${none} AS high, ${text} AS x FROM ${name} WHERE v IS NOT NULL`,
    ),
    ...(targets
      ? [`SELECT area, p, slot, v, 0 AS status, 0 AS note, ${none} AS low, ${none} AS high, x FROM aimed`]
      : []),
  ];
  const nothing = `SELECT 0 AS area, 0 AS p, 0 AS slot, ${none} AS v, 0 AS status, 0 AS note, ${none} AS low, ${none} AS high, ${text} AS x WHERE FALSE`;
  return sql`found AS (
  ${raw(ways.length === 0 ? nothing : ways.join('\n  UNION ALL\n  '))}
)`;
}

/**
 * CTEs `wide` (the values of an area and question side by side, one column for each slot), where any are read, and, where there may be any,
 * `odd` (reasons, notes, bounds and exact texts of the few that have some).
 */
export function wideParts(
  { count, bounded, texts, remarked, totalSlots, odd, valued }: Registry,
  spare: boolean,
  d: Dialect,
): readonly Sql[] {
  const all = Array.from({ length: count }, (_, i) => i);
  const pick = (slot: number, value: string, name: string): Sql =>
    raw(`MAX(CASE WHEN slot = ${slot} THEN ${value} END) AS ${name}${slot}`);
  const wide =
    valued.size > 0
      ? [d.wide({ name: 'wide', keys: ['area', 'p'], by: 'slot', values: ['v'], count, from: 'found' })]
      : [];
  if (odd.size === 0) return wide;
  const extra = Object.entries(EXTRA_STATUS).map(([name, code]) => [code, name] as const);
  const whens = (statuses: readonly (readonly [number, string])[]): readonly Sql[] =>
    statuses.filter(([code]) => code !== 0).map(([code, name]) => sql`WHEN ${int(code)} THEN ${raw(`'${name}'`)}`);
  const words = whens([...STATUSES.entries()]);
  const ofTotals = sql`
  UNION ALL
  SELECT area, p, slot, note, CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE), x, CASE status ${join(whens(extra), ' ')} END FROM total`;
  return [
    ...wide,
    sql`remark AS (
  SELECT area, p, slot, note, low, high, x, CASE status ${join([...words, ...(spare ? whens(extra) : [])], ' ')} END AS why
  FROM found WHERE status <> 0 OR note <> 0 OR low IS NOT NULL OR x IS NOT NULL${totalSlots.length > 0 ? ofTotals : raw('')}
)`,
    sql`odd AS (
  SELECT ${join(
    [
      raw('area'),
      raw('p'),
      ...all
        .filter((slot) => remarked.has(slot))
        .flatMap((slot) => [
          pick(slot, 'why', 'w'),
          pick(slot, 'note', 'n'),
          ...(bounded.has(slot) ? [pick(slot, 'low', 'l'), pick(slot, 'high', 'h')] : []),
          ...(texts.has(slot) ? [pick(slot, 'x', 'x')] : []),
        ]),
    ],
    ',\n    ',
  )}
  FROM remark GROUP BY area, p
)`,
  ];
}
