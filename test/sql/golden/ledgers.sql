WITH RECURSIVE question(p, t) AS (VALUES
  (0, 0)),
row_area AS (SELECT CAST(NULL AS INTEGER) AS area, CAST(NULL AS VARCHAR) AS key, 0 AS ord),
rows_ AS (
  SELECT w.area, w.key, w.ord, q.p, q.t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
other_key(key) AS (VALUES
  ('甲')),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
    UNION ALL
    SELECT a.id AS area FROM other_key k JOIN area a ON a.key = k.key
  ) s
),
reach AS (SELECT * FROM start_),
within (top, area) AS (
  SELECT DISTINCT area, area FROM reach
  UNION
  SELECT w.top, l.area FROM within w JOIN area_parent l ON l.parent = w.area AND l.tree = 'admin'
),
asked_0(p, slot, first, after, reset) AS (VALUES
  (0, 0, CAST('2023-01-01' AS DATE), CAST('2024-01-01' AS DATE), CAST('2023-01-01' AS DATE))),
counted_0 AS (
  SELECT b.area, s.p, s.slot, CASE WHEN c.first_day < s.after AND c.last_day >= s.first THEN COALESCE(e.v, 0) END AS v
  FROM asked_0 s
  JOIN reach b ON TRUE
  CROSS JOIN (SELECT MIN("issued") AS first_day, MAX("issued") AS last_day FROM "ledger_firms") c
  LEFT JOIN (
    SELECT w.top, q.p, q.slot, CAST(COUNT(*) AS DOUBLE) AS v
    FROM asked_0 q JOIN "ledger_firms" l ON l."issued" < q.after AND (l."expires" IS NULL OR l."expires" >= q.after)
    JOIN within w ON w.area = l.area
    GROUP BY w.top, q.p, q.slot
  ) e ON e.top = b.area AND e.p = s.p AND e.slot = s.slot
),
asked_1(p, slot, first, after, reset) AS (VALUES
  (0, 1, CAST('2024-01-01' AS DATE), CAST('2025-01-01' AS DATE), CAST('2024-01-01' AS DATE))),
counted_1 AS (
  SELECT b.area, s.p, s.slot, CASE WHEN c.first_day < s.after AND c.last_day >= s.first THEN COALESCE(e.v, 0) END AS v
  FROM asked_1 s
  JOIN reach b ON TRUE
  CROSS JOIN (SELECT MIN("day") AS first_day, MAX("day") AS last_day FROM "ledger_deals") c
  LEFT JOIN (
    SELECT w.top, q.p, q.slot, CAST(SUM(CAST(l."amount" AS DECIMAL(38, 4))) AS DOUBLE) AS v
    FROM asked_1 q JOIN "ledger_deals" l ON l."day" >= q.first AND l."day" < q.after AND l."direction" IN ('输出', 'x''; DROP')
    JOIN within w ON w.area = l.area
    GROUP BY w.top, q.p, q.slot
  ) e ON e.top = b.area AND e.p = s.p AND e.slot = s.slot
),
found AS (
  SELECT area, p, slot, v, 0 AS status, 0 AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, CAST(NULL AS VARCHAR) AS x FROM counted_0 WHERE v IS NOT NULL
  UNION ALL
  SELECT area, p, slot, v, 0 AS status, 0 AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, CAST(NULL AS VARCHAR) AS x FROM counted_1 WHERE v IS NOT NULL
),
wide AS (
  SELECT area,
    p,
    MAX(CASE WHEN slot = 0 THEN v END) AS v0,
    MAX(CASE WHEN slot = 1 THEN v END) AS v1
  FROM found GROUP BY area, p
)
SELECT r.key AS area, r.p AS p, 1 AS total_,
  other_0.v0 AS c0_num,
  CASE WHEN other_0.v0 IS NULL THEN 'missing' END AS c0_why,
  other_0.v1 AS c1_num,
  CASE WHEN other_0.v1 IS NULL THEN 'missing' END AS c1_why
FROM page r
LEFT JOIN wide other_0 ON other_0.p = r.p AND other_0.area = (SELECT id FROM area WHERE key = '甲')
ORDER BY r.ord, r.area, r.p
