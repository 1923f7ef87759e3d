WITH question(p, t) AS (VALUES
  (0, 0)),
row_key(key, ord) AS (VALUES
  ('甲', 0),
  ('乙', 1),
  ('丙', 2),
  ('丁', 3),
  ('戊', 4),
  ('己', 5)),
row_area AS (SELECT a.id AS area, k.key, k.ord FROM row_key k LEFT JOIN area a ON a.key = k.key),
rows_ AS (
  SELECT w.area, w.key, w.ord, q.p, q.t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
  ) s
),
reach AS (SELECT * FROM start_),
ask(p, slot, indicator, m0, n, scale) AS (VALUES
  (0, 0, 'granted', 24288, 12, 4),
  (0, 1, 'granted', 24276, 12, 4),
  (0, 2, 'funds', 24288, 12, 4)),
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
    MAX(CASE WHEN slot = 1 THEN v END) AS v1,
    MAX(CASE WHEN slot = 2 THEN v END) AS v2
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
    MAX(CASE WHEN slot = 1 THEN high END) AS h1,
    MAX(CASE WHEN slot = 2 THEN why END) AS w2,
    MAX(CASE WHEN slot = 2 THEN note END) AS n2,
    MAX(CASE WHEN slot = 2 THEN low END) AS l2,
    MAX(CASE WHEN slot = 2 THEN high END) AS h2
  FROM remark GROUP BY area, p
),
cells AS (
  SELECT r.key AS area,
    r.p AS p,
    self.v0 AS c0_num,
    CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END AS c0_why,
    COALESCE(self_odd.n0, 0) AS c0_note,
    self_odd.l0 AS c0_low,
    self_odd.h0 AS c0_high,
    self.v0 AS c1_num,
    self.v1 AS c1_base,
    COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END END, CASE WHEN self.v1 = 0 THEN 'zero_base' WHEN self.v1 < 0 THEN 'negative_base' END) AS c1_why,
    (COALESCE(self_odd.n0, 0) | COALESCE(self_odd.n1, 0)) AS c1_note,
    self.v2 AS c2_num,
    CASE WHEN self.v2 IS NULL THEN COALESCE(self_odd.w2, 'missing') END AS c2_why,
    COALESCE(self_odd.n2, 0) AS c2_note,
    self_odd.l2 AS c2_low,
    self_odd.h2 AS c2_high,
    CASE WHEN CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END IS NULL THEN self.v0 END AS v0,
    CASE WHEN CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END IS NULL THEN self.v0 END AS o0,
    r.ord AS o1,
    r.area AS o2,
    r.p AS o3
  FROM page r
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
)
SELECT k.*, COUNT(*) OVER () AS total_
FROM cells k
WHERE v0 IS NOT NULL
ORDER BY k.o0 DESC NULLS LAST, k.o1, k.o2, k.o3
LIMIT 2 OFFSET 1
