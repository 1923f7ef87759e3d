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
  raw(`SELECT i.key AS indicator, f.m0 AS m0, f.n AS n FROM fact_now f JOIN indicator i ON i.id = f.indicator
WHERE f.status = 0 AND i.measure IS NOT NULL AND i.origin = 'observed' GROUP BY i.key, f.m0, f.n ORDER BY i.key, f.m0, f.n`);

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
  return sql`WITH ${asked},
counted AS (
${spec.sql}
),
pairs AS (
  SELECT f.area AS area, q.p AS p, f.m0 AS m0, f.n AS n, f.value AS value, f.digits AS digits, f.sheet AS sheet, f.r AS r, f.c AS c,
    ${dialect.double(raw('q.c0_num'))} AS counted
  FROM counted q JOIN area a ON a.key = q.area JOIN asked_period k ON k.p = q.p
  JOIN fact_now f ON f.area = a.id AND f.m0 = k.m0 AND f.n = k.n
  WHERE q.c0_num IS NOT NULL AND f.status = 0 AND f.indicator IN (SELECT id FROM indicator WHERE key = ${indicator.key})
),
told AS (
  SELECT area, max(CASE WHEN counted <> 0 THEN 1 ELSE 0 END) AS by_ledger, max(CASE WHEN value <> 0 THEN 1 ELSE 0 END) AS by_figures
  FROM pairs GROUP BY area
),
held AS (
  SELECT area, p, m0, n, value, digits, sheet, r, c, counted, value - counted AS difference, ${raw(HALF)} AS half_,
    abs(value - counted) > ${raw(HALF)} AS off
  FROM pairs WHERE area IN (SELECT area FROM told WHERE by_ledger = 1)
),
by_period AS (
  SELECT m0 + n AS end_, count(CASE WHEN NOT off THEN 1 END) AS same, count(*) AS all_ FROM held WHERE value <> 0 OR counted <> 0 GROUP BY m0 + n
),
onwards AS (
  SELECT end_, same, all_, sum(same) OVER (ORDER BY end_ DESC) / sum(all_) OVER (ORDER BY end_ DESC) AS agreeing FROM by_period
),
begins AS (SELECT CAST(min(end_) AS INTEGER) AS begin_ FROM onwards WHERE same * 2 >= all_ AND agreeing >= 0.6),
below AS (
  SELECT l.parent AS area, h.p AS p, sum(h.difference) AS difference FROM held h JOIN area_parent l ON l.area = h.area
  WHERE l.tree = 'admin' AND l.in_total GROUP BY l.parent, h.p
),
ranked AS (
  SELECT h.area AS area, h.m0 AS m0, h.n AS n, h.value AS value, h.digits AS digits, h.sheet AS sheet, h.r AS r, h.c AS c, h.counted AS counted,
    h.difference AS difference, CAST(count(*) OVER (PARTITION BY h.area, h.m0) AS INTEGER) AS spans,
    row_number() OVER (PARTITION BY h.area, h.m0 ORDER BY h.n DESC) AS place
  FROM held h CROSS JOIN begins g LEFT JOIN below b ON b.area = h.area AND b.p = h.p
  WHERE h.off AND h.m0 + h.n >= g.begin_
    AND (b.difference IS NULL OR b.difference = 0 OR abs(b.difference - h.difference) > h.half_)
),
before_ AS (SELECT CAST(count(*) AS INTEGER) AS many FROM held h CROSS JOIN begins g WHERE h.off AND (g.begin_ IS NULL OR h.m0 + h.n < g.begin_)),
silent_ AS (SELECT CAST(count(*) AS INTEGER) AS many FROM told WHERE by_ledger = 0 AND by_figures = 1),
months_ AS (SELECT CAST(max(h.n) AS INTEGER) AS months FROM held h CROSS JOIN begins g WHERE h.m0 + h.n = g.begin_),
listed AS (
  SELECT a.key AS area, h.m0 AS m0, h.n AS n, h.value AS value, h.digits AS digits, h.counted AS counted, s.sha256 AS sha256, s.name AS file,
    t.name AS sheet, h.r AS r, h.c AS c, h.spans AS spans, CAST(NULL AS INTEGER) AS begin_, CAST(0 AS INTEGER) AS before, CAST(0 AS INTEGER) AS silent, CAST(NULL AS INTEGER) AS months,
    abs(h.difference) / greatest(abs(h.value), abs(h.counted)) AS size
  FROM ranked h JOIN area a ON a.id = h.area LEFT JOIN sheet t ON t.id = h.sheet LEFT JOIN source s ON s.id = t.source
  WHERE h.place = 1
  UNION ALL
  SELECT ${raw(['VARCHAR', 'INTEGER', 'INTEGER', 'DOUBLE', 'INTEGER', 'DOUBLE', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'INTEGER', 'INTEGER', 'INTEGER'].map((type) => `CAST(NULL AS ${type})`).join(', '))},
    g.begin_, b.many, s.many, m.months, CAST(NULL AS DOUBLE)
  FROM begins g CROSS JOIN before_ b CROSS JOIN silent_ s CROSS JOIN months_ m
)
SELECT area, m0, n, value, digits, counted, sha256, file, sheet, r, c, spans, begin_, before, silent, months FROM listed
ORDER BY size DESC NULLS LAST, area, m0`;
}

/** Half a unit of the last digit that is printed. */
const HALF = '0.5000001 * pow(10.0, -CAST(digits AS DOUBLE))';
