INSERT INTO fact_now (indicator, area, m0, n, vintage, value, digits, low, high, status, flags, sheet, r, c, origin)
SELECT indicator, area, m0, n, vintage, value, digits, low, high, status, flags, sheet, r, c, origin FROM (
  SELECT u.*, ROW_NUMBER() OVER (
    PARTITION BY indicator, area, m0, n
    ORDER BY corrected DESC, vintage DESC, released DESC NULLS LAST, imported DESC NULLS LAST, source DESC NULLS LAST, r DESC, c DESC
  ) AS place
  FROM (
    SELECT f.indicator AS indicator, f.area AS area, f.m0 AS m0, f.n AS n, f.vintage AS vintage, f.value AS value, f.digits AS digits, f.low AS low, f.high AS high, f.status AS status,
      CASE WHEN s.kind = 'hand' THEN bitOr(f.flags, 16) ELSE f.flags END AS flags, f.sheet AS sheet, f.r AS r, f.c AS c,
      CASE WHEN s.kind = 'hand' THEN 'hand' ELSE 'file' END AS origin, 0 AS corrected, s.released AS released, s.imported AS imported, s.id AS source
    FROM fact f LEFT JOIN sheet h ON h.id = f.sheet LEFT JOIN source s ON s.id = h.source
    WHERE f.role = 0
    UNION ALL
    SELECT f.indicator, f.area, f.m0, f.n, 0, f.value, if(position(toString(f.value), '.') = 0, 0, length(toString(f.value)) - position(toString(f.value), '.')), NULL, NULL, 0, 32, NULL, NULL, NULL,
      'override', 1, NULL, f."at", NULL
    FROM override f
    WHERE TRUE
  ) u
) ranked WHERE place = 1
ORDER BY indicator, area, m0, n
