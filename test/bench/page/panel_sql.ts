import { PANEL } from '../panel';

const YEARS = Array.from({ length: PANEL.years }, (_, y) => PANEL.first + y);
const at = (year: number): number => year * 12;
/** The values of one indicator, with the key and the city of their county. */
const values = (indicator: number): string =>
  `FROM fact_now f JOIN area a ON a.id = f.area WHERE f.indicator = ${indicator} AND f.n = 12`;
const across = (of: (year: number) => string): string => YEARS.map(of).join(', ');
const level = (year: number, value = 'value'): string => `max(CASE WHEN m0 = ${at(year)} THEN ${value} END)`;
/** Every county with what `of` says of each year. */
const wide = (of: (year: number) => string, from = values(1)): string =>
  `SELECT key, ${across(of)} ${from} GROUP BY key ORDER BY key`;
const overYears = (inner: string): string =>
  `SELECT key, ${across((y) => level(y, 'v'))} FROM (${inner}) GROUP BY key ORDER BY key`;

const growth = (year: number): string => `(${level(year)} / ${level(year - 1)} - 1) * 100`;
const [LAST, FIRST] = [PANEL.first + PANEL.years - 1, PANEL.first];
const both = `SELECT a.key, f.m0, f.value AS x, g.value AS y FROM fact_now f JOIN fact_now g ON g.indicator = 2 AND g.area = f.area AND g.m0 = f.m0 AND g.n = 12
JOIN area a ON a.id = f.area WHERE f.indicator = 1 AND f.n = 12`;

/** What a person would write by hand for each operation of the panel. */
export const panelSql = {
  level: wide(level),
  growth: wide(growth),
  change: wide((y) => `${level(y)} - ${level(y - 1)}`),
  index: wide((y) => `${level(y)} / ${level(FIRST)} * 100`),
  cagr: wide((y) => (y === FIRST ? 'NULL' : `(power(${level(y)} / ${level(FIRST)}, 1.0 / ${y - FIRST}) - 1) * 100`)),
  rank: overYears(`SELECT key, m0, rank() OVER (PARTITION BY parent, m0 ORDER BY value DESC) AS v ${values(1)}`),
  share: overYears(`SELECT key, m0, value / sum(value) OVER (PARTITION BY parent, m0) * 100 AS v ${values(1)}`),
  per: overYears(`SELECT key, m0, x / y AS v FROM (${both})`),
  formula: overYears(`SELECT key, m0, CASE WHEN x >= y THEN x ELSE y - x END AS v FROM (${both})`),
  formulaRank: overYears(`SELECT a.key, m0, rank() OVER (PARTITION BY m0 ORDER BY value DESC) AS v ${values(1)}`),
  sorted: `SELECT key, ${across((y) => level(y))}, ${growth(LAST)} AS g ${values(1)} GROUP BY key ORDER BY g DESC NULLS LAST, key LIMIT 100`,
  kept: `SELECT key, ${across((y) => level(y))}, ${growth(LAST)} AS g ${values(1)} GROUP BY key HAVING g >= 2 AND ${level(LAST)} >= 20000 ORDER BY key LIMIT 100`,
  page: `SELECT key, ${across((y) => level(y))}, ${across(growth)} ${values(1)} AND a.id BETWEEN 1501 AND 1600 GROUP BY key ORDER BY key`,
  pivot: `SELECT parent, m0, sum(value) ${values(1)} GROUP BY GROUPING SETS ((parent, m0), (parent), (m0), ())`,
  indicators: `SELECT a.key, ${Array.from({ length: PANEL.indicators }, (_, i) => `max(CASE WHEN f.indicator = ${i + 1} THEN value END)`).join(', ')}
FROM fact_now f JOIN area a ON a.id = f.area WHERE f.m0 = ${at(LAST)} AND f.n = 12 GROUP BY a.key ORDER BY a.key`,
  column: `SELECT count(*), count(value), sum(value), avg(value), median(value), min(value), max(value) ${values(1)}`,
} as const;
