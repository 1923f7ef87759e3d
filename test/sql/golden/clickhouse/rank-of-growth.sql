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
  tuple(0, 0, 'equal', 24288, 12, 2),
  tuple(0, 1, 'equal', 24276, 12, 2)]) AS row_)),
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
    MAX(CASE WHEN slot = 1 THEN low END) AS l1,
    MAX(CASE WHEN slot = 1 THEN high END) AS h1
  FROM remark GROUP BY area, p
),
place_0_peer AS (
  SELECT k.p AS p, k.parent AS grp, k.area AS area, a.key AS key FROM kin k JOIN area a ON a.id = k.area
  WHERE k.in_total AND k.p IN (0)
),
place_0_each AS (
  SELECT r.p AS p, r.grp AS grp, r.area AS area, CASE WHEN COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END END, CASE WHEN self.v1 = 0 THEN 'zero_base' WHEN self.v1 < 0 THEN 'negative_base' END) IS NULL THEN self.v0 END AS num, CASE WHEN COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END END, CASE WHEN self.v1 = 0 THEN 'zero_base' WHEN self.v1 < 0 THEN 'negative_base' END) IS NULL THEN self.v1 END AS den
    FROM place_0_peer r
    LEFT JOIN wide self ON self.area = r.area AND self.p = r.p
    LEFT JOIN odd self_odd ON self_odd.area = r.area AND self_odd.p = r.p
),
place_0_next AS (
  SELECT p, grp, area, num, den, q, ROW_NUMBER() OVER (PARTITION BY p, grp ORDER BY q DESC NULLS LAST, area) AS nth,
    MAX(q) OVER (PARTITION BY p, grp ORDER BY q DESC NULLS LAST, area ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS before_, MAX(q) OVER (PARTITION BY p, grp ORDER BY q DESC NULLS LAST, area ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS after_,
    COUNT(*) OVER (PARTITION BY p, grp ORDER BY q DESC NULLS LAST, area ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - COUNT(num) OVER (PARTITION BY p, grp ORDER BY q DESC NULLS LAST, area ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS gaps
  FROM (SELECT p, grp, area, num, den, num / NULLIF(den, 0) AS q FROM place_0_each) f
),
place_0_near AS (
  SELECT p, grp, area, toDecimal128(toString(num), 2) AS num, toDecimal128(toString(den), 2) AS den, gaps, nth,
    SUM(CASE WHEN ABS(q - before_) <= 1e-9 * ABS(q) THEN 0 ELSE 1 END) OVER (PARTITION BY p, grp ORDER BY nth ROWS UNBOUNDED PRECEDING) AS block
  FROM place_0_next WHERE ABS(q - before_) <= 1e-9 * ABS(q) OR ABS(after_ - q) <= 1e-9 * ABS(after_)
),
place_0_first AS (SELECT p, grp, block, MIN(nth) AS nth FROM place_0_near GROUP BY p, grp, block),
place_0 AS (
  SELECT p, grp, area, 8 * nth + CASE WHEN FALSE THEN 1 ELSE 0 END + CASE WHEN gaps > 0 THEN 2 ELSE 0 END + CASE WHEN num IS NULL THEN 4 ELSE 0 END AS said0
  FROM place_0_next WHERE NOT COALESCE(ABS(q - before_) <= 1e-9 * ABS(q) OR ABS(after_ - q) <= 1e-9 * ABS(after_), FALSE)
  UNION ALL
  SELECT a.p AS p, a.grp AS grp, a.area AS area, 8 * (MIN(x.nth) + COUNT(CASE WHEN b.num * a.den > a.num * b.den THEN 1 END)) + CASE WHEN COUNT(CASE WHEN b.num * a.den = a.num * b.den THEN 1 END) > 1 THEN 1 ELSE 0 END + CASE WHEN MAX(a.gaps) > 0 THEN 2 ELSE 0 END + CASE WHEN FALSE THEN 4 ELSE 0 END
  FROM place_0_near a JOIN place_0_near b ON b.p = a.p AND b.grp = a.grp AND b.block = a.block
    JOIN place_0_first x ON x.p = a.p AND x.grp = a.grp AND x.block = a.block
  GROUP BY a.p, a.grp, a.area
),
up AS (
  SELECT p, area, COALESCE(MIN(CASE WHEN in_total THEN parent END), MIN(parent)) AS parent FROM kin GROUP BY p, area
)
SELECT r.key AS area, r.p AS p, 2 AS total_,
  intDiv(place_0.said0, 8) AS c0_num,
  COALESCE(COALESCE(CASE WHEN self_odd.l0 IS NOT NULL THEN 'only_range' END, CASE WHEN self.v0 IS NULL THEN COALESCE(self_odd.w0, 'missing') END, CASE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self_odd.l1 IS NOT NULL THEN 'only_range' END END, CASE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END WHEN 'missing' THEN 'no_base' ELSE CASE WHEN self.v1 IS NULL THEN COALESCE(self_odd.w1, 'missing') END END, CASE WHEN self.v1 = 0 THEN 'zero_base' WHEN self.v1 < 0 THEN 'negative_base' END), CASE WHEN intDiv(place_0.said0, 8) IS NULL THEN 'not_applicable' WHEN place_0.said0 % 4 >= 2 THEN 'missing_peer' END) AS c0_why,
  bitOr(COALESCE(bitOr(COALESCE(self_odd.n0, 0), COALESCE(self_odd.n1, 0)), 0), COALESCE(CASE WHEN place_0.said0 % 2 = 1 THEN 2048 ELSE 0 END, 0)) AS c0_note
FROM page r
LEFT JOIN up ON up.area = r.area AND up.p = r.p
LEFT JOIN wide self ON self.p = r.p AND self.area = r.area
LEFT JOIN odd self_odd ON self_odd.p = r.p AND self_odd.area = r.area
LEFT JOIN place_0 place_0 ON place_0.p = r.p AND place_0.area = r.area AND place_0.grp = up.parent
ORDER BY r.ord, r.area, r.p
