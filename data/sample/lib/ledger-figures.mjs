import { add, fixed } from './decimals.mjs';
import { count, RULES } from './counts.mjs';
import { of } from './indicators.mjs';
import { CITY, COUNTIES, PROPER } from './places.mjs';
import { chance } from './random.mjs';
import { putCity, putStanding, walk } from './series.mjs';
import { upTo, year } from './spans.mjs';

/** Growth before the ledger begins, percent a year. */
const EARLIER = {
  hte_valid: [9, 30],
  hte_new: [-10, 30],
  hte_recert: [-5, 25],
  proj_declared: [-6, 13],
  proj_approved: [-6, 14],
  proj_accepted: [-8, 16],
  proj_active: [-3, 12],
  upper_funds: [-12, 26],
  train_sessions: [-5, 14],
  train_people: [-8, 16],
  popsci: [-6, 15],
  materials: [-12, 20],
  tc_count: [8, 28],
  tc_value: [12, 40],
  tc_absorbed: [5, 45],
};

/** Figures that the ledgers know, by year and from January to each month of 2023 and 2024; before that, walked back. */
export function ledgerFigures(truth, ledgers) {
  for (const [key, { ledger, county, from }] of Object.entries(RULES)) {
    const decimals = of(key).decimals;
    const areas =
      key.startsWith('proj') || key === 'upper_funds'
        ? [...COUNTIES.map((one) => one.key), PROPER]
        : COUNTIES.map((one) => one.key);
    for (const area of areas) {
      const own = { [ledger]: ledgers[ledger].filter((row) => county(row) === area) };
      for (const [y, k] of spansFrom(from)) {
        const text = fixed(Number(count(own, key, area, y, k)), decimals);
        if (k === 12) truth.put(key, area, year(y), text);
        if (y >= 2023) truth.put(key, area, upTo(y, k), text, 'flash');
      }
    }
    for (const [y, k] of spansFrom(from)) {
      const vintage = y >= 2023 ? 'flash' : 'annual';
      const sum = add(
        areas.map((area) => truth.get(key, area, upTo(y, k), vintage)),
        decimals,
      );
      if (k === 12) truth.put(key, CITY, year(y), sum);
      if (y >= 2023) truth.put(key, CITY, upTo(y, k), sum, 'flash');
    }
    if (EARLIER[key]) earlier(truth, key, from, areas.includes(PROPER));
  }
  lapsed(truth);
}

/** Years as [year, last month]: each month of 2023 and 2024, whole years before. */
const spansFrom = (from) =>
  Array.from({ length: 2025 - from }, (_, i) => from + i).flatMap((y) =>
    (y >= 2023 ? [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [12]).map((k) => [y, k]),
  );

function earlier(truth, key, from, proper) {
  const first = key === 'tsme' ? 2018 : 2012;
  for (const county of COUNTIES) {
    const base = Number(truth.get(key, county.key, year(from)));
    const series = walk([key, county.key], base, EARLIER[key], EARLIER[key], from, first);
    for (let y = first; y < from; y++) putStanding(truth, key, county, y, series[y]);
  }
  for (let y = first; y < from; y++) {
    if (!proper) putCity(truth, key, y);
    else {
      const own = Math.round(
        Number(truth.get(key, PROPER, year(from))) * chance(key, 'proper', String(y)).between(0.6, 1),
      );
      truth.put(key, PROPER, year(y), String(own));
      putCity(truth, key, y, 1, 'annual', own);
    }
  }
}

/** Stock this year = stock last year + new − lapsed: what the ledger implies, for the years it knows. */
function lapsed(truth) {
  for (const area of [CITY, ...COUNTIES.map(({ key }) => key)]) {
    for (let y = 2020; y <= 2024; y++) {
      const at = (key, when) => Number(truth.get(key, area, year(when)));
      truth.put(
        'hte_lapsed',
        area,
        year(y),
        String(Math.max(0, at('hte_valid', y - 1) + at('hte_new', y) - at('hte_valid', y))),
      );
    }
  }
}
