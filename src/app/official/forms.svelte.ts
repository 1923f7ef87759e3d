import { formatPeriod, parsePeriod, type Period } from '../../catalog';
import { cellAddress, type Issue } from '../../core';
import { formValues, type FileIn, type FormBlank } from '../../flow';
import { cornerOf, formKind, type FormFile, type FormSheet } from '../../office';
import { bindSummary, expressionOfLabels, nextPeriodWords } from '../../summary';
import { removeTemplate, saveTemplate, type FormCell, type FormTemplate } from '../../workspace';
import type { App } from '../app.svelte';
import { queryIssue } from '../trace.svelte';
import { labelsOfCell } from './form_cells';

/** A block of selected cells: from one corner to the other, both inclusive. */
export interface FormRange {
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
  readonly toColumn: number;
}

/** 上级表样: forms of superiors, what is bound to their cells, and filling them for a period. */
export class PrescribedState {
  readonly app: App;
  id = $state<string | null>(null);
  file = $state.raw<FormFile | null>(null);
  sheetName = $state('');
  range = $state.raw<FormRange | null>(null);
  expression = $state('');
  periodText = $state('');
  busy = $state(false);
  problem = $state('');
  /** What was last said of cells that stay blank, or could not be understood. */
  blanks = $state.raw<readonly { readonly place: string; readonly why: string }[]>([]);
  said = $state('');

  constructor(app: App) {
    this.app = app;
  }

  readonly templates: readonly FormTemplate[] = $derived.by(() => this.app.workspace?.templates ?? []);
  readonly template: FormTemplate | null = $derived(this.templates.find(({ id }) => id === this.id) ?? null);
  readonly sheet: FormSheet | null = $derived(
    this.file?.sheets.find(({ name }) => name === this.sheetName) ?? this.file?.sheets[0] ?? null,
  );
  readonly bound: ReadonlyMap<string, FormCell> = $derived.by(() => {
    const own = (this.template?.cells ?? []).filter(({ sheet }) => sheet === this.sheet?.name);
    return new Map(own.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  });
  /** What is wrong with the words for a cell, while they are typed. */
  readonly mistake: string = $derived.by(() => {
    const { catalog, lang } = this.app;
    const text = this.expression.trim();
    if (!catalog || text === '') return '';
    const period = parsePeriod(this.periodText);
    const [binding] = bindSummary(`{{${text}}}`, catalog, { lang, ...(period ? { period } : {}) }).bindings;
    return binding?.problem ?? '';
  });

  async open(): Promise<void> {
    this.app.panels.open('templates');
    const first = this.template ?? this.templates[0];
    if (first) await this.show(first.id);
  }

  async choose(): Promise<void> {
    const [file] = await this.app.services.pickFiles('.xlsx,.xlsm,.docx', false);
    if (file) await this.add(file);
  }

  /** Keeps a form that was dropped or chosen, and shows it. */
  async add(file: FileIn): Promise<void> {
    const kind = formKind(file.name);
    this.problem = '';
    if (!kind) {
      this.problem = this.app.t('prescribed.unknown_kind');
      return;
    }
    await this.#work(async () => {
      const bytes = await file.bytes();
      const read = await this.app.services.officeTask('form_read', { kind, bytes });
      if (!read.ok) return this.#say(read.error);
      const sha256 = await this.app.session?.keepTemplate(bytes);
      if (sha256 === undefined) return;
      const id = `t${Date.now().toString(36)}`;
      const template: FormTemplate = { id, name: file.name, sha256, size: bytes.length, kind, cells: [] };
      if (!(await this.app.do(saveTemplate, { template }))) return;
      this.id = id;
      this.#take(read.value);
    });
  }

  /** Shows a kept form. */
  async show(id: string): Promise<void> {
    const template = this.templates.find((one) => one.id === id);
    if (!template) return;
    this.id = id;
    this.file = null;
    this.problem = '';
    await this.#work(async () => {
      const bytes = await this.app.session?.templateBytes(template.sha256);
      if (!bytes) {
        this.problem = this.app.t('prescribed.gone');
        return;
      }
      const read = await this.app.services.officeTask('form_read', { kind: template.kind, bytes });
      if (read.ok) this.#take(read.value);
      else this.#say(read.error);
    });
  }

  select(range: FormRange): void {
    this.range = range;
    const { sheet } = this;
    if (!sheet) return;
    const place = cornerOf(sheet.merges, range.row, range.column);
    this.expression = this.bound.get(`${place.row}:${place.column}`)?.expression ?? this.expression;
  }

  /** Binds the selected cells to what is typed; one without words is unbound. */
  bind(): void {
    const text = this.expression.trim();
    this.#change(this.#selected().map((place) => ({ ...place, expression: text })));
  }

  unbind(): void {
    this.#change(this.#selected().map((place) => ({ ...place, expression: '' })));
    this.expression = '';
  }

  /** Binds each selected blank cell to what the heads of its row and column say, with what is typed as the rest. */
  byLabels(): void {
    const { sheet, app } = this;
    if (!sheet || !app.catalog) return;
    const { catalog } = app;
    const period = parsePeriod(this.periodText);
    const problems: { place: string; why: string }[] = [];
    const made = this.#selected().flatMap((place) => {
      const cell = sheet.cells.find(({ row, column }) => row === place.row && column === place.column);
      if (cell?.formula || (cell && /[^\d.,%\s-]/.test(cell.text))) return [];
      const answer = expressionOfLabels(labelsOfCell(sheet, place.row, place.column), this.expression, catalog, period);
      if ('expression' in answer) return [{ ...place, expression: answer.expression }];
      const why = app.t(`prescribed.${answer.problem}`, { word: answer.word });
      problems.push({ place: this.#placeOf(sheet.name, place), why });
      return [];
    });
    this.#change(made);
    this.blanks = problems;
    this.said = app.t('prescribed.labelled', { done: made.length, left: problems.length });
  }

  /** The period behind the one that is written. */
  next(): void {
    this.periodText = nextPeriodWords(this.periodText);
    this.said = '';
  }

  /** Fills the form for the period and saves it; says which cells stay blank. */
  async fill(): Promise<void> {
    const { app, template, file } = this;
    const period = parsePeriod(this.periodText);
    if (!period) {
      this.problem = app.t('prescribed.no_period', { text: this.periodText });
      return;
    }
    await this.#work(async () => {
      if (!template || !file || !app.session) return;
      const filled = await formValues(app.session, template, file, { lang: app.lang, period });
      if (!filled.ok) return this.#say(queryIssue(filled.error, app));
      const bytes = await app.session.templateBytes(template.sha256);
      if (!bytes) {
        this.problem = app.t('prescribed.gone');
        return;
      }
      const { values, blanks } = filled.value;
      const done = await app.services.officeTask('form_fill', { kind: template.kind, bytes, values });
      if (!done.ok) return this.#say(done.error);
      app.services.download(this.#nameFor(template.name, period), done.value);
      this.blanks = blanks.map(({ cell, why }: FormBlank) => ({ place: this.#placeOf(cell.sheet, cell), why }));
      this.said = app.t('prescribed.filled', { count: values.length, blank: blanks.length });
      await app.do(saveTemplate, { template: { ...template, period } });
    });
  }

  remove(id: string): void {
    void this.app.do(removeTemplate, { id });
    if (this.id === id) {
      this.id = null;
      this.file = null;
    }
  }

  close(): void {
    this.app.panels.close();
  }

  #take(file: FormFile): void {
    this.file = file;
    this.sheetName = file.sheets[0]?.name ?? '';
    this.range = null;
    this.expression = '';
    this.blanks = [];
    this.said = '';
    const last = this.template?.period;
    const summary = this.app.workspace?.tabs.find((tab) => tab.kind === 'summary');
    if (last) this.periodText = formatPeriod(last, this.app.lang);
    else if (this.periodText === '' && summary?.kind === 'summary')
      this.periodText = /^\s*(?:报告期|period)\s*[:：]\s*(.+)$/imu.exec(summary.text)?.[1]?.trim() ?? '';
  }

  /** The selected cells, each once: what a merged cell covers is its upper left. */
  #selected(): readonly Omit<FormCell, 'expression'>[] {
    const { sheet, range } = this;
    if (!sheet || !range) return [];
    const found = new Map<string, Omit<FormCell, 'expression'>>();
    for (let row = range.row; row <= range.toRow; row++) {
      for (let column = range.column; column <= range.toColumn; column++) {
        const place = cornerOf(sheet.merges, row, column);
        found.set(`${place.row}:${place.column}`, { sheet: sheet.name, ...place });
      }
    }
    return [...found.values()];
  }

  #change(cells: readonly FormCell[]): void {
    const { template } = this;
    if (!template || cells.length === 0) return;
    const key = ({ sheet, row, column }: FormCell): string => `${sheet}\n${row}:${column}`;
    const next = new Map(template.cells.map((cell) => [key(cell), cell]));
    for (const cell of cells) {
      if (cell.expression === '') next.delete(key(cell));
      else next.set(key(cell), cell);
    }
    const sorted = [...next.values()].sort((a, b) => a.row - b.row || a.column - b.column);
    void this.app.do(saveTemplate, { template: { ...template, cells: sorted } });
  }

  #placeOf(sheet: string, { row, column }: { readonly row: number; readonly column: number }): string {
    return `${sheet} ${cellAddress(row + 1, column + 1)}`;
  }

  #nameFor(name: string, period: Period): string {
    const dot = name.lastIndexOf('.');
    return `${name.slice(0, dot)}（${formatPeriod(period, this.app.lang)}）${name.slice(dot)}`.replace(
      /[\\/:*?"<>|]/g,
      '_',
    );
  }

  #say({ code, params }: Issue): void {
    this.problem = this.app.tCode('issue', code, params);
  }

  async #work(run: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = '';
    await this.app.attempt(async () => {
      await run();
      return undefined;
    });
    this.busy = false;
  }
}
