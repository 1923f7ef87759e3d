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
  tuple(0, 0, 'granted', 24288, 12, 4),
  tuple(0, 1, 'applied', 24288, 12, 4)]) AS row_)),
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
    SELECT f.area AS area, s.p AS p, s.slot AS slot, CASE WHEN COUNT(f.low) > 0 THEN NULL ELSE toFloat64(SUM(toDecimal128(toString(f.value), 4))) END AS v, CASE WHEN COUNT(f.low) > 0 THEN 101 ELSE 0 END AS status, groupBitOr(f.flags) AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, 1 AS way, f.n AS n
    FROM slots s JOIN (SELECT * FROM fact_now WHERE indicator IN (SELECT indicator FROM slots) AND area IN (SELECT area FROM reach)) f ON f.indicator = s.indicator AND f.m0 - f.m0 % 12 = s.january AND f.n < s.n JOIN reach b ON b.area = f.area
    WHERE s.add_period = 'sum' AND s.kind IN ('flow', 'ytd')
      AND f.m0 >= s.m0 AND f.m0 + f.n <= s.m0 + s.n AND (f.m0 - s.m0) % f.n = 0
    GROUP BY f.area, s.p, s.slot, s.n, s.scale, f.n
    HAVING COUNT(*) * f.n = s.n AND MAX(f.status) = 0
    UNION ALL
    SELECT DISTINCT f.area AS area, s.p AS p, s.slot AS slot, CAST(NULL AS DOUBLE) AS v, 7 AS status, 0 AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, 5 AS way, 0 AS n
    FROM slots s JOIN (SELECT * FROM fact_now WHERE indicator IN (SELECT indicator FROM slots) AND area IN (SELECT area FROM reach)) f ON f.indicator = s.indicator AND f.m0 = s.january AND f.n > s.n AND f.n < 12 JOIN reach b ON b.area = f.area
    WHERE s.kind <> 'stock' AND f.status = 0
      AND (f.m0 + f.n = s.m0 + s.n OR f.n = 2 AND s.m0 = s.january)
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
),
over_0_f4_siblings_mean_peer AS (
  SELECT k.p AS p, k.parent AS grp, k.area AS area, a.key AS key FROM kin k JOIN area a ON a.id = k.area
  WHERE k.in_total AND k.p IN (0)
),
over_0_f4_siblings_mean AS (
  SELECT p, grp, SUM(x) AS value, COUNT(x) AS known, COUNT(*) - COUNT(x) AS gaps
  FROM (
    SELECT p, grp, x
    FROM (SELECT r.p AS p, r.grp AS grp, CASE WHEN COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END) IS NULL THEN toDecimal128(toString(toDecimal128(toString(self.v0), 4)), 4) END AS x
    FROM over_0_f4_siblings_mean_peer r
    LEFT JOIN wide self ON self.area = r.area AND self.p = r.p
    LEFT JOIN odd self_odd ON self_odd.area = r.area AND self_odd.p = r.p) each_
  ) peer
  GROUP BY p, grp
),
up AS (
  SELECT p, area, COALESCE(MIN(CASE WHEN in_total THEN parent END), MIN(parent)) AS parent FROM kin GROUP BY p, area
)
SELECT r.key AS area, r.p AS p, 2 AS total_,
  toString((CASE WHEN (CASE WHEN toDecimal128(toString(self.v1), 4) < 0 THEN ((toDecimal128(toString(self.v0), 4) * 100) - (((1) * toDecimal128(toString(self.v1), 4)) * 50)) <= 0 ELSE ((toDecimal128(toString(self.v0), 4) * 100) - (((1) * toDecimal128(toString(self.v1), 4)) * 50)) >= 0 END) THEN toDecimal128(toString(toDecimal128(toString(self.v0), 4)), 4) ELSE toDecimal128(toString((over_0_f4_siblings_mean.value)), 4) END)) AS c0_num,
  toString((CASE WHEN (CASE WHEN toDecimal128(toString(self.v1), 4) < 0 THEN ((toDecimal128(toString(self.v0), 4) * 100) - (((1) * toDecimal128(toString(self.v1), 4)) * 50)) <= 0 ELSE ((toDecimal128(toString(self.v0), 4) * 100) - (((1) * toDecimal128(toString(self.v1), 4)) * 50)) >= 0 END) THEN toDecimal128(toString((1)), 0) ELSE toDecimal128(toString((over_0_f4_siblings_mean.known)), 0) END)) AS c0_den,
  COALESCE(COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END), COALESCE(CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END), CASE WHEN self.v1 = 0 THEN 'zero_denominator' END, CASE WHEN (CASE WHEN toDecimal128(toString(self.v1), 4) < 0 THEN ((toDecimal128(toString(self.v0), 4) * 100) - (((1) * toDecimal128(toString(self.v1), 4)) * 50)) <= 0 ELSE ((toDecimal128(toString(self.v0), 4) * 100) - (((1) * toDecimal128(toString(self.v1), 4)) * 50)) >= 0 END) THEN NULL ELSE CASE WHEN over_0_f4_siblings_mean.known IS NULL THEN 'not_applicable' WHEN over_0_f4_siblings_mean.gaps > 0 THEN 'missing_peer' END END) AS c0_why,
  bitOr(bitOr(COALESCE(COALESCE(self_odd.n0, 0), 0), COALESCE(COALESCE(self_odd.n1, 0), 0)), COALESCE(COALESCE(self_odd.n0, 0), 0)) AS c0_note
FROM page r
LEFT JOIN up ON up.area = r.area AND up.p = r.p
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
LEFT JOIN over_0_f4_siblings_mean over_0_f4_siblings_mean ON over_0_f4_siblings_mean.p = r.p AND over_0_f4_siblings_mean.grp = up.parent
ORDER BY r.ord, r.area, r.p
