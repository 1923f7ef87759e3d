import { raw, sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';

/** CTE `name (key, ord)`: these keys in this order; none of them is a table without rows. */
export const keysPart = (name: string, keys: readonly string[], d: Dialect): Sql =>
  keys.length === 0
    ? sql`${raw(name)} AS (SELECT CAST(NULL AS VARCHAR) AS key, 0 AS ord WHERE 1 = 0)`
    : d.rows(
        name,
        ['key', 'ord'],
        keys.map((key, ord) => [sql`${key}`, raw(String(ord))]),
      );
