import type { Period } from '../catalog';
import type { Ask, FormulaProblem, QuerySpec } from '../query';
import type { ChartPlan } from './chart/plan';
import type { FilterPlan } from './filter';
import type { GridLook } from './look';
import type { ViewDerivation } from './view';

/** One column of the answer: what it asks, and whether the grid shows it or only the chart needs it. */
export interface LayoutColumn {
  /** Names the column for as long as it means the same, wherever it stands: orders, filters and looks speak of it. */
  readonly key: string;
  readonly ask: Ask;
  readonly indicator: string;
  readonly kind: ColumnKind;
  readonly period: Period;
  readonly shown: boolean;
  /** Where its total comes from: the sum of the rows, the parent's own published figure, or nowhere (位次). */
  readonly total: 'sum' | 'parent' | 'none';
  /** Set where a person wrote the column. Its `indicator` is its key unless it is one derivation of one indicator, and then `kind` is that. */
  readonly formula?: ShownFormula;
}

export type ColumnKind = ViewDerivation | 'formula';

/** A formula as the grid and the formula bar show it. */
export interface ShownFormula {
  readonly id: string;
  readonly title: string;
  /** As it was typed, with `=`. */
  readonly text: string;
  readonly unit: string;
  /** Why there is nothing in the column. */
  readonly problem: FormulaProblem | null;
}

/** How an answer is laid out. `columns[i]` belongs to `spec.columns[i]`; the shown ones come first, in reading order. */
export interface Layout {
  readonly columns: readonly LayoutColumn[];
  readonly areas: readonly string[];
  /** In time order. */
  readonly periods: readonly Period[];
  readonly charted: string | null;
  readonly chart: ChartPlan;
  readonly home: string | null;
  /** Whose rank, total and average are taken together: without areas that hold or overlap others. */
  readonly peers: readonly string[];
  /** The area whose children in totals are exactly the peers. */
  readonly parent: string | null;
  /** Places in `columns` of those that the grid shows, as they stand: without hidden ones, frozen ones first. */
  readonly seen: readonly number[];
  readonly look: GridLook;
  readonly filter: FilterPlan;
  /** Lines of all periods beside the rows: places in `columns`, in time order. */
  readonly sparks: readonly { readonly indicator: string; readonly at: readonly number[] }[];
  /** The areas of a filtered table: its total is theirs. */
  readonly kept?: readonly string[];
}

export interface ViewQuery {
  readonly spec: QuerySpec;
  /** One row below the others; null where there is nothing to add up. */
  readonly total: QuerySpec | null;
  readonly layout: Layout;
}

/** The columns that the grid shows as they stand there; `at` is the place in `layout.columns`. */
export function shownColumns({
  columns,
  seen,
}: Pick<Layout, 'columns' | 'seen'>): readonly { readonly at: number; readonly column: LayoutColumn }[] {
  return seen.flatMap((at) => {
    const column = columns[at];
    return column ? [{ at, column }] : [];
  });
}
