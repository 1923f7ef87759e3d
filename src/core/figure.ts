import type { Exact } from './number/exact';
import type { Reason } from './reason';

/** How a figure is written: a plain number with a unit, a percentage, percentage points, a place in a ranking. */
export type FigureForm = 'number' | 'percent' | 'points' | 'rank' | 'index' | 'text';

/**
 * One number that the program may show: exact, not yet rounded, or the reason why there is none. Never both, never neither.
 * Grid, chart, copied table, sentence and audit all get their numbers as figures and write them through `formatFigure`.
 */
export interface Figure {
  readonly exact: Exact | null;
  readonly reason: Reason | null;
  readonly form: FigureForm;
  /** The unit as the catalog writes it (`件`, `万元`, `%`); empty for ranks. */
  readonly unit: string;
  /** Decimals to show, from the indicator or the derivation. */
  readonly decimals: number;
  /** What else must be said about it: where the whole of a share came from, a tie, an interval, an estimate. */
  readonly notes: readonly FigureNote[];
  /** Known only as lying in this interval (60余万). */
  readonly low?: Exact;
  readonly high?: Exact;
  /** What a formula says in words instead of a number; `exact` and `reason` are null then, `form` is 'text'. */
  readonly text?: string;
}

export type FigureNote =
  | 'published_parent'
  | 'sum_of_children'
  | 'recomputed'
  | 'differenced' // a month taken out of cumulative figures
  | 'hand' // a hand number
  | 'override'
  | 'provisional'
  | 'estimated'
  | 'rebased'
  | 'assumed_period'
  | 'tie'
  | 'area_break'
  | 'definition_break';
