import { COUNTIES, standing } from './places.mjs';
import { chance } from './random.mjs';
import { YEARS } from './spans.mjs';

/** Patents granted a year where the story asks for certain figures; elsewhere they are walked back from 2024. */
const KNOWN = {
  青溪县: { 2019: 240, 2020: 285, 2021: 350, 2022: 395, 2023: 453, 2024: 512 },
  云台区: { 2019: 620, 2020: 690, 2021: 750, 2022: 805, 2023: 861, 2024: 947 },
  石桥县: { 2019: 190, 2020: 221, 2021: 246, 2022: 301, 2023: 327, 2024: 301 },
  南屏县: {
    2012: 1,
    2013: 0,
    2014: 2,
    2015: 1,
    2016: 3,
    2017: 2,
    2018: 4,
    2019: 2,
    2020: 5,
    2021: 3,
    2022: 4,
    2023: 0,
    2024: 3,
  },
};
/** Change over the year before, percent: a boom until 2021, then mixed. */
const PACE = (y) => (y <= 2019 ? [13, 27] : y <= 2021 ? [8, 20] : [-9, 14]);

const totals = new Map();
function totalsOf(county) {
  const known = totals.get(county.key);
  if (known) return known;
  const series = { 2023: county.granted2023, 2024: county.granted2024, ...KNOWN[county.zh] };
  for (const y of [...YEARS].reverse()) {
    if (series[y] !== undefined) continue;
    const rate = chance('grants', county.key, String(y)).between(...PACE(y + 1));
    series[y] = Math.max(1, Math.round(series[y + 1] / (1 + rate / 100)));
  }
  totals.set(county.key, series);
  return series;
}

/** Patents granted in a county of today in a year, by type; the three add up to `all`. */
export function granted(county, y) {
  const all = totalsOf(county)[y];
  const r = chance('grant-types', county.key, String(y));
  const inv = Math.round(all * r.between(0.08, 0.14));
  const design = Math.round(all * r.between(0.13, 0.19));
  return { all, inv, design, um: all - inv - design };
}

/** The same for the areas that stood in that year: whole numbers that still add up. */
export function grantedByArea(y) {
  const found = new Map();
  for (const county of COUNTIES) {
    const whole = granted(county, y);
    const [first, second] = standing(county, y);
    if (!second) found.set(first.key, whole);
    else {
      const part = (n) => Math.round(n * second.share);
      const gone = { inv: part(whole.inv), design: part(whole.design), um: part(whole.um) };
      const kept = { inv: whole.inv - gone.inv, design: whole.design - gone.design, um: whole.um - gone.um };
      found.set(first.key, { ...kept, all: kept.inv + kept.design + kept.um });
      found.set(second.key, { ...gone, all: gone.inv + gone.design + gone.um });
    }
  }
  return found;
}
