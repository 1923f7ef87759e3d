import { add } from './decimals.mjs';
import { day, lastDay, monthOf, yearOf } from './days.mjs';
import { FIRST_STOCK } from './ledger-enterprises.mjs';
import { FIRST_YEAR as PATENTS_FROM } from './ledger-patents.mjs';
import { FIRST_YEAR as PROJECTS_FROM } from './ledger-projects.mjs';
import { FIRST_YEAR as TRAINING_FROM, OUTREACH } from './ledger-training.mjs';
import { FIRST_YEAR as CONTRACTS_FROM } from './ledger-contracts.mjs';

const one = () => '1';
const flow = (ledger, date, from, keep, amount = one, county = (row) => row.county, decimals = 0) => ({
  ledger,
  from,
  decimals,
  county,
  amount: (row, y, k) => {
    const on = row[date];
    return on !== undefined && yearOf(on) === y && monthOf(on) <= k && keep(row) ? amount(row) : undefined;
  },
});
const stock = (ledger, from, valid) => ({
  ledger,
  from,
  decimals: 0,
  county: (row) => row.county,
  amount: (row, y, k) => (valid(row, k === 12 ? lastDay(y) : day(y, k + 1, 1) - 1) ? '1' : undefined),
});
const all = () => true;
const typed = (type) => (row) => row.type === type;
const training = (row) => row.kind !== OUTREACH;

/**
 * What each ledger counts, and since when it is complete enough to: the same rules as the catalog's measures. A project ledger that
 * begins with the applications of 2019 knows all that was approved from 2020 on, and all that is under way from 2022 on.
 */
export const RULES = {
  pat_grant: flow('patents', 'granted', PATENTS_FROM, all),
  pat_grant_inv: flow('patents', 'granted', PATENTS_FROM, typed('发明')),
  pat_grant_um: flow('patents', 'granted', PATENTS_FROM, typed('实用新型')),
  pat_grant_design: flow('patents', 'granted', PATENTS_FROM, typed('外观设计')),
  hte_valid: stock('enterprises', FIRST_STOCK, (row, t) => row.issued <= t && row.until > t && !(row.ended <= t)),
  hte_new: flow('enterprises', 'issued', FIRST_STOCK + 1, (row) => row.kind === '首次'),
  hte_recert: flow('enterprises', 'issued', FIRST_STOCK + 1, (row) => row.kind === '重新认定'),
  proj_declared: flow('projects', 'declared', PROJECTS_FROM, all),
  proj_approved: flow('projects', 'approved', PROJECTS_FROM + 1, all),
  proj_accepted: flow('projects', 'accepted', PROJECTS_FROM + 3, all),
  proj_active: stock('projects', PROJECTS_FROM + 3, (row, t) => row.approved <= t && !(row.accepted <= t)),
  upper_funds: flow('projects', 'released', PROJECTS_FROM + 2, all, (row) => String(row.upper)),
  train_sessions: flow('training', 'on', TRAINING_FROM, training, (row) => String(row.sessions)),
  train_people: flow('training', 'on', TRAINING_FROM, training, (row) => String(row.people)),
  popsci: flow('training', 'on', TRAINING_FROM, (row) => row.kind === OUTREACH),
  materials: flow('training', 'on', TRAINING_FROM, all, (row) => String(row.leaflets)),
  tc_count: flow(
    'contracts',
    'registered',
    CONTRACTS_FROM,
    (row) => row.seller.key,
    one,
    (row) => row.seller.key,
  ),
  tc_value: flow(
    'contracts',
    'registered',
    CONTRACTS_FROM,
    (row) => row.seller.key,
    (row) => row.value,
    (row) => row.seller.key,
    4,
  ),
  tc_absorbed: flow(
    'contracts',
    'registered',
    CONTRACTS_FROM,
    (row) => row.buyer.key,
    (row) => row.value,
    (row) => row.buyer.key,
    4,
  ),
};

/** What the ledger says for an area from January to month k of a year, as decimal text. Stocks count the end of month k. */
export function count(ledgers, indicator, area, y, k = 12) {
  const { ledger, amount, county, decimals } = RULES[indicator];
  const amounts = [];
  for (const row of ledgers[ledger]) {
    if (county(row) !== area) continue;
    const found = amount(row, y, k);
    if (found !== undefined) amounts.push(found);
  }
  return add(amounts.length ? amounts : ['0'], decimals);
}
