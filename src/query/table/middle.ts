import { sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';

/**
 * How the middle of numbers is found in DuckDB. `quick`: of a ledger's decimals, by one decimal more than they are kept with, so that the mean
 * of two is exact: a third of the time of floating numbers, but the statement fails for numbers of 10¹³ and more. `sure`: by floating numbers,
 * fifteen digits of any size.
 */
export type Middles = 'quick' | 'sure';

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
