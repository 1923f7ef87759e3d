import type { Catalog } from '../../catalog';
import { sql, type Sql } from '../../core';
import { heirsOf } from '../breaks';
import type { Dialect } from '../dialect';
import { NOTE_BITS } from '../notes';
import { int } from './slots';

/** CTEs `heir_key`, `heir`: whose figures stand for an area before it had its key. Null where no area of the question has a past. */
export function heirParts(catalog: Catalog, areas: readonly string[], d: Dialect): readonly Sql[] | null {
  const rows = heirsOf(catalog, areas).flatMap(({ area, olds, from, to, silent }) =>
    olds.map((old) => [
      sql`${area}`,
      sql`${old}`,
      int(from),
      int(to),
      int(olds.length),
      int(silent ? 0 : NOTE_BITS.area_break),
    ]),
  );
  if (rows.length === 0) return null;
  return [
    d.rows('heir_key', ['area', 'old', 'm_from', 'm_to', 'parts', 'note'], rows),
    sql`heir AS (
  SELECT ${d.picked('a.id AS area, o.id AS old, k.m_from, k.m_to, k.parts, k.note')}
  FROM heir_key k JOIN area a ON a.key = k.area JOIN area o ON o.key = k.old
)`,
  ];
}
