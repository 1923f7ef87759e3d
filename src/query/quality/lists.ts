import { raw, sql, type Sql } from '../../core';
import type { Page } from './ask';
import { foundColumns, foundStatement, half, relative } from './found';

/**
 * Values that differ for one place: two sources of one vintage first, then those of a lower vintage that are superseded, then the 同期数 printed beside a
 * value against the value of that period (it is stored
 * under the period beside which it stands, a year later). The figure is the one that counts.
 */
export function duplicatesStatement(page: Page): Sql {
  const differs = raw(`abs(o.value - f.value) > greatest(${half('o')}, ${half('f')})`);
  const found = sql`found AS (
  SELECT ${foundColumns({ rule: "CASE WHEN o.vintage = f.vintage THEN 'same_vintage' ELSE 'other_vintage' END", of: 'f', with: 'o', score: `CASE WHEN o.vintage = f.vintage THEN 3 ELSE 1 END + ${relative('f.value', 'o.value')}` })}
  FROM fact_now f JOIN fact o ON o.indicator = f.indicator AND o.area = f.area AND o.m0 = f.m0 AND o.n = f.n
  WHERE f.status = 0 AND o.status = 0 AND o.role = 0 AND f.sheet IS NOT NULL AND NOT (o.sheet = f.sheet AND o.r = f.r AND o.c = f.c) AND ${differs}
  UNION ALL
  SELECT ${foundColumns({ rule: "'base'", of: 'f', with: 'o', score: `2 + ${relative('f.value', 'o.value')}` })}
  FROM fact_now f JOIN fact o ON o.indicator = f.indicator AND o.area = f.area AND o.m0 = f.m0 + 12 AND o.n = f.n
  WHERE f.status = 0 AND o.status = 0 AND o.role = 1 AND f.sheet IS NOT NULL AND ${differs}
)`;
  return foundStatement([found], page, raw('score DESC'));
}

/** Least number of growth rates by which one can be called odd. */
const ENOUGH = 12;

/**
 * Growth over the same span a year before that is unlike that of the indicator's other areas and years: g = ln(value / base) lies further from the
 * median of all g than 5 × 1.4826 × MAD (a robust measure of five standard deviations), and the value at least doubled or halved. Amounts and counts
 * above zero; the greater of the two at least 30, since small counts swing. Asked only where there are twelve rates.
 */
export function outliersStatement(page: Page): Sql {
  const parts = raw(`rates AS (
  SELECT f.*, o.value AS base, o.digits AS base_digits, o.sheet AS base_sheet, o.r AS base_r, o.c AS base_c, o.m0 AS base_m0, ln(f.value / o.value) AS g
  FROM fact_now f JOIN indicator i ON i.id = f.indicator AND i.kind IN ('flow', 'stock', 'ytd')
  JOIN fact_now o ON o.indicator = f.indicator AND o.area = f.area AND o.m0 = f.m0 - 12 AND o.n = f.n
  WHERE f.status = 0 AND o.status = 0 AND f.value > 0 AND o.value > 0 AND greatest(f.value, o.value) >= 30
),
middle AS (
  SELECT indicator, n, median(g) AS mid, mad(g) AS spread FROM rates GROUP BY ALL HAVING count(*) >= ${ENOUGH}
),
odd AS (
  SELECT r.*, abs(r.g - m.mid) / greatest(1.4826 * m.spread, 0.05) AS z FROM rates r JOIN middle m ON m.indicator = r.indicator AND m.n = r.n
  WHERE abs(r.g - m.mid) > greatest(5 * 1.4826 * m.spread, ln(2)) AND abs(r.g) > ln(2)
)`);
  const found = raw(`found AS (
  SELECT 'growth' AS rule, indicator, area, m0, n, value, digits, sheet, r, c, indicator AS other_indicator, area AS other_area, base_m0 AS other_m0, n AS other_n,
    base AS other, base_digits AS other_digits, base_sheet AS other_sheet, base_r AS other_r, base_c AS other_c, (value / base - 1) * 100 AS number, z AS score FROM odd
)`);
  return foundStatement([parts, found], page, raw('score DESC'));
}

/**
 * Gaps: an area that has the indicator for spans of this length has none for a period for which at least half of such areas have one, later than its
 * own first one and while it exists. What is known not to apply, to be below the unit or not to be published separately is no gap.
 */
export function gapsStatement(page: Page): Sql {
  const parts = raw(`valued AS (SELECT indicator, area, m0, n FROM fact_now WHERE status = 0),
expected AS (SELECT indicator, area, n, m0 % 12 % n AS phase, min(m0) AS first_ FROM valued GROUP BY ALL),
published AS (
  SELECT v.indicator, v.m0, v.n, v.m0 % 12 % v.n AS phase, count(*) AS areas FROM valued v GROUP BY ALL
),
wanted AS (
  SELECT p.indicator, p.m0, p.n, e.area, p.areas, count(*) OVER (PARTITION BY p.indicator, p.m0, p.n) AS all_
  FROM published p JOIN expected e ON e.indicator = p.indicator AND e.n = p.n AND e.phase = p.phase AND e.first_ <= p.m0
  JOIN area a ON a.id = e.area AND (a.m_from IS NULL OR a.m_from < p.m0 + p.n) AND (a.m_to IS NULL OR a.m_to >= p.m0 + p.n)
),
gaps AS (
  SELECT w.*, f.status, f.sheet, f.r, f.c FROM wanted w
  LEFT JOIN fact_now f ON f.indicator = w.indicator AND f.area = w.area AND f.m0 = w.m0 AND f.n = w.n
  WHERE w.areas * 2 >= w.all_ AND (f.status IS NULL OR f.status NOT IN (0, 4, 5, 7))
)`);
  const found = raw(`found AS (
  SELECT ['', 'missing', 'not_reported', 'suppressed', '', '', 'not_yet', '', 'unreadable'][coalesce(status, 1) + 1] AS rule,
    indicator, area, m0, n, NULL::DOUBLE AS value, 0 AS digits, sheet, r, c, indicator AS other_indicator, area AS other_area, m0 AS other_m0, n AS other_n,
    NULL::DOUBLE AS other, 0 AS other_digits, NULL::INTEGER AS other_sheet, NULL::INTEGER AS other_r, NULL::INTEGER AS other_c, areas AS number, m0 + n AS score FROM gaps
)`);
  return foundStatement([parts, found], page, raw('score DESC'));
}
