import { isCount, unit as parseUnit, type Catalog } from '../../catalog';
import { raw, sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import type { Page } from './ask';
import { foundColumns, foundStatement, relative } from './found';
import { keysPart } from './keys';

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

/** Things counted one by one are never rounded: their figures must agree to the last one. */
const countedOnes = (catalog: Catalog): readonly string[] =>
  catalog.data.indicators
    .filter(({ unit }) => isCount(unit) && parseUnit(unit)?.scale.num === parseUnit(unit)?.scale.den)
    .map(({ key }) => key);

const COLUMNS = ['indicator', 'area', 'm0', 'n', 'value', 'digits', 'sheet', 'r', 'c'];
const of = (alias: string, names: readonly string[] = COLUMNS): string =>
  names.map((name) => `${alias}.${name} AS ${name}`).join(', ');

/** CTE `stored`: the figures that count, each with what rounding may have taken from it. */
const storedPart = (catalog: Catalog, d: Dialect): Sql => sql`${keysPart('counted_ones', countedOnes(catalog), d)},
stored AS (
  SELECT ${raw(of('f'))},
    CASE WHEN i.key IN (SELECT key FROM counted_ones) THEN 1e-9 ELSE 0.5000001 * pow(10.0, -CAST(f.digits AS DOUBLE)) END AS slack
  FROM fact_now f JOIN indicator i ON i.id = f.indicator WHERE f.status = 0
)`;

/** CTEs: totals over areas, what lies below each, their sums, and which of them do not come to the total. */
function parentsPart(d: Dialect): Sql {
  const exact = d.decimal(raw('c.value'), 6);
  return sql`whole AS (
  SELECT ${raw(of('f', [...COLUMNS, 'slack']))} FROM stored f JOIN indicator i ON i.id = f.indicator
  WHERE i.add_area = 'sum' AND i.kind IN ('flow', 'stock', 'ytd')
),
below AS (
  SELECT w.indicator AS indicator, w.area AS top, w.m0 AS m0, w.n AS n, l.area AS area, max(l.in_total) AS in_total, max(a.kind = 'proper') AS proper
  FROM (SELECT DISTINCT indicator, area, m0, n FROM whole) w
  JOIN area_parent l ON l.parent = w.area JOIN area a ON a.id = l.area
  WHERE l.tree = 'admin'
    AND (l.m_from IS NULL OR l.m_from <= w.m0 + w.n - 1) AND (l.m_to IS NULL OR l.m_to > w.m0 + w.n - 1)
    AND (a.m_from IS NULL OR a.m_from <= w.m0 + w.n - 1) AND (a.m_to IS NULL OR a.m_to > w.m0 + w.n - 1)
  GROUP BY w.indicator, w.area, w.m0, w.n, l.area
),
added AS (
  SELECT b.indicator AS indicator, b.top AS top, b.m0 AS m0, b.n AS n, count(CASE WHEN b.in_total THEN 1 END) AS areas,
    count(CASE WHEN b.in_total THEN c.value END) AS known, ${d.double(sql`sum(CASE WHEN b.in_total THEN ${exact} END)`)} AS total,
    sum(CASE WHEN b.in_total THEN c.slack END) AS slack, max(c.digits) AS digits,
    coalesce(${d.double(sql`sum(CASE WHEN b.proper AND NOT b.in_total THEN ${exact} END)`)}, 0) AS own
  FROM below b LEFT JOIN stored c ON c.indicator = b.indicator AND c.area = b.area AND c.m0 = b.m0 AND c.n = b.n
  GROUP BY b.indicator, b.top, b.m0, b.n
),
compared AS (
  SELECT ${raw(of('w'))}, d.total AS total, d.known AS known, d.digits AS total_digits,
    CASE WHEN d.known = d.areas THEN least(abs(w.value - d.total), abs(w.value - d.total - d.own)) > d.slack + w.slack ELSE d.total - w.value > d.slack + w.slack END AS off
  FROM whole w JOIN added d ON d.indicator = w.indicator AND d.top = w.area AND d.m0 = w.m0 AND d.n = w.n
  WHERE d.known >= 2 AND (d.known = d.areas OR d.total > w.value)
),
sums AS (
  SELECT indicator, area, count(CASE WHEN off THEN 1 END) AS wrong,
    count(CASE WHEN off THEN 1 END) * 2 > count(*) AND count(CASE WHEN off THEN 1 END) >= 3 AS never
  FROM compared GROUP BY indicator, area
)`;
}

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
export function partsStatement(catalog: Catalog, page: Page, d: Dialect): Sql {
  const pairs = partsOf(catalog);
  const pair =
    pairs.length === 0
      ? raw('pair AS (SELECT id AS part, id AS whole FROM indicator WHERE 1 = 0)')
      : sql`${d.rows(
          'named_pair',
          ['part', 'whole'],
          pairs.map((keys) => keys.map((key) => sql`${key}`)),
        )},
pair AS (SELECT p.id AS part, w.id AS whole FROM named_pair k JOIN indicator p ON p.key = k.part JOIN indicator w ON w.key = k.whole)`;
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
  FROM stored y JOIN indicator i ON i.id = y.indicator
  JOIN (
    SELECT indicator, area, m0 - m0 % 12 AS january, n, count(*) AS known, ${d.double(sql`sum(${d.decimal(raw('value'), 6)})`)} AS total,
      max(digits) AS digits, sum(slack) AS slack
    FROM stored WHERE n IN (1, 3) AND m0 % n = 0 GROUP BY indicator, area, m0 - m0 % 12, n
  ) m ON m.indicator = y.indicator AND m.area = y.area AND m.january = y.m0
  WHERE i.add_period = 'sum' AND i.kind = 'flow' AND m.known * m.n = 12 AND y.n = 12 AND y.m0 % 12 = 0
    AND abs(y.value - m.total) > m.slack + y.slack
)`;
  return foundStatement([storedPart(catalog, d), parentsPart(d), pair, found], page, raw('score DESC'));
}

/** Totals that their parts never make, said once each. Columns: indicator, area, count. */
export const neverStatement = (catalog: Catalog, d: Dialect): Sql => sql`WITH ${storedPart(catalog, d)},
${parentsPart(d)}
SELECT i.key AS indicator, a.key AS area, s.wrong AS count FROM sums s JOIN indicator i ON i.id = s.indicator JOIN area a ON a.id = s.area
WHERE s.never ORDER BY s.wrong DESC, i.id, a.id LIMIT 50`;
