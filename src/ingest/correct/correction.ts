import type { Status } from '../../core';
import type { ColumnRole, LedgerColumn } from '../recipe';

/** Rows and columns are numbered from 0, ranges are inclusive, as a person points at them. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What the heads above some columns can be said to name. */
export type HeadPart = 'period' | 'area' | 'indicator' | 'unit';

/**
 * What a person says by pointing at a sheet. Kept in the order in which it was said: undo is without the last one. Texts are as
 * typed; `columns` absent means the whole sheet.
 */
export type Correction =
  | { readonly do: 'header'; readonly rows: Span }
  | { readonly do: 'data_begins'; readonly row: number }
  /** The last row of data. */
  | { readonly do: 'data_ends'; readonly row: number }
  | { readonly do: 'rows'; readonly rows: readonly Span[]; readonly read: boolean }
  | { readonly do: 'columns'; readonly columns: readonly number[]; readonly are: ColumnRole['role'] }
  /** The texts in these header rows name periods, areas … of the columns below them. */
  | { readonly do: 'heads'; readonly rows: Span; readonly columns: readonly number[]; readonly are: HeadPart }
  | {
      readonly do: 'say';
      readonly part: HeadPart;
      readonly text: string;
      readonly columns?: readonly number[];
    }
  | { readonly do: 'symbol'; readonly symbol: string; readonly means: Status }
  | { readonly do: 'kind'; readonly kind: 'facts' | 'ledger' }
  | {
      readonly do: 'ledger_columns';
      readonly columns: readonly number[];
      readonly role?: LedgerColumn['role'];
      readonly type?: LedgerColumn['type'];
    };
