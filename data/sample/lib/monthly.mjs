import { fixed } from './decimals.mjs';
import { of } from './indicators.mjs';
import { CITY, countiesOf, PROPER } from './places.mjs';
import { chance } from './random.mjs';
import { RULES } from './counts.mjs';
import { upTo, year } from './spans.mjs';

export const MONTHS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
export const QUARTERS = [3, 6, 9, 12];

const EVEN = [8, 7, 9, 8, 8, 9, 8, 8, 9, 8, 8, 10];
const BUDGET = [11, 6, 8, 8, 8, 10, 8, 7, 8, 7, 7, 12];
/** Cumulative from January: [key, weight of each month, spans published]. */
const CUMULATIVE = [
  ['gdp', [7, 7, 8, 8, 8, 9, 8, 8, 9, 8, 9, 11], QUARTERS],
  ['va_primary', [4, 4, 5, 6, 6, 8, 8, 9, 11, 13, 13, 13], QUARTERS],
  ['va_secondary', [7, 7, 8, 8, 8, 9, 8, 8, 9, 8, 9, 11], QUARTERS],
  ['va_tertiary', [8, 8, 8, 8, 8, 8, 8, 8, 9, 8, 9, 10], QUARTERS],
  ['income_urban', [10, 9, 8, 8, 7, 8, 8, 8, 9, 8, 8, 9], QUARTERS],
  ['income_rural', [10, 9, 7, 7, 7, 7, 8, 8, 10, 9, 9, 9], QUARTERS],
  ['budget_revenue', BUDGET, MONTHS],
  ['budget_expenditure', BUDGET, MONTHS],
  ['fiscal_st', [3, 4, 6, 7, 8, 10, 7, 7, 9, 8, 11, 20], MONTHS],
  ['ind_revenue', EVEN, MONTHS],
  ['hitech_output', EVEN, QUARTERS],
  ['pat_app', EVEN, MONTHS],
  ['pat_app_inv', EVEN, MONTHS],
  ['pat_app_ent', EVEN, MONTHS],
  ['ip_pledge', EVEN, MONTHS],
  ['envoy_services', [3, 5, 10, 11, 10, 8, 7, 7, 10, 11, 10, 8], QUARTERS],
];

/** Spans of each indicator that is published within the year: ledger flows by month, the statistics office's rates by month. */
export const PUBLISHED_SPANS = new Map([
  ...CUMULATIVE.map(([key, , spans]) => [key, spans]),
  ['gdp_growth', QUARTERS],
  ...['ind_va_growth', 'fai_growth', 'hitech_va_growth'].map((key) => [key, MONTHS]),
  ...[
    'pat_grant',
    'pat_grant_inv',
    'pat_grant_um',
    'pat_grant_design',
    'tc_count',
    'tc_value',
    'train_sessions',
    'train_people',
  ].map((key) => [key, MONTHS]),
  ...['tc_absorbed', 'hte_new', 'proj_declared', 'proj_approved', 'proj_accepted', 'upper_funds', 'popsci'].map(
    (key) => [key, QUARTERS],
  ),
]);

/** 1—2月 … 1—12月 of 2023 and 2024. The last span is the year's own figure; sums hold for the city at every span. */
export function withinTheYear(truth) {
  for (const [key, weights, spans] of CUMULATIVE) {
    if (RULES[key]) continue;
    const { decimals } = of(key);
    for (const y of [2023, 2024]) {
      const areas = [...countiesOf(y), PROPER, CITY];
      for (const area of areas) {
        const whole = truth.number(key, area, year(y), 'flash') ?? truth.number(key, area, year(y));
        if (whole === undefined) continue;
        const r = chance('months', key, area === CITY ? 'city' : area, String(y));
        const own = weights.map((weight) => weight * r.between(0.9, 1.1));
        const total = own.reduce((a, b) => a + b, 0);
        for (const k of spans) {
          const share = own.slice(0, k).reduce((a, b) => a + b, 0) / total;
          const text =
            k === 12 ? whole : fixed(Math.floor(Number(whole) * share * 10 ** decimals) / 10 ** decimals, decimals);
          truth.put(key, area, upTo(y, k), text, 'flash');
        }
      }
      if (SUMMED.has(key)) for (const k of spans.filter((one) => one < 12)) sumCity(truth, key, y, k, areas);
    }
  }
}

const SUMMED = new Set([
  'budget_revenue',
  'budget_expenditure',
  'fiscal_st',
  'pat_app',
  'pat_app_inv',
  'pat_app_ent',
  'ip_pledge',
  'envoy_services',
]);

function sumCity(truth, key, y, k, areas) {
  const parts = areas
    .filter((area) => area !== CITY)
    .map((area) => Number(truth.number(key, area, upTo(y, k), 'flash') ?? 0));
  truth.put(
    key,
    CITY,
    upTo(y, k),
    fixed(
      parts.reduce((a, b) => a + b, 0),
      of(key).decimals,
    ),
    'flash',
  );
}
