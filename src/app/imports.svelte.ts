import type { Issue } from '../core';
import { needsNobody, type FileIn, type ImportPlan, type ImportReport } from '../flow';
import type { Correction, SheetPlan, SourcePlan } from '../ingest';
import type { App } from './app.svelte';
import { distinct } from './import/distinct';
import { fileEntries, type FileEntry } from './import/files';
import { ImportSheet } from './import/sheet.svelte';
import { SaidHistory } from './import/said_history.svelte';
import { measureLines, type MeasureLine } from './import/measures';
import { answersOf, sameReading, sourcesOf, withCorrections, type Said } from './import/said';
import { groupIssues, planCounts, type IssueGroup, type PlanCounts } from './import_view';
import { takeMaps } from './maps';
import { viewOfPlan } from './plan_view';
import { firstView } from './tabs';

export type ImportStage = 'idle' | 'reading' | 'preview' | 'loading' | 'report';

/**
 * Import from dropped files to the report: reading → preview → loading → report. Nothing of the workspace changes before
 * 确认导入, and cancelling at any moment leaves it as it was. What a person says in the preview is a history of its own.
 */
export class Imports {
  stage = $state<ImportStage>('idle');
  file = $state('');
  done = $state(0);
  of = $state(0);
  files = $state.raw<readonly FileIn[]>([]);
  plan = $state.raw<ImportPlan | null>(null);
  report = $state.raw<ImportReport | null>(null);
  /** What of archives could not be read. */
  packed = $state.raw<readonly Issue[]>([]);
  /** A correction is being worked out; what is shown is from before it. */
  working = $state(false);
  readonly #history = new SaidHistory();
  readonly sheet: ImportSheet;
  readonly #app: App;
  #abort: AbortController | null = null;
  /** What a person said since the plan under way was begun is planned after it. */
  #again = false;
  /** Steps of undo that were there before the import. */
  #depth = 0;

  constructor(app: App) {
    this.#app = app;
    this.sheet = new ImportSheet(app, this);
  }

  /** A plan repeats the issues of its source: each is told once. */
  readonly issues: readonly Issue[] = $derived([
    ...new Set([
      ...this.packed,
      ...(this.plan?.issues ?? []),
      ...(this.plan?.plans.flatMap((plan) => [...plan.source.issues, ...plan.issues]) ?? []),
    ]),
  ]);
  readonly groups: readonly IssueGroup[] = $derived(groupIssues(this.issues));
  readonly entries: readonly FileEntry[] = $derived(fileEntries(this.files, this.plan, this.issues, this.said));
  /** What a person should look at before accepting, gravest first. */
  readonly doubts: readonly Issue[] = $derived(
    this.groups.flatMap(({ severity, issues }) => (severity === 'info' ? [] : issues)),
  );
  readonly open: boolean = $derived(this.stage !== 'idle');
  /** There is something to load. */
  readonly loadable: boolean = $derived(
    this.plan?.plans.some((plan) => plan.sheets.some((sheet) => sheet.kind !== 'unread')) ?? false,
  );
  readonly counts: PlanCounts = $derived(planCounts(this.plan?.plans ?? []));
  /** What could be counted in its ledgers. */
  readonly measures: readonly MeasureLine[] = $derived(measureLines(this.plan, this.said));
  /** What the catalog learns by it. */
  readonly brings: { readonly areas: number; readonly indicators: number } = $derived({
    areas: this.plan?.plans.reduce((sum, { newAreas }) => sum + newAreas.length, 0) ?? 0,
    indicators:
      (this.plan?.plans.reduce((sum, { newIndicators }) => sum + newIndicators.length, 0) ?? 0) +
      this.measures.filter(({ taken }) => taken).length,
  });
  get said(): Said {
    return this.#history.said;
  }
  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** Reads files and shows what was understood. A workspace file among them is opened instead. */
  async start(given: readonly FileIn[]): Promise<void> {
    const files = this.#app.session ? await takeMaps(this.#app, given) : given;
    if (files.length === 0) return;
    const saved = files.find((file) => /\.almanac$/i.test(file.name));
    if (saved) {
      await this.#app.open((services) => services.openFile(saved));
      return;
    }
    if (this.stage === 'preview') {
      this.#add(files);
      return;
    }
    if (!this.#app.session) {
      const name = this.#app.t('shell.new_workspace_name');
      if (!(await this.#app.open((services) => services.newWorkspace(name)))) return;
    }
    this.#clear();
    this.files = distinct(files);
    await this.#read();
  }

  /** Takes up what a person says; where that changes what is read, the files concerned are planned anew. */
  say(change: (said: Said) => Said): void {
    if (this.stage === 'preview') this.#turn(() => this.#history.say(change(this.said)));
  }

  /** What was pointed at in the sheet that is shown. */
  correct(corrections: readonly Correction[]): void {
    const { file, name } = this.sheet;
    if (corrections.length > 0) this.say((said) => withCorrections(said, file, name, corrections));
  }

  undoSaid(): void {
    if (this.stage === 'preview') this.#turn(() => this.#history.undo());
  }

  redoSaid(): void {
    if (this.stage === 'preview') this.#turn(() => this.#history.redo());
  }

  async accept(): Promise<void> {
    const { session } = this.#app;
    const plan = this.plan;
    if (!session || !plan || this.stage !== 'preview' || this.working || !this.loadable) return;
    const abort = this.#begin('loading');
    this.#depth = this.#app.status?.undoDepth ?? 0;
    const done = await this.#app.attempt(async () => {
      const accepted = await session.accept(plan, {
        signal: abort.signal,
        sources: sourcesOf(this.said),
        measures: this.measures.filter(({ taken }) => taken).map(({ proposal }) => proposal),
      });
      if (!accepted.ok) return accepted;
      await this.#firstView(plan);
      this.report = accepted.value;
      this.stage = 'report';
      return accepted;
    });
    if (!done) this.stage = abort.signal.aborted ? 'idle' : 'preview';
  }

  /** What goes by known profiles without a doubt is loaded at once: a notice says so and takes it back, the report stays at hand. */
  async #acceptUnasked(): Promise<void> {
    await this.accept();
    const { report } = this;
    if (this.stage !== 'report' || !report) return;
    this.stage = 'idle';
    const files = report.sources.length;
    this.#app.messages.say(
      'good',
      'collect.applied',
      { files, facts: this.#app.count(report.facts + report.ledgerRows) },
      { label: 'collect.show_report', run: () => this.#showAgain(report) },
      true,
    );
  }

  #showAgain(report: ImportReport): void {
    if (this.stage !== 'idle') return;
    this.report = report;
    this.stage = 'report';
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
    this.#clear();
  }

  /** The plan of a file and of one of its sheets, as they are shown. */
  planOf(file: string): SourcePlan | null {
    return this.entries.find(({ name }) => name === file)?.plan ?? null;
  }
  sheetPlan(file: string, sheet: string): SheetPlan | null {
    return this.planOf(file)?.sheets.find((each) => each.sheet === sheet) ?? null;
  }

  #clear(): void {
    this.sheet.clear();
    this.plan = null;
    this.report = null;
    this.files = [];
    this.packed = [];
    this.#history.clear();
    this.#again = false;
    this.working = false;
  }

  /** Files dropped on the preview join it; one of a name that is there already takes its place. */
  #add(files: readonly FileIn[]): void {
    const names = new Set(files.map(({ name }) => name));
    this.files = [...this.files.filter(({ name }) => !names.has(name)), ...distinct(files)];
    this.#again = true;
    if (!this.working) void this.#replan();
  }

  /** What is said otherwise now, where that changes what is read, is planned anew. */
  #turn(move: () => void): void {
    const before = this.said;
    move();
    if (sameReading(before, this.said)) return;
    this.#again = true;
    if (!this.working) void this.#replan();
  }

  /** Something to look at after the first import. */
  async #firstView(plan: ImportPlan): Promise<void> {
    const { workspace, catalog } = this.#app;
    const view = workspace && catalog ? viewOfPlan(plan, catalog) : null;
    if (view) await firstView(this.#app, view);
  }

  async #read(): Promise<void> {
    const abort = this.#begin('reading');
    const read = await this.#app.attempt(async () => {
      await this.#expand(abort.signal);
      const plan = await this.#planned(abort.signal, null);
      if (abort.signal.aborted || !plan) return;
      this.#show(plan);
      this.stage = 'preview';
      if (this.packed.length === 0 && this.#app.preferences.unasked && needsNobody(plan)) await this.#acceptUnasked();
    });
    if (!read && !abort.signal.aborted) this.stage = 'idle';
  }

  /** The files in archives in place of the archives, so that each can be looked at and left out. */
  async #expand(signal: AbortSignal): Promise<void> {
    const found = await this.#app.session?.expand(this.files, signal);
    if (!found || signal.aborted) return;
    this.files = distinct(found.files);
    this.packed = found.issues;
  }

  /** Plans until nothing was said in between: an answer that is late is not shown, only built on. */
  async #replan(): Promise<void> {
    const abort = this.#abort ?? new AbortController();
    this.working = true;
    let plan = this.plan;
    await this.#app.attempt(async () => {
      while (this.#again) {
        this.#again = false;
        plan = await this.#planned(abort.signal, plan);
        if (abort.signal.aborted) return;
      }
      if (plan) this.#show(plan);
    });
    if (!abort.signal.aborted) this.working = false;
  }

  async #planned(signal: AbortSignal, previous: ImportPlan | null): Promise<ImportPlan | null> {
    const { session } = this.#app;
    const answers = answersOf(this.said, previous?.answers);
    const files = this.files.filter(({ name }) => !this.said[name]?.out);
    const onProgress = (file: string, done: number, of: number): void => {
      if (signal.aborted) return;
      this.file = file;
      this.done = done;
      this.of = of;
    };
    return (await session?.plan(files, { signal, answers, onProgress, ...(previous ? { previous } : {}) })) ?? null;
  }

  #show(plan: ImportPlan): void {
    this.plan = plan;
    this.sheet.planned();
  }

  #begin(stage: ImportStage): AbortController {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.stage = stage;
    this.file = this.files[0]?.name ?? '';
    this.done = 0;
    this.of = 0;
    return this.#abort;
  }
}
