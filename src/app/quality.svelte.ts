import type { AreasPage, CoveragePage, FindingKind, FindingsPage, QualityAsk, SpanKind } from '../query';
import type { CellOrigin, Ask } from '../query';
import type { App } from './app.svelte';
import { queryIssue } from './trace.svelte';
import { columnTitle, linesAsText, qualityColumns, qualityLine, type QualityLine } from './quality_lines';

export type QualityTab = 'coverage' | FindingKind;
export const QUALITY_TABS = [
  'coverage',
  'ledgers',
  'parts',
  'duplicates',
  'outliers',
  'gaps',
] as const satisfies readonly QualityTab[];

/** Lines on one page of a list. */
const LINES = 50;

/** 数据质量: what is missing, odd or contradictory. Asks the engine for the page that is looked at, and again when the data change. */
export class QualityState {
  tab = $state<QualityTab>('coverage');
  span = $state<SpanKind>('year');
  /** The indicator whose areas are looked at. */
  indicator = $state<string | null>(null);
  offset = $state(0);
  page = $state.raw<FindingsPage | CoveragePage | AreasPage | null>(null);
  working = $state(false);
  problem = $state('');
  readonly #app: App;
  #abort: AbortController | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  readonly lines: readonly QualityLine[] = $derived.by(() => {
    const { page } = this;
    if (!page || page.kind === 'coverage' || page.kind === 'areas') return [];
    return page.rows.map((finding) => qualityLine(this.#app, finding));
  });
  readonly to: number = $derived(Math.min(this.offset + LINES, this.page?.total ?? 0));

  open(tab: QualityTab = this.tab): void {
    this.#app.panels.open('quality');
    this.show(tab);
  }

  show(tab: QualityTab): void {
    this.tab = tab;
    this.indicator = null;
    this.offset = 0;
    void this.refresh();
  }

  showSpan(span: SpanKind): void {
    this.span = span;
    this.offset = 0;
    void this.refresh();
  }

  showIndicator(indicator: string | null): void {
    this.indicator = indicator;
    this.offset = 0;
    void this.refresh();
  }

  turn(pages: number): void {
    this.offset = Math.max(0, this.offset + pages * LINES);
    void this.refresh();
  }

  /** Asks for what is shown; an answer that comes after the next question is dropped. */
  async refresh(): Promise<void> {
    const { session } = this.#app;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.page = null;
    this.problem = '';
    if (!session) return;
    this.working = true;
    const asked = this.#ask();
    await this.#app.attempt(async () => {
      const answer = await session.quality(asked, { signal: abort.signal });
      if (abort.signal.aborted) return;
      if (answer.ok && answer.value.kind !== 'unreported') this.page = answer.value;
      else if (!answer.ok) {
        const { code, params } = queryIssue(answer.error, this.#app);
        this.problem = this.#app.tCode('issue', code, params);
      }
    });
    if (this.#abort === abort) this.working = false;
  }

  close(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.working = false;
    this.#app.panels.close();
  }

  /** The page as a table for a spreadsheet. */
  copy(): void {
    if (this.tab === 'coverage') return;
    const columns = qualityColumns(this.tab);
    const titles = columns.map((column) => columnTitle(this.#app, this.tab === 'coverage' ? 'gaps' : this.tab, column));
    this.#app.copyText(linesAsText(titles, columns, this.lines, this.#app.lang));
  }

  /** The cell, over the page; it is still there when the source is closed. */
  openCell(origin: CellOrigin): void {
    this.#app.openSource(origin);
  }

  /** Everything behind a number, beside the workbook: the page gives way. */
  trace(ask: Ask, expression: string, place: string): void {
    this.close();
    this.#app.trace(ask, expression, place);
  }

  #ask(): QualityAsk {
    const page = { offset: this.offset, limit: LINES };
    if (this.tab !== 'coverage') return { kind: this.tab, page };
    const { indicator, span } = this;
    return indicator === null ? { kind: 'coverage', span, page } : { kind: 'areas', indicator, span, page };
  }
}
