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
 * Figures of an indicator against what its ledger counts, both as the one compiler of questions gives them. A ledger begins somewhere, and its first
 * periods are seldom whole: it is taken as complete from the first period on in which at least half of the areas agree, if from there on at least
 * three in five do. What differs from then on is listed, but for totals whose difference is that of the areas below them. `found`: the list;
 * otherwise one row that says from when on, and how many differ before (all, where it never agrees).
 */
export function ledgerStatement(
  indicator: Indicator,
  periods: readonly Period[],
  catalog: Catalog,
  dialect: Dialect,
  context: QueryContext,
): { readonly found: Sql; readonly note: Sql } {
  const level = { kind: 'level' } as const;
  const spec = compile(
    {
      columns: [
        { measure: indicator.key, derivation: level },
        { measure: `measure:${indicator.measure ?? ''}`, derivation: level },
      ],
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
pairs AS (
  SELECT a.id AS area, q.p, k.m0, k.n, CAST(q.c0_num AS DOUBLE) AS value, CAST(q.c1_num AS DOUBLE) AS counted FROM (
${spec.sql}
) q JOIN area a ON a.key = q.area JOIN asked_period k ON k.p = q.p WHERE q.c0_num IS NOT NULL AND q.c1_num IS NOT NULL
),
held AS (
  SELECT x.*, coalesce(f.digits, 0) AS digits, f.sheet, f.r, f.c, x.value - x.counted AS difference,
    abs(x.value - x.counted) > 0.5000001 * pow(10, -coalesce(f.digits, 0)::DOUBLE) AS off
  FROM pairs x LEFT JOIN fact_now f ON f.area = x.area AND f.m0 = x.m0 AND f.n = x.n AND f.indicator = (SELECT id FROM indicator WHERE key = ${indicator.key})
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
  return {
    found: sql`${parts}
SELECT a.key AS area, h.m0, h.n, h.value, h.digits, h.counted, s.sha256, s.name AS file, t.name AS sheet, h.r, h.c
FROM held h CROSS JOIN begins JOIN area a ON a.id = h.area LEFT JOIN below b ON b.parent = h.area AND b.p = h.p
LEFT JOIN sheet t ON t.id = h.sheet LEFT JOIN source s ON s.id = t.source
WHERE h.off AND h.m0 + h.n >= begin_ AND NOT coalesce(abs(b.difference) > 0 AND abs(b.difference - h.difference) <= 0.5000001 * pow(10, -h.digits::DOUBLE), FALSE)
ORDER BY abs(h.difference) / greatest(abs(h.value), abs(h.counted)) DESC, a.id, h.m0`,
    note: sql`${parts}
SELECT (SELECT begin_ FROM begins) AS begin_, count(*) FILTER (off AND (begin_ IS NULL OR m0 + n < begin_))::INTEGER AS before,
  (SELECT max(n) FROM held WHERE m0 + n = begin_)::INTEGER AS months
FROM held CROSS JOIN begins GROUP BY begin_`,
  };
}
