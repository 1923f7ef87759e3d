import type { Period } from '../catalog';
import type { ChartChoice } from './chart/choice';
import type { AcrossBreaks, AreaRule, PeriodRule } from './compare';
import type { ColumnFilter } from './filter';
import type { FormulaColumn } from './formula_column';
import type { GridLook } from './look';
import type { ViewOrder } from './order';

/** What is shown for each indicator: `level` at every shown period, the others at the last one. */
export const VIEW_DERIVATIONS = [
  'level',
  'change',
  'growth',
  'previous_growth',
  'points',
  'published_growth',
  'share',
  'rank',
  'growth_rank',
  'target',
  'completion',
  'per_10000',
  'index',
  'cagr',
] as const;
export type ViewDerivation = (typeof VIEW_DERIVATIONS)[number];

/** 分析表: which areas, periods and indicators are compared, and how they are drawn. Saved as JSON. */
export interface View {
  readonly areas: readonly string[];
  readonly periods: readonly Period[];
  readonly indicators: readonly string[];
  readonly derivations: readonly ViewDerivation[];
  readonly order?: readonly ViewOrder[];
  readonly chart: ChartChoice;
  /** Share of the width given to the grid, percent. */
  readonly split?: number;
  /** The grid shows levels of so many last periods; all when 0. Not given: all for one indicator, else the last two. */
  readonly gridPeriods?: number;
  /** What is derived is shown for so many last periods; all when 0. The last alone where not given. */
  readonly derivedPeriods?: number;
  readonly areaRule?: AreaRule;
  readonly periodRule?: PeriodRule;
  /** From where an index and an average growth count; the first period where not given. */
  readonly base?: Period;
  /** A day, YYYY-MM-DD: only what was released by then counts. */
  readonly asOf?: string;
  readonly acrossBreaks?: AcrossBreaks;
  readonly formulas?: readonly FormulaColumn[];
  readonly filters?: readonly ColumnFilter[];
  readonly look?: GridLook;
  /** Both where not given. */
  readonly show?: 'both' | 'table' | 'chart';
}
