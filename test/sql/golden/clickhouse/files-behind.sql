
SELECT i.key AS indicator, f.m0 AS m0, f.n AS n, s.name AS file
FROM fact_now f
JOIN indicator i ON i.id = f.indicator
JOIN area a ON a.id = f.area
JOIN sheet h ON h.id = f.sheet
JOIN source s ON s.id = h.source
WHERE i.key IN ('gdp', 'open') AND a.key IN ('甲', '乙''') AND f.m0 < 24300 AND f.m0 + f.n > 24276
GROUP BY i.key, f.m0, f.n, s.name
ORDER BY i.key, f.m0, f.n, s.name
