import { fixed, ratio } from './decimals.mjs';
import { CITY, COUNTIES, countiesOf, standing } from './places.mjs';
import { chance } from './random.mjs';
import { putCity, walk } from './series.mjs';
import { upTo, year, YEARS } from './spans.mjs';

/** Growth as the statistics office gives it, at constant prices or on a comparable base: never what the levels would give. */
const PUBLISHED = [
  // key, centre by year, half width over counties, first year
  [
    'gdp_growth',
    (y) => ({ 2020: 3.4, 2021: 7.9, 2022: 4.2, 2023: 5.6, 2024: 5.9 })[y] ?? 10.2 - (y - 2012) * 0.42,
    1.6,
  ],
  [
    'ind_va_growth',
    (y) => ({ 2020: 4.1, 2021: 9.8, 2022: 5.9, 2023: 7.1, 2024: 7.6 })[y] ?? 13 - (y - 2012) * 0.65,
    3.6,
  ],
  ['fai_growth', (y) => ({ 2020: 2.2, 2021: 9.4, 2022: 5, 2023: 1.2, 2024: -1.4 })[y] ?? 19 - (y - 2012) * 1.5, 9],
  ['hitech_va_growth', (y) => 15 - (y - 2012) * 0.4, 6, 2014],
];

export function publishedRates(truth) {
  for (const [key, centre, width, first = 2012] of PUBLISHED) {
    for (const y of YEARS.filter((one) => one >= first)) {
      truth.put(key, CITY, year(y), fixed(centre(y), 1));
      for (const area of countiesOf(y)) {
        const off = chance(key, area, String(y)).middle(-width, width) * 1.3;
        truth.put(key, area, year(y), fixed(centre(y) + off, 1));
      }
    }
    for (const y of [2023, 2024]) {
      for (const area of [CITY, ...countiesOf(y)]) {
        for (const k of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
          const annual = truth.get(key, area, year(y));
          const off = k === 12 ? 0 : chance(key, area, String(y), String(k)).middle(-1, 1) * width * (1 - k / 14);
          truth.put(key, area, upTo(y, k), fixed(Number(annual) + off, 1), 'flash');
        }
      }
    }
  }
}

/** R&D and what is reckoned from it. Printed rates are those of the printed figures. */
export function research(truth) {
  for (const county of COUNTIES) {
    const intensity = walk(['rd', county.key], county.rd, [3, 11], [2, 8]);
    for (const y of YEARS) {
      for (const { key: area } of standing(county, y)) {
        const r = chance('research', area, String(y));
        const gdp = Number(truth.get('gdp', area, year(y)));
        const spent = y === 2024 ? county.rd : intensity[y];
        truth.put('rd_expenditure', area, year(y), fixed(gdp * spent * 100, 0));
        truth.put('rd_industry', area, year(y), fixed(gdp * spent * 100 * r.between(0.8, 0.9), 0));
        const firms = Number(truth.get('ind_firms', area, year(y)));
        const covered = Math.min(0.68, 0.16 + county.rd * 0.11 + (y - 2012) * 0.012 + r.between(-0.02, 0.02));
        truth.put('rd_firms', area, year(y), String(Math.round(firms * covered)));
      }
    }
  }
  for (const y of YEARS) {
    for (const key of ['rd_expenditure', 'rd_industry', 'rd_firms']) putCity(truth, key, y);
    for (const area of [CITY, ...countiesOf(y)]) {
      const at = (key) => truth.get(key, area, year(y));
      truth.put('rd_intensity', area, year(y), ratio(at('rd_expenditure'), at('gdp'), 0.01, 2));
      truth.put('rd_ind_ratio', area, year(y), ratio(at('rd_industry'), at('ind_revenue'), 0.01, 2));
      truth.put('rd_firms_share', area, year(y), ratio(at('rd_firms'), at('ind_firms'), 100, 1));
    }
  }
}

/** Shares and places that come from above as they are. */
export function assessed(truth) {
  const taken = new Set();
  for (const county of COUNTIES) {
    const share = walk(['hitech-share', county.key], 14 + county.rd * 14, [2, 9], [-1, 6]);
    const home = Math.max(8, 92 - Math.round(county.rd * 27));
    for (const y of YEARS) {
      for (const { key: area } of standing(county, y)) {
        if (y >= 2014) truth.put('hitech_va_share', area, year(y), fixed(share[y], 1));
        let place = Math.min(90, Math.max(3, home + (2024 - y) + chance('rank', area, String(y)).int(-7, 7)));
        while (taken.has(`${y}|${place}`)) place++;
        taken.add(`${y}|${place}`);
        if (y >= 2016) truth.put('st_rank', area, year(y), String(place));
      }
    }
  }
  for (const y of YEARS.filter((one) => one >= 2014))
    truth.put('hitech_va_share', CITY, year(y), fixed(34.5 + (y - 2019) * 1.1, 1));
}
