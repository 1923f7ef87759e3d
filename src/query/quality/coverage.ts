import { join, raw, sql, type Sql } from '../../core';
import type { AreasAsk, CoverageAsk, SpanKind, UnreportedAsk } from './ask';

/** So many periods stand across, the latest ones. */
const PERIODS = 60;

const SPAN: Readonly<Record<SpanKind, string>> = {
  year: 'n = 12 AND m0 % 12 = 0',
  ytd: 'n < 12 AND n > 1 AND m0 % 12 = 0',
  quarter: 'n = 3 AND m0 % 3 = 0',
  month: 'n = 1',
};

const PERIOD_CTE = `periods AS (SELECT m0, n FROM facts_ GROUP BY m0, n ORDER BY m0 + n DESC, m0 DESC LIMIT ${PERIODS})`;

/**
 * Columns: indicator, areas, m0, n, valued, expected, total. One row for each cell of the page's indicators that has something. Expected are the
 * areas that have the indicator by then and still exist.
 */
export const coverageStatement = ({ span, page }: CoverageAsk): Sql => sql`
WITH facts_ AS (SELECT indicator, area, m0, n, status FROM fact_now WHERE ${raw(SPAN[span])}),
${raw(PERIOD_CTE)},
shown AS (SELECT f.* FROM facts_ f JOIN periods p ON p.m0 = f.m0 AND p.n = f.n),
rows_ AS (
  SELECT indicator, count(DISTINCT area) FILTER (status = 0) AS areas, count(*) OVER ()::INTEGER AS total FROM shown GROUP BY indicator
  ORDER BY indicator LIMIT ${raw(String(page.limit))} OFFSET ${raw(String(page.offset))}
),
begun AS (SELECT indicator, area, min(m0) AS first_ FROM facts_ WHERE status = 0 GROUP BY indicator, area),
cells AS (
  SELECT s.indicator, s.m0, s.n, count(*) FILTER (s.status = 0)::INTEGER AS valued FROM rows_ r JOIN shown s ON s.indicator = r.indicator GROUP BY ALL
)
SELECT i.key AS indicator, r.areas::INTEGER AS areas, c.m0, c.n, c.valued, count(a.id)::INTEGER AS expected, r.total
FROM rows_ r JOIN cells c ON c.indicator = r.indicator JOIN indicator i ON i.id = r.indicator
LEFT JOIN begun b ON b.indicator = c.indicator AND b.first_ <= c.m0
LEFT JOIN area a ON a.id = b.area AND (a.m_from IS NULL OR a.m_from < c.m0 + c.n) AND (a.m_to IS NULL OR a.m_to >= c.m0 + c.n)
GROUP BY i.id, i.key, r.areas, c.m0, c.n, c.valued, r.total ORDER BY i.id, c.m0, c.n`;

/** Columns: area, m0, n, status, total. */
export const areasStatement = ({ span, page, indicator }: AreasAsk): Sql => sql`
WITH facts_ AS (SELECT area, m0, n, status FROM fact_now WHERE ${raw(SPAN[span])} AND indicator = (SELECT id FROM indicator WHERE key = ${indicator})),
${raw(PERIOD_CTE)},
shown AS (SELECT f.* FROM facts_ f JOIN periods p ON p.m0 = f.m0 AND p.n = f.n),
rows_ AS (
  SELECT s.area, coalesce((SELECT min(ord) FROM area_name x WHERE x.area = s.area), 1000000000) AS ord, count(*) OVER ()::INTEGER AS total
  FROM (SELECT DISTINCT area FROM shown) s ORDER BY ord, s.area LIMIT ${raw(String(page.limit))} OFFSET ${raw(String(page.offset))}
)
SELECT a.key AS area, s.m0, s.n, s.status, r.total FROM rows_ r JOIN shown s ON s.area = r.area JOIN area a ON a.id = r.area
ORDER BY r.ord, a.id, s.m0, s.n`;

const texts = (name: string, keys: readonly string[]): Sql =>
  keys.length === 0
    ? sql`${raw(name)} AS (SELECT NULL::VARCHAR AS key, 0 AS ord WHERE FALSE)`
    : sql`${raw(name)} AS (SELECT unnest([${join(keys.map((key) => sql`${key}`))}]) AS key, unnest(range(${raw(String(keys.length))})) AS ord)`;

/** Columns: area, indicator: each pair that has neither a value nor a word why there is none. */
export const unreportedStatement = ({ indicators, areas, period }: UnreportedAsk): Sql => sql`
WITH ${texts('wanted_area', areas)},
${texts('wanted_indicator', indicators)}
SELECT w.key AS area, k.key AS indicator FROM wanted_area w CROSS JOIN wanted_indicator k
LEFT JOIN area a ON a.key = w.key LEFT JOIN indicator i ON i.key = k.key
LEFT JOIN fact_now f ON f.area = a.id AND f.indicator = i.id AND f.m0 = ${raw(String(period.m0))} AND f.n = ${raw(String(period.n))} AND f.status NOT IN (1, 2)
WHERE f.area IS NULL ORDER BY w.ord, k.ord`;
