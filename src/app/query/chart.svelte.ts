import type { BrowseRow } from '../../query';
import {
  MOST_RESULT_ROWS,
  resultChart,
  usualAxes,
  type ChartModel,
  type NoResultChart,
  type ResultAxes,
} from '../../view';
import { editQuery } from '../../workspace';
import type { QueryState } from './query.svelte';

/** The chart beside a query's result: what is drawn, along which axes. */
export class QueryChart {
  readonly #query: QueryState;
  #first = $state.raw<readonly BrowseRow[]>([]);

  constructor(query: QueryState) {
    this.#query = query;
  }

  readonly axes: ResultAxes = $derived.by(() =>
    usualAxes(this.#query.shown, this.#first, this.#query.tab?.chart ?? {}),
  );
  /** What is drawn, or why nothing can be; null while there is nothing to draw. */
  readonly model: ChartModel | NoResultChart | null = $derived.by(() => {
    const { app, tab, shown } = this.#query;
    if (!tab || this.#first.length === 0) return null;
    const home = app.catalog?.data.home;
    const names = home === undefined ? [] : [home, ...(app.catalog?.area(home)?.names.map(({ name }) => name) ?? [])];
    return resultChart(shown, this.#first, this.axes, {
      title: tab.title,
      lang: app.lang,
      isHome: (name) => names.includes(name),
    });
  });

  async toggle(): Promise<void> {
    const { app, tab, tabId } = this.#query;
    const change = { chart: { ...tab?.chart, shown: tab?.chart?.shown !== true } };
    await app.do(editQuery, { tab: tabId, change });
    await this.readFirst();
  }

  setAxis(axis: keyof ResultAxes, name: string): void {
    this.#query.edit({ chart: { shown: true, ...this.#query.tab?.chart, ...this.axes, [axis]: name } });
  }

  /** Takes the first rows of the result, where a chart is shown. */
  async readFirst(): Promise<void> {
    this.#first = [];
    if (this.#query.tab?.chart?.shown === true) this.#first = (await this.#query.fetched(0, MOST_RESULT_ROWS)) ?? [];
  }
}
