import type { Figure } from '../../core';
import { driftsOf } from '../../flow';
import type { Drift } from '../../summary';
import { noteSeen, type SummaryTab } from '../../workspace';
import type { App } from '../app.svelte';
import { embedDrifts, type EmbedDrift } from './embed_drift.svelte';

/** After the last change, so long until the documents are compared: imports and typing come first. */
const COMPARE_AFTER = 600;

/** What a comparison was made of: while it is the same nothing is asked. */
type Stamp = readonly unknown[];

/**
 * 变动: how the numbers of every document stand against what was frozen or last seen. Compared anew, all documents together, after every
 * import, correction, undo and change of the catalog; what typing adds is asked alone.
 */
export class Drifts {
  /** By tab. */
  all = $state.raw<ReadonlyMap<string, Drift>>(new Map());
  /** Tables and charts of final documents that would show something else, by tab. */
  embeds = $state.raw<ReadonlyMap<string, readonly EmbedDrift[]>>(new Map());
  #timer: ReturnType<typeof setTimeout> | null = null;
  #abort = new AbortController();
  #token = 0;
  #stamp: Stamp = [];
  /** What was answered over the data as they are. */
  #known = new Map<string, Figure>();
  #knownOf: Stamp = [];
  /** Who answered the last comparison: the server of that name, or null for the own engine. */
  #by: string | null = null;
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Called after every change of the workspace or its data. */
  changed(): void {
    const stamp = this.#now();
    if (same(stamp, this.#stamp)) return;
    this.#stamp = stamp;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.compare(), COMPARE_AFTER);
  }

  /** Numbers of that document that are not what they were. */
  of(tab: string): Drift | null {
    return this.all.get(tab) ?? null;
  }

  async compare(): Promise<void> {
    const app = this.#app;
    const { session, status } = app;
    const token = ++this.#token;
    this.#abort.abort();
    this.#abort = new AbortController();
    if (!session || status?.engine !== 'ready') return;
    const tabs = this.#documents();
    if (tabs.length === 0) {
      this.all = new Map();
      this.embeds = new Map();
      return;
    }
    const by = status.server?.name ?? null;
    const of: Stamp = [session, session.catalog, status.dataVersion, by];
    if (!same(of, this.#knownOf)) this.#known = new Map();
    this.#knownOf = of;
    await app.attempt(async () => {
      const { signal } = this.#abort;
      const drifts = await driftsOf(session, tabs, { lang: app.lang, now: new Date(), signal, known: this.#known });
      // What cannot be asked now is asked again with the next change; the documents say themselves what is wrong.
      if (token !== this.#token || !drifts.ok) return;
      // Who connects to other data, or leaves them, knows that numbers are others there: no document has changed by that.
      if (by === this.#by) this.#tell(tabs, drifts.value);
      this.#by = by;
      this.all = drifts.value;
      await this.#note(tabs);
      const drawn = new Map<string, readonly EmbedDrift[]>();
      for (const tab of tabs) drawn.set(tab.id, await embedDrifts(app, tab, signal));
      if (token === this.#token) this.embeds = drawn;
    });
  }

  /** Documents that lie behind the one in front cannot say it themselves. */
  #tell(tabs: readonly SummaryTab[], now: ReadonlyMap<string, Drift>): void {
    const changed = tabs.filter(
      ({ id }) =>
        id !== this.#app.activeTab?.id && (now.get(id)?.lines.length ?? 0) > (this.all.get(id)?.lines.length ?? 0),
    );
    if (changed.length === 0) return;
    const titles = changed.map(({ title }) => title).join(this.#app.t('drift.sep'));
    this.#app.messages.say('warning', 'drift.told', { count: changed.length, titles });
  }

  /** Numbers of the draft in front that were never looked at before are looked at now. */
  async #note(tabs: readonly SummaryTab[]): Promise<void> {
    const tab = tabs.find(({ id }) => id === this.#app.activeTab?.id);
    const fresh = tab && tab.state !== 'final' ? (this.of(tab.id)?.fresh ?? []) : [];
    if (tab && fresh.length > 0) await this.#app.do(noteSeen, { tab: tab.id, seen: fresh });
  }

  /** Final documents, drafts that were looked at, and the one in front. */
  #documents(): readonly SummaryTab[] {
    const front = this.#app.activeTab?.id;
    return (this.#app.workspace?.tabs ?? []).flatMap((tab) =>
      tab.kind === 'summary' && (tab.frozen ?? tab.seen ?? (tab.id === front || undefined)) ? [tab] : [],
    );
  }

  /** The tabs that final documents may show: a view that is arranged anew shows another table. */
  #embedded(): Stamp {
    const { workspace } = this.#app;
    const some = this.#documents().some(({ state, frozen }) => state === 'final' && (frozen?.embeds ?? []).length > 0);
    return some ? (workspace?.tabs ?? []).filter(({ kind }) => kind !== 'summary') : [];
  }

  #now(): Stamp {
    const { session, catalog, status } = this.#app;
    return [
      session,
      catalog,
      status?.dataVersion,
      status?.engine,
      ...this.#embedded(),
      ...this.#documents().flatMap(({ text, frozen, seen, state, asOf, area, period }) => [
        text,
        frozen,
        seen,
        state,
        asOf,
        area,
        period,
      ]),
    ];
  }
}

const same = (a: Stamp, b: Stamp): boolean => a.length === b.length && a.every((each, i) => Object.is(each, b[i]));
