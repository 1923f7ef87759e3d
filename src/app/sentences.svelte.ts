import { formatPeriod, parsePeriod, resolveArea, type Period } from '../catalog';
import { leadersOf, planSentences, type Refused, type Sentence } from '../summary';
import { indicatorChoices, type IndicatorChoice } from './summary_insert';
import type { SummaryState } from './summary.svelte';
import { queryIssue } from './trace.svelte';

/** 成句: an indicator, an area and a period are chosen, and the sentences that hold are read with their numbers. */
export class SentencesState {
  readonly doc: SummaryState;
  typed = $state('');
  key = $state<string | null>(null);
  areaText = $state('');
  periodText = $state('');
  at = $state(0);
  asking = $state(false);
  sentences = $state.raw<readonly Sentence[]>([]);
  refused = $state.raw<readonly Refused[]>([]);
  #token = 0;
  #abort = new AbortController();

  constructor(doc: SummaryState) {
    this.doc = doc;
    const { catalog } = doc.app;
    const { lang } = doc;
    const { area = null, period = null } = doc.bound ?? {};
    if (catalog && area !== null)
      this.areaText = catalog.areaName(area, lang, period ? period.m0 + period.n - 1 : undefined);
    if (period) this.periodText = formatPeriod(period, lang);
  }

  readonly choices: readonly IndicatorChoice[] = $derived.by(() => {
    const { catalog } = this.doc.app;
    const { lang } = this.doc;
    return catalog ? indicatorChoices(catalog, this.typed, lang) : [];
  });
  readonly chosen: IndicatorChoice | null = $derived(
    this.choices.find(({ key }) => key === this.key) ?? this.choices[0] ?? null,
  );
  readonly period: Period | null = $derived.by(() => {
    const own = this.doc.bound?.period ?? null;
    if (own && this.periodText === formatPeriod(own, this.doc.lang)) return own;
    return parsePeriod(this.periodText);
  });
  readonly area: string | null = $derived.by(() => {
    const { catalog } = this.doc.app;
    const { lang } = this.doc;
    const own = this.doc.bound?.area ?? null;
    if (!catalog) return null;
    const at = this.period ? this.period.m0 + this.period.n - 1 : undefined;
    if (own !== null && this.areaText === catalog.areaName(own, lang, at)) return own;
    const found = resolveArea(catalog, { name: this.areaText, ...(at === undefined ? {} : { at }) });
    return 'area' in found ? found.area.key : null;
  });
  readonly picked: Sentence | null = $derived(this.sentences[Math.min(this.at, this.sentences.length - 1)] ?? null);

  /** Asks for everything that the usual sentences rest on, as one statement; an answer that comes late is dropped. */
  async ask(): Promise<void> {
    const { app, bound } = this.doc;
    const { session, catalog } = app;
    const { lang } = this.doc;
    const { area, period, chosen } = this;
    const indicator = chosen ? catalog?.indicator(chosen.key) : undefined;
    const token = ++this.#token;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    if (!session || !catalog || !indicator || area === null || !period) {
      [this.sentences, this.refused, this.asking] = [[], [], false];
      return;
    }
    // What was found for another question must not be inserted in its place.
    [this.sentences, this.refused, this.asking] = [[], [], true];
    await app.attempt(async () => {
      const spans = await session.periods({ indicators: [indicator.key], signal });
      if (token !== this.#token) return;
      const document = { area: bound?.area ?? null, period: bound?.period ?? null };
      const setting = { catalog, lang, indicator, area, period, document, spans: spans.ok ? spans.value : [] };
      const first = leadersOf(setting);
      const places = await session.askAll(first.asks, { signal });
      if (token !== this.#token) return;
      const measure = catalog.measure(indicator.measure ?? indicator.key);
      const ledger = measure ? await session.ledgerForSentences({ measure, area, period }, { signal }) : null;
      if (token !== this.#token) return;
      const plan = planSentences({
        ...setting,
        leaders: places.ok ? first.read(places.value) : [],
        ledgers: ledger ? [ledger] : [],
      });
      const lists = session.askNameLists(plan.lists, { signal });
      const figures = await session.askAll(plan.asks, { signal });
      const named = await lists;
      if (token !== this.#token) return;
      this.asking = false;
      if (!figures.ok) {
        if (figures.error.kind !== 'cancelled') this.doc.problem = queryIssue(figures.error, app);
        return;
      }
      const told = plan.judge(figures.value, named);
      [this.sentences, this.refused, this.at] = [told.sentences, told.refused, 0];
    });
  }

  move(step: number): void {
    this.at = Math.max(0, Math.min(this.sentences.length - 1, this.at + step));
  }

  /** Puts a sentence where the cursor stands in the document. */
  insert(sentence: Sentence | null): void {
    if (!sentence) return;
    this.close();
    this.doc.insertText(sentence.text);
  }

  close(): void {
    this.#token++;
    this.#abort.abort();
    this.doc.sentences = null;
  }
}
