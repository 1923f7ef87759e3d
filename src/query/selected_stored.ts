import { raw, sql, type Sql } from '../core';
import { mostOf, stored } from './amount';
import type { Dialect } from './dialect';
import { int } from './gather/slots';
import { isRefused, type Asked, type Outcome } from './outcome';
import type { SelectedAsk } from './selected';

/** Selected columns of stored figures, one for each slot. */
export interface StoredColumns {
  /** In the order of the columns. */
  readonly slots: readonly number[];
  /** A stored number `f.v` as an exact decimal. */
  readonly decimal: Sql;
}

/**
 * Where every column shows what is stored, each something else, nothing need be put side by side to be taken apart again: all that was found is
 * what is selected. Null otherwise.
 */
export function storedColumns(
  columns: readonly ReadonlyMap<number, Outcome>[],
  scale: number | null,
  d: Dialect,
): StoredColumns | null {
  if (scale === null) return null;
  const outcomes = columns.flatMap((each) => [...each.values()]);
  const asked = outcomes.filter((outcome): outcome is Asked => !isRefused(outcome));
  const slots = asked.flatMap(({ stored: slot }) => slot ?? []);
  if (asked.length < columns.length || new Set(slots).size < columns.length) return null;
  const most = Math.max(0, ...asked.map(({ value }) => mostOf(value.num)));
  return { slots, decimal: stored(d, raw('f.v'), { most: Number.isFinite(most) ? most : undefined, scale }) };
}

/**
 * The CTEs that end in `one` (x, a stored number, and e, the same as a decimal), over `found` and `page`. With one block every row of the page is
 * selected in every column; of several each says which.
 */
export function storedParts(
  { slots, decimal }: StoredColumns,
  blocks: SelectedAsk['blocks'],
  used: readonly number[],
  d: Dialect,
): readonly Sql[] {
  const values = sql`f.v AS x, ${decimal} AS e`;
  if (blocks.length <= 1)
    return [
      sql`one AS (
  SELECT ${values} FROM found f JOIN page r ON r.area = f.area
  WHERE f.v IS NOT NULL
)`,
    ];
  return [
    d.rows(
      'chosen',
      ['key', 'b'],
      blocks.flatMap(({ areas }, b) => areas.map((key) => [sql`${key}`, int(b)])),
    ),
    d.rows(
      'within_block',
      ['b', 'slot'],
      blocks.flatMap(({ columns }, b) => columns.map((column) => [int(b), int(slots[used.indexOf(column)] ?? -1)])),
    ),
    sql`one AS (
  SELECT ${values}
  FROM chosen s JOIN page r ON r.key = s.key JOIN within_block c ON c.b = s.b JOIN found f ON f.area = r.area AND f.slot = c.slot
  WHERE f.v IS NOT NULL
)`,
  ];
}
