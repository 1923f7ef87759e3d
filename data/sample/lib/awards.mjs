import { CITY, COUNTIES, standing } from './places.mjs';
import { chance } from './random.mjs';
import { year, YEARS } from './spans.mjs';

/** Prizes: a joint one counts in each winner's county, so that the city has fewer than its counties add up to. */
export function awards(truth) {
  for (const [key, scale, joint] of [
    ['awards_prov', 0.016, 0.2],
    ['awards_city', 0.06, 0.1],
  ]) {
    for (const y of YEARS) {
      let sum = 0;
      for (const county of COUNTIES) {
        for (const { key: area, share } of standing(county, y)) {
          const count = Math.round(county.hte * scale * share * chance(key, area, String(y)).between(0.2, 1.9));
          truth.put(key, area, year(y), String(count));
          sum += count;
        }
      }
      truth.put(key, CITY, year(y), String(Math.round(sum * (1 - joint))));
    }
  }
}
