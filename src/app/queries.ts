import { addTab, type QueryTab, type Tab, type WorkspaceQuery } from '../workspace';
import type { App } from './app.svelte';
import { freeTitle, newTabId, newViewTab, toTab } from './tabs';

export { lineAndColumn, nameInSql, wordAt } from './query/place_in_text';
export { QueryState, type QueryAsks } from './query/query.svelte';
export { engineName, engineWords, ranText, runProblemText, tableDetail } from './query/words';
export { NamedDraft } from './query/draft.svelte';
export { queryWords } from './query/complete';
export type { TracedQuery } from './query/traced';
export { namedSql, removeNamed, type ShownSql } from './query/named';

/** A new query tab for whoever answers now, with a first query to change; `from`: with these words. */
export async function newQueryTab(app: App, from: Partial<Omit<QueryTab, 'id' | 'kind'>> = {}): Promise<void> {
  const engine = app.status?.server ? 'clickhouse' : 'duckdb';
  const text = app.t('query.new_text');
  const tab: Tab = {
    id: newTabId(app),
    kind: 'query',
    title: freeTitle(app, 'query.new_title'),
    engine,
    text,
    ...from,
  };
  await app.do(addTab, { tab });
}

/** Opens a named query: the tab that shows it, else a new one; a comparison's in the comparison that it came from. */
export async function openNamed(app: App, query: WorkspaceQuery): Promise<void> {
  const tabs = app.workspace?.tabs ?? [];
  if (query.kind === 'ask') {
    const there = tabs.find((tab) => tab.kind === 'view' && tab.id === query.tab);
    if (there) toTab(app, there.id);
    else await newViewTab(app, query.view);
    return;
  }
  const { engine, text, params, name: title, id: named } = query;
  const there = tabs.find((tab) => tab.kind === 'query' && tab.named === named);
  if (there) toTab(app, there.id);
  else await newQueryTab(app, { engine, text, params, title, named });
}
