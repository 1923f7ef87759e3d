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
  (0, 0, 'granted', 24288, 12, 4),
  (0, 1, 'applied', 24288, 12, 4)),
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
    SELECT f.area, s.p, s.slot, CASE WHEN COUNT(f.low) > 0 THEN NULL ELSE CAST(SUM(CAST(f.value AS DECIMAL(38, 4))) AS DOUBLE) END AS v, CASE WHEN COUNT(f.low) > 0 THEN 101 ELSE 0 END AS status, bit_or(f.flags) AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, 1 AS way, f.n
    FROM slots s JOIN fact_now f ON f.indicator = s.indicator AND f.m0 - f.m0 % 12 = s.january AND f.n < s.n JOIN reach b ON b.area = f.area
    WHERE s.add_period = 'sum' AND s.kind IN ('flow', 'ytd')
      AND f.m0 >= s.m0 AND f.m0 + f.n <= s.m0 + s.n AND (f.m0 - s.m0) % f.n = 0
    GROUP BY f.area, s.p, s.slot, s.n, s.scale, f.n
    HAVING COUNT(*) * f.n = s.n AND MAX(f.status) = 0
    UNION ALL
    SELECT DISTINCT f.area, s.p, s.slot, CAST(NULL AS DOUBLE) AS v, 7 AS status, 0 AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, 5 AS way, 0 AS n
    FROM slots s JOIN fact_now f ON f.indicator = s.indicator AND f.m0 = s.january AND f.n > s.n AND f.n < 12 JOIN reach b ON b.area = f.area
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
  SELECT k.p, k.parent AS grp, k.area, a.key FROM kin k JOIN area a ON a.id = k.area
  WHERE k.in_total AND k.p IN (0)
),
over_0_f4_siblings_mean AS (
  SELECT p, grp, SUM(x) AS value, COUNT(x) AS known, COUNT(*) - COUNT(x) AS gaps
  FROM (
    SELECT p, grp, x
    FROM (SELECT r.p, r.grp, CASE WHEN COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END) IS NULL THEN CAST(CAST(self.v0 AS DECIMAL(38, 4)) AS DECIMAL(38, 4)) END AS x
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
  CAST((CASE WHEN (CASE WHEN CAST(self.v1 AS DECIMAL(38, 4)) < 0 THEN ((CAST(self.v0 AS DECIMAL(38, 4)) * 100) - (((1) * CAST(self.v1 AS DECIMAL(38, 4))) * 50)) <= 0 ELSE ((CAST(self.v0 AS DECIMAL(38, 4)) * 100) - (((1) * CAST(self.v1 AS DECIMAL(38, 4))) * 50)) >= 0 END) THEN CAST(CAST(self.v0 AS DECIMAL(38, 4)) AS DECIMAL(38, 4)) ELSE CAST((over_0_f4_siblings_mean.value) AS DECIMAL(38, 4)) END) AS VARCHAR) AS c0_num,
  CAST((CASE WHEN (CASE WHEN CAST(self.v1 AS DECIMAL(38, 4)) < 0 THEN ((CAST(self.v0 AS DECIMAL(38, 4)) * 100) - (((1) * CAST(self.v1 AS DECIMAL(38, 4))) * 50)) <= 0 ELSE ((CAST(self.v0 AS DECIMAL(38, 4)) * 100) - (((1) * CAST(self.v1 AS DECIMAL(38, 4))) * 50)) >= 0 END) THEN CAST((1) AS DECIMAL(38, 0)) ELSE CAST((over_0_f4_siblings_mean.known) AS DECIMAL(38, 0)) END) AS VARCHAR) AS c0_den,
  COALESCE(COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END), COALESCE(CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END), CASE WHEN self.v1 = 0 THEN 'zero_denominator' END, CASE WHEN (CASE WHEN CAST(self.v1 AS DECIMAL(38, 4)) < 0 THEN ((CAST(self.v0 AS DECIMAL(38, 4)) * 100) - (((1) * CAST(self.v1 AS DECIMAL(38, 4))) * 50)) <= 0 ELSE ((CAST(self.v0 AS DECIMAL(38, 4)) * 100) - (((1) * CAST(self.v1 AS DECIMAL(38, 4))) * 50)) >= 0 END) THEN NULL ELSE CASE WHEN over_0_f4_siblings_mean.known IS NULL THEN 'not_applicable' WHEN over_0_f4_siblings_mean.gaps > 0 THEN 'missing_peer' END END) AS c0_why,
  ((COALESCE(COALESCE(self_odd.n0, 0), 0) | COALESCE(COALESCE(self_odd.n1, 0), 0)) | COALESCE(COALESCE(self_odd.n0, 0), 0)) AS c0_note
FROM page r
LEFT JOIN up ON up.area = r.area AND up.p = r.p
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
LEFT JOIN over_0_f4_siblings_mean over_0_f4_siblings_mean ON over_0_f4_siblings_mean.p = r.p AND over_0_f4_siblings_mean.grp = up.parent
ORDER BY r.ord, r.area, r.p
