import { awards } from './awards.mjs';
import { disagree, markMove } from './disagreements.mjs';
import { budgets, incomes, investment, people, product } from './economy.mjs';
import { gaps, zeros } from './gaps.mjs';
import { park, patentsByYear } from './intellectual.mjs';
import { certificates } from './ledger-enterprises.mjs';
import { ledgerFigures } from './ledger-figures.mjs';
import { patents } from './ledger-patents.mjs';
import { projects } from './ledger-projects.mjs';
import { trainings } from './ledger-training.mjs';
import { contracts } from './ledger-contracts.mjs';
import { withinTheYear } from './monthly.mjs';
import { assessed, publishedRates, research } from './rates.mjs';
import { walkedLevels } from './series.mjs';
import { towns } from './towns.mjs';
import { Truth } from './truth.mjs';

/** All figures and ledgers of the sample, and where the two were made to differ. */
export function figures() {
  const truth = new Truth();
  const ledgers = {
    patents: patents(),
    enterprises: certificates(),
    projects: projects(),
    training: trainings(),
    contracts: contracts(),
  };
  markMove(ledgers);
  product(truth);
  people(truth);
  walkedLevels(truth);
  budgets(truth);
  investment(truth);
  incomes(truth);
  publishedRates(truth);
  research(truth);
  assessed(truth);
  patentsByYear(truth);
  awards(truth);
  ledgerFigures(truth, ledgers);
  park(truth);
  zeros(truth);
  withinTheYear(truth);
  towns(truth, ledgers);
  const differences = disagree(truth, ledgers);
  gaps(truth);
  return { truth, ledgers, differences };
}
