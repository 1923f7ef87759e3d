import { formatPeriod } from '../catalog';
import type { Figure, Issue } from '../core';
import { bindSummary, showFigure, summaryBlocks, type Block, type BoundSummary } from '../summary';
import { setSummaryText, type SummaryTab } from '../workspace';
import type { App } from './app.svelte';
import type { ActiveNumber, FrontTab } from './front';
import { numberExpression } from './summary_expression';
import { summaryCommands } from './summary_commands';
import type { AppCommand } from './commands';
import { queryIssue } from './trace.svelte';

/** What one `{{…}}` shows in the preview. */
export interface Chip {
  readonly shown: string;
  readonly state: 'waiting' | 'bound' | 'missing' | 'problem';
  readonly title: string;
}

/** After the last key, this long until the text is kept: each keeping is a write to disk. */
const KEEP_AFTER = 400;
/** Who types without a pause loses no more than this. */
const KEEP_AT_LATEST = 2_000;

/** A document in front: its text as typed, and its numbers as they come. Typing never waits for a question. */
export class SummaryState implements FrontTab {
  readonly app: App;
  readonly tabId: string;
  readonly stats = null;
  text = $state('');
  figures = $state.raw<readonly (Figure | null)[]>([]);
  problem = $state.raw<Issue | null>(null);
  /** The number that is looked at, from 0. */
  chosen = $state<number | null>(null);
  #token = 0;
  #abort = new AbortController();
  #keep: ReturnType<typeof setTimeout> | null = null;
  #kept = '';
  /** When the first key came that is not kept yet. */
  #since: number | null = null;

  constructor(app: App, tab: SummaryTab) {
    this.app = app;
    this.tabId = tab.id;
    this.text = tab.text;
    this.#kept = tab.text;
  }

  readonly tab: SummaryTab | null = $derived.by(() => {
    const tab = this.app.workspace?.tabs.find(({ id }) => id === this.tabId);
    return tab?.kind === 'summary' ? tab : null;
  });
  /** From the first key until the workspace that holds the text is on disk. */
  readonly unsaved: boolean = $derived(this.tab !== null && this.text !== this.tab.text);
  readonly bound: BoundSummary | null = $derived.by(() => {
    const { catalog, lang } = this.app;
    if (!catalog) return null;
    const { area, period } = this.tab ?? {};
    const named = /^(?:地区|area)\s*[:：]/im.test(this.text);
    const dated = /^(?:报告期|时期|period)\s*[:：]/im.test(this.text);
    return bindSummary(this.text, catalog, {
      lang,
      ...(area !== undefined && !named ? { area } : {}),
      ...(period !== undefined && !dated ? { period } : {}),
    });
  });
  readonly blocks: readonly Block[] = $derived(summaryBlocks(this.text));
  readonly chips: readonly Chip[] = $derived((this.bound?.bindings ?? []).map((_, i) => this.#chip(i)));
  readonly problems: readonly { readonly index: number | null; readonly text: string }[] = $derived([
    ...(this.bound?.problems ?? []).map((text) => ({ index: null, text })),
    ...(this.bound?.bindings ?? []).flatMap(({ problem }, index) =>
      problem === undefined ? [] : [{ index, text: problem }],
    ),
  ]);
  readonly active: ActiveNumber | null = $derived.by(() => {
    const { catalog, lang } = this.app;
    const ask = this.chosen === null ? null : (this.bound?.bindings[this.chosen]?.ask ?? null);
    if (!catalog || !ask || this.chosen === null) return null;
    const area = ask.area && 'key' in ask.area ? catalog.areaName(ask.area.key, lang) : '';
    const period = ask.period ? formatPeriod(ask.period, lang) : '';
    return {
      place: `${area} · ${period}`,
      expression: numberExpression(ask, catalog, lang),
      ask,
      figure: this.figures[this.chosen] ?? null,
    };
  });
  readonly commands: readonly AppCommand[] = $derived(summaryCommands(this));

  #chip(index: number): Chip {
    const binding = this.bound?.bindings[index];
    const { lang } = this.app;
    if (!binding) return { shown: '', state: 'waiting', title: '' };
    if (binding.problem !== undefined) return { shown: binding.inside, state: 'problem', title: binding.problem };
    const figure = this.figures[index];
    if (!figure) return { shown: '…', state: 'waiting', title: binding.inside };
    return {
      shown: showFigure(figure, binding.format, binding.ask?.period, lang),
      state: figure.exact === null && !figure.low ? 'missing' : 'bound',
      title: binding.inside,
    };
  }

  /** Asks for all numbers as one statement; an answer that comes after a later question is dropped. */
  async ask(bound: BoundSummary): Promise<void> {
    const token = ++this.#token;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { session } = this.app;
    const asks = bound.bindings.map(({ ask }) => ask);
    if (!session || asks.every((ask) => ask === null)) return;
    await this.app.attempt(async () => {
      const answer = await session.askAll(
        asks.filter((ask) => ask !== null),
        { signal: this.#abort.signal },
      );
      if (token !== this.#token) return;
      if (!answer.ok) {
        if (answer.error.kind !== 'cancelled') this.problem = queryIssue(answer.error);
        return;
      }
      this.problem = null;
      let at = 0;
      this.figures = asks.map((ask) => (ask === null ? null : (answer.value[at++] ?? null)));
    });
  }

  /** Takes what was typed; it is on disk a moment after the last key. */
  type(text: string): void {
    this.text = text;
    if (this.#keep !== null) clearTimeout(this.#keep);
    const now = Date.now();
    this.#since ??= now;
    const wait = Math.max(0, Math.min(KEEP_AFTER, this.#since + KEEP_AT_LATEST - now));
    this.#keep = setTimeout(() => void this.keep(), wait);
  }

  /** Keeps what was typed now: before the tab goes, and when the page is hidden. */
  async keep(): Promise<void> {
    if (this.#keep !== null) clearTimeout(this.#keep);
    this.#keep = null;
    this.#since = null;
    if (this.text === this.#kept || !this.tab) return;
    this.#kept = this.text;
    await this.app.do(setSummaryText, { tab: this.tabId, text: this.text });
  }

  /** Takes on a text that came from elsewhere: undo, a citation. */
  follow(text: string): void {
    if (text === this.#kept) return;
    this.#kept = text;
    this.text = text;
  }

  choose(index: number): void {
    this.chosen = index;
  }

  /** 这个数哪来的 for one chip. */
  trace(index: number): void {
    this.chosen = index;
    const binding = this.bound?.bindings[index];
    if (binding?.ask) this.app.trace(binding.ask, this.active?.expression ?? binding.inside);
  }

  stop(): void {
    this.#abort.abort();
    void this.keep();
  }
}
