
SELECT i.key AS indicator, a.key AS area, f.m0 AS m0, f.n AS n, COALESCE(s.publish, 'public') AS publish
FROM fact_now f
JOIN indicator i ON i.id = f.indicator
JOIN area a ON a.id = f.area
LEFT JOIN sheet h ON h.id = f.sheet
LEFT JOIN source s ON s.id = h.source
WHERE i.key IN ('gdp', 'tax', 'open') AND a.key IN ('甲', '乙''') AND f.m0 < 24300 AND f.m0 + f.n > 24276
AND f.indicator IN (
  SELECT x.indicator FROM fact x JOIN sheet y ON y.id = x.sheet JOIN source z ON z.id = y.source
  WHERE z.publish IN ('internal', 'unpublished')
)
ORDER BY i.key, a.key, f.m0, f.n
