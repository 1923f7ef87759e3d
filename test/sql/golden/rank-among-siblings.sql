WITH question(p, t) AS (VALUES
  (0, 0)),
row_key(key, ord) AS (VALUES
  ('甲', 0),
  ('乙', 1)),
row_area AS (SELECT a.id AS area, k.key, k.ord FROM row_key k LEFT JOIN area a ON a.key = k.key),
rows_ AS (
  SELECT w.area, w.key, w.ord, q.p, q.t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
moment(p, last_month) AS (VALUES
  (0, 24299)),
near_key(key) AS (VALUES
  ('市')),
kin AS (
  SELECT m.p, l.area, l.parent, l.in_total
  FROM near_key n JOIN area u ON u.key = n.key JOIN area_parent l ON l.parent = u.id JOIN area a ON a.id = l.area CROSS JOIN moment m
  WHERE l.tree = 'admin' AND (l.m_from IS NULL OR l.m_from <= m.last_month) AND (l.m_to IS NULL OR l.m_to > m.last_month) AND (a.m_from IS NULL OR a.m_from <= m.last_month) AND (a.m_to IS NULL OR a.m_to > m.last_month)
),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
  ) s
),
parent_ AS (SELECT DISTINCT k.parent FROM start_ s JOIN kin k ON k.area = s.area),
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
ask(p, slot, indicator, m0, n, scale) AS (VALUES
  (0, 0, 'deaths', 24288, 12, 2)),
slots AS (
  SELECT s.p, s.slot, i.id AS indicator, s.m0, s.n, s.scale, s.m0 - s.m0 % 12 AS january, i.kind, i.add_period, i.add_area
  FROM ask s JOIN indicator i ON i.key = s.indicator
),
hit AS (
  SELECT f.area, s.p, s.slot, CASE WHEN f.status = 0 THEN f.value END AS v, f.status, CAST(f.flags AS INTEGER) AS note, f.low, f.high
  FROM slots s JOIN fact_now f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n JOIN reach b ON b.area = f.area
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
place_0_peer AS (
  SELECT k.p, k.parent AS grp, k.area, a.key FROM kin k JOIN area a ON a.id = k.area
  WHERE k.in_total AND k.p IN (0)
),
place_0_each AS (
  SELECT r.p, r.grp, r.area, CASE WHEN COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END) IS NULL THEN self.v0 END AS x
    FROM place_0_peer r
    LEFT JOIN wide self ON self.area = r.area AND self.p = r.p
    LEFT JOIN odd self_odd ON self_odd.area = r.area AND self_odd.p = r.p
),
place_0 AS (
  SELECT p, grp, area, 8 * RANK() OVER (PARTITION BY p, grp ORDER BY x ASC NULLS LAST) + CASE WHEN COUNT(*) OVER (PARTITION BY p, grp ORDER BY x ASC NULLS LAST RANGE BETWEEN CURRENT ROW AND CURRENT ROW) > 1 THEN 1 ELSE 0 END + CASE WHEN COUNT(*) OVER (PARTITION BY p, grp ORDER BY x ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) > COUNT(x) OVER (PARTITION BY p, grp ORDER BY x ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) THEN 2 ELSE 0 END + CASE WHEN x IS NULL THEN 4 ELSE 0 END AS said0
  FROM place_0_each peer
),
up AS (
  SELECT p, area, COALESCE(MIN(CASE WHEN in_total THEN parent END), MIN(parent)) AS parent FROM kin GROUP BY p, area
)
SELECT r.key AS area, r.p AS p, 2 AS total_,
  (place_0.said0 // 8) AS c0_num,
  COALESCE(COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END), CASE WHEN (place_0.said0 // 8) IS NULL THEN 'not_applicable' WHEN place_0.said0 % 4 >= 2 THEN 'missing_peer' END) AS c0_why,
  (COALESCE(COALESCE(self_odd.n0, 0), 0) | COALESCE(CASE WHEN place_0.said0 % 2 = 1 THEN 2048 ELSE 0 END, 0)) AS c0_note
FROM page r
LEFT JOIN up ON up.area = r.area AND up.p = r.p
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
LEFT JOIN place_0 place_0 ON place_0.p = r.p AND place_0.area = r.area AND place_0.grp = up.parent
ORDER BY r.ord, r.area, r.p
