WITH question AS (SELECT row_.1 AS p, row_.2 AS t FROM (SELECT arrayJoin([
  tuple(0, 0)]) AS row_)),
row_area AS (SELECT CAST(NULL AS INTEGER) AS area, CAST(NULL AS VARCHAR) AS key, 0 AS ord),
rows_ AS (
  SELECT w.area AS area, w.key AS key, w.ord AS ord, q.p AS p, q.t AS t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
member_key AS (SELECT row_.1 AS total, row_.2 AS key FROM (SELECT arrayJoin([
  tuple(-1, '甲'),
  tuple(-1, '乙')]) AS row_)),
other_key AS (SELECT row_.1 AS key FROM (SELECT arrayJoin([
  tuple('甲'),
  tuple('乙')]) AS row_)),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
    UNION ALL
    SELECT a.id AS area FROM other_key k JOIN area a ON a.key = k.key
  ) s
),
reach AS (SELECT * FROM start_),
ask AS (SELECT row_.1 AS p, row_.2 AS slot, row_.3 AS indicator, row_.4 AS m0, row_.5 AS n, row_.6 AS scale FROM (SELECT arrayJoin([
  tuple(0, 0, 'grants', 24288, 12, 2)]) AS row_)),
slots AS (
  SELECT s.p AS p, s.slot AS slot, i.id AS indicator, s.m0 AS m0, s.n AS n, s.scale AS scale, s.m0 - s.m0 % 12 AS january, i.kind AS kind, i.add_period AS add_period, i.add_area AS add_area
  FROM ask s JOIN indicator i ON i.key = s.indicator
),
hit AS (
  SELECT f.area AS area, s.p AS p, s.slot AS slot, CASE WHEN f.status = 0 THEN f.value END AS v, f.status AS status, CAST(f.flags AS INTEGER) AS note, f.low AS low, f.high AS high
  FROM slots s JOIN (SELECT * FROM fact_now WHERE indicator IN (SELECT indicator FROM slots) AND area IN (SELECT area FROM reach)) f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n JOIN reach b ON b.area = f.area
),
found AS (
  SELECT area, p, slot, v, status, note, low, high, CAST(NULL AS VARCHAR) AS x FROM hit
),
total_ask AS (SELECT row_.1 AS p, row_.2 AS slot, row_.3 AS total, row_.4 AS members, row_.5 AS scale, row_.6 AS slot_of, row_.7 AS weight FROM (SELECT arrayJoin([
  tuple(0, 0, -1, 2, 2, 0, CAST(NULL AS INTEGER))]) AS row_)),
added AS (
  SELECT t.total AS total, t.p AS p, t.slot AS slot, COUNT(f.low) AS ranges, COUNT(f.v) AS known, toString(SUM(toDecimal128(toString(f.v), 2))) AS x, groupBitOr(f.note) AS note
  FROM found f JOIN (SELECT k.total, a.id AS area FROM member_key k JOIN area a ON a.key = k.key) m ON m.area = f.area
  JOIN total_ask t ON t.total = m.total AND t.p = f.p AND t.slot_of = f.slot
  GROUP BY t.total, t.p, t.slot, t.scale
),
total AS (
  SELECT t.total AS area, t.p AS p, t.slot AS slot, CASE WHEN s.ranges = 0 AND s.known = t.members THEN s.x END AS x,
    CASE WHEN s.ranges > 0 THEN 101 WHEN s.known = t.members THEN 0 ELSE 100 END AS status, COALESCE(s.note, 0) AS note
  FROM total_ask t LEFT JOIN added s ON s.total = t.total AND s.p = t.p AND s.slot = t.slot
),
remark AS (
  SELECT area, p, slot, note, low, high, x, CASE status WHEN 1 THEN 'missing' WHEN 2 THEN 'not_reported' WHEN 3 THEN 'suppressed' WHEN 4 THEN 'not_applicable' WHEN 5 THEN 'below_unit' WHEN 6 THEN 'not_yet' WHEN 7 THEN 'not_separate' WHEN 8 THEN 'unreadable' END AS why
  FROM found WHERE status <> 0 OR note <> 0 OR low IS NOT NULL OR x IS NOT NULL
  UNION ALL
  SELECT area, p, slot, note, CAST(NULL AS DOUBLE), CAST(NULL AS DOUBLE), x, CASE status WHEN 100 THEN 'missing_child' WHEN 101 THEN 'only_range' END FROM total
),
odd AS (
  SELECT area,
    p,
    MAX(CASE WHEN slot = 0 THEN why END) AS w0,
    MAX(CASE WHEN slot = 0 THEN note END) AS n0,
    MAX(CASE WHEN slot = 0 THEN x END) AS x0
  FROM remark GROUP BY area, p
)
SELECT r.key AS area, r.p AS p, 1 AS total_,
  toString((toDecimal128(toString(other_0_odd.x0), 2))) AS c0_num,
  CASE WHEN other_0_odd.x0 IS NULL THEN COALESCE(other_0_odd.w0, 'missing') END AS c0_why,
  COALESCE(other_0_odd.n0, 0) AS c0_note
FROM page r
LEFT JOIN odd other_0_odd ON other_0_odd.p = r.p AND other_0_odd.area = -1
ORDER BY r.ord, r.area, r.p
