import { raw, sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';
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
export function outliersStatement(page: Page, d: Dialect): Sql {
  const own = ['indicator', 'area', 'm0', 'n', 'value', 'digits', 'sheet', 'r', 'c'];
  const base = ['value', 'digits', 'sheet', 'r', 'c', 'm0'];
  const named = (alias: string): string =>
    [...own, ...base.map((name) => `base_${name}`), 'g'].map((name) => `${alias}.${name} AS ${name}`).join(', ');
  const both = [...own.map((name) => `f.${name} AS ${name}`), ...base.map((name) => `o.${name} AS base_${name}`)];
  const rates = raw(`rates AS (
  SELECT ${both.join(', ')}, ln(f.value / o.value) AS g
  FROM fact_now f JOIN indicator i ON i.id = f.indicator
  JOIN fact_now o ON o.indicator = f.indicator AND o.area = f.area AND o.m0 = f.m0 - 12 AND o.n = f.n
  WHERE i.kind IN ('flow', 'stock', 'ytd') AND f.status = 0 AND o.status = 0 AND f.value > 0 AND o.value > 0 AND greatest(f.value, o.value) >= 30
)`);
  const middle = sql`middle AS (
  SELECT indicator, n, ${d.median(raw('g'))} AS mid FROM rates GROUP BY indicator, n HAVING count(*) >= ${raw(String(ENOUGH))}
),
spreads AS (
  SELECT r.indicator AS indicator, r.n AS n, m.mid AS mid, ${d.median(raw('abs(r.g - m.mid)'))} AS spread
  FROM rates r JOIN middle m ON m.indicator = r.indicator AND m.n = r.n GROUP BY r.indicator, r.n, m.mid
)`;
  const odd = raw(`odd AS (
  SELECT ${named('r')}, abs(r.g - m.mid) / greatest(1.4826 * m.spread, 0.05) AS z
  FROM rates r JOIN spreads m ON m.indicator = r.indicator AND m.n = r.n
  WHERE abs(r.g - m.mid) > greatest(5 * 1.4826 * m.spread, ln(2)) AND abs(r.g) > ln(2)
)`);
  const found = raw(`found AS (
  SELECT 'growth' AS rule, indicator, area, m0, n, value, digits, sheet, r, c, indicator AS other_indicator, area AS other_area,
    base_m0 AS other_m0, n AS other_n, base_value AS other, base_digits AS other_digits, base_sheet AS other_sheet, base_r AS other_r,
    base_c AS other_c, (value / base_value - 1) * 100 AS number, z AS score
  FROM odd
)`);
  return foundStatement([rates, middle, odd, found], page, raw('score DESC'));
}

/**
 * Gaps: an area that has the indicator for spans of this length has none for a period for which at least half of such areas have one, later than its
 * own first one and while it exists. What is known not to apply, to be below the unit or not to be published separately is no gap.
 */
export function gapsStatement(page: Page): Sql {
  const parts = raw(`valued AS (SELECT indicator, area, m0, n, m0 % 12 % n AS phase FROM fact_now WHERE status = 0),
expected AS (
  SELECT e.indicator AS indicator, e.area AS area, e.n AS n, e.phase AS phase, e.first_ AS first_, a.m_from AS m_from, a.m_to AS m_to
  FROM (SELECT indicator, area, n, phase, min(m0) AS first_ FROM valued GROUP BY indicator, area, n, phase) e JOIN area a ON a.id = e.area
),
published AS (SELECT indicator, m0, n, phase, count(*) AS areas FROM valued GROUP BY indicator, m0, n, phase),
wanted AS (
  SELECT p.indicator AS indicator, p.m0 AS m0, p.n AS n, e.area AS area, p.areas AS areas,
    count(*) OVER (PARTITION BY p.indicator, p.m0, p.n) AS all_
  FROM published p JOIN expected e ON e.indicator = p.indicator AND e.n = p.n AND e.phase = p.phase
  WHERE e.first_ <= p.m0 AND (e.m_from IS NULL OR e.m_from < p.m0 + p.n) AND (e.m_to IS NULL OR e.m_to >= p.m0 + p.n)
),
gaps AS (
  SELECT w.indicator AS indicator, w.m0 AS m0, w.n AS n, w.area AS area, w.areas AS areas, f.status AS status, f.sheet AS sheet, f.r AS r, f.c AS c
  FROM wanted w LEFT JOIN fact_now f ON f.indicator = w.indicator AND f.area = w.area AND f.m0 = w.m0 AND f.n = w.n
  WHERE w.areas * 2 >= w.all_ AND (f.status IS NULL OR f.status NOT IN (0, 4, 5, 7))
)`);
  const found = raw(`found AS (
  SELECT ['', 'missing', 'not_reported', 'suppressed', '', '', 'not_yet', '', 'unreadable'][coalesce(status, 1) + 1] AS rule,
    indicator, area, m0, n, CAST(NULL AS DOUBLE) AS value, 0 AS digits, sheet, r, c, indicator AS other_indicator, area AS other_area, m0 AS other_m0,
    n AS other_n, CAST(NULL AS DOUBLE) AS other, 0 AS other_digits, CAST(NULL AS INTEGER) AS other_sheet, CAST(NULL AS INTEGER) AS other_r,
    CAST(NULL AS INTEGER) AS other_c, areas AS number, m0 + n AS score
  FROM gaps
)`);
  return foundStatement([parts, found], page, raw('score DESC'));
}
