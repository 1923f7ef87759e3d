import type { BrowseSpec, PivotSpec, RowFilter } from '../query';
import { addTab, type Tab } from '../workspace';
import type { App } from './app.svelte';
import { ledgersOf } from './ledger_columns';
import { lastView, newTabId, toTab } from './tabs';

/** Opens a ledger: its tab where there is one without filters, else a new one. */
export async function openLedger(app: App, ledger: string): Promise<void> {
  const there = app.workspace?.tabs.find(
    (tab) =>
      tab.kind === 'ledger' &&
      tab.browse.table.kind === 'ledger' &&
      tab.browse.table.ledger === ledger &&
      tab.browse.where.length === 0,
  );
  if (there) toTab(app, there.id);
  else await openRows(app, ledgerName(app, ledger), { table: { kind: 'ledger', ledger }, where: [], order: [] });
}

export const ledgerName = (app: App, ledger: string): string =>
  ledgersOf(app.workspace).find(({ key }) => key === ledger)?.name ?? ledger;

/** The flat facts: all, or those of one indicator. */
export async function openFacts(app: App, indicator?: string): Promise<void> {
  const name = indicator === undefined ? null : (app.catalog?.indicatorName(indicator, app.lang) ?? indicator);
  const title = name === null ? app.t('rows.facts') : app.t('rows.facts_of', { name });
  const table: BrowseSpec['table'] = indicator === undefined ? { kind: 'facts' } : { kind: 'facts', indicator };
  await openRows(app, title, { table, where: [], order: [] });
}

/** A new tab with these rows. */
export async function openRows(app: App, title: string, browse: BrowseSpec): Promise<void> {
  await app.do(addTab, { tab: { id: newTabId(app), kind: 'ledger', title: free(app, title), browse } });
}

/** A new pivot of a ledger: rows counted, to begin with. */
export async function newPivotTab(app: App, ledger: string, where: readonly RowFilter[] = []): Promise<void> {
  const pivot: PivotSpec = {
    source: { kind: 'ledger', ledger },
    rows: [{ field: 'area' }],
    columns: [],
    values: [{ kind: 'column', column: null, aggregate: 'count' }],
    where,
    subtotals: true,
    totals: { row: true, column: true },
  };
  await addPivot(app, app.t('pivot.title', { name: ledgerName(app, ledger) }), pivot);
}

/** A new pivot of figures: what the 分析表 in front compares, areas on rows and periods on columns. */
export async function newFactsPivot(app: App): Promise<void> {
  const view = lastView(app);
  const { catalog } = app;
  const periods = view?.periods ?? [];
  const indicators = view?.indicators ?? catalog?.data.indicators.slice(0, 1).map(({ key }) => key) ?? [];
  const pivot: PivotSpec = {
    source: { kind: 'facts' },
    rows: [{ field: 'area', up: true }, { field: 'area' }],
    columns: [{ field: 'period' }],
    values: indicators.slice(0, 3).map((indicator) => ({ kind: 'indicator', indicator, derivation: 'level' })),
    where: [],
    areas: view?.areas ?? [],
    periods,
    subtotals: true,
    totals: { row: true, column: false },
  };
  await addPivot(app, app.t('pivot.title', { name: app.t('pivot.source_facts') }), pivot);
}

export async function addPivot(app: App, title: string, pivot: PivotSpec): Promise<void> {
  const tab: Tab = { id: newTabId(app), kind: 'pivot', title: free(app, title), pivot };
  await app.do(addTab, { tab });
}

/** The title, with a number where there is one like it already. */
function free(app: App, title: string): string {
  const taken = new Set(app.workspace?.tabs.map((tab) => tab.title));
  let name = title;
  for (let n = 2; taken.has(name); n += 1) name = `${title} ${n}`;
  return name;
}
