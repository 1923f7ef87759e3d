import { literal, STATUSES } from '../core';
import { VINTAGES } from './vintage';

const list = (names: readonly string[]): string => `[${names.map(literal).join(', ')}]`;

/** One of several names: the preferred and latest of that language, else of any. */
const nameOf = (table: string, id: string, key: string, lang: string): string => {
  const order = table === 'area_name' ? 'preferred DESC, m_to DESC NULLS FIRST' : 'preferred DESC';
  return `(SELECT first(name ORDER BY lang = '${lang}' DESC, ${order}) FROM ${table} WHERE ${id} = ${key})`;
};

const INDICATORS = `CREATE OR REPLACE VIEW indicators AS
SELECT i.key AS indicator, ${nameOf('indicator_name', 'indicator', 'i.id', 'zh')} AS name_zh,
  ${nameOf('indicator_name', 'indicator', 'i.id', 'en')} AS name_en,
  i.unit, i.decimals, i.kind, i.growth, i.better, i.origin, i.formula, i.measure, i.grp AS "group", i.publish, i.definition, i.id
FROM indicator i`;

const AREAS = `CREATE OR REPLACE VIEW areas AS
SELECT a.key AS area, ${nameOf('area_name', 'area', 'a.id', 'zh')} AS name_zh, ${nameOf('area_name', 'area', 'a.id', 'en')} AS name_en,
  a.code, a.kind, p.key AS parent, ${nameOf('area_name', 'area', 'p.id', 'zh')} AS parent_zh,
  (SELECT min(ord) FROM area_name WHERE area = a.id) AS ord, a.m_from, a.m_to, a.id
FROM area a
LEFT JOIN (SELECT area, first(parent ORDER BY m_to DESC NULLS FIRST, in_total DESC) AS parent FROM area_parent WHERE tree = 'admin' GROUP BY area) l
  ON l.area = a.id
LEFT JOIN area p ON p.id = l.parent`;

const MONTH = (m: string): string => `printf('%04d-%02d', (${m}) // 12, (${m}) % 12 + 1)`;

const FACTS = `CREATE OR REPLACE VIEW facts AS
SELECT i.indicator, i.name_zh AS indicator_zh, i.name_en AS indicator_en, a.area, a.name_zh AS area_zh, a.name_en AS area_en, a.code,
  (f.m0::INTEGER // 12)::INTEGER AS "year", ${MONTH('f.m0::INTEGER')} AS period_from, ${MONTH('f.m0::INTEGER + f.n::INTEGER - 1')} AS period_to,
  f.n::INTEGER AS months, f.value, i.unit, f.low, f.high, ${list(STATUSES)}[f.status::INTEGER + 1] AS status,
  ${list(VINTAGES)}[f.vintage::INTEGER + 1] AS vintage, f.origin, s.name AS file, h.name AS sheet, f.r AS "row", f.c::INTEGER AS "column"
FROM fact_now f
JOIN indicators i ON i.id = f.indicator
JOIN areas a ON a.id = f.area
LEFT JOIN sheet h ON h.id = f.sheet
LEFT JOIN source s ON s.id = h.source`;

/** Chinese names of the same views, in any dialect. */
export const CHINESE_VIEWS = [
  `CREATE OR REPLACE VIEW "指标" AS SELECT name_zh AS "指标", indicator AS "代号", unit AS "计量单位", decimals AS "小数位", kind AS "类型", growth AS "增速口径",
  origin AS "来源方式", formula AS "公式", "group" AS "分组", definition AS "指标解释" FROM indicators`,
  `CREATE OR REPLACE VIEW "地区" AS SELECT name_zh AS "地区", code AS "区划代码", kind AS "类别", parent_zh AS "上级", ord AS "序号", area AS "代号" FROM areas`,
  `CREATE OR REPLACE VIEW "指标值" AS SELECT indicator_zh AS "指标", area_zh AS "地区", code AS "区划代码", "year" AS "年", period_from AS "起月",
  period_to AS "止月", months AS "月数", value AS "数值", unit AS "计量单位", status AS "状态", vintage AS "数据版本", origin AS "来源方式",
  file AS "源文件", sheet AS "原表", "row" AS "行", "column" AS "列" FROM facts`,
];

/** The views over the tables that people query; described in this folder's README. Later ones build on earlier ones. */
export const viewsSql = (): readonly string[] => [INDICATORS, AREAS, FACTS, ...CHINESE_VIEWS];
