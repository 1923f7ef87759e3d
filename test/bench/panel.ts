import { yearPeriod, type Area, type CatalogData, type Indicator, type Period } from '../../src/catalog';
import { utf8, type Parts } from './files';

/** A panel as a statistical bureau keeps it: 3,000 counties of 30 cities, 25 years, 60 indicators. */
export const PANEL = { cities: 30, counties: 100, years: 25, first: 2000, indicators: 60 } as const;
export const PANEL_AREAS = PANEL.cities * PANEL.counties;

const two = (n: number): string => String(n + 1).padStart(2, '0');
const cityName = (c: number): string => `面板${two(c)}市`;
export const panelCountyName = (c: number, k: number): string => `面板${two(c)}${String(k + 1).padStart(3, '0')}县`;
export const cityKey = (c: number): string => `x:${cityName(c)}`;
export const countyKey = (c: number, k: number): string => `${cityKey(c)}/${panelCountyName(c, k)}`;
export const indicatorKey = (i: number): string => `panel_${two(i)}`;
export const indicatorName = (i: number): string => `面板指标${two(i)}`;
export const panelYears: readonly Period[] = Array.from({ length: PANEL.years }, (_, y) => yearPeriod(PANEL.first + y));
export const panelCities: readonly string[] = Array.from({ length: PANEL.cities }, (_, c) => cityKey(c));
export const panelAreas: readonly string[] = panelCities.flatMap((_, c) =>
  Array.from({ length: PANEL.counties }, (_, k) => countyKey(c, k)),
);

export function panelCatalog(): CatalogData {
  const areas = Array.from({ length: PANEL.cities }, (_, c): readonly Area[] => {
    const city = { key: cityKey(c), scheme: 'x', code: cityName(c), kind: 'city', parents: [] } as const;
    const named = (name: string, ord: number): Area['names'] => [{ name, lang: 'zh', ord }];
    return [
      { ...city, names: named(cityName(c), c * 1000) },
      ...Array.from({ length: PANEL.counties }, (_, k): Area => ({
        key: countyKey(c, k),
        scheme: 'x',
        code: panelCountyName(c, k),
        kind: 'county',
        names: named(panelCountyName(c, k), c * 1000 + k + 1),
        parents: [{ parent: city.key, tree: 'admin', inTotal: true }],
      })),
    ];
  }).flat();
  const indicators = Array.from({ length: PANEL.indicators }, (_, i): Indicator => ({
    key: indicatorKey(i),
    names: [{ name: indicatorName(i), lang: 'zh', preferred: true }],
    unit: '万元',
    decimals: 2,
    kind: 'flow',
    addArea: 'sum',
    addPeriod: 'sum',
    better: 'higher',
    growth: 'levels',
    origin: 'observed',
    publish: 'public',
    breaks: [],
  }));
  return { areas, indicators, changes: [], targets: [], measures: [], peerSets: [] };
}

/** The value in hundredths: no two counties alike, never zero. */
const hundredths = (area: number, year: number, i: number): number =>
  ((area * 7919 + year * 104_729 + i * 611_953) % 9_999_991) + 100;

/** The panel as a wide file: a row for each county and year. */
export function* panelCsv(): Parts {
  yield utf8(`地区,年份,${Array.from({ length: PANEL.indicators }, (_, i) => indicatorName(i)).join(',')}\n`);
  for (let c = 0; c < PANEL.cities; c += 1) {
    let text = '';
    for (let k = 0; k < PANEL.counties; k += 1) {
      for (let y = 0; y < PANEL.years; y += 1) {
        const cells = Array.from({ length: PANEL.indicators }, (_, i) =>
          (hundredths(c * PANEL.counties + k, y, i) / 100).toFixed(2),
        );
        text += `${panelCountyName(c, k)},${PANEL.first + y},${cells.join(',')}\n`;
      }
    }
    yield utf8(text);
  }
}

/** The same as a person would make it for fast questions in bare DuckDB: short keys, ordered by indicator, area and month. */
export const panelTables: readonly string[] = [
  `CREATE TABLE area AS SELECT (c * ${PANEL.counties} + k + 1)::INTEGER AS id, ('面板' || lpad((c + 1)::VARCHAR, 2, '0') || lpad((k + 1)::VARCHAR, 3, '0') || '县') AS key,
   (c + 1)::INTEGER AS parent FROM range(${PANEL.cities}) a(c), range(${PANEL.counties}) b(k) ORDER BY 1`,
  `CREATE TABLE fact_now AS SELECT (i + 1)::SMALLINT AS indicator, (a + 1)::INTEGER AS area, ((${PANEL.first} + y) * 12)::SMALLINT AS m0, 12::UTINYINT AS n,
   (((a * 7919 + y * 104729 + i * 611953) % 9999991 + 100) / 100)::DOUBLE AS value
   FROM range(${PANEL.indicators}) x(i), range(${PANEL_AREAS}) b(a), range(${PANEL.years}) z(y) ORDER BY 1, 2, 3`,
];
