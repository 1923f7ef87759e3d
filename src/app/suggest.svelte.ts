import type { Figure } from '../core';
import type { Ask } from '../query';
import { writeFigure, type NumberFormat } from '../summary';
import type { SummaryState } from './summary.svelte';
import { slashSuggestions } from './suggest_slash';
import { braceSuggestions, phraseSuggestions, typingAt, type Suggestion, type SuggestSetting } from './summary_suggest';

/** Numbers of suggestions are asked for when the keys pause so long, and a phrase is recognised. */
const PAUSE = 180;

/** What can be put in where the cursor stands: as a list to choose from, or quietly, as one that a key takes. */
export class SuggestState {
  readonly doc: SummaryState;
  items = $state.raw<readonly Suggestion[]>([]);
  at = $state(0);
  /** Only offered: Tab takes it, every other key goes on typing. */
  quiet = $state(false);
  /** Letters before the cursor that a suggestion stands for. */
  length = 0;
  #figures = $state.raw<ReadonlyMap<string, Figure>>(new Map());
  #version = -1;
  #dismissed = false;
  #pause: ReturnType<typeof setTimeout> | null = null;
  #asking: ReturnType<typeof setTimeout> | null = null;
  #abort = new AbortController();

  constructor(doc: SummaryState) {
    this.doc = doc;
  }

  readonly chosen: Suggestion | null = $derived(this.items[this.at] ?? null);

  /** Called after each change in the editor with the words before the cursor; null where nothing can be put in. */
  follow(before: string | null, typed: boolean): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
    const setting = this.#setting();
    const typing = before === null ? null : typingAt(before);
    if (!typing) this.#dismissed = false;
    if (!setting || before === null || (!typed && this.items.length === 0)) {
      this.close();
      return;
    }
    if (typing && !this.#dismissed) {
      const { kind, typed: words, length } = typing;
      this.#show(kind === 'slash' ? slashSuggestions(words, setting) : braceSuggestions(words, setting), length, false);
      return;
    }
    this.close();
    if (typed && !typing) this.#pause = setTimeout(() => this.#offer(before), PAUSE);
  }

  /** Ctrl+Space: what the words before the cursor could ask, and what the catalog finds for them. */
  search(before: string | null): void {
    const setting = this.#setting();
    if (before === null || !setting) return;
    this.#dismissed = false;
    const typing = typingAt(before);
    if (typing) {
      this.follow(before, true);
      return;
    }
    const { items, length } = phraseSuggestions(before, setting, true);
    if (items.length > 0) this.#show(items, length, false);
    else {
      this.close();
      this.doc.app.messages.say('info', 'editor.nothing_found');
    }
  }

  /** True when the key was for the suggestions. */
  key(key: string, take: () => void): boolean {
    if (this.items.length === 0) return false;
    if (key === 'Escape') {
      this.#dismissed = true;
      this.close();
      return true;
    }
    if (key === 'Tab' || (key === 'Enter' && !this.quiet)) {
      take();
      return true;
    }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
    if (step === undefined || this.quiet) return false;
    this.at = Math.max(0, Math.min(this.items.length - 1, this.at + step));
    return true;
  }

  /** What the number of a suggestion is; empty until it is known. */
  shown({ number }: Suggestion): string {
    if (!number) return '';
    return this.written(number.ask, number.format);
  }

  written(ask: Ask, format: NumberFormat): string {
    const figure = this.#figures.get(JSON.stringify(ask));
    return figure ? writeFigure(figure, format, ask.period, this.doc.lang).shown : '';
  }

  /** The figure of a question that was asked for here. */
  figure(ask: Ask): Figure | null {
    return this.#figures.get(JSON.stringify(ask)) ?? null;
  }

  close(): void {
    if (this.items.length > 0) this.items = [];
    this.quiet = false;
  }

  stop(): void {
    for (const timer of [this.#pause, this.#asking]) if (timer !== null) clearTimeout(timer);
    this.#abort.abort();
    this.close();
  }

  /** Asks for figures that are not known yet, a moment from now, as one statement. */
  askFor(asks: readonly Ask[]): void {
    if (this.#asking !== null) clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#ask(asks), PAUSE);
  }

  #offer(before: string): void {
    const setting = this.#setting();
    if (!setting) return;
    const { items, length } = phraseSuggestions(before, setting, false);
    if (items.length > 0) this.#show(items, length, true);
  }

  #show(items: readonly Suggestion[], length: number, quiet: boolean): void {
    const key = this.chosen?.key;
    const kept = items.findIndex((each) => each.key === key);
    this.at = this.items.length > 0 && kept > 0 && this.at > 0 ? kept : 0;
    this.items = items;
    this.length = length;
    this.quiet = quiet;
    this.askFor(items.flatMap(({ number }) => number?.ask ?? []));
  }

  #setting(): SuggestSetting | null {
    const { catalog, workspace } = this.doc.app;
    const { lang } = this.doc;
    const { area = null, period = null } = this.doc.bound ?? {};
    return catalog && workspace ? { catalog, workspace, lang, area, period } : null;
  }

  async #ask(asks: readonly Ask[]): Promise<void> {
    const { session, status } = this.doc.app;
    const version = status?.dataVersion ?? 0;
    if (version !== this.#version) this.#figures = new Map();
    this.#version = version;
    const fresh = new Map(
      asks.map((ask) => [JSON.stringify(ask), ask] as const).filter(([key]) => !this.#figures.has(key)),
    );
    if (!session || fresh.size === 0) return;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    await this.doc.app.attempt(async () => {
      const answer = await session.askAll([...fresh.values()], { signal });
      if (signal.aborted || !answer.ok) return;
      const found = [...fresh.keys()].flatMap((key, i) => {
        const figure = answer.value[i];
        return figure ? [[key, figure] as const] : [];
      });
      this.#figures = new Map([...this.#figures, ...found]);
    });
  }
}
