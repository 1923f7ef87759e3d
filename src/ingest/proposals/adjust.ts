import type { LedgerRecipe } from '../recipe';
import { measureIndicator } from './indicator';
import type { Proposal } from './propose';

/** What a person says of a proposed measure. Columns by their names in the table (`LedgerColumn.name`). */
export interface ProposalChange {
  readonly name?: string;
  readonly unit?: string;
  /** The date by which rows fall into a period; of what is valid, that from which it is. */
  readonly date?: string;
  /** Of what is valid: the date at which it ends. */
  readonly until?: string;
  /** Of what is valid for a term: its months, 1 to 1200; any other number changes nothing. */
  readonly months?: number;
}

/** The proposal as a person wants it; its keys stay. A column that is no date of this ledger changes nothing. */
export function adjustProposal(proposal: Proposal, recipe: LedgerRecipe, change: ProposalChange): Proposal {
  const dates = new Set(ledgerDates(recipe).map(({ name }) => name));
  const known = (column: string | undefined): string | undefined => (column && dates.has(column) ? column : undefined);
  const date = known(change.date);
  const until = known(change.until);
  const { measure, indicator } = proposal;
  const valid = measure.validFrom !== undefined;
  const { validMonths, ...rest } = measure;
  const now = {
    ...rest,
    // A column that says until when counts before a term for all.
    ...(validMonths === undefined || until !== undefined ? {} : { validMonths: isTerm(change.months) ?? validMonths }),
    ...(date === undefined ? {} : valid ? { validFrom: date } : { dateColumn: date }),
    ...(valid && until !== undefined ? { validTo: until } : {}),
  };
  const name = change.name?.trim() || (indicator.names[0]?.name ?? '');
  const unit = change.unit?.trim() ?? indicator.unit;
  return { ...proposal, measure: now, indicator: measureIndicator(recipe, now, name, unit) };
}

const isTerm = (months: number | undefined): number | undefined =>
  months !== undefined && Number.isInteger(months) && months >= 1 && months <= 1200 ? months : undefined;

/** The columns of a ledger by which a measure can be dated. */
export const ledgerDates = (recipe: LedgerRecipe): LedgerRecipe['columns'] =>
  recipe.columns.filter(({ role, type }) => type === 'date' && role === 'date');
