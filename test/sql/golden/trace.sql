WITH expected(ord, p, slot, key, role, unless) AS (VALUES
  (0, 0, 0, '甲', 'value', '')),
wanted AS (
  SELECT e.ord, e.p, e.slot, a.id AS area, e.role, u.id AS unless
  FROM expected e JOIN area a ON a.key = e.key LEFT JOIN area u ON u.key = e.unless
),
reach AS (SELECT DISTINCT p, area FROM wanted),
ask(p, slot, indicator, m0, n, scale) AS (VALUES
  (0, 0, 'gdp', 24276, 12, 2)),
slots AS (
  SELECT s.p, s.slot, i.id AS indicator, s.m0, s.n, s.scale, s.m0 - s.m0 % 12 AS january, i.kind, i.add_period, i.add_area, b.area
  FROM ask s JOIN indicator i ON i.key = s.indicator JOIN reach b ON b.p = s.p
),
hit AS (
  SELECT f.area, s.p, s.slot, CASE WHEN f.status = 0 THEN f.value END AS v, f.status, CAST(f.flags AS INTEGER) AS note, f.low, f.high
  FROM slots s JOIN fact_now f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n AND f.area = s.area
),
used AS (
  SELECT area, p, slot, 0 AS way, 0 AS n FROM hit
),
land AS (
  SELECT u.p, u.area, u.slot, u.way, u.n, u.area AS held, s.indicator, s.m0, s.n AS months, s.january
  FROM used u JOIN slots s ON s.p = u.p AND s.slot = u.slot AND s.area = u.area
  LIMIT 1000000000
),
stored AS (
  SELECT w.p, w.ord, w.role, w.unless, u.slot, f.indicator, f.area, f.m0, f.n, f.value, f.status, f.flags, f.low, f.high, f.sheet, f.r, f.c, f.vintage
  FROM wanted w JOIN land u ON u.p = w.p AND u.area = w.area AND u.slot = w.slot
  JOIN fact f ON f.indicator = u.indicator AND f.role = 0 AND f.area = u.held AND (u.way = 0 AND f.m0 = u.m0 AND f.n = u.months
    OR u.way = 1 AND f.n = u.n AND f.m0 >= u.m0 AND f.m0 + f.n <= u.m0 + u.months
    OR u.way = 2 AND f.m0 = u.january AND (f.m0 + f.n = u.m0 + u.months OR f.m0 + f.n = u.m0)
    OR u.way = 3 AND f.n = u.n AND f.m0 + f.n = u.m0 + u.months
    OR u.way = 4 AND f.m0 = u.m0 AND f.n = u.months
    OR u.way = 5 AND f.m0 = u.january AND f.n > u.months AND f.n < 12)
),
traced AS (
  SELECT f.p, f.ord, f.role, f.indicator, CAST(NULL AS VARCHAR) AS name, f.area, f.m0, f.n, CASE WHEN f.status = 0 THEN f.value END AS value, f.status, CASE WHEN src.kind = 'hand' THEN (CAST(f.flags AS INTEGER) | 16) ELSE CAST(f.flags AS INTEGER) END AS note,
    f.low, f.high, x.raw AS text_, f.sheet, f.r, f.c, CASE WHEN src.kind = 'hand' THEN src.name END AS reason, f.vintage,
    NOT COALESCE(c.sheet = f.sheet AND c.r = f.r AND c.c = f.c, FALSE) AS superseded
  FROM stored f LEFT JOIN fact_now c ON c.indicator = f.indicator AND c.area = f.area AND c.m0 = f.m0 AND c.n = f.n
  LEFT JOIN (SELECT * FROM fact_text WHERE (sheet, r, c) IN (SELECT sheet, r, c FROM stored)) x ON x.sheet = f.sheet AND x.r = f.r AND x.c = f.c
  LEFT JOIN sheet sh ON sh.id = f.sheet LEFT JOIN source src ON src.id = sh.source
  LEFT JOIN used o ON o.p = f.p AND o.area = f.unless AND o.slot = f.slot
  WHERE o.area IS NULL
UNION ALL
  SELECT w.p, w.ord, w.role, o.indicator, NULL, o.area, o.m0, o.n, o.value, 0, 32, NULL, NULL, NULL, NULL, NULL, NULL, o.reason, 99,
    c.area IS NULL
  FROM wanted w JOIN slots s ON s.p = w.p AND s.slot = w.slot AND s.area = w.area
  JOIN override o ON o.indicator = s.indicator AND o.area = w.area AND o.m0 = s.m0 AND o.n = s.n
  LEFT JOIN fact_now c ON c.indicator = o.indicator AND c.area = o.area AND c.m0 = o.m0 AND c.n = o.n AND c.origin = 'override' AND c.value = o.value
)
SELECT t.p, t.role, i.key AS indicator, t.name, a.key AS area, t.m0, t.n, t.value, t.status, t.note, t.low, t.high, t.text_,
  s.sha256, s.name AS file, h.name AS sheet, t.r, t.c, t.reason, t.superseded
FROM traced t JOIN area a ON a.id = t.area LEFT JOIN indicator i ON i.id = t.indicator
LEFT JOIN sheet h ON h.id = t.sheet LEFT JOIN source s ON s.id = h.source
ORDER BY t.superseded, t.ord, t.m0, t.n, t.vintage DESC, t.sheet, t.r, t.c
LIMIT 5000
