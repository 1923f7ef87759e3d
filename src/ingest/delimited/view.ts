import { FACT_COLUMNS, type Ids } from '../../catalog';
import { join, raw, sql, type LoadStep, type Sql } from '../../core';
import { keptTexts, mapSteps } from './load';
import type { DelimitedSheet } from './resolve';
import { cellSources, resolvedOf } from './sources';

/**
 * Steps after which `fact`, where it was an empty table, is a view of a staged large file: its cells lie there already, a quarter as wide as
 * facts. What is asked meanwhile looks through it; the staging tables must stay as long as the view does. Null where several cells are about
 * the same place: to choose among them with each question would take too long. Throws as `loadDelimited` does.
 */
export function viewDelimited(
  sheet: DelimitedSheet,
  ids: Ids,
  sheetId: number,
  vintage: number,
): readonly LoadStep[] | null {
  if (resolvedOf(sheet).repeated) return null;
  const cells = cellSources(sheet).map((s) => {
    const values: readonly Sql[] = [
      raw('i.id'),
      s.area,
      s.m0,
      s.n,
      raw('i.role'),
      raw(String(vintage)),
      s.value,
      s.digits,
      s.low,
      s.high,
      s.status,
      s.flags,
      raw(String(sheetId)),
      raw('c.r'),
      raw('i.c'),
    ];
    const columns = FACT_COLUMNS.map(
      ([name, type], at) => sql`CAST(${values[at] ?? raw('NULL')} AS ${raw(type)}) AS ${raw(name)}`,
    );
    return sql`SELECT ${join(columns)} FROM ${s.from}`;
  });
  return [
    ...mapSteps(sheet, ids),
    ...keptTexts(sheet, sheetId),
    { do: 'sql', sql: raw('DROP TABLE fact') },
    { do: 'sql', sql: sql`CREATE VIEW fact AS ${join(cells, '\nUNION ALL\n')}` },
  ];
}
