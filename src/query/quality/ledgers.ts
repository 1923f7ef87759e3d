import type { Catalog, Indicator, Period } from '../../catalog';
import { raw, sql, type Sql } from '../../core';
import { compile } from '../compile';
import type { QueryContext } from '../context';
import type { Dialect } from '../dialect';
import { answerable } from '../gather/ledgers';

/** The indicators whose stored figures can be held against a ledger that is loaded. */
export const reconcilable = (catalog: Catalog, context: QueryContext): readonly Indicator[] =>
  catalog.data.indicators.filter(({ measure, origin, key }) => {
    const found = measure === undefined ? undefined : catalog.measure(measure);
    if (!found || origin !== 'observed' || context.lengths?.(key)?.length === 0) return false;
    const columns = context.ledger?.(found.ledger);
    return columns !== null && columns !== undefined && answerable(found, columns);
  });

/** The spans for which an indicator has figures. Columns: indicator, m0, n. */
export const spansStatement = (): Sql =>
  raw(`SELECT i.key AS indicator, f.m0, f.n FROM fact_now f JOIN indicator i ON i.id = f.indicator
JOIN (SELECT id FROM indicator WHERE measure IS NOT NULL AND origin = 'observed') x ON x.id = f.indicator
WHERE f.status = 0 GROUP BY i.key, f.m0, f.n ORDER BY 1, 2, 3`);

/**
 * Figures of an indicator, as they count, against what its ledger counts for the same spans, as the one compiler of questions gives it. A ledger begins somewhere, and its first
 * periods are seldom whole: it is taken as complete from the first period on in which at least half of the areas agree, if from there on at least
 * three in five do. What differs from then on is listed, but for totals whose difference is that of the areas below them; of several spans that begin in the same month the longest
 * (`spans`: how many). An area of which the ledger has no row at all cannot be held against it. The last row, without an area, says from when on
 * the ledger is complete, how many differ before (all, where it never agrees), and of how many areas it is silent.
 */
export function ledgerStatement(
  indicator: Indicator,
  periods: readonly Period[],
  catalog: Catalog,
  dialect: Dialect,
  context: QueryContext,
): Sql {
  const spec = compile(
    {
      columns: [{ measure: `measure:${indicator.measure ?? ''}`, derivation: { kind: 'level' } }],
      rows: ['area', 'period'],
      where: [{ dim: 'period', in: periods }],
    },
    catalog,
    dialect,
    context,
  );
  const asked = dialect.rows(
    'asked_period',
    ['p', 'm0', 'n'],
    periods.map(({ m0, n }, p) => [p, m0, n].map((number) => raw(String(number)))),
  );
  const parts = sql`WITH ${asked},
counted AS MATERIALIZED (
${spec.sql}
),
pairs AS (
  SELECT f.area, q.p, f.m0, f.n, f.value, f.digits, f.sheet, f.r, f.c, CAST(q.c0_num AS DOUBLE) AS counted
  FROM counted q JOIN area a ON a.key = q.area JOIN asked_period k ON k.p = q.p
  JOIN fact_now f ON f.area = a.id AND f.m0 = k.m0 AND f.n = k.n AND f.indicator = (SELECT id FROM indicator WHERE key = ${indicator.key}) AND f.status = 0
  WHERE q.c0_num IS NOT NULL
),
held AS MATERIALIZED (
  SELECT *, value - counted AS difference, abs(value - counted) > 0.5000001 * pow(10, -digits::DOUBLE) AS off
  FROM pairs QUALIFY bool_or(counted <> 0) OVER (PARTITION BY area)
),
by_period AS (
  SELECT m0 + n AS end_, count(*) FILTER (NOT off) AS same, count(*) AS all_ FROM held WHERE value <> 0 OR counted <> 0 GROUP BY m0 + n
),
begins AS (
  SELECT min(b.end_) AS begin_ FROM by_period b
  WHERE b.same * 2 >= b.all_ AND (SELECT sum(l.same) / sum(l.all_) FROM by_period l WHERE l.end_ >= b.end_) >= 0.6
),
below AS (
  SELECT l.parent, h.p, sum(h.difference) AS difference FROM held h JOIN area_parent l ON l.area = h.area AND l.tree = 'admin' AND l.in_total
  GROUP BY l.parent, h.p
)`;
  return sql`${parts},
off_ AS (
  SELECT h.*, count(*) OVER (PARTITION BY h.area, h.m0) AS spans
  FROM held h CROSS JOIN begins LEFT JOIN below b ON b.parent = h.area AND b.p = h.p
  WHERE h.off AND h.m0 + h.n >= begin_ AND NOT coalesce(abs(b.difference) > 0 AND abs(b.difference - h.difference) <= 0.5000001 * pow(10, -h.digits::DOUBLE), FALSE)
  QUALIFY row_number() OVER (PARTITION BY h.area, h.m0 ORDER BY h.n DESC) = 1
)
SELECT a.key AS area, h.m0, h.n, h.value, h.digits, h.counted, s.sha256, s.name AS file, t.name AS sheet, h.r, h.c, h.spans, NULL AS begin_, 0 AS before, 0 AS silent, 0 AS months,
  abs(h.difference) / greatest(abs(h.value), abs(h.counted)) AS size
FROM off_ h JOIN area a ON a.id = h.area LEFT JOIN sheet t ON t.id = h.sheet LEFT JOIN source s ON s.id = t.source
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, begin_,
  (SELECT count(*) FROM held WHERE off AND (begin_ IS NULL OR m0 + n < begin_))::INTEGER,
  (SELECT count(DISTINCT area) FROM (SELECT area FROM pairs GROUP BY area HAVING bool_and(counted = 0) AND bool_or(value <> 0)))::INTEGER,
  (SELECT max(n) FROM held WHERE m0 + n = begin_)::INTEGER, NULL
FROM begins
ORDER BY size DESC NULLS LAST, area, m0`;
}
