/** What is measured: a tidy table of counties, years and indicators, and two questions asked of it. */
export const COUNTIES = 4_000;
export const FIRST_YEAR = 2000;
export const YEARS = 25;

/** Ten indicators of the built-in catalog, by key, with the name and unit that the file gives. */
export const INDICATORS = [
  ['hte_valid', '有效期内高新技术企业数', '家'],
  ['hte_new', '首次认定高新技术企业数', '家'],
  ['budget_revenue', '一般公共预算收入', '万元'],
  ['budget_expenditure', '一般公共预算支出', '万元'],
  ['fiscal_st', '财政科学技术支出', '万元'],
  ['rd_expenditure', '全社会R&D经费内部支出', '万元'],
  ['rd_fte', 'R&D人员折合全时当量', '人年'],
  ['ind_firms', '规模以上工业企业数', '家'],
  ['upper_funds', '争取上级科技资金', '万元'],
  ['st_fund', '县级科技专项资金', '万元'],
] as const;

export const county = (i: number): string => `模拟${String(i + 1).padStart(4, '0')}县`;

/** The rows of one county: every indicator in every year. */
export function tidyRows(c: number): string {
  let text = '';
  for (const [k, [, name, unit]] of INDICATORS.entries()) {
    for (let y = 0; y < YEARS; y += 1) {
      const value = (((c * 7919 + y * 104_729 + k * 611_953) % 9_999_991) + 100) / 100;
      text += `${county(c)},${FIRST_YEAR + y},${name},${unit},${unit === '家' ? Math.round(value) : value.toFixed(2)}\n`;
    }
  }
  return text;
}

/** The file: a million rows, some 60 MB of UTF-8. */
export function tidyCsv(): Uint8Array<ArrayBuffer> {
  const parts = ['地区,年份,指标,单位,数值\n'];
  for (let c = 0; c < COUNTIES; c += 1) parts.push(tidyRows(c));
  return new TextEncoder().encode(parts.join(''));
}

/** One number of a summary: a level, or a growth over the year before. */
export interface Scalar {
  readonly county: number;
  readonly indicator: number;
  readonly year: number;
  readonly growth: boolean;
}

export const scalars: readonly Scalar[] = Array.from({ length: 300 }, (_, i) => ({
  county: (i * 37) % COUNTIES,
  indicator: i % INDICATORS.length,
  year: FIRST_YEAR + 1 + (i % (YEARS - 1)),
  growth: i % 3 === 0,
}));

export const readCsv = (file: string): string => `CREATE TABLE tidy AS FROM read_csv('${file}')`;

/** The wide file as a person would make it long. */
export const unpivotCsv = (file: string): string =>
  `CREATE TABLE long AS UNPIVOT (FROM read_csv('${file}')) ON COLUMNS(* EXCLUDE (地区, 年份)) INTO NAME 指标 VALUE 数值`;

/** Tables as a person would make them for fast questions: short keys, ordered by indicator, area and month. */
export const prepare: readonly string[] = [
  'CREATE TABLE area AS SELECT (row_number() OVER ())::INTEGER AS id, 地区 AS key FROM (SELECT DISTINCT 地区 FROM tidy ORDER BY 1)',
  'CREATE TABLE indicator AS SELECT (row_number() OVER ())::SMALLINT AS id, 指标 AS key FROM (SELECT DISTINCT 指标 FROM tidy)',
  `CREATE TABLE fact_now AS SELECT i.id AS indicator, a.id AS area, (年份 * 12)::SMALLINT AS m0, 12::UTINYINT AS n, 数值::DOUBLE AS value
   FROM tidy JOIN area a ON a.key = 地区 JOIN indicator i ON i.key = 指标 ORDER BY 1, 2, 3`,
];

/** Every county's revenue by year. */
export const pivotSql = `SELECT a.key, ${Array.from(
  { length: YEARS },
  (_, y) => `max(CASE WHEN f.m0 = ${(FIRST_YEAR + y) * 12} THEN f.value END)`,
).join(', ')}
FROM fact_now f JOIN area a ON a.id = f.area JOIN indicator i ON i.id = f.indicator
WHERE i.key = '${INDICATORS[2][1]}' AND f.n = 12 GROUP BY a.key ORDER BY a.key`;

/** Each of the 300 with its base, if it has one. */
export const scalarsSql = `SELECT q.k, f.value, b.value
FROM (VALUES ${scalars
  .map(({ county: c, indicator, year, growth }, k) => {
    const name = INDICATORS[indicator]?.[1] ?? '';
    return `(${k}, '${name}', '${county(c)}', ${year * 12}, ${growth ? (year - 1) * 12 : 'NULL'})`;
  })
  .join(', ')}) AS q(k, i, a, m0, b0)
JOIN indicator i ON i.key = q.i JOIN area a ON a.key = q.a
LEFT JOIN fact_now f ON f.indicator = i.id AND f.area = a.id AND f.m0 = q.m0 AND f.n = 12
LEFT JOIN fact_now b ON b.indicator = i.id AND b.area = a.id AND b.m0 = q.b0 AND b.n = 12
ORDER BY q.k`;

/** The middle one. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
};

/** Milliseconds that `work` takes, so many times, after one run that does not count. */
export async function times(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const all: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now();
    await work();
    all.push(performance.now() - from);
  }
  return all;
}
