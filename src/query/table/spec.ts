import type { Period } from '../../catalog';

/** A table that can be looked through row by row: a ledger, or the flat facts, of one indicator or file where said. */
export type BrowseTable =
  | { readonly kind: 'ledger'; readonly ledger: string }
  | { readonly kind: 'facts'; readonly indicator?: string; readonly source?: string };

export type ColumnType = 'text' | 'number' | 'date' | 'area' | 'indicator' | 'period';

/** A column as the table has it. */
export interface BrowseColumn {
  /** Its name in the table; `area` of a ledger is the area that a row was read as. */
  readonly key: string;
  readonly type: ColumnType;
  readonly unit?: string;
}

/**
 * Which rows are kept. Several conditions hold together. `null` in a set is an empty cell. `within`: these areas and everything below
 * them. Days are YYYY-MM-DD, both included.
 */
export type RowFilter =
  | {
      readonly column: string;
      readonly kind: 'text';
      readonly op: 'contains' | 'starts' | 'equals' | 'lacks';
      readonly value: string;
    }
  | {
      readonly column: string;
      readonly kind: 'number';
      readonly op: RowNumberTest;
      /** As typed; text that is no number keeps no row. */
      readonly value: string;
      readonly to?: string;
    }
  | { readonly column: string; readonly kind: 'date'; readonly from?: string; readonly to?: string }
  | { readonly column: string; readonly kind: 'set'; readonly values: readonly (string | null)[] }
  | { readonly column: string; readonly kind: 'within'; readonly areas: readonly string[] }
  | { readonly column: string; readonly kind: 'empty'; readonly not?: boolean };

export const ROW_NUMBER_TESTS = ['gt', 'ge', 'lt', 'le', 'eq', 'ne', 'between'] as const;
export type RowNumberTest = (typeof ROW_NUMBER_TESTS)[number];

export interface RowOrder {
  readonly column: string;
  readonly desc?: boolean;
}

/** Which rows of a table, in which order. Equal rows keep the order in which they were loaded. */
export interface BrowseSpec {
  readonly table: BrowseTable;
  readonly where: readonly RowFilter[];
  readonly order: readonly RowOrder[];
  /** Rows in which some text cell, or the area's name, has this in it. */
  readonly search?: string;
}

/** One cell: a text, a number as exact text, a day, the key of an area or indicator; null where it is empty. */
export type RowValue = string | Period | null;

/** One row with the place in its file that it was read from. */
export interface BrowseRow {
  readonly values: readonly RowValue[];
  readonly origin: RowOrigin | null;
}

export interface RowOrigin {
  readonly sha256: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}
