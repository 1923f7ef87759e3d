import { column, raw, sql, type Frame, type Sql } from '../core';

/** The table into which facts are laid in order while `fact` is a view of where they were staged. */
export const LAID = 'fact_laid';

/** Facts that are sorted at once: more would take much room beside them, fewer would be looked for more often. */
const PART = 1_000_000;

/** Cuts the facts, in the order of their indicators and areas, into parts: columns i0, a0 (first), i1, a1 (last), n facts. */
export const partsStatement = (
  most = PART,
): Sql => sql`SELECT first(indicator ORDER BY indicator, area)::INTEGER AS i0, first(area ORDER BY indicator, area) AS a0,
  last(indicator ORDER BY indicator, area)::INTEGER AS i1, last(area ORDER BY indicator, area) AS a1, sum(n)::INTEGER AS n
FROM (
  SELECT indicator, area, n, (sum(n) OVER (ORDER BY indicator, area) - 1) // ${most} AS part
  FROM (SELECT indicator, area, count(*) AS n FROM fact GROUP BY indicator, area)
)
GROUP BY part ORDER BY part`;

/** What was cut: a statement for each part that lays it out behind those before it, and how many facts all of them have. */
export function readParts(frame: Frame): { readonly parts: readonly Sql[]; readonly facts: number } {
  const [i0, a0, i1, a1, n] = ['i0', 'a0', 'i1', 'a1', 'n'].map((name) => column(frame, name).map(Number));
  const at = (of: readonly number[] | undefined, k: number): Sql => raw(String(of?.[k] ?? 0));
  const parts = Array.from(
    { length: frame.rows },
    (_, k) => sql`INSERT INTO ${raw(LAID)} SELECT * FROM fact
WHERE indicator BETWEEN ${at(i0, k)} AND ${at(i1, k)}
  AND (indicator > ${at(i0, k)} OR area >= ${at(a0, k)}) AND (indicator < ${at(i1, k)} OR area <= ${at(a1, k)})
ORDER BY indicator, area, m0, n`,
  );
  return { parts, facts: (n ?? []).reduce((sum, each) => sum + each, 0) };
}

/** Column n: facts that are laid out by now. */
export const laidStatement = (): Sql => raw(`SELECT count(*)::INTEGER AS n FROM ${LAID}`);
