import { add, fixed, ratio } from './decimals.mjs';
import { grantedByArea } from './grants.mjs';
import { before, CITY, COUNTIES, countiesOf, PARK } from './places.mjs';
import { chance } from './random.mjs';
import { putCity } from './series.mjs';
import { year, YEARS } from './spans.mjs';

const GRANTED = { pat_grant: 'all', pat_grant_inv: 'inv', pat_grant_um: 'um', pat_grant_design: 'design' };

/** Patents by year: three types add up to all that were granted; inventions and firms cut across applications. */
export function patentsByYear(truth) {
  for (const y of YEARS) {
    for (const [area, parts] of grantedByArea(y)) {
      for (const [key, part] of Object.entries(GRANTED)) truth.put(key, area, year(y), String(parts[part]));
      const r = chance('applied', area, String(y));
      const applied = Math.max(parts.all + 1, Math.round(parts.all * r.between(1.14, 1.36)));
      truth.put('pat_app', area, year(y), String(applied));
      truth.put('pat_app_inv', area, year(y), String(Math.round(applied * r.between(0.16, 0.23))));
      truth.put('pat_app_ent', area, year(y), String(Math.round(applied * r.between(0.69, 0.78))));
    }
    for (const key of [...Object.keys(GRANTED), 'pat_app', 'pat_app_inv', 'pat_app_ent']) putCity(truth, key, y);
    for (const area of countiesOf(y)) perHead(truth, area, y);
    perHead(truth, CITY, y);
  }
}

/** Per ten thousand residents of the year before, which is the office's rule; high-value patents only since 2021. */
function perHead(truth, area, y) {
  const earlier = before(area, y).map((one) => truth.get('pop_resident', one, year(y - 1)));
  const residents = add(earlier, 2);
  const valid = truth.get('pat_inv_valid', area, year(y));
  truth.put('pat_inv_per10k', area, year(y), ratio(valid, residents, 1, 2));
  if (y < 2021) return;
  const high = Math.round(Number(valid) * chance('high-value', area).between(0.24, 0.36) * (0.82 + (y - 2021) * 0.06));
  truth.put('pat_hv_per10k', area, year(y), ratio(String(high), residents, 1, 2));
}

/** The park: part of two districts, reported beside them, never added to them. */
export function park(truth) {
  const urban = COUNTIES.slice(0, 2).map(({ key }) => key);
  for (const y of YEARS.filter((one) => one >= 2016)) {
    for (const [key, share] of [
      ['ind_firms', 0.34],
      ['ind_revenue', 0.46],
      ['hitech_output', 0.55],
      ['hte_valid', 0.42],
      ['pat_grant', 0.38],
      ['rd_industry', 0.5],
    ]) {
      const sum = urban.reduce((total, area) => total + Number(truth.get(key, area, year(y)) ?? 0), 0);
      const decimals = key === 'hitech_output' ? 2 : key === 'ind_revenue' ? 1 : 0;
      truth.put(key, PARK, year(y), fixed(sum * share * chance('park', key, String(y)).between(0.95, 1.04), decimals));
    }
  }
}
