import type { Catalog } from '../../catalog';
import type { BrowseColumn } from '../../query';
import type { Lang } from '../../text';

/** What the names and places of members depend on. */
export interface PivotContext {
  readonly catalog: Catalog;
  readonly lang: Lang;
  /** Of a ledger; none for figures. */
  readonly columns: readonly BrowseColumn[];
  readonly titleOf: (column: BrowseColumn) => string;
  /** Of figures. `cumulative`: every period begins in January and has several months, so that a level is what has accumulated. */
  readonly figures?: { readonly cumulative: boolean };
}
