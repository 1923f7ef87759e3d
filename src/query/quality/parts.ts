import { isCount, unit as parseUnit, type Catalog } from '../../catalog';
import { raw, sql, type Sql } from '../../core';
import type { Page } from './ask';
import { foundColumns, foundStatement, relative } from './found';

/** Words that make of an indicator another quantity, not a part of it. */
const OTHER = /人均|户均|亩均|每|平均|累计|上年|去年|同期|计划|目标|预计|新增|净增|减少|比重|占比|增速|增长|率$/;

/**
 * Pairs [part, whole] of indicators of one unit and kind where the part's name is the whole's with a word before it (发明专利授权量 of
 * 专利授权量) or behind it (专利授权量:发明). By name alone: it can be said that a part is more than its whole, not that parts are all.
 */
export function partsOf(catalog: Catalog): readonly (readonly [part: string, whole: string])[] {
  const all = catalog.data.indicators.filter(({ kind }) => kind === 'flow' || kind === 'stock' || kind === 'ytd');
  const named = all.map((indicator) => ({ indicator, name: catalog.indicatorName(indicator.key, 'zh') }));
  return named.flatMap(({ indicator: whole, name }) =>
    name.length < 3
      ? []
      : named.flatMap(({ indicator: part, name: longer }) => {
          if (part.key === whole.key || part.unit !== whole.unit || part.kind !== whole.kind) return [];
          const before = longer.endsWith(name) ? longer.slice(0, -name.length) : '';
          const behind = longer.startsWith(name) && /^[\s:：_\-—(（]/.test(longer.slice(name.length));
          const word = before || (behind ? longer.slice(name.length) : '');
          return word !== '' && !OTHER.test(word) ? [[part.key, whole.key] as const] : [];
        }),
  );
}

const list = (keys: readonly string[]): Sql => {
  const parts = keys.map((key) => sql`${key}`);
  if (keys.length === 0) return raw('CAST([] AS VARCHAR[])');
  return sql`[${parts.reduce((all, part, i) => (i === 0 ? part : sql`${all}, ${part}`), raw(''))}]`;
};

/** Things counted one by one are never rounded: their figures must agree to the last one. */
const countedOnes = (catalog: Catalog): readonly string[] =>
  catalog.data.indicators
    .filter(({ unit }) => isCount(unit) && parseUnit(unit)?.scale.num === parseUnit(unit)?.scale.den)
    .map(({ key }) => key);

/** CTE `stored`: the figures that count, each with what rounding may have taken from it. */
const storedPart = (catalog: Catalog): Sql => sql`stored AS (
  SELECT f.*, CASE WHEN i.key IN (SELECT unnest(${list(countedOnes(catalog))})) THEN 1e-9 ELSE 0.5000001 * pow(10, -f.digits::DOUBLE) END AS slack
  FROM fact_now f JOIN indicator i ON i.id = f.indicator WHERE f.status = 0
)`;

const PARENTS = raw(`whole AS (
  SELECT f.* FROM stored f JOIN indicator i ON i.id = f.indicator
  WHERE i.add_area = 'sum' AND i.kind IN ('flow', 'stock', 'ytd')
),
below AS (
  SELECT w.indicator, w.area AS top, w.m0, w.n, l.area, bool_or(l.in_total) AS in_total, a.kind = 'proper' AS proper
  FROM (SELECT DISTINCT indicator, area, m0, n FROM whole) w
  JOIN area_parent l ON l.parent = w.area AND l.tree = 'admin'
    AND (l.m_from IS NULL OR l.m_from <= w.m0 + w.n - 1) AND (l.m_to IS NULL OR l.m_to > w.m0 + w.n - 1)
  JOIN area a ON a.id = l.area AND (a.m_from IS NULL OR a.m_from <= w.m0 + w.n - 1) AND (a.m_to IS NULL OR a.m_to > w.m0 + w.n - 1)
  GROUP BY ALL
),
added AS (
  SELECT b.indicator, b.top, b.m0, b.n, count(*) FILTER (b.in_total) AS areas, count(c.value) FILTER (b.in_total) AS known,
    sum(c.value::DECIMAL(38, 6)) FILTER (b.in_total)::DOUBLE AS total, sum(c.slack) FILTER (b.in_total) AS slack,
    max(c.digits) AS digits, coalesce(sum(c.value::DECIMAL(38, 6)) FILTER (b.proper AND NOT b.in_total), 0)::DOUBLE AS own
  FROM below b LEFT JOIN stored c ON c.indicator = b.indicator AND c.area = b.area AND c.m0 = b.m0 AND c.n = b.n
  GROUP BY ALL
),
compared AS (
  SELECT w.*, d.total, d.known, d.areas, d.digits AS total_digits,
    CASE WHEN d.known = d.areas THEN least(abs(w.value - d.total), abs(w.value - d.total - d.own)) > d.slack + w.slack ELSE d.total - w.value > d.slack + w.slack END AS off
  FROM whole w JOIN added d ON d.indicator = w.indicator AND d.top = w.area AND d.m0 = w.m0 AND d.n = w.n
  WHERE d.known >= 2 AND (d.known = d.areas OR d.total > w.value)
),
sums AS (
  SELECT indicator, area, count(*) FILTER (off)::INTEGER AS wrong, count(*)::INTEGER AS all_,
    count(*) FILTER (off) * 2 > count(*) AND count(*) FILTER (off) >= 3 AS never
  FROM compared GROUP BY ALL
)`);

/**
 * Parts that do not add up:
 * - areas below a total against it, where the indicator adds up over areas and all of them have a value; where some have none, only if the
 *   others are more than the total already. 市本级 may or may not be part of them: either sum will do. Tolerance: half a unit of the last printed digit of each
 *   figure, none for things counted one by one. Where the figures of one total
 *   disagree more often than not (three times at least), the parts are not meant to make the whole: said once in a note;
 * - an area below, in the total or not (a park), with more than the whole;
 * - 其中 with more than what it is part of (`partsOf`);
 * - months or quarters of a calendar year against it, where all are there and the indicator adds up over months.
 */
export function partsStatement(catalog: Catalog, page: Page): Sql {
  const pairs = partsOf(catalog);
  const named = raw('pair(part, whole) AS (SELECT NULL::SMALLINT, NULL::SMALLINT WHERE FALSE)');
  const pair =
    pairs.length === 0
      ? named
      : sql`pair AS (
  SELECT p.id AS part, w.id AS whole FROM (SELECT unnest(${list(pairs.map(([part]) => part))}) AS part, unnest(${list(pairs.map(([, whole]) => whole))}) AS whole) k
  JOIN indicator p ON p.key = k.part JOIN indicator w ON w.key = k.whole
)`;
  const found = sql`found AS (
  SELECT ${foundColumns({ rule: "'children'", of: 'w', with: null, other: 'w.total', otherDigits: 'w.total_digits', number: 'w.known', score: `1 + ${relative('w.value', 'w.total')}` })}
  FROM compared w JOIN sums s ON s.indicator = w.indicator AND s.area = w.area WHERE w.off AND NOT s.never
  UNION ALL
  SELECT ${foundColumns({ rule: "'child_exceeds'", of: 'c', with: 'w', score: `2 + ${relative('c.value', 'w.value')}` })}
  FROM below b JOIN stored c ON c.indicator = b.indicator AND c.area = b.area AND c.m0 = b.m0 AND c.n = b.n
  JOIN whole w ON w.indicator = b.indicator AND w.area = b.top AND w.m0 = b.m0 AND w.n = b.n
  WHERE w.value >= 0 AND c.value - w.value > c.slack + w.slack
  UNION ALL
  SELECT ${foundColumns({ rule: "'part_exceeds'", of: 'c', with: 'w', score: `2 + ${relative('c.value', 'w.value')}` })}
  FROM pair p JOIN stored c ON c.indicator = p.part
  JOIN stored w ON w.indicator = p.whole AND w.area = c.area AND w.m0 = c.m0 AND w.n = c.n
  WHERE w.value >= 0 AND c.value - w.value > c.slack + w.slack
  UNION ALL
  SELECT ${foundColumns({ rule: "'months'", of: 'y', with: null, other: 'm.total', otherDigits: 'm.digits', number: 'm.known', score: `1 + ${relative('y.value', 'm.total')}` })}
  FROM stored y JOIN indicator i ON i.id = y.indicator AND i.add_period = 'sum' AND i.kind = 'flow'
  JOIN (
    SELECT indicator, area, m0 - m0 % 12 AS m0, n, count(*) AS known, sum(value::DECIMAL(38, 6))::DOUBLE AS total, max(digits) AS digits,
      sum(slack) AS slack
    FROM stored WHERE n IN (1, 3) AND m0 % n = 0 GROUP BY ALL
  ) m ON m.indicator = y.indicator AND m.area = y.area AND m.m0 = y.m0 AND m.known * m.n = 12
  WHERE y.n = 12 AND y.m0 % 12 = 0 AND abs(y.value - m.total) > m.slack + y.slack
)`;
  return foundStatement([storedPart(catalog), PARENTS, pair, found], page, raw('score DESC'));
}

/** Totals that their parts never make, said once each. Columns: indicator, area, count. */
export const neverStatement = (catalog: Catalog): Sql => sql`WITH ${storedPart(catalog)},
${PARENTS}
SELECT i.key AS indicator, a.key AS area, s.wrong AS count FROM sums s JOIN indicator i ON i.id = s.indicator JOIN area a ON a.id = s.area
WHERE s.never ORDER BY s.wrong DESC, i.id, a.id LIMIT 50`;
