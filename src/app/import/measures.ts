import { resolveIndicator, type Catalog } from '../../catalog';
import { adjustProposal, ledgerDates, type LedgerRecipe, type Proposal, type ProposalChange } from '../../ingest';
import type { ImportPlan } from '../../flow';
import { ofFile, withPart, type Said } from './said';

/** What a person says of a proposed measure: whether it is taken, and what is otherwise than proposed. */
export interface MeasureSaid extends ProposalChange {
  readonly taken?: boolean;
}

/** A proposed measure as the preview shows it. */
export interface MeasureLine {
  /** The file at which what is said of it is kept. */
  readonly file: string;
  readonly recipe: LedgerRecipe;
  /** As it will be, with what a person said. */
  readonly proposal: Proposal;
  readonly taken: boolean;
  readonly kind: 'count' | 'sum' | 'valid';
  readonly name: string;
  readonly unit: string;
  /** Columns by their names in the table. */
  readonly date: string;
  readonly until: string | null;
  /** For how many months each is valid, where the ledger says the same of all. */
  readonly months: number | null;
  /** Heading of the column that is summed, or of which each value counts once. */
  readonly column: string | null;
  readonly dates: readonly { readonly name: string; readonly label: string }[];
}

/** Proposed measures of all files; one that several files of a ledger propose is shown once. */
export function measureLines(plan: ImportPlan | null, said: Said): readonly MeasureLine[] {
  const lines = new Map<string, MeasureLine>();
  for (const { source, sheets, proposals = [] } of plan?.plans ?? []) {
    for (const proposal of proposals) {
      const sheet = sheets.find((each) => each.sheet === proposal.sheet);
      if (sheet?.kind !== 'ledger' || lines.has(proposal.measure.key)) continue;
      lines.set(proposal.measure.key, lineOf(source.name, sheet.recipe, proposal, said));
    }
  }
  return [...lines.values()];
}

function lineOf(file: string, recipe: LedgerRecipe, proposed: Proposal, said: Said): MeasureLine {
  const change = ofFile(said, file).measures?.[proposed.measure.key] ?? {};
  const proposal = adjustProposal(proposed, recipe, change);
  const { aggregate, column, distinctBy, dateColumn, validFrom, validTo, validMonths } = proposal.measure;
  const about = column ?? distinctBy;
  return {
    file,
    recipe,
    proposal,
    taken: change.taken ?? proposed.sure,
    kind: validFrom !== undefined ? 'valid' : aggregate === 'sum' ? 'sum' : 'count',
    name: proposal.indicator.names[0]?.name ?? '',
    unit: proposal.indicator.unit,
    date: validFrom ?? dateColumn ?? '',
    until: validTo ?? null,
    months: validMonths ?? null,
    column: recipe.columns.find(({ name }) => name === about)?.label ?? null,
    dates: ledgerDates(recipe),
  };
}

/** With something said of a measure. */
export function withMeasure(said: Said, { file, proposal }: MeasureLine, change: MeasureSaid): Said {
  const all = ofFile(said, file).measures ?? {};
  const { key } = proposal.measure;
  return withPart(said, file, 'measures', { ...all, [key]: { ...all[key], ...change } });
}

/** Whether an indicator of the catalog or another measure has a name already. */
export const nameTaken = (catalog: Catalog, lines: readonly MeasureLine[], line: MeasureLine, name: string): boolean =>
  lines.some((other) => other.proposal.measure.key !== line.proposal.measure.key && other.name === name) ||
  !('unknown' in resolveIndicator(catalog, name));

/** Units in which things are counted, beside those of the proposals. */
export const COUNT_UNITS: readonly string[] = ['家', '项', '件', '个', '人', '起', '场次', '条'];
