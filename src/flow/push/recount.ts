import { ident, join, raw, sql } from '../../core';
import { clickhouse, nowOfYears } from '../../query';
import type { Steps } from './steps';

/** The years in which facts of these sheets lie. */
export async function yearsOf(steps: Steps, sheets: readonly number[]): Promise<readonly number[]> {
  if (sheets.length === 0) return [];
  const list = join(sheets.map((id) => raw(String(id))));
  return steps.numbers(sql`SELECT DISTINCT intDiv(m0, 12) AS n FROM fact WHERE sheet IN (${list}) ORDER BY n`);
}

/** Makes `fact_now` anew for these years; each changes in one moment. `id`: of whom, so that two pushes at a time do not meet. */
export async function recount(steps: Steps, years: readonly number[], id: number): Promise<void> {
  if (years.length === 0) return;
  const next = ident(`fact_now_${String(id)}`);
  await steps.change(sql`DROP TABLE IF EXISTS ${next}`);
  await steps.change(sql`CREATE TABLE ${next} AS fact_now`);
  await steps.change(nowOfYears(clickhouse, next, years));
  for (const year of years) {
    await steps.change(sql`ALTER TABLE fact_now REPLACE PARTITION ${raw(String(year))} FROM ${next}`);
  }
  await steps.change(sql`DROP TABLE ${next}`);
}
