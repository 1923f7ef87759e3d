WITH question(p, t) AS (VALUES
  (0, 0)),
row_area AS (SELECT CAST(NULL AS INTEGER) AS area, CAST(NULL AS VARCHAR) AS key, 0 AS ord),
rows_ AS (
  SELECT w.area, w.key, w.ord, q.p, q.t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
other_key(key) AS (VALUES
  ('甲')),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
    UNION ALL
    SELECT a.id AS area FROM other_key k JOIN area a ON a.key = k.key
  ) s
),
reach AS (SELECT * FROM start_),
ask(p, slot, indicator, m0, n, scale) AS (VALUES
  (0, 0, 'contracts', 24288, 6, 4)),
slots AS (
  SELECT s.p, s.slot, i.id AS indicator, s.m0, s.n, s.scale, s.m0 - s.m0 % 12 AS january, i.kind, i.add_period, i.add_area
  FROM ask s JOIN indicator i ON i.key = s.indicator
),
hit AS (
  SELECT f.area, s.p, s.slot, CASE WHEN f.status = 0 THEN f.value END AS v, f.status, CAST(f.flags AS INTEGER) AS note, f.low, f.high
  FROM slots s JOIN fact_now f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n JOIN reach b ON b.area = f.area
),
target_ask(p, slot, indicator, m0, n, january, issuer) AS (VALUES
  (0, 1, 'contracts', 24293, 1, 24288, '')),
aimed AS (
  SELECT area, p, slot, value AS v, kind AS x FROM (
    SELECT t.area, s.p, s.slot, t.value, t.kind, ROW_NUMBER() OVER (
      PARTITION BY t.area, s.p, s.slot
      ORDER BY CASE t.kind WHEN 'amount' THEN 0 ELSE 1 END, CASE WHEN t.m0 = s.m0 AND t.n = s.n THEN 0 ELSE 1 END, COALESCE(t.issuer, '')
    ) AS place
    FROM target_ask s JOIN indicator i ON i.key = s.indicator
    JOIN target t ON t.indicator = i.id AND (t.m0 = s.m0 AND t.n = s.n OR t.m0 = s.january AND t.n = 12)
      AND (s.issuer = '' OR t.issuer = s.issuer)
  ) ranked WHERE place = 1
),
found AS (
  SELECT area, p, slot, v, status, note, low, high, CAST(NULL AS VARCHAR) AS x FROM hit
  UNION ALL
  SELECT area, p, slot, v, 0 AS status, 0 AS note, CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, x FROM aimed
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
    MAX(CASE WHEN slot = 1 THEN x END) AS x1
  FROM remark GROUP BY area, p
)
SELECT r.key AS area, r.p AS p, 1 AS total_,
  other_0.v0 AS c0_num,
  other_0.v1 AS c0_base,
  COALESCE(CASE WHEN other_0_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN other_0.v0 IS NULL THEN COALESCE(other_0_odd.w0, 'missing') END, CASE WHEN other_0.v1 IS NULL THEN COALESCE(other_0_odd.w1, 'no_target') END, CASE WHEN other_0_odd.x1 <> 'amount' THEN 'target_kind' WHEN other_0.v1 = 0 THEN 'zero_denominator' END) AS c0_why,
  COALESCE(other_0_odd.n0, 0) AS c0_note
FROM page r
LEFT JOIN wide other_0 ON other_0.p = r.p AND other_0.area = (SELECT id FROM area WHERE key = '甲')
LEFT JOIN odd other_0_odd ON other_0_odd.p = r.p AND other_0_odd.area = (SELECT id FROM area WHERE key = '甲')
ORDER BY r.ord, r.area, r.p
