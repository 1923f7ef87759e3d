import { PANEL, indicatorName, panelCountyName } from './panel';

/** One number of the measured document. */
export interface Cited {
  readonly kind: 'level' | 'growth' | 'share' | 'rank';
  /** Places among counties of the panel, its indicators and its years. */
  readonly county: number;
  readonly indicator: number;
  readonly year: number;
}

const KINDS: readonly Cited['kind'][] = ['level', 'level', 'level', 'growth', 'growth', 'growth', 'share', 'rank'];

/** 300 numbers as a summary has them: levels and growths mostly, shares and ranks here and there, of one city's counties over the last years. */
export const cited: readonly Cited[] = Array.from({ length: 300 }, (_, i) => ({
  kind: KINDS[i % KINDS.length] ?? 'level',
  county: (i * 7) % PANEL.counties,
  indicator: (i * 11) % PANEL.indicators,
  year: PANEL.years - 1 - (i % 5),
}));

const WORDS: Readonly<Record<Cited['kind'], string>> = {
  level: '',
  growth: ' 同比 | 增降',
  share: ' 占比',
  rank: ' 位次',
};

const number = ({ kind, county, indicator, year }: Cited, name: string): string =>
  `{{[${indicatorName(indicator)}] ${panelCountyName(0, county)} ${PANEL.first + year}年${WORDS[kind]} #${name}}}`;

const SENTENCE = '全县坚持稳中求进，各项工作有序推进，重点任务逐项落实，';

/** A document of so many lines with the 300 numbers spread over it. */
export function documentOf(lines: number): string {
  const each = Math.max(1, Math.floor(lines / cited.length));
  const body = Array.from({ length: lines }, (_, i) => {
    if (i % (each * 20) === 0) return `## 第${i / (each * 20) + 1}部分`;
    const one = i % each === each - 1 ? cited[(i - each + 1) / each] : undefined;
    const said = one ? `其中一项为${number(one, `n${(i - each + 1) / each}x`)}。` : '没有遗留问题。';
    return SENTENCE + said;
  });
  return `---\n标题: 长文稿\n地区: ${panelCountyName(0, 0)}\n报告期: ${PANEL.first + PANEL.years - 1}年\n---\n\n${body.join('\n\n')}\n`;
}

/** The 300 numbers alone, ten in a paragraph. */
export const numbersText = (): string =>
  `---\n地区: ${panelCountyName(0, 0)}\n报告期: ${PANEL.first + PANEL.years - 1}年\n---\n\n${Array.from(
    { length: cited.length / 10 },
    (_, p) =>
      cited
        .slice(p * 10, p * 10 + 10)
        .map((one, i) => number(one, `n${p * 10 + i}x`))
        .join('，'),
  ).join('\n\n')}\n`;

/** A template of ten numbers, to be rendered for each county of the city. */
export const templateText = (): string =>
  `---\n标题: ${panelCountyName(0, 0)}工作总结\n地区: ${panelCountyName(0, 0)}\n报告期: ${PANEL.first + PANEL.years - 1}年\n---\n\n${Array.from(
    { length: 10 },
    (_, i) =>
      `## 一项工作\n\n全年${indicatorName(i)}{{[${indicatorName(i)}]}}，比上年{{[${indicatorName(i)}] 同比 | 增降}}，居全市{{[${indicatorName(i)}] 位次 | 居}}。`,
  ).join('\n\n')}\n`;

/** The same 300 as a person would ask them of the panel's tables, in one statement. */
export const citedSql = `WITH q(k, kind, area, indicator, m0) AS (VALUES ${cited
  .map(
    ({ kind, county, indicator, year }, k) =>
      `(${k}, '${kind}', ${county + 1}, ${indicator + 1}, ${(PANEL.first + year) * 12})`,
  )
  .join(', ')}),
peers AS (
  SELECT q.k, f.area, f.value, sum(f.value) OVER (PARTITION BY q.k) AS total, rank() OVER (PARTITION BY q.k ORDER BY f.value DESC) AS place
  FROM q JOIN fact_now f ON f.indicator = q.indicator AND f.m0 = q.m0 AND f.n = 12 JOIN area a ON a.id = f.area AND a.parent = 1
  WHERE q.kind IN ('share', 'rank')),
value AS (SELECT q.k, f.value FROM fact_now f JOIN q ON f.indicator = q.indicator AND f.area = q.area AND f.m0 = q.m0 WHERE f.n = 12),
base AS (SELECT q.k, f.value FROM fact_now f JOIN q ON f.indicator = q.indicator AND f.area = q.area AND f.m0 = q.m0 - 12 WHERE f.n = 12 AND q.kind = 'growth')
SELECT q.k, CASE q.kind WHEN 'level' THEN v.value WHEN 'growth' THEN (v.value / b.value - 1) * 100 WHEN 'share' THEN p.value / p.total * 100 ELSE p.place END
FROM q LEFT JOIN value v ON v.k = q.k LEFT JOIN base b ON b.k = q.k LEFT JOIN peers p ON p.k = q.k AND p.area = q.area ORDER BY q.k`;
