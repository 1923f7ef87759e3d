import { fixed } from './decimals.mjs';
import { yearOf } from './days.mjs';
import { OUTREACH } from './ledger-training.mjs';
import { HOME, TOWNS } from './places.mjs';
import { chance } from './random.mjs';
import { year } from './spans.mjs';

/** The towns of the home county, 2022—2024. Residents add up to the county; trainings and patents are the ledgers' own. */
export function towns(truth, ledgers) {
  for (let y = 2022; y <= 2024; y++) {
    const whole = Math.round(Number(truth.get('pop_resident', HOME, year(y))) * 100);
    const weights = TOWNS.map((_, i) => (i === 0 ? 3.4 : 1) * chance('town', String(i)).between(0.7, 1.3));
    const parts = chance('town-pop', String(y)).parts(whole, weights);
    TOWNS.forEach((town, i) => {
      truth.put('pop_resident', town.key, year(y), fixed(parts[i] / 100, 2));
      const patents = ledgers.patents.filter(
        (row) => row.county === HOME && yearOf(row.granted) === y && row.address.endsWith(town.zh),
      );
      truth.put('pat_grant', town.key, year(y), String(patents.length));
      const held = ledgers.training.filter(
        (row) => row.county === HOME && row.town === town.zh && yearOf(row.on) === y && row.kind !== OUTREACH,
      );
      truth.put('train_sessions', town.key, year(y), String(held.reduce((sum, row) => sum + row.sessions, 0)));
      truth.put('train_people', town.key, year(y), String(held.reduce((sum, row) => sum + row.people, 0)));
    });
  }
}
