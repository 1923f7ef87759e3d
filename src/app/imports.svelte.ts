import type { Issue } from '../core';
import type { AcceptOptions, FileIn, ImportPlan, ImportReport } from '../flow';
import { VINTAGES, type Vintage } from '../workspace';
import type { App } from './app.svelte';
import { viewOfPlan } from './plan_view';
import { newViewTab } from './tabs';
import { groupIssues, needsAnswer, planCounts, type PlanCounts, type IssueGroup } from './import_view';

export type ImportStage = 'idle' | 'reading' | 'preview' | 'loading' | 'report';

/** What a person says of one file in the preview. */
export interface Answer {
  readonly indicator?: string;
  readonly unit?: string;
  readonly vintage?: Vintage;
  readonly released?: string;
}

/**
 * Import from dropped files to the report: reading → preview → loading → report. Nothing of the workspace changes before
 * 确认导入, and cancelling at any moment leaves it as it was.
 */
export class Imports {
  stage = $state<ImportStage>('idle');
  file = $state('');
  done = $state(0);
  of = $state(0);
  plan = $state.raw<ImportPlan | null>(null);
  report = $state.raw<ImportReport | null>(null);
  /** What a person answered for files that do not say, by file name. */
  answers = $state.raw<Readonly<Record<string, Answer>>>({});
  readonly #app: App;
  #files: readonly FileIn[] = [];
  #abort: AbortController | null = null;
  /** Steps of undo that were there before the import. */
  #depth = 0;

  constructor(app: App) {
    this.#app = app;
  }

  /** A plan repeats the issues of its source: each is told once. */
  readonly issues: readonly Issue[] = $derived([
    ...new Set([
      ...(this.plan?.issues ?? []),
      ...(this.plan?.plans.flatMap((plan) => [...plan.source.issues, ...plan.issues]) ?? []),
    ]),
  ]);
  readonly groups: readonly IssueGroup[] = $derived(groupIssues(this.issues));
  readonly open: boolean = $derived(this.stage !== 'idle');
  /** There is something to load. */
  readonly loadable: boolean = $derived(
    this.plan?.plans.some((plan) => plan.sheets.some((sheet) => sheet.kind !== 'unread')) ?? false,
  );
  readonly counts: PlanCounts = $derived(planCounts(this.plan?.plans ?? []));
  readonly asking: boolean = $derived(this.plan?.plans.some(needsAnswer) ?? false);

  /** Reads files and shows what was understood. A workspace file among them is opened instead. */
  async start(files: readonly FileIn[]): Promise<void> {
    if (files.length === 0) return;
    const saved = files.find((file) => /\.almanac$/i.test(file.name));
    if (saved) {
      await this.#app.open((services) => services.openFile(saved));
      return;
    }
    if (!this.#app.session) {
      const name = this.#app.t('shell.new_workspace_name');
      if (!(await this.#app.open((services) => services.newWorkspace(name)))) return;
    }
    this.#files = files;
    this.answers = {};
    await this.#read();
  }

  /** Text pasted from a spreadsheet, as a file of its own. */
  async startText(text: string): Promise<void> {
    const bytes = new TextEncoder().encode(text);
    const name = `${this.#app.t('shell.pasted')} ${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.tsv`;
    await this.start([{ name, size: bytes.length, bytes: async () => bytes }]);
  }

  /** Empty text takes an answer back. */
  answer(file: string, part: keyof Answer, text: string): void {
    const { [part]: _, ...rest } = this.answers[file] ?? {};
    if (text === '') this.answers = { ...this.answers, [file]: rest };
    else if (part !== 'vintage') this.answers = { ...this.answers, [file]: { ...rest, [part]: text } };
    else {
      const vintage = VINTAGES.find((one) => one === text);
      if (vintage) this.answers = { ...this.answers, [file]: { ...rest, vintage } };
    }
  }

  /** Reads the same files again with what the person answered. */
  async again(): Promise<void> {
    await this.#read();
  }

  async pick(): Promise<void> {
    await this.#app.attempt(async () => {
      await this.start(await this.#app.services.pickFiles('.csv,.tsv,.txt,.xlsx,.xls,.almanac', true));
    });
  }

  async accept(): Promise<void> {
    const { session } = this.#app;
    const plan = this.plan;
    if (!session || !plan || this.stage !== 'preview') return;
    const abort = this.#begin('loading');
    this.#depth = this.#app.status?.undoDepth ?? 0;
    const done = await this.#app.attempt(async () => {
      const accepted = await session.accept(plan, { signal: abort.signal, sources: said(this.answers) });
      if (!accepted.ok) return accepted;
      await this.#firstView(plan);
      this.report = accepted.value;
      this.stage = 'report';
      return accepted;
    });
    if (!done) this.stage = abort.signal.aborted ? 'idle' : 'preview';
  }

  /** Takes the import back, with the first view that it made, and closes the report. */
  async undo(): Promise<void> {
    const app = this.#app;
    let depth = Number.POSITIVE_INFINITY;
    // A step that takes nothing back ends it too: nothing before the import may go.
    while ((app.status?.undoDepth ?? 0) > this.#depth && (app.status?.undoDepth ?? 0) < depth) {
      depth = app.status?.undoDepth ?? 0;
      await app.undo();
    }
    this.close();
  }

  /** Stops what is under way, or closes the report. */
  close(): void {
    this.#abort?.abort();
    this.stage = 'idle';
    this.plan = null;
    this.report = null;
    this.#files = [];
  }

  /** Something to look at after the first import into an empty workbook. */
  async #firstView(plan: ImportPlan): Promise<void> {
    const { workspace, catalog } = this.#app;
    if (!workspace || !catalog || workspace.tabs.length > 0) return;
    const view = viewOfPlan(plan, catalog);
    if (view) await newViewTab(this.#app, view);
  }

  async #read(): Promise<void> {
    const { session } = this.#app;
    if (!session) return;
    const abort = this.#begin('reading');
    const read = await this.#app.attempt(async () => {
      const plan = await session.plan(this.#files, {
        signal: abort.signal,
        answers: this.answers,
        onProgress: (file, done, of) => {
          if (abort.signal.aborted) return;
          this.file = file;
          this.done = done;
          this.of = of;
        },
      });
      if (abort.signal.aborted) return;
      this.plan = plan;
      this.stage = 'preview';
    });
    if (!read) this.stage = 'idle';
  }

  #begin(stage: ImportStage): AbortController {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.stage = stage;
    this.file = this.#files[0]?.name ?? '';
    this.done = 0;
    this.of = 0;
    return this.#abort;
  }
}

/** What of the answers belongs to the source itself; the rest was for reading it. */
const said = (answers: Readonly<Record<string, Answer>>): NonNullable<AcceptOptions['sources']> =>
  Object.fromEntries(
    Object.entries(answers).map(([file, { vintage, released }]) => [
      file,
      { ...(vintage ? { vintage } : {}), ...(released === undefined ? {} : { released }) },
    ]),
  );
