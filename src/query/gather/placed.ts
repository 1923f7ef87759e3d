import { raw, sql, type Sql } from '../../core';
import { asDouble } from '../amount';
import type { RankBy } from '../cell';
import type { Dialect } from '../dialect';
import type { PlacedForm } from './needs';

/** Fractions, and decimals of many digits, are no floating numbers: equal ones must tie. */
export function placedForm({ num, den }: RankBy, d: Dialect): PlacedForm {
  if (den === null && asDouble(d, num) !== null) return { kind: 'number' };
  return { kind: 'fraction', scale: Math.max(num.scale, den?.scale ?? 0) };
}

/** How a ranking is written: from `<name>_each` to the table `placed`, within `keys`; `said` names a column of it. */
export interface PlacingSteps {
  readonly name: string;
  readonly placed: string;
  readonly keys: string;
  readonly said: (value: 'place' | 'ties' | 'gaps') => Sql;
  readonly desc: boolean;
}

/** Numbers that compare as they are. */
export function placedNumbers({ name, placed, keys, said, desc }: PlacingSteps, d: Dialect): Sql {
  const over = sql`PARTITION BY ${raw(keys)} ORDER BY ${d.order(raw('x'), desc)}`;
  return sql`${raw(placed)} AS (
  SELECT ${raw(keys)}, area, RANK() OVER (${over}) AS ${said('place')},
    COUNT(*) OVER (${over} RANGE BETWEEN CURRENT ROW AND CURRENT ROW) AS ${said('ties')},
    COUNT(*) OVER (${over} ${WHOLE}) - COUNT(x) OVER (${over} ${WHOLE}) AS ${said('gaps')}
  FROM ${raw(name)}_each peer
)`;
}

/** The whole group, in the very order in which it is placed: one sort does for all. */
export const WHOLE = raw('ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING');
