import { literal, STATUSES } from '../core';
import { CHINESE_VIEWS } from './views';
import { VINTAGES } from './vintage';

const list = (names: readonly string[]): string => `[${names.map(literal).join(', ')}]`;

/** One of several names: the preferred and latest of that language, else of any. */
const named = (table: string, id: string, latest: string): string => `(SELECT ${id},
    argMax(name, (lang = 'zh', preferred, ${latest})) AS name_zh, argMax(name, (lang = 'en', preferred, ${latest})) AS name_en
    FROM ${table} GROUP BY ${id})`;

const OPEN = 'coalesce(m_to, 32767)';

const INDICATORS = `CREATE OR REPLACE VIEW indicators AS
SELECT i.key AS indicator, n.name_zh AS name_zh, n.name_en AS name_en, i.unit AS unit, i.decimals AS decimals, i.kind AS kind, i.growth AS growth,
  i.better AS better, i.origin AS origin, i.formula AS formula, i.measure AS measure, i.grp AS "group", i.publish AS publish,
  i.definition AS definition, i.id AS id
FROM indicator i LEFT JOIN ${named('indicator_name', 'indicator', '0')} n ON n.indicator = i.id`;

const AREAS = `CREATE OR REPLACE VIEW areas AS
SELECT a.key AS area, n.name_zh AS name_zh, n.name_en AS name_en, a.code AS code, a.kind AS kind, p.key AS parent, u.name_zh AS parent_zh,
  o.ord AS ord, a.m_from AS m_from, a.m_to AS m_to, a.id AS id
FROM area a
LEFT JOIN ${named('area_name', 'area', OPEN)} n ON n.area = a.id
LEFT JOIN (SELECT area, min(ord) AS ord FROM area_name GROUP BY area) o ON o.area = a.id
LEFT JOIN (SELECT area, argMax(parent, (${OPEN}, in_total)) AS parent FROM area_parent WHERE tree = 'admin' GROUP BY area) l ON l.area = a.id
LEFT JOIN area p ON p.id = l.parent
LEFT JOIN ${named('area_name', 'area', OPEN)} u ON u.area = l.parent`;

const MONTH = (m: string): string =>
  `concat(leftPad(toString(intDiv(${m}, 12)), 4, '0'), '-', leftPad(toString((${m}) % 12 + 1), 2, '0'))`;

const FACTS = `CREATE OR REPLACE VIEW facts AS
SELECT i.indicator AS indicator, i.name_zh AS indicator_zh, i.name_en AS indicator_en, a.area AS area, a.name_zh AS area_zh, a.name_en AS area_en,
  a.code AS code, intDiv(f.m0, 12) AS "year", ${MONTH('f.m0')} AS period_from, ${MONTH('f.m0 + f.n - 1')} AS period_to,
  f.n AS months, f.value AS value, i.unit AS unit, f.low AS low, f.high AS high, ${list(STATUSES)}[f.status + 1] AS status,
  ${list(VINTAGES)}[f.vintage + 1] AS vintage, f.origin AS origin, s.name AS file, h.name AS sheet, f.r AS "row", f.c AS "column"
FROM fact_now f
JOIN indicators i ON i.id = f.indicator
JOIN areas a ON a.id = f.area
LEFT JOIN sheet h ON h.id = f.sheet
LEFT JOIN source s ON s.id = h.source`;

/** The views of `viewsSql` for ClickHouse: the same names and columns. Later ones build on earlier ones. */
export const serverViewsSql = (): readonly string[] => [INDICATORS, AREAS, FACTS, ...CHINESE_VIEWS];
