WITH question AS (SELECT row_.1 AS p, row_.2 AS t FROM (SELECT arrayJoin([
  tuple(0, 0)]) AS row_)),
row_area AS (SELECT CAST(NULL AS INTEGER) AS area, CAST(NULL AS VARCHAR) AS key, 0 AS ord),
rows_ AS (
  SELECT w.area AS area, w.key AS key, w.ord AS ord, q.p AS p, q.t AS t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
other_key AS (SELECT row_.1 AS key FROM (SELECT arrayJoin([
  tuple('甲')]) AS row_)),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
    UNION ALL
    SELECT a.id AS area FROM other_key k JOIN area a ON a.key = k.key
  ) s
),
reach AS (SELECT * FROM start_),
within AS (
  SELECT DISTINCT * FROM (
    WITH RECURSIVE within_ (top, area) AS (
      SELECT DISTINCT area, area FROM reach
      UNION ALL
      SELECT w.top, l.area FROM within_ w JOIN area_parent l ON l.parent = w.area AND l.tree = 'admin'
    )
    SELECT * FROM within_
  )
),
asked_0 AS (SELECT row_.1 AS p, row_.2 AS slot, row_.3 AS first, row_.4 AS after, row_.5 AS reset FROM (SELECT arrayJoin([
  tuple(0, 0, toDate32('2023-01-01'), toDate32('2024-01-01'), toDate32('2023-01-01'))]) AS row_)),
counted_0 AS (
  SELECT b.area AS area, s.p AS p, s.slot AS slot, CASE WHEN c.first_day < s.after AND c.last_day >= s.first THEN COALESCE(e.v, 0) END AS v
  FROM asked_0 s
  JOIN reach b ON TRUE
  CROSS JOIN (SELECT MIN("issued") AS first_day, MAX("issued") AS last_day FROM "ledger_firms") c
  LEFT JOIN (
    SELECT w.top AS top, q.p AS p, q.slot AS slot, toFloat64(COUNT(*)) AS v
    FROM asked_0 q JOIN "ledger_firms" l ON l."issued" < q.after AND (l."expires" IS NULL OR l."expires" >= q.after)
    JOIN within w ON w.area = l.area
    GROUP BY w.top, q.p, q.slot
  ) e ON e.top = b.area AND e.p = s.p AND e.slot = s.slot
),
asked_1 AS (SELECT row_.1 AS p, row_.2 AS slot, row_.3 AS first, row_.4 AS after, row_.5 AS reset FROM (SELECT arrayJoin([
  tuple(0, 1, toDate32('2024-01-01'), toDate32('2025-01-01'), toDate32('2024-01-01'))]) AS row_)),
counted_1 AS (
  SELECT b.area AS area, s.p AS p, s.slot AS slot, CASE WHEN c.first_day < s.after AND c.last_day >= s.first THEN COALESCE(e.v, 0) END AS v
  FROM asked_1 s
  JOIN reach b ON TRUE
  CROSS JOIN (SELECT MIN("day") AS first_day, MAX("day") AS last_day FROM "ledger_deals") c
  LEFT JOIN (
    SELECT w.top AS top, q.p AS p, q.slot AS slot, toFloat64(SUM(toDecimal128(toString(l."amount"), 4))) AS v
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
