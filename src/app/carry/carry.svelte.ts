import type { ChartPicture, CopyLook, Guarded, Guard, ReportTable } from '../../view';
import { chartData, chartPicture, guardedIn, tableToHtml, tableToTsv, withoutGuarded } from '../../view';
import type { OfficeFormat, OfficeJob } from '../../office';
import type { App } from '../app.svelte';
import { fileName } from '../file_name';
import { read, write } from '../preferences.svelte';
import { officeChart } from './office_chart';
import type { CarryScope, CarrySource, CarryTable } from './source';
import { copyTableNow, keepForCopy } from './clipboard';

export const CARRY_FORMATS = ['xlsx', 'docx', 'pptx', 'print', 'clipboard', 'csv'] as const;
export type CarryFormat = (typeof CARRY_FORMATS)[number];

/** What is chosen in the dialog, kept for the next time. */
export interface CarryChoice {
  readonly format: CarryFormat;
  readonly table: boolean;
  readonly chart: boolean;
  readonly native: boolean;
  readonly notes: boolean;
  readonly title: boolean;
  readonly about: boolean;
  readonly asShown: boolean;
  readonly orientation: 'auto' | 'portrait' | 'landscape';
  readonly rules: CopyLook['rules'];
}

const FIRST: CarryChoice = {
  format: 'xlsx',
  table: true,
  chart: true,
  native: true,
  notes: true,
  title: true,
  about: true,
  asShown: false,
  orientation: 'auto',
  rules: 'three_line',
};

/** What is printed: a table, and the chart as a picture. */
export interface PrintSheet {
  readonly table: ReportTable | null;
  readonly title: string;
  readonly notes: boolean;
  readonly chart: { readonly svg: string; readonly alt: string } | null;
  readonly orientation: CarryChoice['orientation'];
}

/** What only the page can do: draw a chart. Given by the dialog. */
export interface Drawing {
  readonly png: (picture: ChartPicture) => Promise<Uint8Array>;
  readonly svg: (picture: ChartPicture) => string;
}

/** 导出、打印、复制为表格: reads what is in front, says what may not leave, and writes it. One at a time. */
export class CarryState {
  source = $state.raw<CarrySource | null>(null);
  choice = $state.raw<CarryChoice>(FIRST);
  title = $state('');
  scope = $state<CarryScope>('all');
  /** What may not leave goes too. Never kept. */
  include = $state(false);
  phase = $state<'idle' | 'reading' | 'writing'>('idle');
  progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  problem = $state('');
  printing = $state.raw<PrintSheet | null>(null);
  #read = $state.raw<CarryTable | null>(null);
  #abort = new AbortController();
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
    this.choice = kept();
  }

  /** What would be left out; null while it is not known. */
  readonly guarded: Guarded | null = $derived(this.#read ? guardedIn(this.#read.table) : null);
  readonly chartGuarded: boolean = $derived(this.#read?.chartGuarded ?? false);
  readonly hasChart: boolean = $derived(this.source?.chart !== null && this.source !== null);
  /** The chart can be drawn by an office program. */
  readonly canNative: boolean = $derived.by(() => {
    const chart = this.source?.chart;
    return chart ? (chartData(chart)?.native ?? null) !== null : false;
  });
  /** Formats that hold a chart. */
  readonly takesChart: boolean = $derived(['docx', 'pptx', 'print'].includes(this.choice.format));
  /** The chart would go along, and may not. */
  readonly chartLeft: boolean = $derived(this.takesChart && this.hasChart && this.choice.chart && this.chartGuarded);
  readonly anyGuarded: boolean = $derived((this.guarded?.any ?? false) || this.chartLeft);

  /** Opens the dialog on what is in front. */
  open(format?: CarryFormat): void {
    const source = this.#app.front?.carry?.() ?? null;
    if (!source) {
      this.#app.messages.say('info', 'carry.empty');
      return;
    }
    this.source = source;
    this.title = source.title;
    this.scope = 'all';
    this.include = false;
    this.problem = '';
    if (format) this.choice = { ...this.choice, format };
    this.#app.panels.open('export');
    void this.look();
  }

  choose(change: Partial<CarryChoice>): void {
    this.choice = { ...this.choice, ...change };
    write('export', JSON.stringify(this.choice));
  }

  setScope(scope: CarryScope): void {
    this.scope = scope;
    void this.look();
  }

  close(): void {
    this.#abort.abort();
    this.phase = 'idle';
    this.#read = null;
    this.source = null;
    this.#app.panels.close();
  }

  /** Stops what is under way; the dialog stays. */
  stop(): void {
    this.#abort.abort();
    this.phase = 'idle';
  }

  /** Reads the table, so that the dialog can say what stays out. */
  async look(): Promise<void> {
    const { source } = this;
    if (!source) return;
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.phase = 'reading';
    this.progress = null;
    this.problem = '';
    this.#read = null;
    await this.#app.attempt(async () => {
      const found = await source.read(this.scope, {
        signal: abort.signal,
        onProgress: (done, total) => {
          if (this.#abort === abort) this.progress = { done, total };
        },
      });
      if (this.#abort !== abort || abort.signal.aborted) return undefined;
      if (found.ok) this.#read = found.value;
      else {
        const { code, params } = found.error;
        this.problem = this.#app.t('carry.guard.failed', { message: this.#app.tCode('issue', code, params) });
      }
      return undefined;
    });
    if (this.#abort === abort) this.phase = 'idle';
  }

  /** Does what was chosen. From within a click: the clipboard wants that. */
  async run(drawing: Drawing): Promise<void> {
    if (!this.#read) await this.look();
    if (!this.#read) return;
    const { format } = this.choice;
    const table = this.#leaving();
    const chart =
      this.takesChart && this.choice.chart && (this.include || !this.chartGuarded) ? this.source?.chart : null;
    if (!table && !chart) {
      this.problem = this.#app.t('carry.nothing');
      return;
    }
    if (format === 'clipboard') {
      if (table) this.#copy(table);
      return;
    }
    if (format === 'print') {
      const picture = chart
        ? chartPicture(chart, { widthCm: 17, dpi: 96, title: true, notes: this.choice.notes })
        : null;
      this.printing = {
        table,
        title: this.title,
        notes: this.choice.notes,
        chart: picture ? { svg: drawing.svg(picture), alt: picture.alt } : null,
        orientation: this.choice.orientation,
      };
      this.close();
      return;
    }
    await this.#write(format, table, chart ?? null, drawing);
  }

  /** Called when the print window has closed. */
  printed(): void {
    this.printing = null;
  }

  /** The table as it may leave, under the title that was chosen; null when it was not wanted. */
  #leaving(): ReportTable | null {
    const { choice } = this;
    const found = this.#read;
    if (!found || (this.takesChart && !choice.table)) return null;
    const table = { ...found.table, title: this.title.trim() || found.table.title };
    if (this.include || !this.guarded?.any) return table;
    const masked = Object.values(this.guarded.cells).some((n) => n > 0);
    const word = (guard: Guard): string => this.#app.t(`carry.guard.word.${guard}`);
    const out = withoutGuarded(table, word);
    return masked ? { ...out, notes: [...out.notes, this.#app.t('carry.guard.note')] } : out;
  }

  #copy(table: ReportTable): void {
    const { rules, title, notes } = this.choice;
    const copied = { html: tableToHtml(table, { rules, title, notes }), text: tableToTsv(table) };
    const { messages } = this.#app;
    if (copyTableNow(copied)) messages.say('good', 'carry.copied', { rows: table.rows.length });
    else {
      keepForCopy(copied);
      messages.say('warning', 'carry.copy_again');
    }
    this.close();
  }

  async #write(
    format: OfficeFormat,
    table: ReportTable | null,
    chart: NonNullable<CarrySource['chart']> | null,
    drawing: Drawing,
  ): Promise<void> {
    const { choice } = this;
    const abort = new AbortController();
    this.#abort = abort;
    this.phase = 'writing';
    this.problem = '';
    const title = this.title.trim() || (this.source?.title ?? '');
    const done = await this.#app.attempt(async () => {
      const left = new Set(
        this.include ? [] : (this.#read?.table.columns ?? []).flatMap(({ guard }, i) => (guard ? [i] : [])),
      );
      const job: OfficeJob = {
        format,
        table,
        chart: chart ? await officeChart(chart, choice, drawing) : null,
        title,
        notes: choice.notes,
        about: choice.about ? (this.#read?.about?.(left) ?? null) : null,
        asShown: choice.asShown,
        orientation: choice.orientation,
      };
      const bytes = await this.#app.services.writeOffice(job, abort.signal);
      const name = fileName(title, format);
      this.#app.services.download(name, bytes);
      this.#app.messages.say('good', 'carry.done', { file: name });
      return undefined;
    });
    if (this.#abort !== abort) return;
    this.phase = 'idle';
    if (done && !abort.signal.aborted) this.close();
  }
}

function kept(): CarryChoice {
  try {
    const found: unknown = JSON.parse(read('export') ?? 'null');
    if (typeof found !== 'object' || found === null) return FIRST;
    const known = Object.entries(FIRST).map(([key, first]) => {
      const value: unknown = (found as Record<string, unknown>)[key];
      return [key, typeof value === typeof first && allowed(key, value) ? value : first];
    });
    return Object.fromEntries(known) as unknown as CarryChoice;
  } catch {
    return FIRST; // not ours, or cut off: the first choice stands
  }
}

const WORDS: Readonly<Record<string, readonly unknown[]>> = {
  format: CARRY_FORMATS,
  orientation: ['auto', 'portrait', 'landscape'],
  rules: ['three_line', 'ruled'],
};
const allowed = (key: string, value: unknown): boolean => WORDS[key]?.includes(value) ?? true;
