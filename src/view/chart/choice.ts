import type { ViewDerivation } from '../view';

/** What can be chosen. `auto`: what follows from what is asked, by the rules in `chart/RULES.md`. */
export const CHART_KINDS = [
  'auto',
  'line',
  'bar',
  'column',
  'stacked',
  'percent',
  'slope',
  'bump',
  'scatter',
  'heat',
  'distribution',
  'multiples',
  'bullet',
  'map',
] as const;
export type ChartKind = (typeof CHART_KINDS)[number];
/** What is drawn in the end. */
export type DrawnKind = Exclude<ChartKind, 'auto'>;

/** Which chart a view has. Members that the kind does not need are kept for when another is chosen again. */
export interface ChartChoice {
  readonly kind: ChartKind;
  /** The indicator that is drawn; the first of the view where it is not given or not shown. */
  readonly indicator?: string;
  /** Scatter: the indicator across; the second of the view where it is not given. `indicator` is the one upwards. */
  readonly across?: string;
  /** What is drawn of the indicator at every period: the figure itself where not given. */
  readonly value?: ChartValue;
  /** Columns and stacks: what stands beside or upon each other. Areas where not given. */
  readonly by?: 'area' | 'indicator';
  /** Small multiples: one panel for each. Areas where there is one indicator, else indicators. */
  readonly panels?: 'area' | 'indicator';
  /** Small multiples: every panel on an axis of its own. Shared where not given. */
  readonly freeAxes?: boolean;
  /** A logarithmic axis, said in the chart; refused where a value is not above zero. */
  readonly log?: boolean;
  /** Scatter: the way from the first period to the last, not the last alone. */
  readonly trails?: boolean;
}

/** What of an indicator can be drawn over periods. */
export const CHART_VALUES = [
  'level',
  'growth',
  'share',
  'rank',
  'completion',
] as const satisfies readonly ViewDerivation[];
export type ChartValue = (typeof CHART_VALUES)[number];
