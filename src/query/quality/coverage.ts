import { raw, sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import type { AreasAsk, CoverageAsk, Page, SpanKind, UnreportedAsk } from './ask';
import { keysPart } from './keys';

/** So many periods stand across, the latest ones. */
const PERIODS = 60;

const SPAN: Readonly<Record<SpanKind, string>> = {
  year: 'n = 12 AND m0 % 12 = 0',
  ytd: 'n < 12 AND n > 1 AND m0 % 12 = 0',
  quarter: 'n = 3 AND m0 % 3 = 0',
  month: 'n = 1',
};

const PERIOD_CTE = `periods AS (SELECT m0, n FROM facts_ GROUP BY m0, n ORDER BY m0 + n DESC, m0 DESC LIMIT ${PERIODS})`;

const PAGE = ({ limit, offset }: Page): Sql => raw(`LIMIT ${limit} OFFSET ${offset}`);

/**
 * Columns: indicator, areas, m0, n, valued, expected, total. One row for each cell of the page's indicators that has something. Expected are the
 * areas that have the indicator by then and still exist.
 */
export const coverageStatement = ({ span, page }: CoverageAsk): Sql => sql`
WITH facts_ AS (SELECT indicator, area, m0, n, status FROM fact_now WHERE ${raw(SPAN[span])}),
${raw(PERIOD_CTE)},
shown AS (
  SELECT f.indicator AS indicator, f.area AS area, f.m0 AS m0, f.n AS n, f.status AS status FROM facts_ f JOIN periods p ON p.m0 = f.m0 AND p.n = f.n
),
rows_ AS (
  SELECT indicator, areas, CAST(count(*) OVER () AS INTEGER) AS total
  FROM (SELECT indicator, count(DISTINCT CASE WHEN status = 0 THEN area END) AS areas FROM shown GROUP BY indicator) each_
  ORDER BY indicator ${PAGE(page)}
),
begun AS (
  SELECT b.indicator AS indicator, b.first_ AS first_, a.m_from AS m_from, a.m_to AS m_to
  FROM (SELECT indicator, area, min(m0) AS first_ FROM facts_ WHERE status = 0 GROUP BY indicator, area) b JOIN area a ON a.id = b.area
),
cells AS (
  SELECT s.indicator AS indicator, s.m0 AS m0, s.n AS n, count(CASE WHEN s.status = 0 THEN 1 END) AS valued
  FROM rows_ r JOIN shown s ON s.indicator = r.indicator GROUP BY s.indicator, s.m0, s.n
)
SELECT i.key AS indicator, r.areas AS areas, c.m0 AS m0, c.n AS n, c.valued AS valued, r.total AS total,
  count(CASE WHEN b.first_ <= c.m0 AND (b.m_from IS NULL OR b.m_from < c.m0 + c.n) AND (b.m_to IS NULL OR b.m_to >= c.m0 + c.n) THEN 1 END) AS expected
FROM rows_ r JOIN cells c ON c.indicator = r.indicator JOIN indicator i ON i.id = r.indicator LEFT JOIN begun b ON b.indicator = c.indicator
GROUP BY i.id, i.key, r.areas, c.m0, c.n, c.valued, r.total ORDER BY i.id, c.m0, c.n`;

/** Columns: area, m0, n, status, total. */
export const areasStatement = ({ span, page, indicator }: AreasAsk): Sql => sql`
WITH facts_ AS (
  SELECT area, m0, n, status FROM fact_now WHERE ${raw(SPAN[span])} AND indicator IN (SELECT id FROM indicator WHERE key = ${indicator})
),
${raw(PERIOD_CTE)},
shown AS (SELECT f.area AS area, f.m0 AS m0, f.n AS n, f.status AS status FROM facts_ f JOIN periods p ON p.m0 = f.m0 AND p.n = f.n),
rows_ AS (
  SELECT s.area AS area, coalesce(o.ord, 1000000000) AS ord, CAST(count(*) OVER () AS INTEGER) AS total
  FROM (SELECT DISTINCT area FROM shown) s LEFT JOIN (SELECT area, min(ord) AS ord FROM area_name GROUP BY area) o ON o.area = s.area
  ORDER BY coalesce(o.ord, 1000000000), s.area ${PAGE(page)}
)
SELECT a.key AS area, s.m0 AS m0, s.n AS n, s.status AS status, r.total AS total
FROM rows_ r JOIN shown s ON s.area = r.area JOIN area a ON a.id = r.area
ORDER BY r.ord, a.id, s.m0, s.n`;

/** Columns: area, indicator: each pair that has neither a value nor a word why there is none. */
export const unreportedStatement = ({ indicators, areas, period }: UnreportedAsk, d: Dialect): Sql => sql`
WITH ${keysPart('wanted_area', areas, d)},
${keysPart('wanted_indicator', indicators, d)}
SELECT w.key AS area, k.key AS indicator FROM wanted_area w CROSS JOIN wanted_indicator k
LEFT JOIN area a ON a.key = w.key LEFT JOIN indicator i ON i.key = k.key
LEFT JOIN (SELECT area, indicator FROM fact_now WHERE m0 = ${raw(String(period.m0))} AND n = ${raw(String(period.n))} AND status NOT IN (1, 2)) f
  ON f.area = a.id AND f.indicator = i.id
WHERE f.area IS NULL ORDER BY w.ord, k.ord`;
