WITH expected AS (SELECT row_.1 AS ord, row_.2 AS p, row_.3 AS slot, row_.4 AS key, row_.5 AS role, row_.6 AS unless FROM (SELECT arrayJoin([
  tuple(0, 0, 0, '甲', 'value', '')]) AS row_)),
wanted AS (
  SELECT e.ord AS ord, e.p AS p, e.slot AS slot, a.id AS area, e.role AS role, u.id AS unless
  FROM expected e JOIN area a ON a.key = e.key LEFT JOIN area u ON u.key = e.unless
),
reach AS (SELECT DISTINCT p, area FROM wanted),
ask AS (SELECT row_.1 AS p, row_.2 AS slot, row_.3 AS indicator, row_.4 AS m0, row_.5 AS n, row_.6 AS scale FROM (SELECT arrayJoin([
  tuple(0, 0, 'gdp', 24276, 12, 2)]) AS row_)),
slots AS (
  SELECT s.p AS p, s.slot AS slot, i.id AS indicator, s.m0 AS m0, s.n AS n, s.scale AS scale, s.m0 - s.m0 % 12 AS january, i.kind AS kind, i.add_period AS add_period, i.add_area AS add_area, b.area AS area
  FROM ask s JOIN indicator i ON i.key = s.indicator JOIN reach b ON b.p = s.p
),
hit AS (
  SELECT f.area AS area, s.p AS p, s.slot AS slot, CASE WHEN f.status = 0 THEN f.value END AS v, f.status AS status, CAST(f.flags AS INTEGER) AS note, f.low AS low, f.high AS high
  FROM slots s JOIN (SELECT * FROM fact_now WHERE indicator IN (SELECT indicator FROM slots) AND area IN (SELECT area FROM reach)) f ON f.indicator = s.indicator AND f.m0 = s.m0 AND f.n = s.n AND f.area = s.area
),
used AS (
  SELECT area, p, slot, 0 AS way, 0 AS n FROM hit
),
land AS (
  SELECT u.p AS p, u.area AS area, u.slot AS slot, u.way AS way, u.n AS n, u.area AS held, s.indicator AS indicator, s.m0 AS m0, s.n AS months, s.january AS january
  FROM used u JOIN slots s ON s.p = u.p AND s.slot = u.slot AND s.area = u.area
),
stored AS (
  SELECT w.p AS p, w.ord AS ord, w.role AS role, w.unless AS unless, u.slot AS slot, f.indicator AS indicator, f.area AS area, f.m0 AS m0, f.n AS n, f.value AS value, f.status AS status, f.flags AS flags, f.low AS low, f.high AS high, f.sheet AS sheet, f.r AS r, f.c AS c, f.vintage AS vintage
  FROM wanted w JOIN land u ON u.p = w.p AND u.area = w.area AND u.slot = w.slot
  JOIN (SELECT * FROM fact WHERE indicator IN (SELECT indicator FROM slots) AND area IN (SELECT held FROM land)) f ON f.indicator = u.indicator AND f.role = 0 AND f.area = u.held AND (u.way = 0 AND f.m0 = u.m0 AND f.n = u.months
    OR u.way = 1 AND f.n = u.n AND f.m0 >= u.m0 AND f.m0 + f.n <= u.m0 + u.months
    OR u.way = 2 AND f.m0 = u.january AND (f.m0 + f.n = u.m0 + u.months OR f.m0 + f.n = u.m0)
    OR u.way = 3 AND f.n = u.n AND f.m0 + f.n = u.m0 + u.months
    OR u.way = 4 AND f.m0 = u.m0 AND f.n = u.months
    OR u.way = 5 AND f.m0 = u.january AND f.n > u.months AND f.n < 12)
),
traced AS (
  SELECT f.p AS p, f.ord AS ord, f.role AS role, f.indicator AS indicator, CAST(NULL AS VARCHAR) AS name, f.area AS area, f.m0 AS m0, f.n AS n, CASE WHEN f.status = 0 THEN f.value END AS value, f.status AS status, CASE WHEN src.kind = 'hand' THEN bitOr(CAST(f.flags AS INTEGER), 16) ELSE CAST(f.flags AS INTEGER) END AS note,
    f.low AS low, f.high AS high, x.raw AS text_, f.sheet AS sheet, f.r AS r, f.c AS c, CASE WHEN src.kind = 'hand' THEN src.name END AS reason, f.vintage AS vintage,
    NOT COALESCE(c.sheet = f.sheet AND c.r = f.r AND c.c = f.c, FALSE) AS superseded
  FROM stored f LEFT JOIN (SELECT * FROM fact_now WHERE indicator IN (SELECT indicator FROM stored) AND area IN (SELECT area FROM stored)) c ON c.indicator = f.indicator AND c.area = f.area AND c.m0 = f.m0 AND c.n = f.n
  LEFT JOIN (SELECT * FROM fact_text WHERE (sheet, r, c) IN (SELECT sheet, r, c FROM stored)) x ON x.sheet = f.sheet AND x.r = f.r AND x.c = f.c
  LEFT JOIN sheet sh ON sh.id = f.sheet LEFT JOIN source src ON src.id = sh.source
  LEFT JOIN used o ON o.p = f.p AND o.area = f.unless AND o.slot = f.slot
  WHERE o.area IS NULL
UNION ALL
  SELECT w.p, w.ord, w.role, o.indicator, NULL, o.area, o.m0, o.n, o.value, 0, 32, NULL, NULL, NULL, NULL, NULL, NULL, o.reason, 99,
    c.area IS NULL
  FROM wanted w JOIN slots s ON s.p = w.p AND s.slot = w.slot AND s.area = w.area
  JOIN override o ON o.indicator = s.indicator AND o.area = w.area AND o.m0 = s.m0 AND o.n = s.n
  LEFT JOIN (SELECT * FROM fact_now WHERE indicator IN (SELECT indicator FROM override) AND area IN (SELECT area FROM override)) c ON c.indicator = o.indicator AND c.area = o.area AND c.m0 = o.m0 AND c.n = o.n AND c.origin = 'override' AND c.value = o.value
)
SELECT t.p AS p, t.role AS role, i.key AS indicator, t.name AS name, a.key AS area, t.m0 AS m0, t.n AS n, t.value AS value, t.status AS status, t.note AS note, t.low AS low, t.high AS high, t.text_ AS text_,
  s.sha256 AS sha256, s.name AS file, h.name AS sheet, t.r AS r, t.c AS c, t.reason AS reason, t.superseded AS superseded
FROM traced t JOIN area a ON a.id = t.area LEFT JOIN indicator i ON i.id = t.indicator
LEFT JOIN sheet h ON h.id = t.sheet LEFT JOIN source s ON s.id = h.source
ORDER BY t.superseded, t.ord, t.m0, t.n, t.vintage DESC, t.sheet, t.r, t.c
LIMIT 5000
