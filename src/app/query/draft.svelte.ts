import type { NamedQuery } from '../../query';
import type { View, WorkspaceQuery } from '../../workspace';
import type { App } from '../app.svelte';
import { traceTitle } from '../trace_title';
import { keepQuery } from './keep';
import type { QueryState } from './query.svelte';

/** What a draft keeps besides what is asked in the form. */
type Kept =
  | Pick<WorkspaceQuery & { kind: 'sql' }, 'kind' | 'engine' | 'text' | 'params'>
  | (Pick<WorkspaceQuery & { kind: 'ask' }, 'kind' | 'ask' | 'tab'> & { readonly view: View });

/** A named query while its name and what is said of it are written. */
export class NamedDraft {
  name = $state('');
  description = $state('');
  unit = $state('');
  decimals = $state('');
  problem = $state<string | null>(null);
  /** What a comparison's query asks, in words. */
  asked = '';
  readonly #app: App;
  readonly #id: string;
  readonly #kept: () => Kept;
  readonly #tab: string | undefined;

  constructor(app: App, from: Partial<NamedQuery>, kept: () => Kept, tab?: string) {
    this.#app = app;
    this.#id = from.id ?? newId(app);
    this.#kept = kept;
    this.#tab = tab;
    this.name = from.name ?? '';
    this.description = from.description ?? '';
    this.unit = from.unit ?? '';
    this.decimals = from.decimals === undefined ? '' : String(from.decimals);
  }

  /** Of a query tab: the query that it was saved as before is saved again, with what stands there now. */
  static ofTab(app: App, front: QueryState): NamedDraft {
    const named = app.workspace?.queries?.find(({ id }) => id === front.tab?.named);
    return new NamedDraft(
      app,
      named ?? {},
      () => ({ kind: 'sql', engine: front.tab?.engine ?? 'duckdb', text: front.text, params: front.params.all }),
      front.tabId,
    );
  }

  /** Of the comparison in front: what the chosen cell's column asks, its area and period left to whoever cites it. Null without a cell. */
  static ofView(app: App): NamedDraft | null {
    const tab = app.activeTab;
    const ask = app.front?.active?.ask;
    const { catalog } = app;
    if (tab?.kind !== 'view' || !ask || !catalog) return null;
    const { measure, derivation, across } = ask;
    const asked = { measure, derivation, ...(across === undefined ? {} : { across }) };
    const name = traceTitle({ measure, derivation }, catalog, app.lang);
    const kept = { kind: 'ask', ask: asked, view: tab.view, tab: tab.id } as const;
    const draft = new NamedDraft(app, { name }, () => kept);
    draft.asked = name;
    return draft;
  }

  /** Of one that is there already: its name and what is said of it are changed. */
  static of(app: App, query: WorkspaceQuery): NamedDraft {
    return new NamedDraft(app, query, () => query);
  }

  /** True when it is kept; else `problem` says why not. */
  async save(): Promise<boolean> {
    const decimals = /^\d+$/.test(this.decimals.trim()) ? { decimals: Math.min(10, Number(this.decimals)) } : {};
    const query: WorkspaceQuery = {
      ...this.#kept(),
      id: this.#id,
      name: this.name.trim(),
      ...(this.description.trim() === '' ? {} : { description: this.description.trim() }),
      ...(this.unit.trim() === '' ? {} : { unit: this.unit.trim() }),
      ...decimals,
    };
    this.problem = await keepQuery(this.#app, query, this.#tab);
    return this.problem === null;
  }
}

function newId(app: App): string {
  const taken = new Set(app.workspace?.queries?.map(({ id }) => id));
  let id = '';
  do id = `q${Math.random().toString(36).slice(2, 9)}`;
  while (taken.has(id));
  return id;
}
