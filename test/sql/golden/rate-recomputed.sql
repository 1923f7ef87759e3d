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
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
  ) s
),
reach AS (SELECT * FROM start_),
ask(p, slot, indicator, m0, n, scale) AS (VALUES
  (0, 0, 'rdsum', 24288, 12, 2),
  (0, 1, 'gdp', 24288, 12, 2),
  (0, 2, 'intensity', 24288, 12, 2)),
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
    MAX(CASE WHEN slot = 0 THEN v END) AS v0,
    MAX(CASE WHEN slot = 1 THEN v END) AS v1,
    MAX(CASE WHEN slot = 2 THEN v END) AS v2
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
    MAX(CASE WHEN slot = 0 THEN high END) AS h0,
    MAX(CASE WHEN slot = 1 THEN why END) AS w1,
    MAX(CASE WHEN slot = 1 THEN note END) AS n1,
    MAX(CASE WHEN slot = 1 THEN low END) AS l1,
    MAX(CASE WHEN slot = 1 THEN high END) AS h1,
    MAX(CASE WHEN slot = 2 THEN why END) AS w2,
    MAX(CASE WHEN slot = 2 THEN note END) AS n2
  FROM remark GROUP BY area, p
)
SELECT r.key AS area, r.p AS p, 2 AS total_,
  CAST((CASE WHEN self.v2 IS NOT NULL THEN CAST(CAST(self.v2 AS DECIMAL(38, 2)) AS DECIMAL(38, 2)) ELSE CAST(CAST(self.v0 AS DECIMAL(38, 2)) AS DECIMAL(38, 2)) END) AS VARCHAR) AS c0_num,
  CAST((CASE WHEN self.v2 IS NOT NULL THEN CAST(1 AS DECIMAL(38, 2)) ELSE CAST((CAST(self.v1 AS DECIMAL(38, 2)) * 100) AS DECIMAL(38, 2)) END) AS VARCHAR) AS c0_den,
  CASE WHEN self.v2 IS NULL THEN COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END, CASE WHEN self.v1 = 0 THEN 'zero_denominator' END) END AS c0_why,
  COALESCE(CASE WHEN self.v2 IS NOT NULL THEN COALESCE(self_odd.n2, 0) ELSE (((0 | COALESCE(self_odd.n0, 0)) | COALESCE(self_odd.n1, 0)) | COALESCE(128, 0)) END, 0) AS c0_note
FROM page r
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
ORDER BY r.ord, r.area, r.p
