import { join, raw, sql, type Sql } from '../../core';

const columns = (slots: number, value: (slot: number) => string): Sql =>
  join(['area', 'p', ...Array.from({ length: slots }, (_, slot) => `${value(slot)} AS v${slot}`)].map(raw), ',\n    ');

/** A conditional aggregate for each slot. */
export const wideByCase = (slots: number): Sql => sql`wide AS (
  SELECT ${columns(slots, (slot) => `MAX(CASE WHEN slot = ${slot} THEN v END)`)}
  FROM found GROUP BY area, p
)`;

/**
 * The values of a group as a list, and each slot's out of it. Conditions grow with slots × rows: of 25 slots this takes half of their time in
 * DuckDB, of 50 a third.
 */
export const wideByList = (slots: number): Sql => sql`wide AS (
  SELECT ${columns(slots, (slot) => `vs[list_position(at_, ${slot})]`)}
  FROM (SELECT area, p, list(slot) AS at_, list(v) AS vs FROM found GROUP BY area, p) listed
)`;
