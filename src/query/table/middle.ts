import { sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';

/**
 * How the middle of numbers is found in DuckDB. `quick`: of a ledger's decimals, by one decimal more than they are kept with, so that the mean
 * of two is exact: a third of the time of floating numbers, but the statement fails for numbers of 10¹³ and more. `sure`: by floating numbers,
 * fifteen digits of any size.
 */
export type Middles = 'quick' | 'sure';

/**
 * The two in the middle as they are, equal where their number is odd: no sorting, and no rounding. DuckDB takes the value at ⌈q × n⌉: a little
 * above the half that is the upper one, for up to 500 million values.
 */
export const middleTwo = (value: Sql, d: Dialect): readonly [low: Sql, high: Sql] =>
  d.name === 'clickhouse'
    ? [sql`quantileExactLow(0.5)(${value})`, sql`quantileExactHigh(0.5)(${value})`]
    : [sql`quantile_disc(${value}, [0.5, 0.500000001])[1]`, sql`quantile_disc(${value}, [0.5, 0.500000001])[2]`];

/** The two in the middle as texts, equal where their number is odd; in DuckDB the mean of the two, twice. `quick` is for what is kept as DECIMAL(18, 4). */
export function middlesOf(cell: Sql, d: Dialect, how: Middles): readonly [low: Sql, high: Sql] {
  if (d.name === 'clickhouse')
    return [sql`toString(quantileExactLow(0.5)(${cell}))`, sql`toString(quantileExactHigh(0.5)(${cell}))`];
  const both =
    how === 'quick'
      ? sql`CAST(median(${cell} * 10) * 0.1 AS VARCHAR)`
      : sql`CAST(CAST(median(CAST(${cell} AS DOUBLE)) AS DECIMAL(38, 9)) AS VARCHAR)`;
  return [both, both];
}
