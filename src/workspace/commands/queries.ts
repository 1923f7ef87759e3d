import { queryNamed } from '../../query';
import { placeholders, readDocument, renamedCitation } from '../../summary';
import type { Command } from '../command';
import type { QueryTab, RanQuery, SummaryTab, Workspace, WorkspaceQuery } from '../workspace';
import { replaced, without } from './lists';
import { changeTab } from './tabs';

/** Changes a query tab: its text as typed, its parameters, its chart. Typing on is one step of undo. */
export const editQuery: Command<{ readonly tab: string; readonly change: Partial<Omit<QueryTab, 'id' | 'kind'>> }> = {
  id: 'query.edit',
  merge: ({ tab, change }) => `${tab} ${Object.keys(change).join(' ')}`,
  run: (workspace, { tab, change }) =>
    changeTab(workspace, tab, (each) => (each.kind === 'query' ? { ...each, ...change } : each)),
};

/**
 * Saves a named query, in place of that of the same id. Refuses an empty name and one that another query has. Documents that cite it go
 * on doing so when it is called otherwise. `tab`: the query tab that it was saved from.
 */
export const saveQuery: Command<{ readonly query: WorkspaceQuery; readonly tab?: string }> = {
  id: 'query.save',
  run: (workspace, { query, tab }) => {
    const queries = workspace.queries ?? [];
    const name = query.name.trim();
    const same = queryNamed(queries, name);
    if (name === '' || (same && same.id !== query.id)) return workspace;
    const at = queries.findIndex(({ id }) => id === query.id);
    const before = queries[at];
    const own = { ...query, name };
    const kept = { ...workspace, queries: before ? replaced(queries, at, own) : [...queries, own] };
    const renamed = before && before.name !== name ? renameCitations(kept, before.name, name) : kept;
    return tab === undefined
      ? renamed
      : changeTab(renamed, tab, (each) => (each.kind === 'query' ? { ...each, named: query.id, title: name } : each));
  },
};

/** Removes a named query. A document that cites it says so at the number. */
export const removeQuery: Command<{ readonly id: string }> = {
  id: 'query.remove',
  run: (workspace, { id }) =>
    workspace.queries?.some((query) => query.id === id)
      ? { ...workspace, queries: without(workspace.queries, (query) => query.id === id) }
      : workspace,
};

const MOST_RAN = 200;

/** Notes that a query was run; no step of undo. The same text again moves to the end. */
export const recordRun: Command<{ readonly run: RanQuery }> = {
  id: 'query.ran',
  passing: true,
  run: (workspace, { run }) => {
    const others = (workspace.ran ?? []).filter(({ text, engine }) => text !== run.text || engine !== run.engine);
    return { ...workspace, ran: [...others, run].slice(-MOST_RAN) };
  },
};

/** Titles of the documents that cite a named query. */
export const citing = (workspace: Workspace, name: string): readonly string[] =>
  workspace.tabs.flatMap((tab) => (tab.kind === 'summary' && retold(tab, name, name).count > 0 ? [tab.title] : []));

const renameCitations = (workspace: Workspace, before: string, after: string): Workspace => ({
  ...workspace,
  tabs: workspace.tabs.map((tab) => {
    if (tab.kind !== 'summary') return tab;
    const { text, count } = retold(tab, before, after);
    return count === 0 ? tab : { ...tab, text };
  }),
});

function retold(
  { text }: SummaryTab,
  before: string,
  after: string,
): { readonly text: string; readonly count: number } {
  let out = '';
  let at = 0;
  let count = 0;
  for (const { inside, insideStart } of placeholders(text, readDocument(text).bodyStart)) {
    const inner = renamedCitation(inside, before, after);
    if (inner === null) continue;
    out += text.slice(at, insideStart) + inner;
    at = insideStart + inside.length;
    count += 1;
  }
  return { text: out + text.slice(at), count };
}
