/** Which chart a view has. `auto`: what follows from what is asked, by the rules in `chart/RULES.md`. */
export interface ChartChoice {
  readonly kind: ChartKind;
  /** The indicator that is drawn; the first of the view where it is not given or not shown. */
  readonly indicator?: string;
}

export const CHART_KINDS = ['line', 'bar'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];
