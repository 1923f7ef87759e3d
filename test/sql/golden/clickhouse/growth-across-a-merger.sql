WITH question AS (SELECT row_.1 AS p, row_.2 AS t FROM (SELECT arrayJoin([
  tuple(0, 0)]) AS row_)),
row_area AS (SELECT CAST(NULL AS INTEGER) AS area, CAST(NULL AS VARCHAR) AS key, 0 AS ord),
rows_ AS (
  SELECT w.area AS area, w.key AS key, w.ord AS ord, q.p AS p, q.t AS t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
other_key AS (SELECT row_.1 AS key FROM (SELECT arrayJoin([
  tuple('合')]) AS row_)),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
    UNION ALL
    SELECT a.id AS area FROM other_key k JOIN area a ON a.key = k.key
  ) s
),
reach AS (SELECT * FROM start_),
heir_key AS (SELECT row_.1 AS area, row_.2 AS old, row_.3 AS m_from, row_.4 AS m_to, row_.5 AS parts, row_.6 AS note FROM (SELECT arrayJoin([
  tuple('合', '东', -32000, 24228, 2, 256),
  tuple('合', '西', -32000, 24228, 2, 256)]) AS row_)),
heir AS (
  SELECT a.id AS area, o.id AS old, k.m_from AS m_from, k.m_to AS m_to, k.parts AS parts, k.note AS note
  FROM heir_key k JOIN area a ON a.key = k.area JOIN area o ON o.key = k.old
),
ask AS (SELECT row_.1 AS p, row_.2 AS slot, row_.3 AS indicator, row_.4 AS m0, row_.5 AS n, row_.6 AS scale FROM (SELECT arrayJoin([
  tuple(0, 0, 'grants', 24228, 12, 1),
  tuple(0, 1, 'grants', 24216, 12, 1)]) AS row_)),
slots AS (
  SELECT s.p AS p, s.slot AS slot, i.id AS indicator, s.m0 AS m0, s.n AS n, s.scale AS scale, s.m0 - s.m0 % 12 AS january, i.kind AS kind, i.add_period AS add_period, i.add_area AS add_area
  FROM ask s JOIN indicator i ON i.key = s.indicator
),
hit AS (
  SELECT f.area AS area, s.p AS p, s.slot AS slot, CASE WHEN f.status = 0 THEN f.value END AS v, f.status AS status, CAST(f.flags AS INTEGER) AS note, f.low AS low, f.high AS high
  FROM slots s JOIN (SELECT * FROM fact_now WHERE indicator IN (SELECT indicator FROM slots) AND area IN (SELECT area FROM reach)) f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n JOIN reach b ON b.area = f.area
),
spare AS (
  SELECT u.area AS area, u.p AS p, u.slot AS slot, u.v AS v, u.status AS status, u.note AS note, u.low AS low, u.high AS high, u.way AS way, u.n AS n, ROW_NUMBER() OVER (PARTITION BY u.area, u.p, u.slot ORDER BY u.way, u.n) AS place
  FROM (
    SELECT x.area AS area, s.p AS p, s.slot AS slot, CASE WHEN COUNT(f.low) > 0 THEN NULL ELSE toFloat64(SUM(toDecimal128(toString(f.value), 1))) END AS v, CASE WHEN COUNT(f.low) > 0 THEN 101 ELSE 0 END AS status, bitOr(groupBitOr(f.flags), MAX(x.note)) AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, 4 AS way, 0 AS n
    FROM slots s JOIN heir x ON s.m0 >= x.m_from AND s.m0 + s.n <= x.m_to
      JOIN (SELECT * FROM fact_now WHERE indicator IN (SELECT indicator FROM slots)) f ON f.indicator = s.indicator AND f.area = x.old AND f.m0 = s.m0 AND f.n = s.n JOIN reach b ON b.area = x.area
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
  bitOr(COALESCE(other_0_odd.n0, 0), COALESCE(other_0_odd.n1, 0)) AS c0_note
FROM page r
LEFT JOIN wide other_0 ON other_0.p = r.p AND other_0.area = (SELECT id FROM area WHERE key = '合')
LEFT JOIN odd other_0_odd ON other_0_odd.p = r.p AND other_0_odd.area = (SELECT id FROM area WHERE key = '合')
ORDER BY r.ord, r.area, r.p
