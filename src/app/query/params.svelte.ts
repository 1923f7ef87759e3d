import type { Catalog } from '../../catalog';
import type { Result } from '../../core';
import {
  bindQuery,
  paramsIn,
  paramText,
  readParam,
  type BoundQuery,
  type ParamProblem,
  type ParamValue,
  type QueryParam,
} from '../../query';
import { editQuery, type QueryTab } from '../../workspace';
import type { QueryState } from './query.svelte';
import { problemText } from './words';

/** The parameters of the query in front, `:area` and the like, and what a person says of them. */
export class QueryParams {
  readonly #query: QueryState;
  #saying: Promise<unknown> = Promise.resolve();

  constructor(query: QueryState) {
    this.#query = query;
  }

  /** Those that the text names, with what was said of them. */
  readonly all: readonly QueryParam[] = $derived.by(() => {
    const { tab, text } = this.#query;
    return tab ? paramsIn(text, tab.engine, tab.params ?? []) : [];
  });

  problem(param: QueryParam): string | null {
    const { app } = this.#query;
    const value = app.catalog && param.value ? readParam(param, param.value, app.catalog) : null;
    return value && !value.ok ? problemText(value.error, app) : null;
  }

  /** What a parameter's value was understood as. */
  meaning(param: QueryParam): string {
    const { catalog, lang } = this.#query.app;
    const value = catalog && param.value ? readParam(param, param.value, catalog) : null;
    return catalog && value?.ok ? paramText(value.value, catalog, lang) : '';
  }

  /** Says what a parameter is; what was said of another a moment before stays. */
  say(param: QueryParam): Promise<unknown> {
    const { app, tabId } = this.#query;
    this.#saying = this.#saying.then(() => {
      const params = this.all.map((each) => (each.name === param.name ? param : each));
      return app.do(editQuery, { tab: tabId, change: { params } });
    });
    return this.#saying;
  }

  /** Resolves when all that was said is kept. */
  said(): Promise<unknown> {
    return this.#saying;
  }

  /** The statement with its parameters' values in it; the first one that cannot be read ends it. */
  bind(tab: QueryTab, catalog: Catalog): Result<BoundQuery, ParamProblem> {
    const values = new Map<string, ParamValue>();
    for (const param of this.all) {
      const value = readParam(param, param.value ?? '', catalog);
      if (!value.ok) return value;
      values.set(param.name, value.value);
    }
    return bindQuery({ ...tab, params: this.all }, values, catalog);
  }
}
