import { issue, type Figure, type Issue } from '../core';
import { unreachable } from '../flow';
import type { QueryError } from '../engine';
import type { Ask, QuerySpec, TraceRow } from '../query';
import type { Source } from '../workspace';
import type { QueryNumber } from '../summary';
import type { App } from './app.svelte';
import { tracedQuery, type TracedQuery } from './query/traced';

/** A scalar question as a spec: one column that fixes everything, no rows. */
export const scalarSpec = (ask: Ask): QuerySpec => ({ columns: [ask], rows: [], where: [] });

/** 这个数哪来的: the panel of one number, asked anew whenever the data change under it. */
export class TraceState {
  ask = $state.raw<Ask | null>(null);
  expression = $state('');
  place = $state('');
  figure = $state.raw<Figure | null>(null);
  rows = $state.raw<readonly TraceRow[] | null>(null);
  problem = $state.raw<Issue | null>(null);
  /** The tab that was in front when the number was asked about: the panel stays with it. */
  #tab = $state.raw<string | null>(null);
  /** Set where the number is that of a named query. */
  named = $state.raw<TracedQuery | null>(null);
  readonly #app: App;
  #abort: AbortController | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  readonly shown: boolean = $derived.by(() => this.#tab !== null && this.#tab === (this.#app.activeTab?.id ?? ''));

  /** SQL that runs alone. */
  readonly sql = $derived.by(() => {
    const session = this.#app.session;
    return this.ask && session ? session.sqlOf(scalarSpec(this.ask)) : '';
  });

  /** The rows that count, then those that a later vintage or a correction replaced. */
  readonly current = $derived((this.rows ?? []).filter((row) => !row.superseded));
  /** The files behind the number, each once. */
  readonly sources: readonly Source[] = $derived.by(() => {
    const wanted = new Set((this.rows ?? []).flatMap((row) => (row.source ? [row.source.sha256] : [])));
    return this.#app.workspace?.sources.filter((source) => wanted.has(source.sha256)) ?? [];
  });
  readonly superseded = $derived((this.rows ?? []).filter((row) => row.superseded));

  async open(ask: Ask, expression: string, place: string): Promise<void> {
    const session = this.#app.session;
    if (!session) return;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.ask = ask;
    this.named = null;
    this.expression = expression;
    this.place = place;
    this.rows = null;
    this.figure = null;
    this.problem = null;
    this.#show();
    await this.#app.attempt(async () => {
      const options = { signal: abort.signal };
      const [answer, figures] = await Promise.all([session.trace(ask, options), session.askAll([ask], options)]);
      if (abort.signal.aborted) return;
      if (figures.ok) this.figure = figures.value[0] ?? null;
      if (answer.ok) this.rows = answer.value;
      else this.problem = queryIssue(answer.error, this.#app);
    });
  }

  /** The same for a number that cites a named query: its words, its parameters, its first rows. */
  async openQuery(number: QueryNumber, expression: string): Promise<void> {
    this.close();
    const abort = new AbortController();
    this.#abort = abort;
    this.expression = expression;
    this.problem = null;
    this.#show();
    await this.#app.attempt(async () => {
      const named = await tracedQuery(this.#app, number, abort.signal);
      if (!abort.signal.aborted) this.named = named;
    });
  }

  /** Asks anew what is shown: the data under it have changed, or a server is back. */
  again(): void {
    if (this.named) void this.openQuery(this.named.number, this.expression);
    else if (this.ask) void this.open(this.ask, this.expression, this.place);
  }

  #show(): void {
    this.#tab = this.#app.activeTab?.id ?? '';
  }

  close(): void {
    this.#abort?.abort();
    this.#tab = null;
    this.named = null;
    this.ask = null;
    this.rows = null;
  }
}

/** A failed query as an issue that can be worded. `told`: who knows when a server that is away last answered. */
export function queryIssue(error: QueryError, told?: Pick<App, 'status' | 'time'>): Issue {
  switch (error.kind) {
    case 'cancelled':
      return issue('info', 'query_cancelled');
    case 'refused':
      return issue('error', 'query_refused', {}, { message: error.message });
    case 'crashed':
      return issue('error', 'engine_crashed', {}, { message: error.message });
    case 'unreachable':
      return lost(told) ?? unreachable(error.message);
    case 'failed':
      return issue('error', 'query_failed', {}, { message: error.message });
  }
}

function lost(told: Pick<App, 'status' | 'time'> | undefined): Issue | null {
  const since = told?.status?.server?.since;
  return told && since !== undefined ? issue('error', 'server_lost', {}, { time: told.time(since) }) : null;
}
