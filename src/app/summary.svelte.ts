import { formatPeriod } from '../catalog';
import type { Figure, Issue } from '../core';
import {
  bindSummary,
  frozenEmbeds,
  frozenNumbers,
  namesIn,
  readDocument,
  withHead,
  withNames,
  writeFigure,
  writtenLang,
  type BoundSummary,
} from '../summary';
import { t, type Lang } from '../text';
import { setSummaryText, type SummaryTab } from '../workspace';
import type { App } from './app.svelte';
import { composeCommands, ComposeState } from './compose';
import type { FileIn } from '../flow';
import type { ActiveNumber, FrontTab } from './front';
import { DocumentExport } from './official/export.svelte';
import { ReturnedState } from './official/returned.svelte';
import { SentencesState } from './sentences.svelte';
import { mirrorLines, type MirrorLine } from './summary_mirror';
import type { Chip, EditorPort } from './summary_port';
import { askKey, SummaryFigures } from './summary_figures.svelte';
import { SummaryLists } from './summary_lists.svelte';
import { SummaryQueries } from './summary_queries.svelte';
import { numberExpression } from './summary_expression';
import { summaryCommands } from './summary_commands';
import { TypedText } from './typed_text.svelte';
import type { AppCommand } from './commands';
import { read, write } from './preferences.svelte';

/** A text longer than this is read again only when the keys pause so long: typing never waits for reading. */
const LONG = 20_000;
const READ_AFTER = 150;

/** A document in front: its text as typed, and its numbers as they come. Typing never waits for a question. */
export class SummaryState implements FrontTab {
  readonly app: App;
  readonly tabId: string;
  readonly stats = null;
  /** The text that bindings and preview belong to: the typed one, in a long document a moment later. */
  read = $state('');
  /** The number that is looked at, from 0. */
  chosen = $state<number | null>(null);
  /** Set by the editor while it is there. */
  port: EditorPort | null = null;
  /** The page, or the stored text as it is. */
  mode = $state<'page' | 'source'>(read('summary') === 'source' ? 'source' : 'page');
  /** 成句, while it is open. */
  sentences = $state.raw<SentencesState | null>(null);
  /** 导出文稿. */
  readonly out = new DocumentExport(this);
  /** 导入改回的文稿. */
  readonly back = new ReturnedState(this);
  /** 检查、定稿、变动. */
  readonly compose = new ComposeState(this);
  readonly queries: SummaryQueries;
  readonly lists: SummaryLists;
  readonly #asked: SummaryFigures;
  #reading: ReturnType<typeof setTimeout> | null = null;
  #lines: readonly MirrorLine[] = [];
  readonly #typed: TypedText;

  constructor(app: App, tab: SummaryTab) {
    this.app = app;
    this.#asked = new SummaryFigures(app);
    this.queries = new SummaryQueries(app);
    this.lists = new SummaryLists(app);
    this.tabId = tab.id;
    this.#typed = new TypedText(tab.text, async (text) => {
      if (this.tab) await app.do(setSummaryText, { tab: tab.id, text });
    });
    this.read = tab.text;
  }

  /** By question, so that an answer stays with its number however the text moves. */
  get figures(): ReadonlyMap<string, Figure> {
    return this.#asked.figures;
  }
  get problem(): Issue | null {
    return this.#asked.problem;
  }
  set problem(problem: Issue | null) {
    this.#asked.problem = problem;
  }
  /** As typed; the tab has it a moment after the last key. */
  get text(): string {
    return this.#typed.text;
  }
  readonly tab: SummaryTab | null = $derived.by(() => {
    const tab = this.app.workspace?.tabs.find(({ id }) => id === this.tabId);
    return tab?.kind === 'summary' ? tab : null;
  });
  /** From the first key until the workspace that holds the text is on disk. */
  readonly unsaved: boolean = $derived(this.tab !== null && this.text !== this.tab.text);
  readonly lang: Lang = $derived.by(() => writtenLang(this.read, this.app.lang));
  readonly bound: BoundSummary | null = $derived.by(() => {
    const { lang } = this;
    const { catalog } = this.app;
    if (!catalog) return null;
    const { area, period } = this.tab ?? {};
    const head = readDocument(this.read);
    return bindSummary(this.read, catalog, {
      lang,
      ...(area !== undefined && head.area === null ? { area } : {}),
      ...(period !== undefined && head.period === null ? { period } : {}),
      queries: this.app.workspace?.queries ?? [],
    });
  });
  /** Of a final document: what its numbers show, whatever the data say. */
  readonly frozen = $derived(this.tab ? frozenNumbers(this.tab) : null);
  /** And its tables and charts, by `embedKey`. */
  readonly embeds = $derived(frozenEmbeds(this.tab ?? {}));
  readonly chips: readonly Chip[] = $derived((this.bound?.bindings ?? []).map((_, i) => this.#chip(i)));
  /** How many of them are numbers: tables and charts are none. */
  readonly numbers: number = $derived.by(
    () => (this.bound?.bindings ?? []).filter(({ kind }) => kind !== 'embed').length,
  );
  /** The typed text line by line with its numbers marked, for the layer behind the editor. */
  readonly lines: readonly MirrorLine[] = $derived.by(() => {
    this.#lines = mirrorLines(
      this.#lines,
      this.text,
      this.chips.map(({ state }) => state),
    );
    return this.#lines;
  });
  readonly problems: readonly { readonly index: number | null; readonly text: string }[] = $derived.by(() => {
    const { lang } = this.app;
    const head = (this.bound?.problems ?? []).map((text) => ({ index: null, text }));
    const inText = (this.bound?.bindings ?? []).flatMap(({ problem, start }, index) => {
      if (problem === undefined) return [];
      const line = this.read.slice(0, start).split('\n').length;
      return [{ index, text: t(lang, 'summary.problem_at', { line, text: problem }) }];
    });
    return [...head, ...inText];
  });
  /** The area and period of numbers that name none, where the head does not say. */
  readonly areaName: string = $derived.by(() => {
    const { catalog, lang } = this.app;
    const area = this.bound?.area ?? null;
    return catalog && area !== null ? catalog.areaName(area, lang) : '';
  });
  readonly periodName: string = $derived.by(() =>
    this.bound?.period ? formatPeriod(this.bound.period, this.app.lang) : '',
  );
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
      figure: this.figures.get(askKey(ask)) ?? null,
    };
  });
  readonly commands: readonly AppCommand[] = $derived([...summaryCommands(this), ...composeCommands(this.compose)]);

  #chip(index: number): Chip {
    const binding = this.bound?.bindings[index];
    const { lang } = this;
    if (!binding) return { inside: '', shown: '', state: 'waiting', title: '' };
    const { inside } = binding;
    const kept = this.frozen?.get(binding.id);
    if (kept) return { inside, shown: kept.text, state: 'bound', title: inside };
    if (binding.problem !== undefined) return { inside, shown: inside, state: 'problem', title: binding.problem };
    // A table or chart draws itself: as a number it has nothing to wait for.
    if (binding.kind === 'embed') return { inside, shown: inside, state: 'bound', title: inside };
    if (binding.kind === 'query' && binding.number) return this.queries.chip(binding, lang);
    if (binding.kind === 'names' && binding.words) return this.lists.chip(binding, lang);
    const figure = binding.ask ? this.figures.get(askKey(binding.ask)) : undefined;
    if (!figure) return { inside, shown: '…', state: 'waiting', title: inside };
    const { shown, problem } = writeFigure(figure, binding.format, binding.ask?.period, lang);
    if (problem !== undefined) return { inside, shown, state: 'problem', title: problem };
    return {
      inside,
      shown,
      state: figure.exact === null && !figure.low && figure.text === undefined ? 'missing' : 'bound',
      title: binding.inside,
    };
  }

  /** Asks for what has no answer yet; for all of it after an import, an undo or a change of the catalog. */
  async ask(bound: BoundSummary, dataVersion: number): Promise<void> {
    const asOf = this.tab?.asOf;
    this.queries.ask(bound, dataVersion, asOf);
    this.lists.ask(bound, dataVersion, asOf);
    await this.#asked.ask(bound, dataVersion, asOf);
  }

  /** Changes what the head says. */
  setHead(name: 'title' | 'area' | 'period', value: string): void {
    this.type(withHead(this.text, name, value));
  }

  /** Takes what was typed; it is on disk a moment after the last key. */
  type(text: string): void {
    if (this.compose.final) return;
    this.#typed.type(text);
    if (this.#reading !== null) clearTimeout(this.#reading);
    this.#reading = null;
    if (text.length <= LONG) this.read = text;
    else this.#reading = setTimeout(() => (this.read = this.text), READ_AFTER);
  }

  /** Puts a piece of Markdown where the cursor stands, and the cursor behind it. Its numbers get names of their own. */
  insertText(markdown: string): void {
    const named = withNames(markdown, namesIn(this.text));
    if (this.port) this.port.insert(named);
    else this.type(`${this.text.trimEnd()}\n\n${named}\n`);
  }

  /** Shows a stretch of the stored text; `take`: the cursor goes there. */
  reveal(start: number, end: number, take: boolean): void {
    this.port?.reveal(start, end, take);
  }

  focus(): void {
    this.port?.focus();
  }

  /** The page, or the stored text. What was typed is kept first. */
  setMode(mode: 'page' | 'source'): void {
    this.mode = mode;
    write('summary', mode);
    if (this.read !== this.text) this.read = this.text;
  }

  /** A DOCX that is dropped on a document is one that comes back. */
  async takeFiles(files: readonly FileIn[]): Promise<readonly FileIn[]> {
    const [document, ...others] = files.filter(({ name }) => /\.docx$/i.test(name));
    if (!document || others.length > 0) return files;
    await this.back.start(document);
    return files.filter((file) => file !== document);
  }

  openSentences(): void {
    this.sentences = new SentencesState(this);
  }

  /** Keeps what was typed now: before the tab goes, and when the page is hidden. */
  keep(): Promise<void> {
    return this.#typed.keep();
  }

  /** Takes on a text that came from elsewhere: undo, a citation. */
  follow(text: string): void {
    if (this.#typed.follow(text)) this.read = text;
  }

  choose(index: number): void {
    this.chosen = index;
  }

  /** Shows a number's place in the text; `take`: the cursor goes there too, on the words that a problem is about. */
  show(index: number, take: boolean): void {
    this.chosen = index;
    const binding = this.bound?.bindings[index];
    if (!binding) return;
    const { start, end } = (take ? binding.problemAt : undefined) ?? binding;
    this.reveal(start, end, take);
  }

  /** The number that the cursor stands in, if it does, is the one looked at. */
  cursor(at: number): void {
    const index = this.bound?.bindings.findIndex(({ start, end }) => start < at && at < end) ?? -1;
    if (index >= 0) this.chosen = index;
  }

  /** 这个数哪来的 for one chip. */
  trace(index: number): void {
    this.show(index, false);
    const binding = this.bound?.bindings[index];
    if (binding?.kind === 'query' && binding.number) void this.app.traces.openQuery(binding.number, binding.inside);
    else if (binding?.ask) this.app.trace(binding.ask, this.active?.expression ?? binding.inside);
  }

  stop(): void {
    if (this.#reading !== null) clearTimeout(this.#reading);
    this.#asked.stop();
    this.queries.stop();
    this.lists.stop();
    void this.keep();
  }
}
