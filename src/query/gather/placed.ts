import { raw, sql, type Reason, type Sql } from '../../core';
import { asDouble, type Term } from '../amount';
import type { Placed, RankBy } from '../cell';
import type { Dialect } from '../dialect';
import type { PlacedForm } from './needs';

/** Fractions, and decimals of many digits, are no floating numbers: equal ones must tie. */
export function placedForm({ num, den }: RankBy, d: Dialect): PlacedForm {
  if (den === null && asDouble(d, num) !== null) return { kind: 'number' };
  return { kind: 'fraction', scale: Math.max(num.scale, den?.scale ?? 0) };
}

/** How a ranking is written: from `<name>_each` to the table `placed`, within `keys`; `said` names the column of it that `packed` makes. */
export interface PlacingSteps {
  readonly name: string;
  readonly placed: string;
  readonly keys: string;
  readonly said: Sql;
  readonly desc: boolean;
}

/**
 * A place with what is to be said of it, as one whole number: eight times the place, and 1 where others share it, 2 where a peer has no value, 4
 * where it has none itself. One column to put side by side for each ranking instead of three.
 */
export const packed = (of: { readonly place: Sql; readonly tie: Sql; readonly gap: Sql; readonly missing: Sql }): Sql =>
  sql`8 * ${of.place} + CASE WHEN ${of.tie} THEN 1 ELSE 0 END + CASE WHEN ${of.gap} THEN 2 ELSE 0 END + CASE WHEN ${of.missing} THEN 4 ELSE 0 END`;

/** What a packed place says, in SQL. */
export const unpacked = (said: Sql, d: Dialect): Placed => ({
  packed: said,
  place: d.quotient(said, 8),
  tie: sql`${said} % 2 = 1`,
  gap: sql`${said} % 4 >= 2`,
});

/** The same when it is read; of an area that is not among the peers NULL, or `NOWHERE` where it has no value either. */
export function readPlace(said: number | null): { readonly place: number; readonly tie: boolean } | Reason {
  if (said === null) return 'not_applicable';
  if (said % 8 >= 4) return 'missing';
  if (said % 4 >= 2) return 'missing_peer';
  return { place: Math.floor(said / 8), tie: said % 2 === 1 };
}

/** No place, and no value. */
const NOWHERE = 4;

/** A packed place as it leaves SQL, where the ranked number is as it is stored and can be nothing but missing. */
export const placeSaid = (packed: Sql, { plain, exact }: Term): Sql =>
  sql`COALESCE(${packed}, CASE WHEN ${plain ?? exact} IS NULL THEN ${raw(String(NOWHERE))} END)`;

/** Numbers that compare as they are. */
export function placedNumbers({ name, placed, keys, said, desc }: PlacingSteps, d: Dialect): Sql {
  const over = sql`PARTITION BY ${raw(keys)} ORDER BY ${d.order(raw('x'), desc)}`;
  return sql`${raw(placed)} AS (
  SELECT ${raw(keys)}, area, ${packed({
    place: sql`RANK() OVER (${over})`,
    tie: sql`COUNT(*) OVER (${over} RANGE BETWEEN CURRENT ROW AND CURRENT ROW) > 1`,
    gap: sql`COUNT(*) OVER (${over} ${WHOLE}) > COUNT(x) OVER (${over} ${WHOLE})`,
    missing: raw('x IS NULL'),
  })} AS ${said}
  FROM ${raw(name)}_each peer
)`;
}

/** The whole group, in the very order in which it is placed: one sort does for all. */
export const WHOLE = raw('ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING');
