WITH question AS (SELECT row_.1 AS p, row_.2 AS t FROM (SELECT arrayJoin([
  tuple(0, 0),
  tuple(1, 1)]) AS row_)),
row_key AS (SELECT row_.1 AS key, row_.2 AS ord FROM (SELECT arrayJoin([
  tuple('甲', 0),
  tuple('乙', 1)]) AS row_)),
row_area AS (SELECT a.id AS area, k.key AS key, k.ord AS ord FROM row_key k LEFT JOIN area a ON a.key = k.key),
rows_ AS (
  SELECT w.area AS area, w.key AS key, w.ord AS ord, q.p AS p, q.t AS t FROM row_area w CROSS JOIN question q
),
page AS (SELECT area, key, ord, p, t FROM rows_),
start_ AS (
  SELECT DISTINCT * FROM (
    SELECT area FROM page WHERE area IS NOT NULL
  ) s
),
reach AS (SELECT * FROM start_),
ask AS (SELECT row_.1 AS p, row_.2 AS slot, row_.3 AS indicator, row_.4 AS m0, row_.5 AS n, row_.6 AS scale FROM (SELECT arrayJoin([
  tuple(0, 0, 'patents', 24276, 12, 0),
  tuple(1, 0, 'patents', 24288, 12, 0),
  tuple(0, 1, 'patents', 24264, 12, 0),
  tuple(1, 1, 'patents', 24276, 12, 0),
  tuple(0, 2, 'firms', 24276, 12, 0),
  tuple(0, 3, 'firms', 24264, 12, 0),
  tuple(1, 2, 'firms', 24288, 12, 0),
  tuple(1, 3, 'firms', 24276, 12, 0)]) AS row_)),
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
    MAX(CASE WHEN slot = 0 THEN v END) AS v0,
    MAX(CASE WHEN slot = 1 THEN v END) AS v1,
    MAX(CASE WHEN slot = 2 THEN v END) AS v2,
    MAX(CASE WHEN slot = 3 THEN v END) AS v3
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
    MAX(CASE WHEN slot = 2 THEN note END) AS n2,
    MAX(CASE WHEN slot = 2 THEN low END) AS l2,
    MAX(CASE WHEN slot = 2 THEN high END) AS h2,
    MAX(CASE WHEN slot = 3 THEN why END) AS w3,
    MAX(CASE WHEN slot = 3 THEN note END) AS n3,
    MAX(CASE WHEN slot = 3 THEN low END) AS l3,
    MAX(CASE WHEN slot = 3 THEN high END) AS h3
  FROM remark GROUP BY area, p
)
SELECT r.key AS area, r.p AS p, 4 AS total_,
  self.v0 AS c0_num,
  CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END AS c0_why,
  COALESCE(self_odd.n0, 0) AS c0_note,
  self_odd.l0 AS c0_low,
  self_odd.h0 AS c0_high,
  self.v0 AS c1_num,
  self.v1 AS c1_base,
  COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END END, CASE WHEN self.v1 = 0 THEN 'zero_base' WHEN self.v1 < 0 THEN 'negative_base' END) AS c1_why,
  bitOr(COALESCE(self_odd.n0, 0), COALESCE(self_odd.n1, 0)) AS c1_note,
  self.v2 AS c2_num,
  self.v3 AS c2_base,
  COALESCE(CASE WHEN self_odd.l2 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v2 IS NULL THEN COALESCE(self_odd.w2, 'missing') END, CASE CASE WHEN self_odd.l3 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self_odd.l3 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN self.v3 IS NULL THEN COALESCE(self_odd.w3, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self.v3 IS NULL THEN COALESCE(self_odd.w3, 'missing') END END, CASE WHEN self.v3 = 0 THEN 'zero_base' WHEN self.v3 < 0 THEN 'negative_base' WHEN self.v3 < 10 THEN 'small_base' END) AS c2_why,
  bitOr(COALESCE(self_odd.n2, 0), COALESCE(self_odd.n3, 0)) AS c2_note
FROM page r
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
ORDER BY CASE WHEN COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END END, CASE WHEN self.v1 = 0 THEN 'zero_base' WHEN self.v1 < 0 THEN 'negative_base' END) IS NULL THEN (self.v0) / NULLIF(self.v1, 0) END DESC NULLS LAST, r.ord, r.area, r.p
LIMIT 3 OFFSET 0
