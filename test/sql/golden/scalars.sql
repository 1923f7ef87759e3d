WITH asked(t, p, key, total) AS (VALUES
  (0, 0, '甲', CAST(NULL AS INTEGER)),
  (1, 1, '乙', CAST(NULL AS INTEGER)),
  (2, 2, CAST(NULL AS VARCHAR), -1)),
page AS (
  SELECT COALESCE(q.total, a.id) AS area, q.key, 0 AS ord, q.p, q.t
  FROM asked q LEFT JOIN area a ON a.key = q.key
),
member_key(total, key) AS (VALUES
  (-1, '甲'),
  (-1, '乙')),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT p, area FROM page WHERE area IS NOT NULL
    UNION ALL
    SELECT r.p, a.id AS area FROM page r JOIN member_key k ON k.total = r.area JOIN area a ON a.key = k.key
  ) s
),
reach AS (SELECT * FROM start_),
ask(p, slot, indicator, m0, n, scale) AS (VALUES
  (0, 0, 'gdp', 24276, 12, 2),
  (1, 0, 'gdp', 24276, 12, 2),
  (1, 1, 'gdp', 24264, 12, 2),
  (2, 0, 'gdp', 24276, 12, 2)),
slots AS (
  SELECT s.p, s.slot, i.id AS indicator, s.m0, s.n, s.scale, s.m0 - s.m0 % 12 AS january, i.kind, i.add_period, i.add_area, b.area
  FROM ask s JOIN indicator i ON i.key = s.indicator JOIN reach b ON b.p = s.p
  LIMIT 4024
),
hit AS (
  SELECT f.area, s.p, s.slot, CASE WHEN f.status = 0 THEN f.value END AS v, f.status, CAST(f.flags AS INTEGER) AS note, f.low, f.high
  FROM slots s JOIN fact_now f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n AND f.area = s.area
),
found AS (
  SELECT area, p, slot, v, status, note, low, high, CAST(NULL AS VARCHAR) AS x FROM hit
),
total_ask(p, slot, total, members, scale, slot_of, weight) AS (VALUES
  (2, 0, -1, 2, 2, 0, CAST(NULL AS INTEGER))),
added AS (
  SELECT t.total, t.p, t.slot, COUNT(f.low) AS ranges, COUNT(f.v) AS known, CAST(SUM(CAST(f.v AS DECIMAL(38, 2))) AS VARCHAR) AS x, bit_or(f.note) AS note
  FROM found f JOIN (SELECT k.total, a.id AS area FROM member_key k JOIN area a ON a.key = k.key) m ON m.area = f.area
  JOIN total_ask t ON t.total = m.total AND t.p = f.p AND t.slot_of = f.slot
  GROUP BY t.total, t.p, t.slot, t.scale
),
total AS (
  SELECT t.total AS area, t.p, t.slot, CASE WHEN s.ranges = 0 AND s.known = t.members THEN s.x END AS x,
    CASE WHEN s.ranges > 0 THEN 101 WHEN s.known = t.members THEN 0 ELSE 100 END AS status, COALESCE(s.note, 0) AS note
  FROM total_ask t LEFT JOIN added s ON s.total = t.total AND s.p = t.p AND s.slot = t.slot
),
wide AS (
  SELECT area,
    p,
    MAX(CASE WHEN slot = 0 THEN v END) AS v0,
    MAX(CASE WHEN slot = 1 THEN v END) AS v1
  FROM found GROUP BY area, p
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
    MAX(CASE WHEN slot = 0 THEN low END) AS l0,
    MAX(CASE WHEN slot = 0 THEN high END) AS h0,
    MAX(CASE WHEN slot = 0 THEN x END) AS x0,
    MAX(CASE WHEN slot = 1 THEN why END) AS w1,
    MAX(CASE WHEN slot = 1 THEN note END) AS n1,
    MAX(CASE WHEN slot = 1 THEN low END) AS l1,
    MAX(CASE WHEN slot = 1 THEN high END) AS h1
  FROM remark GROUP BY area, p
)
SELECT r.key AS area, r.t AS p, 3 AS total_,
  CASE WHEN r.p IN (0, 1) THEN CAST(self.v0 AS VARCHAR) WHEN r.p IN (2) THEN CAST((CAST(self_odd.x0 AS DECIMAL(38, 2))) AS VARCHAR) END AS c0_num,
  CASE WHEN r.p IN (0, 2) THEN NULL WHEN r.p IN (1) THEN CAST(self.v1 AS VARCHAR) END AS c0_base,
  CASE WHEN r.p IN (0) THEN CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END WHEN r.p IN (1) THEN COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END END, CASE WHEN self.v1 = 0 THEN 'zero_base' WHEN self.v1 < 0 THEN 'negative_base' END) WHEN r.p IN (2) THEN CASE WHEN self_odd.x0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END END AS c0_why,
  CASE WHEN r.p IN (0, 2) THEN COALESCE(self_odd.n0, 0) WHEN r.p IN (1) THEN (COALESCE(self_odd.n0, 0) | COALESCE(self_odd.n1, 0)) END AS c0_note,
  CASE WHEN r.p IN (1, 2) THEN NULL WHEN r.p IN (0) THEN self_odd.l0 END AS c0_low,
  CASE WHEN r.p IN (1, 2) THEN NULL WHEN r.p IN (0) THEN self_odd.h0 END AS c0_high
FROM page r
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
ORDER BY r.t
