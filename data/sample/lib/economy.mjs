import { add, fixed, half, minus, ratio } from './decimals.mjs';
import { before, CITY, COUNTIES, countiesOf, PROPER, standing } from './places.mjs';
import { chance } from './random.mjs';
import { putCity, putStanding, walk } from './series.mjs';
import { year, YEARS } from './spans.mjs';

/** Gross product and its three parts: 核实数 until 2023, 快报数 of 2023 and 2024 (they differ for 2023). */
export function product(truth) {
  for (const county of COUNTIES) {
    const nominal = walk(['gdp', county.key], county.gdp, [6, 11], [3.6, 7.4]);
    const primary = walk(['primary', county.key], county.farming, [-5, -2], [-2, 1]);
    const secondary = walk(['secondary', county.key], county.industry, [-1.5, 1.5], [-2, 1.5]);
    for (const y of YEARS) {
      const vintages = y < 2023 ? ['verified'] : y === 2023 ? ['verified', 'flash'] : ['flash'];
      for (const vintage of vintages) {
        const revised = y === 2023 && vintage === 'flash' ? chance('flash', county.key).between(1.004, 1.031) : 1;
        const gdp = nominal[y] * revised;
        putStanding(truth, 'gdp', county, y, gdp, vintage);
        putStanding(truth, 'va_primary', county, y, gdp * primary[y], vintage);
        putStanding(truth, 'va_secondary', county, y, gdp * secondary[y], vintage);
        for (const { key } of standing(county, y)) {
          const of = (indicator) => truth.get(indicator, key, year(y), vintage);
          const rest = minus(minus(of('gdp'), of('va_primary'), 2), of('va_secondary'), 2);
          const unadjusted = chance('tertiary', key, String(y)).hit(0.25) ? 0.01 : 0; // parts are not adjusted to the total
          truth.put('va_tertiary', key, year(y), fixed(Number(rest) + unadjusted, 2), vintage);
        }
      }
    }
  }
  // The city reckons its own product: a little below what the counties add up to.
  for (const [vintage, from, to] of [
    ['verified', 2012, 2023],
    ['flash', 2023, 2024],
  ]) {
    for (let y = from; y <= to; y++) {
      const factor = chance('city-gdp', String(y)).between(0.978, 0.992);
      for (const key of ['gdp', 'va_primary', 'va_secondary', 'va_tertiary']) putCity(truth, key, y, factor, vintage);
    }
  }
}

/** Residents at year end: as printed at the time, and for 2011—2019 as rewritten after the census of 2020. */
export function people(truth) {
  const years = [2011, ...YEARS];
  for (const county of COUNTIES) {
    const series = walk(['pop', county.key], county.pop, [-0.9, 0.7], [-1.2, 0.3], 2024, 2011);
    const drift = chance('census', county.key).between(-0.035, 0.055);
    for (const y of years) {
      const off = y <= 2019 ? 1 + (drift * (y - 2010)) / 9 : 1;
      putStanding(truth, 'pop_resident', county, y, series[y] * off, 'annual');
      if (y <= 2019) putStanding(truth, 'pop_resident', county, y, series[y], 'census');
    }
  }
  for (const y of years) {
    putCity(truth, 'pop_resident', y);
    if (y <= 2019) putCity(truth, 'pop_resident', y, 1, 'census');
  }
  for (const y of YEARS) {
    for (const area of [CITY, ...countiesOf(y)]) {
      const earlier = before(area, y).map((one) => truth.get('pop_resident', one, year(y - 1)));
      const mean = half(truth.get('pop_resident', area, year(y)), add(earlier, 2), 2);
      truth.put('pop_average', area, year(y), mean);
      truth.put('gdp_per_capita', area, year(y), ratio(truth.get('gdp', area, year(y)), mean, 10000, 0));
    }
  }
}

/** Budgets: the city is its counties and the level of its own (市本级). */
export function budgets(truth) {
  for (const key of ['budget_revenue', 'budget_expenditure']) {
    const own = walk([key, PROPER], key === 'budget_revenue' ? 412000 : 905000, [1, 8], [-4, 6]);
    for (const y of YEARS) {
      truth.put(key, PROPER, year(y), fixed(own[y], 0));
      putCity(truth, key, y, 1, 'annual', Math.round(own[y]));
    }
  }
  const everyone = [...COUNTIES, { key: PROPER, rd: 2.4, gdp: 300 }];
  for (const county of everyone) {
    const share = walk(['st-share', county.key], 0.9 + county.rd * 0.82, [-3, 8], [-12, 13]);
    for (const y of YEARS) {
      const areas = county.key === PROPER ? [PROPER] : standing(county, y).map(({ key }) => key);
      for (const area of areas) {
        const spent = truth.get('budget_expenditure', area, year(y));
        const science = fixed((Number(spent) * share[y]) / 100, 0);
        truth.put('fiscal_st', area, year(y), science);
        truth.put('fiscal_st_share', area, year(y), ratio(science, spent, 100, 2));
        const fund = Number(science) * chance('fund', area, String(y)).between(0.09, 0.14);
        truth.put('st_fund', area, year(y), fixed(Math.round(fund / 10) * 10, 0));
      }
    }
  }
  for (const y of YEARS) {
    for (const key of ['fiscal_st', 'st_fund'])
      putCity(truth, key, y, 1, 'annual', Number(truth.get(key, PROPER, year(y))));
    const [science, spent] = ['fiscal_st', 'budget_expenditure'].map((key) => truth.get(key, CITY, year(y)));
    truth.put('fiscal_st_share', CITY, year(y), ratio(science, spent, 100, 2));
  }
}

/** Investment: the level until 2017, when its publication stopped. */
export function investment(truth) {
  for (const county of COUNTIES) {
    const series = walk(['fai', county.key], county.gdp * 0.62, [4, 17], [4, 17], 2017);
    for (let y = 2012; y <= 2017; y++) putStanding(truth, 'fai_level', county, y, series[y]);
  }
  for (let y = 2012; y <= 2017; y++) putCity(truth, 'fai_level', y);
}

/** Incomes per head, from a sample survey: the city's is its own, not a mean of the counties. */
export function incomes(truth) {
  const city = { key: CITY, gdp: 230 };
  for (const [key, base, slope, early, late] of [
    ['income_urban', 33200, 31, [7, 10], [3.8, 6.4]],
    ['income_rural', 17100, 17, [8.4, 12], [6, 8.6]],
  ]) {
    for (const county of [...COUNTIES, city]) {
      const series = walk([key, county.key], base + county.gdp * slope, early, late);
      for (const y of YEARS) {
        const areas = county === city ? [CITY] : standing(county, y).map((one) => one.key);
        for (const area of areas)
          truth.put(key, area, year(y), fixed(series[y] * chance(key, area).between(0.98, 1.03), 0));
      }
    }
  }
}
