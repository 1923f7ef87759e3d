WITH question AS (SELECT row_.1 AS p, row_.2 AS t FROM (SELECT arrayJoin([
  tuple(0, 0)]) AS row_)),
row_key AS (SELECT row_.1 AS key, row_.2 AS ord FROM (SELECT arrayJoin([
  tuple('甲', 0),
  tuple('乙', 1)]) AS row_)),
row_area AS (SELECT a.id AS area, k.key AS key, k.ord AS ord FROM row_key k LEFT JOIN area a ON a.key = k.key),
rows_ AS (
  SELECT w.area AS area, w.key AS key, w.ord AS ord, q.p AS p, q.t AS t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
moment AS (SELECT row_.1 AS p, row_.2 AS last_month FROM (SELECT arrayJoin([
  tuple(0, 24299)]) AS row_)),
near_key AS (SELECT row_.1 AS key FROM (SELECT arrayJoin([
  tuple('市')]) AS row_)),
kin AS (
  SELECT m.p AS p, l.area AS area, l.parent AS parent, l.in_total AS in_total
  FROM near_key n JOIN area u ON u.key = n.key JOIN area_parent l ON l.parent = u.id JOIN area a ON a.id = l.area CROSS JOIN moment m
  WHERE l.tree = 'admin' AND (l.m_from IS NULL OR l.m_from <= m.last_month) AND (l.m_to IS NULL OR l.m_to > m.last_month) AND (a.m_from IS NULL OR a.m_from <= m.last_month) AND (a.m_to IS NULL OR a.m_to > m.last_month)
),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
  ) s
),
parent_ AS (SELECT DISTINCT k.parent AS parent FROM start_ s JOIN kin k ON k.area = s.area),
reach AS (
  SELECT DISTINCT * FROM (
    SELECT s.area FROM start_ s
    UNION ALL
    SELECT s.parent FROM parent_ s
    UNION ALL
    SELECT k.area FROM parent_ s JOIN kin k ON k.parent = s.parent
    UNION ALL
    SELECT k.area FROM start_ s JOIN kin k ON k.parent = s.area
  ) s
),
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
wide AS (
  SELECT area,
    p,
    MAX(CASE WHEN slot = 0 THEN v END) AS v0
  FROM found GROUP BY area, p
),
remark AS (
  SELECT area, p, slot, note, low, high, x, CASE status WHEN 1 THEN 'missing' WHEN 2 THEN 'not_reported' WHEN 3 THEN 'suppressed' WHEN 4 THEN 'not_applicable' WHEN 5 THEN 'below_unit' WHEN 6 THEN 'not_yet' WHEN 7 THEN 'not_separate' WHEN 8 THEN 'unreadable' END AS why
  FROM found WHERE status <> 0 OR note <> 0 OR low IS NOT NULL OR x IS NOT NULL
),
odd AS (
  SELECT area,
    p,
    MAX(CASE WHEN slot = 0 THEN why END) AS w0,
    MAX(CASE WHEN slot = 0 THEN note END) AS n0,
    MAX(CASE WHEN slot = 0 THEN low END) AS l0,
    MAX(CASE WHEN slot = 0 THEN high END) AS h0
  FROM remark GROUP BY area, p
),
kids AS (
  SELECT k.p AS p, k.parent AS parent, SUM(toDecimal128(toString(self.v0), 2)) AS total_0, COUNT(*) = COUNT(self.v0) AS complete_0, COUNT(self_odd.l0) > 0 AS ranged_0
  FROM kin k LEFT JOIN wide self ON self.area = k.area AND self.p = k.p
  LEFT JOIN odd self_odd ON self_odd.area = k.area AND self_odd.p = k.p
  WHERE k.in_total
  GROUP BY k.p, k.parent
),
up AS (
  SELECT p, area, COALESCE(MIN(CASE WHEN in_total THEN parent END), MIN(parent)) AS parent FROM kin GROUP BY p, area
)
SELECT r.key AS area, r.p AS p, 2 AS total_,
  self.v0 AS c0_num,
  toString((CASE WHEN above.v0 IS NOT NULL THEN toDecimal128(toString(above.v0), 2) WHEN kids.complete_0 THEN (kids.total_0) END)) AS c0_base,
  COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE WHEN NOT (up.parent IS NOT NULL) THEN 'no_parent' END, CASE WHEN above.v0 IS NULL AND kids.ranged_0 THEN 'only_range' END, CASE WHEN above.v0 IS NULL AND NOT COALESCE(kids.complete_0, FALSE) THEN 'missing_child' END, CASE WHEN above_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN toFloat64((CASE WHEN above.v0 IS NOT NULL THEN toDecimal128(toString(above.v0), 2) WHEN kids.complete_0 THEN (kids.total_0) END)) = 0 THEN 'zero_denominator' END) AS c0_why,
  bitOr(bitOr(COALESCE(self_odd.n0, 0), COALESCE(above_odd.n0, 0)), COALESCE(CASE WHEN above.v0 IS NOT NULL THEN 1024 ELSE 512 END, 0)) AS c0_note
FROM page r
LEFT JOIN up ON up.area = r.area AND up.p = r.p
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
LEFT JOIN wide above ON above.p = r.p AND above.area = up.parent
LEFT JOIN odd above_odd ON above_odd.p = r.p AND above_odd.area = up.parent
LEFT JOIN kids kids ON kids.p = r.p AND kids.parent = up.parent
ORDER BY r.ord, r.area, r.p
