import type { Catalog } from '../catalog';
import { issue, type Issue, type Result } from '../core';
import type { Session, SessionStatus } from '../flow';
import type { Ask, CellOrigin } from '../query';
import type { Command, Tab, Workspace } from '../workspace';
import { Backup } from './backup.svelte';
import { CarryState } from './carry/carry.svelte';
import { CitationsState } from './carry/citations.svelte';
import { PrescribedState } from './official/forms.svelte';
import { Drifts } from './compose/drifts.svelte';
import { copyText } from './clipboard';
import { isEnabled, mergeCommands, type AppCommand } from './commands';
import { FormulaBarState } from './formula_bar.svelte';
import type { FrontTab } from './front';
import { Imports } from './imports.svelte';
import { Messages } from './messages.svelte';
import { Panels } from './panels.svelte';
import { QualityState } from './quality.svelte';
import { read, write } from './preferences.svelte';
import { Speaker } from './speaker.svelte';
import { Origins } from './origins.svelte';
import { matches, type Keys } from './shortcuts';
import type { AppServices, WorkspaceInfo } from './services';
import { ServerState } from './server.svelte';
import { shellCommands } from './shell_commands';
import { SourceState } from './source.svelte';
import { renameOpen } from './tabs';
import { TraceState } from './trace.svelte';
import { bug, isAbort } from './trouble';

/**
 * The state of the screen over one open workspace at a time. Everything shown is read from here; everything done goes
 * through `do` (changes of the workspace), a command of `commands`, or a method of one of the parts.
 * The only place that catches what throws: it becomes a message, and the data are as they were.
 */
export class App extends Speaker {
  readonly services: AppServices;
  readonly messages = new Messages();
  readonly panels = new Panels();
  readonly imports: Imports = new Imports(this);
  readonly traces: TraceState = new TraceState(this);
  readonly sources: SourceState = new SourceState(this);
  readonly quality: QualityState = new QualityState(this);
  readonly server: ServerState = new ServerState(this);
  readonly backup: Backup = new Backup(this);
  readonly origins: Origins = new Origins(this);
  readonly carry: CarryState = new CarryState(this);
  readonly citations: CitationsState = new CitationsState(this);
  /** 上级表样. */
  readonly prescribed: PrescribedState = new PrescribedState(this);
  readonly drifts: Drifts = new Drifts(this);
  readonly formulaBar: FormulaBarState = new FormulaBarState(this);

  session = $state.raw<Session | null>(null);
  workspace = $state.raw<Workspace | null>(null);
  catalog = $state.raw<Catalog | null>(null);
  status = $state.raw<SessionStatus | null>(null);
  workspaces = $state.raw<readonly WorkspaceInfo[]>([]);
  /** The tab in front; set by its component. */
  front = $state.raw<FrontTab | null>(null);
  /** A workspace is being opened. */
  opening = $state(false);
  /** Why the last one could not be opened: shown as a page, with what to do. */
  failure = $state.raw<Issue | null>(null);

  readonly commands: readonly AppCommand[] = $derived(mergeCommands(shellCommands, this.front?.commands ?? []));
  readonly activeTab: Tab | null = $derived(
    this.workspace?.tabs.find((tab) => tab.id === this.workspace?.activeTab) ?? this.workspace?.tabs[0] ?? null,
  );

  /** The engine cannot be started: the page says why and what to do. */
  readonly engineFailure: Issue | null = $derived(
    this.status?.engine === 'failed'
      ? issue('error', 'engine_failed', {}, { message: this.status.engineReason ?? '' })
      : null,
  );

  #unsubscribe: () => void = () => {};
  #token = 0;

  constructor(services: AppServices) {
    super();
    this.services = services;
  }

  /** Another name for `front`. */
  get view(): FrontTab | null {
    return this.front;
  }
  set view(tab: FrontTab | null) {
    this.front = tab;
  }

  /** Changes the workspace. True when it is on disk; what went wrong is shown as a message. */
  async do<Args>(command: Command<Args>, args: Args): Promise<boolean> {
    const session = this.session;
    if (!session) return false;
    return this.attempt(() => session.do(command, args));
  }

  async undo(): Promise<void> {
    const session = this.session;
    if (session) await this.attempt(() => session.undo());
  }

  async redo(): Promise<void> {
    const session = this.session;
    if (session) await this.attempt(() => session.redo());
  }

  copyText(text: string): void {
    if (copyText(text)) this.messages.say('good', 'shell.copied');
    else this.messages.say('warning', 'shell.copy_refused');
  }

  /** Tries the engine, or the page, again. */
  retry(): void {
    const id = this.workspace?.id;
    this.failure = null;
    if (id === undefined) void this.listWorkspaces();
    else void this.open((services) => services.openSession(id));
  }

  /** Runs a command if it may run now. */
  run(command: AppCommand): void {
    if (isEnabled(this, command))
      void this.attempt(async () => {
        await command.run(this);
      });
  }

  runById(id: string): void {
    const command = this.commands.find((one) => one.id === id);
    if (command) this.run(command);
  }

  /** Readings of words for the palette: pinyin without tones, and initials. Loaded when first asked for. */
  async loadReadings(): Promise<(text: string) => string> {
    try {
      return (await import('./readings')).readings;
    } catch (thrown) {
      this.unexpected(thrown);
      return () => '';
    }
  }

  async deleteWorkspace(id: string): Promise<void> {
    if (this.workspace?.id === id) await this.leave();
    await this.attempt(async () => {
      await this.services.deleteWorkspace(id);
    });
    await this.listWorkspaces();
  }

  /** The open one by a command, which can be undone; another in its place of storage. */
  async renameWorkspace(id: string, name: string): Promise<void> {
    const text = name.trim();
    if (text === '') return;
    if (this.workspace?.id === id) await renameOpen(this, text);
    else {
      await this.attempt(async () => {
        await this.services.renameWorkspace(id, text);
      });
    }
    await this.listWorkspaces();
  }

  /** Runs the command of those keys. False when there is none, so that the browser may have them. */
  press(keys: Keys, platform: string): boolean {
    const command = this.commands.find((one) => one.shortcuts?.some((shortcut) => matches(shortcut, keys, platform)));
    if (!command) return false;
    this.run(command);
    return true;
  }

  /** 这个数哪来的 of the number that is looked at. */
  traceActive(): void {
    const active = this.front?.active;
    if (active?.ask) this.trace(active.ask, active.expression, active.place);
  }

  /** 这个数哪来的: opens the trace panel for one number. */
  trace(ask: Ask, expression = '', place = ''): void {
    void this.traces.open(ask, expression, place);
  }

  /** Shows the cell of the source file that a value was read from. */
  openSource(origin: CellOrigin): void {
    void this.sources.open(origin);
  }

  /**
   * What is shown first: the workspace that was open last; on the very first visit the sample, so that there is something
   * to look at within seconds; else the start page.
   */
  async start(): Promise<void> {
    await this.listWorkspaces();
    let last: string | null = null;
    await this.attempt(async () => {
      last = await this.services.lastOpened();
    });
    const first = read('visited') === null;
    write('visited', '1');
    const there = this.workspaces.find((info) => info.id === last && info.broken !== true);
    if (there) {
      await this.open((services) => services.openSession(there.id));
    } else if (first && this.workspaces.length === 0) {
      await this.open((services) => services.openSample());
    }
  }

  /** Opens by the way given; the workspace that was open is closed only when the new one is there. */
  async open(how: (services: AppServices) => Promise<Result<Session, Issue>>): Promise<boolean> {
    const token = ++this.#token;
    this.opening = true;
    this.failure = null;
    try {
      const opened = await how(this.services);
      if (!opened.ok) {
        if (token === this.#token) this.#fail(opened.error);
        return false;
      }
      if (token !== this.#token) {
        await opened.value.close();
        return false;
      }
      await this.#take(opened.value);
      return true;
    } catch (thrown) {
      if (token === this.#token) this.#fail(bug(thrown));
      return false;
    } finally {
      if (token === this.#token) this.opening = false;
    }
  }

  /** Back to the start page; the work is on disk. */
  async leave(): Promise<void> {
    const session = this.session;
    this.#unsubscribe();
    this.#closeAll();
    this.session = null;
    this.workspace = null;
    this.catalog = null;
    this.status = null;
    this.front = null;
    await this.attempt(async () => {
      await this.services.setLastOpened(null);
      await session?.close();
    });
    await this.listWorkspaces();
  }

  async listWorkspaces(): Promise<void> {
    await this.attempt(async () => {
      this.workspaces = await this.services.listWorkspaces();
    });
  }

  /** Runs what may fail; says so when it does. True when all went well. */
  async attempt(work: () => Promise<Result<unknown, Issue> | undefined>): Promise<boolean> {
    try {
      const result = await work();
      if (!result || result.ok) return true;
      this.messages.issue(result.error);
    } catch (thrown) {
      if (!isAbort(thrown)) this.messages.issue(bug(thrown));
    }
    return false;
  }

  /** A rejected promise or exception that nobody caught. */
  unexpected(thrown: unknown): void {
    if (!isAbort(thrown)) this.messages.issue(bug(thrown));
  }

  /** What was open beside the workbook belonged to the workspace before. */
  #closeAll(): void {
    this.panels.closeAll();
    this.traces.close();
    this.sources.close();
  }

  #fail(problem: Issue): void {
    if (this.session) this.messages.issue(problem);
    else this.failure = problem;
  }

  async #take(session: Session): Promise<void> {
    // Before anything is shown of it: who is killed the next moment finds this one again.
    await this.attempt(async () => {
      await this.services.setLastOpened(session.workspace.id);
    });
    const before = this.session;
    this.#unsubscribe();
    this.front = null;
    this.#closeAll();
    this.session = session;
    this.#read();
    this.#unsubscribe = session.subscribe(() => this.#read());
    this.backup.opened();
    if (before) await before.close();
  }

  #read(): void {
    const session = this.session;
    if (!session) return;
    const was = this.status;
    this.workspace = session.workspace;
    this.catalog = session.catalog;
    this.status = session.status;
    this.#tell(was, session.status);
    this.drifts.changed();
  }

  /** What a person must hear of a change of status. */
  #tell(was: SessionStatus | null, now: SessionStatus): void {
    if (was?.engine === 'restarting' && now.engine === 'ready') this.messages.say('good', 'shell.engine_restarted');
    if (was?.engine === 'ready' && now.engine === 'restarting') this.messages.say('info', 'shell.engine_stopped');
    if (was?.server?.state === 'lost' && now.server?.state === 'ready') this.messages.say('good', 'server.back');
    if (was && was.dataVersion !== now.dataVersion) this.traces.again();
    if (now.saved === 'failed' && was?.saved !== 'failed')
      this.messages.say('error', 'shell.save_failed', {}, this.backup.action);
  }
}
