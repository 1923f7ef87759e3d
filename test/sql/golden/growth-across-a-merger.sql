WITH question(p, t) AS (VALUES
  (0, 0)),
row_area AS (SELECT CAST(NULL AS INTEGER) AS area, CAST(NULL AS VARCHAR) AS key, 0 AS ord),
rows_ AS (
  SELECT w.area, w.key, w.ord, q.p, q.t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
other_key(key) AS (VALUES
  ('合')),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
    UNION ALL
    SELECT a.id AS area FROM other_key k JOIN area a ON a.key = k.key
  ) s
),
reach AS (SELECT * FROM start_),
heir_key(area, old, m_from, m_to, parts, note) AS (VALUES
  ('合', '东', -32000, 24228, 2, 256),
  ('合', '西', -32000, 24228, 2, 256)),
heir AS (
  SELECT a.id AS area, o.id AS old, k.m_from, k.m_to, k.parts, k.note
  FROM heir_key k JOIN area a ON a.key = k.area JOIN area o ON o.key = k.old
),
ask(p, slot, indicator, m0, n, scale) AS (VALUES
  (0, 0, 'grants', 24228, 12, 1),
  (0, 1, 'grants', 24216, 12, 1)),
slots AS (
  SELECT s.p, s.slot, i.id AS indicator, s.m0, s.n, s.scale, s.m0 - s.m0 % 12 AS january, i.kind, i.add_period, i.add_area
  FROM ask s JOIN indicator i ON i.key = s.indicator
),
hit AS (
  SELECT f.area, s.p, s.slot, CASE WHEN f.status = 0 THEN f.value END AS v, f.status, CAST(f.flags AS INTEGER) AS note, f.low, f.high
  FROM slots s JOIN fact_now f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n JOIN reach b ON b.area = f.area
),
spare AS (
  SELECT u.area, u.p, u.slot, u.v, u.status, u.note, u.low, u.high, u.way, u.n, ROW_NUMBER() OVER (PARTITION BY u.area, u.p, u.slot ORDER BY u.way, u.n) AS place
  FROM (
    SELECT x.area, s.p, s.slot, CASE WHEN COUNT(f.low) > 0 THEN NULL ELSE CAST(SUM(CAST(f.value AS DECIMAL(38, 1))) AS DOUBLE) END AS v, CASE WHEN COUNT(f.low) > 0 THEN 101 ELSE 0 END AS status, (bit_or(f.flags) | MAX(x.note)) AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, 4 AS way, 0 AS n
    FROM slots s JOIN heir x ON s.m0 >= x.m_from AND s.m0 + s.n <= x.m_to
      JOIN fact_now f ON f.indicator = s.indicator AND f.area = x.old AND f.m0 = s.m0 AND f.n = s.n JOIN reach b ON b.area = x.area
    WHERE x.parts = 1 OR s.add_area = 'sum'
    GROUP BY x.area, s.p, s.slot, s.scale, x.parts
    HAVING COUNT(*) = x.parts AND MAX(f.status) = 0
  ) u
  WHERE NOT EXISTS (SELECT 1 FROM hit h WHERE h.area = u.area AND h.p = u.p AND h.slot = u.slot)
),
found AS (
  SELECT area, p, slot, v, status, note, low, high, CAST(NULL AS VARCHAR) AS x FROM hit
  UNION ALL
  SELECT area, p, slot, v, status, note, low, high, CAST(NULL AS VARCHAR) FROM spare WHERE place = 1
),
wide AS (
  SELECT area,
    p,
    MAX(CASE WHEN slot = 0 THEN v END) AS v0,
    MAX(CASE WHEN slot = 1 THEN v END) AS v1
  FROM found GROUP BY area, p
),
remark AS (
  SELECT area, p, slot, note, low, high, x, CASE status WHEN 1 THEN 'missing' WHEN 2 THEN 'not_reported' WHEN 3 THEN 'suppressed' WHEN 4 THEN 'not_applicable' WHEN 5 THEN 'below_unit' WHEN 6 THEN 'not_yet' WHEN 7 THEN 'not_separate' WHEN 8 THEN 'unreadable' WHEN 100 THEN 'missing_child' WHEN 101 THEN 'only_range' END AS why
  FROM found WHERE status <> 0 OR note <> 0 OR low IS NOT NULL OR x IS NOT NULL
),
odd AS (
  SELECT area,
    p,
    MAX(CASE WHEN slot = 0 THEN why END) AS w0,
    MAX(CASE WHEN slot = 0 THEN note END) AS n0,
    MAX(CASE WHEN slot = 0 THEN low END) AS l0,
    MAX(CASE WHEN slot = 0 THEN high END) AS h0,
    MAX(CASE WHEN slot = 1 THEN why END) AS w1,
    MAX(CASE WHEN slot = 1 THEN note END) AS n1,
    MAX(CASE WHEN slot = 1 THEN low END) AS l1,
    MAX(CASE WHEN slot = 1 THEN high END) AS h1
  FROM remark GROUP BY area, p
)
SELECT r.key AS area, r.p AS p, 1 AS total_,
  other_0.v0 AS c0_num,
  other_0.v1 AS c0_base,
  COALESCE(CASE WHEN other_0_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN other_0.v0 IS NULL THEN COALESCE(other_0_odd.w0, 'missing') END, CASE WHEN '合' IN ('大') THEN 'break' END, CASE CASE WHEN other_0_odd.l1 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN other_0_odd.l1 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN other_0.v1 IS NULL THEN COALESCE(other_0_odd.w1, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN other_0.v1 IS NULL THEN COALESCE(other_0_odd.w1, 'missing') END END, CASE WHEN other_0.v1 = 0 THEN 'zero_base' WHEN other_0.v1 < 0 THEN 'negative_base' END) AS c0_why,
  (COALESCE(other_0_odd.n0, 0) | COALESCE(other_0_odd.n1, 0)) AS c0_note
FROM page r
LEFT JOIN wide other_0 ON other_0.p = r.p AND other_0.area = (SELECT id FROM area WHERE key = '合')
LEFT JOIN odd other_0_odd ON other_0_odd.p = r.p AND other_0_odd.area = (SELECT id FROM area WHERE key = '合')
ORDER BY r.ord, r.area, r.p
