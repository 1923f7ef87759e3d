INSERT INTO fact_now (indicator, area, m0, n, vintage, value, digits, low, high, status, flags, sheet, r, c, origin)
SELECT indicator, area, m0, n, vintage, value, digits, low, high, status, flags, sheet, r, c, origin FROM (
  SELECT u.*, ROW_NUMBER() OVER (
    PARTITION BY indicator, area, m0, n
    ORDER BY corrected DESC, vintage DESC, released DESC NULLS LAST, imported DESC NULLS LAST, source DESC NULLS LAST, r DESC, c DESC
  ) AS place
  FROM (
    SELECT f.indicator, f.area, f.m0, f.n, f.vintage, f.value, f.digits, f.low, f.high, f.status,
      CASE WHEN s.kind = 'hand' THEN (f.flags | 16) ELSE f.flags END AS flags, f.sheet, f.r, f.c,
      CASE WHEN s.kind = 'hand' THEN 'hand' ELSE 'file' END AS origin, 0 AS corrected, s.released, s.imported, s.id AS source
    FROM fact f LEFT JOIN sheet h ON h.id = f.sheet LEFT JOIN source s ON s.id = h.source
    WHERE f.role = 0 AND COALESCE(CAST(s.released AS DATE), CAST(s.imported AS DATE)) <= CAST('2024-06-01' AS DATE)
    UNION ALL
    SELECT f.indicator, f.area, f.m0, f.n, 0, f.value, CASE WHEN CAST(f.value AS VARCHAR) LIKE '%.0' THEN 0 ELSE LENGTH(CAST(f.value AS VARCHAR)) - POSITION('.' IN CAST(f.value AS VARCHAR)) END, NULL, NULL, 0, 32, NULL, NULL, NULL,
      'override', 1, NULL, f."at", NULL
    FROM override f
    WHERE TRUE AND CAST(f."at" AS DATE) <= CAST('2024-06-01' AS DATE)
  ) u
) ranked WHERE place = 1
ORDER BY indicator, area, m0, n
