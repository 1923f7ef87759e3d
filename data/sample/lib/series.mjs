import { fixed } from './decimals.mjs';
import { CITY, COUNTIES, countiesOf, standing } from './places.mjs';
import { chance } from './random.mjs';
import { of } from './indicators.mjs';
import { year, YEARS } from './spans.mjs';

/**
 * Levels that are walked back from 2024: what a county has in 2024, and by how many percent it grew a year until 2021 and
 * since. `city`: 'sum' of the counties, or that sum times a factor where the city's own figure is reckoned apart.
 */
const WALKED = [
  w('budget_revenue', (p) => p.gdp * 490, [1, 9], [-6, 8]),
  w('budget_expenditure', (p) => 90000 + p.gdp * 1500, [2, 9], [-3, 5]),
  w('ind_firms', (p) => p.gdp * (0.2 + p.industry), [0, 8], [-3, 6]),
  w('ind_revenue', (p) => p.gdp * p.industry * 3.4, [2, 11], [-6, 9], 1.004),
  w('rd_fte', (p) => p.gdp * p.rd * 2.1, [6, 19], [5, 16]),
  w('tsme', (p) => p.hte * 1.52 + 2, [14, 34], [10, 30], 'sum', 2018),
  w('innov_prov', (p) => p.hte * 0.26, [3, 22], [0, 18]),
  w('hitech_output', (p) => p.gdp * p.industry * 1.02, [5, 17], [-4, 15], 1.01),
  w('pat_inv_valid', (p) => p.granted2024 * 0.52 + 2, [11, 21], [10, 18]),
  w('ip_pledge', (p) => p.hte * 165, [5, 45], [-15, 40], 'sum', 2016),
  w('platforms', (p) => p.hte * 0.46 + 1, [6, 18], [5, 14]),
  w('envoys', (p) => 40 + p.farming * 420, [2, 9], [-4, 7]),
  w('envoy_services', (p) => (40 + p.farming * 420) * 71, [-8, 17], [-10, 16]),
  w('new_tech', (p) => 4 + p.farming * 82, [-12, 20], [-14, 20]),
];

function w(key, base, early, late, city = 'sum', since = 2012) {
  return { key, base, early, late, city, since };
}

/** A walk back from `last`: value by year, not yet rounded. */
export function walk(labels, base, early, late, last = 2024, first = 2012) {
  const series = { [last]: base };
  for (let y = last - 1; y >= first; y--) {
    const common = chance('year', labels[0], String(y)).between(0, 1);
    const own = chance(...labels, String(y)).between(0, 1);
    const [low, high] = y + 1 <= 2021 ? early : late;
    series[y] = series[y + 1] / (1 + (low + (high - low) * (0.4 * common + 0.6 * own)) / 100);
  }
  return series;
}

/** Puts a county of today's level under the areas that stood in that year; parts are rounded so that they add up. */
export function putStanding(truth, key, county, y, value, vintage) {
  const { decimals } = of(key);
  const unit = 10 ** decimals;
  const whole = Math.round(value * unit);
  const [first, second] = standing(county, y);
  const gone = second ? Math.round(whole * second.share) : 0;
  truth.put(key, first.key, year(y), fixed((whole - gone) / unit, decimals), vintage);
  if (second) truth.put(key, second.key, year(y), fixed(gone / unit, decimals), vintage);
}

/** The city's own figure: the sum of its counties, times a factor where it is reckoned apart. */
export function putCity(truth, key, y, factor = 1, vintage = 'annual', extra = 0) {
  const { decimals } = of(key);
  const parts = countiesOf(y).map((area) => truth.number(key, area, year(y), vintage));
  const sum = parts.reduce((total, text) => total + Number(text ?? 0), extra);
  truth.put(key, CITY, year(y), fixed(sum * factor, decimals), vintage);
}

export function walkedLevels(truth) {
  for (const { key, base, early, late, city, since } of WALKED) {
    for (const county of COUNTIES) {
      const r = chance('base', key, county.key);
      const series = walk([key, county.key], base(county) * r.between(0.88, 1.12), early, late);
      for (const y of YEARS) if (y >= since) putStanding(truth, key, county, y, series[y]);
    }
    for (const y of YEARS) if (y >= since) putCity(truth, key, y, city === 'sum' ? 1 : city);
  }
}
