type ViewPart = typeof import('../view/ViewTab.svelte');
type SummaryPart = typeof import('../summary/SummaryTab.svelte');
type LedgerPart = typeof import('../ledger/LedgerTab.svelte');
type PivotPart = typeof import('../pivot/PivotTab.svelte');
type QueryPart = typeof import('../query/QueryTab.svelte');

/** Fetches once; what could not be fetched is tried again by the next who asks. */
function once<T>(fetch: () => Promise<T>): () => Promise<T> {
  let part: Promise<T> | undefined;
  return () => {
    part ??= fetch().catch((problem: unknown) => {
      part = undefined;
      throw problem;
    });
    return part;
  };
}

// Grid and chart libraries are large: each kind of tab is fetched when it is first opened, or just before.
export const viewPart = once<ViewPart>(() => import('../view/ViewTab.svelte'));
export const summaryPart = once<SummaryPart>(() => import('../summary/SummaryTab.svelte'));
export const ledgerPart = once<LedgerPart>(() => import('../ledger/LedgerTab.svelte'));
export const pivotPart = once<PivotPart>(() => import('../pivot/PivotTab.svelte'));
export const queryPart = once<QueryPart>(() => import('../query/QueryTab.svelte'));
