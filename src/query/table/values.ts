import { column, raw, sql, type Frame, type Sql } from '../../core';
import { columnOf, condition, containing, given, stored, type TableParts } from './parts';
import type { BrowseSpec } from './spec';

/** A value of a column with the number of rows that have it. */
export interface ValueCount {
  /** As a set filter has it: a text, a key, null for empty cells. */
  readonly value: string | null;
  readonly rows: number;
}

/**
 * The most frequent values of a column among the rows that the other filters keep, for a list to choose from; `find` keeps those that
 * contain a text. Columns: value_, n.
 */
export function valuesStatement(parts: TableParts, spec: BrowseSpec, key: string, find: string, limit: number): Sql {
  const found = columnOf(parts, key);
  const others = { ...spec, where: spec.where.filter((filter) => filter.column !== key) };
  if (!found) return raw('SELECT NULL AS value_, 0 AS n WHERE FALSE');
  const d = parts.dialect;
  const named = found.type === 'area' || found.type === 'indicator';
  const text = named ? raw('x.key') : raw('g.value_');
  const searched = named
    ? sql`g.value_ IN (SELECT n.${raw(found.type)} FROM ${raw(`${found.type}_name`)} n WHERE ${containing(raw('n.name'), find, d)})`
    : containing(sql`COALESCE(${raw('g.value_')}, '')`, find, d);
  return sql`SELECT ${text} AS value_, g.n AS n
FROM (SELECT ${named ? stored(found) : given(parts, found)} AS value_, COUNT(*) AS n FROM ${parts.from} WHERE ${condition(parts, others)} GROUP BY 1) g
${named ? sql`LEFT JOIN (SELECT id, key FROM ${raw(found.type)}) x ON x.id = g.value_` : raw('')}
WHERE ${find.trim() === '' ? raw('TRUE') : searched}
ORDER BY g.n DESC, ${text} LIMIT ${raw(String(limit))}`;
}

export function readValues(frame: Frame): readonly ValueCount[] {
  const n = column(frame, 'n');
  return column(frame, 'value_').map((value, i) => ({
    value: value === null ? null : String(value),
    rows: Number(n[i]),
  }));
}
