import { raw, sql, type Sql } from '../../core';

/** Where the facts that are compared lie, and which indicators are what. Names of tables of ours. */
export interface Compared {
  /** The facts that come: a table or a SELECT in brackets. */
  readonly fresh: Sql;
  /** Table of indicator ids with their kinds. */
  readonly kinds: Sql;
}

/** So many are listed for each sheet and kind of finding; the rest is counted. */
export const LISTED = 20;

/** Half a unit of the last digit that both figures print: no more than rounding can make. */
const slack = (a: string, b: string): string => `(0.5000001 * pow(10, -least(${a}.digits, ${b}.digits)::DOUBLE))`;

const plain = (table: Sql): Sql =>
  sql`SELECT indicator, area, m0, n, vintage, value, digits, sheet, r, c FROM ${table} WHERE role = 0 AND status = 0 AND value IS NOT NULL`;

/**
 * Values that come for places that have another value already, loaded or in a file before them (planned sheets have ids below zero, falling), the largest relative differences of each sheet first. Columns: indicator,
 * area, m0, n, value, sheet, r, c, and of what counts now: old_value, old_sheet, old_r, old_c, old_vintage; count: how many of the sheet in all.
 * Files of different years never meet: only indicators and spans that several sheets speak of (`met`) are put side by side.
 */
export const revisedStatement = ({ fresh }: Compared): Sql => sql`
WITH fresh AS (${plain(fresh)}),
others AS (
  SELECT indicator, area, m0, n, vintage, value, digits, sheet, r, c FROM fact_now WHERE status = 0 AND sheet IS NOT NULL
    AND indicator IN (SELECT DISTINCT indicator FROM fresh)
  UNION ALL SELECT * FROM fresh
),
met AS (SELECT indicator, m0, n FROM others GROUP BY ALL HAVING min(sheet) <> max(sheet))
SELECT f.indicator, f.area, f.m0, f.n, f.value, f.digits, f.sheet, f.r, f.c, f.vintage, o.value AS old_value, o.digits AS old_digits,
  o.sheet AS old_sheet, o.r AS old_r, o.c AS old_c, o.vintage AS old_vintage, count(*) OVER (PARTITION BY f.sheet, o.sheet)::INTEGER AS count
FROM fresh f JOIN others o ON o.indicator = f.indicator AND o.area = f.area AND o.m0 = f.m0 AND o.n = f.n
WHERE (f.indicator, f.m0, f.n) IN (FROM met) AND (o.sheet > 0 AND o.sheet <> f.sheet OR o.sheet > f.sheet) AND abs(f.value - o.value) > ${raw(slack('f', 'o'))}
QUALIFY row_number() OVER (PARTITION BY f.sheet, o.sheet ORDER BY abs(f.value - o.value) / greatest(abs(f.value), abs(o.value)) DESC, f.r, f.c) <= ${raw(String(LISTED))}
ORDER BY f.sheet, o.sheet, abs(f.value - o.value) / greatest(abs(f.value), abs(o.value)) DESC, f.r, f.c`;

/** Powers of ten that a slip makes: a digit, 万 for 元 (or 亿 for 万), 亿 for 元. */
const SLIPS = '[1, 4, 8]';

/**
 * Values of amounts and counts that are about 10, 10⁴ or 10⁸ times (or parts) of the middle value of their own series: the same span of other
 * years, at most ten away, loaded or come with them. Not where the series itself swings by more than five times, nor for counts under a
 * hundred, which may well grow tenfold; nor where fewer than three other years are known, unless most of the indicator's figures jump alike. Columns as above, with `usual` and `power`; count: how many of the sheet and indicator.
 * The smallest slip is more than sevenfold: only series whose figures differ by so much (`swings`) are looked at closer, which are few.
 */
export const jumpStatement = ({ fresh, kinds }: Compared): Sql => sql`
WITH fresh AS (${plain(fresh)}),
known AS (
  SELECT indicator, area, m0, n, value FROM fact_now WHERE status = 0 AND value > 0 AND indicator IN (SELECT DISTINCT indicator FROM fresh)
  UNION ALL SELECT indicator, area, m0, n, value FROM fresh WHERE value > 0
),
swings AS (SELECT indicator, area, n FROM known GROUP BY ALL HAVING max(value) >= 7 * min(value)),
usual AS (
  SELECT f.indicator, f.area, f.m0, f.n, f.value, f.sheet, f.r, f.c, median(k.value) AS usual, min(k.value) AS least_, max(k.value) AS most,
    count(DISTINCT k.m0) AS years
  FROM fresh f JOIN ${kinds} i ON i.indicator = f.indicator AND i.kind IN ('flow', 'stock', 'ytd')
  JOIN known k ON k.indicator = f.indicator AND k.area = f.area AND k.n = f.n AND k.m0 <> f.m0 AND (k.m0 - f.m0) % 12 = 0 AND abs(k.m0 - f.m0) <= 120
  WHERE f.value > 0 AND (f.indicator, f.area, f.n) IN (FROM swings) GROUP BY ALL
),
slips AS (
  SELECT u.*, p.power * CASE WHEN u.value >= u.usual THEN 1 ELSE -1 END AS power
  FROM usual u JOIN (SELECT unnest(${raw(SLIPS)}) AS power) p ON abs(abs(log10(u.value / u.usual)) - p.power) <= CASE WHEN p.power = 1 THEN 0.12 ELSE 0.4 END
  WHERE u.most / u.least_ <= 5 AND greatest(u.value, u.usual) >= 100
),
counted AS (
  SELECT s.*, count(*) OVER (PARTITION BY s.sheet, s.indicator, s.power)::INTEGER AS count, a.all_
  FROM slips s JOIN (
    SELECT f.sheet, f.indicator, count(*) AS all_ FROM fresh f
    WHERE f.value > 0 AND (f.sheet, f.indicator) IN (SELECT sheet, indicator FROM slips) AND EXISTS (
      SELECT 1 FROM known k WHERE k.indicator = f.indicator AND k.area = f.area AND k.n = f.n AND k.m0 <> f.m0 AND (k.m0 - f.m0) % 12 = 0 AND abs(k.m0 - f.m0) <= 120
    ) GROUP BY ALL
  ) a ON a.sheet = s.sheet AND a.indicator = s.indicator
)
SELECT * FROM counted WHERE abs(power) > 1 OR years >= 3 OR count >= 3 AND count * 2 > all_
QUALIFY row_number() OVER (PARTITION BY sheet, indicator, power ORDER BY r, c) <= 5
ORDER BY sheet, r, c`;

/**
 * Cumulative figures that are lower than the shorter span before them in the same year. Only amounts and counts of a flow, none below zero; figures
 * of one vintage, since a final figure may well be lower than a flash one. Columns: those of the later span, with old_value, old_n, old_sheet, old_r, old_c.
 */
export const fallStatement = ({ fresh, kinds }: Compared): Sql => sql`
WITH fresh AS (${plain(fresh)}),
spans AS (
  SELECT f.*, TRUE AS come FROM fresh f WHERE f.m0 % 12 = 0 AND f.n <= 12
  UNION ALL BY NAME
  SELECT o.indicator, o.area, o.m0, o.n, o.vintage, o.value, o.digits, o.sheet, o.r, o.c, FALSE AS come FROM fact_now o
  WHERE o.status = 0 AND o.sheet IS NOT NULL AND o.m0 % 12 = 0 AND o.n <= 12
    AND (o.indicator, o.area, o.m0) IN (SELECT DISTINCT indicator, area, m0 FROM fresh WHERE m0 % 12 = 0 AND n <= 12)
),
one AS (
  SELECT s.* FROM spans s JOIN ${kinds} i ON i.indicator = s.indicator AND i.kind IN ('flow', 'ytd')
  WHERE (s.indicator, s.m0) IN (SELECT indicator, m0 FROM spans GROUP BY ALL HAVING min(n) < max(n))
  QUALIFY row_number() OVER (PARTITION BY s.indicator, s.area, s.m0, s.n ORDER BY come DESC, s.r DESC, s.c DESC) = 1
),
steps AS (
  SELECT *, lag(value) OVER w AS old_value, lag(n) OVER w AS old_n, lag(digits) OVER w AS old_digits, lag(sheet) OVER w AS old_sheet,
    lag(r) OVER w AS old_r, lag(c) OVER w AS old_c, lag(come) OVER w AS old_come, lag(vintage) OVER w AS old_vintage
  FROM one WINDOW w AS (PARTITION BY indicator, area, m0 ORDER BY n)
)
SELECT *, count(*) OVER (PARTITION BY sheet)::INTEGER AS count FROM steps
WHERE (come OR old_come) AND value >= 0 AND old_value >= 0 AND (vintage = old_vintage OR come AND old_come)
  AND old_value - value > 0.5000001 * pow(10, -least(digits, old_digits)::DOUBLE)
QUALIFY row_number() OVER (PARTITION BY sheet ORDER BY (old_value - value) / old_value DESC, r, c) <= ${raw(String(LISTED))}
ORDER BY sheet, r, c`;
