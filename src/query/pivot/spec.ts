import type { Period } from '../../catalog';
import type { Figure } from '../../core';
import type { RowFilter } from '../table';

/** What is counted: the rows of a ledger, or figures of indicators. */
export type PivotSource = { readonly kind: 'ledger'; readonly ledger: string } | { readonly kind: 'facts' };

export type DateBucket = 'year' | 'quarter' | 'month';

/**
 * What stands on rows or columns. Of a ledger: a column, its dates by year, quarter or month, `area`, or with `up` the area above.
 * Of figures: `area` (with `up` the area above), `period`, `year`, and `indicator` and `derivation`, which split the values: each stands where
 * its own indicator and derivation do. `value` is where several values stand; left out, they are columns.
 */
export interface PivotField {
  readonly field: string;
  readonly bucket?: DateBucket;
  readonly up?: boolean;
}

export type PivotAggregate = 'count' | 'distinct' | 'sum' | 'mean' | 'median' | 'min' | 'max';
/** `year_on_year` is 同比 as a sheet of several indicators says it: percent, and percentage points of what is a percentage. */
export type PivotDerivation = 'level' | 'change' | 'year_on_year' | 'growth' | 'points' | 'share' | 'rank';

/** Shown as it is, or as percent of its row, its column or of all. */
export type PivotShow = 'value' | 'row' | 'column' | 'all';

export type PivotValue =
  /** Rows of a ledger; of a column those that hold something. */
  | {
      readonly kind: 'column';
      readonly column: string | null;
      readonly aggregate: PivotAggregate;
      readonly show?: PivotShow;
    }
  | {
      readonly kind: 'indicator';
      readonly indicator: string;
      readonly derivation: PivotDerivation;
      readonly show?: PivotShow;
    };

export interface PivotSpec {
  readonly source: PivotSource;
  readonly rows: readonly PivotField[];
  readonly columns: readonly PivotField[];
  readonly values: readonly PivotValue[];
  /** Of a ledger's rows. */
  readonly where: readonly RowFilter[];
  /** Of figures: which areas and periods. */
  readonly areas?: readonly string[];
  readonly periods?: readonly Period[];
  /** A line for each group of the outer fields. */
  readonly subtotals?: boolean;
  /** The line and column of everything. */
  readonly totals?: { readonly row: boolean; readonly column: boolean };
  /** Rows by name or time (not given), or by the total of a value. */
  readonly order?: { readonly value: number; readonly desc?: boolean };
}

/** A member of a field: a text, an area's key, the number of a year, quarter (year × 4 + 0–3) or month (year × 12 + 0–11); null where empty. */
export type PivotKey = string | null;

/** One place of the table: as many keys as groups it lies in; fewer than fields means a subtotal. `figures[i]` belongs to `values[i]`. */
export interface PivotCell {
  readonly row: readonly PivotKey[];
  readonly column: readonly PivotKey[];
  readonly figures: readonly Figure[];
}

export interface PivotAnswer {
  readonly cells: readonly PivotCell[];
  /** More places than are shown: it is to be narrowed. */
  readonly tooMany: boolean;
}

/** Beyond so many places nobody reads a table, and the page would only be slow. */
export const MOST_PIVOT_CELLS = 100_000;
export const MOST_PIVOT_COLUMNS = 200;
/** Fields on rows and columns together. */
export const MOST_PIVOT_FIELDS = 6;
