import type { CellAt, Selection, Size, TableColumn, TableRow } from '../view';
import type { FrontTab } from './front';

/** A tab that is a grid of texts: rows of a ledger, a pivot. */
export interface TableFront extends FrontTab {
  readonly columns: readonly TableColumn[];
  readonly size: Size;
  /** Changes when other rows are shown. */
  readonly version: unknown;
  readonly sorts: readonly { readonly col: number; readonly desc: boolean }[];
  /** Keys of the columns that are filtered. */
  readonly filtered: ReadonlySet<string>;
  readonly selection: Selection;
  readonly activeAt: CellAt | null;
  rows(from: number, to: number): Promise<readonly TableRow[] | null> | readonly TableRow[];
  select(selection: Selection): void;
  /** Enter or a double click. */
  open(at: CellAt): void;
  sortBy(col: number, more: boolean): void;
  resize(col: number, width: number): void;
  /** What is selected as texts; null where it is still to be fetched (it comes by itself). */
  copied(): { readonly html: string; readonly text: string } | null;
}
