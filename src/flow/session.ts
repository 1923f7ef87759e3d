import type { Catalog, Period } from '../catalog';
import type { Figure, Frame, Issue, Result, Sql } from '../core';
import type { Engine, Held, QueryError, RunOptions, ServerEngine } from '../engine';
import type { PushOptions, PushReport } from './push/push';
import type { Answers, Merge, OpenOptions, Proposal, SourcePlan } from '../ingest';
import type { Browse } from './browse';
import type { ExpandedFiles } from './expand';
import type {
  Answer,
  Ask,
  ColumnValues,
  ListedFact,
  QualityAsk,
  QualityPage,
  QueryNumberAnswer,
  QuerySpec,
  TraceRow,
  SelectedAsk,
  SelectedFigures,
} from '../query';
import type { StandingAsk, StoredFile, StoredStanding } from '../query';
import type { BrowseColumn, BrowseSpec, BrowseTable, PivotAnswer, PivotSpec } from '../query';
import type { LedgerRows, NameListOptions } from './name_list';
import type { LedgerOf, NameListAnswer, NameListWords, QueryNumber, Rendered, RenderOptions } from '../summary';
import type { Command, Source, Workspace } from '../workspace';

/**
 * One open workspace: its state, its data in an engine, its bytes in a storage. Page and command line use this same one.
 * Nothing here knows a screen. Every change is on disk before its promise resolves.
 */
export interface Session {
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly status: SessionStatus;
  /** Called after every change of `workspace` or `status`. Returns the way to stop. */
  subscribe(listener: () => void): () => void;

  /** Carries out a command; resolves when the new workspace is on disk. */
  do<Args>(command: Command<Args>, args: Args): Promise<Result<void, Issue>>;
  undo(): Promise<Result<void, Issue>>;
  redo(): Promise<Result<void, Issue>>;

  ask(spec: QuerySpec, options?: RunOptions): Promise<Result<Answer, QueryError>>;
  /** Many scalars as one statement: each ask fixes its area and period. `asOf`: only what was released by that day counts. */
  askAll(
    asks: readonly Ask[],
    options?: RunOptions & { readonly asOf?: string },
  ): Promise<Result<readonly Figure[], QueryError>>;
  /** Count, sum, ends and middle of many cells: in the engine, whatever their number. */
  selected(ask: SelectedAsk, options?: RunOptions): Promise<Result<SelectedFigures, QueryError>>;
  /** The different values of a column in these areas with how often each stands there, at most `most`. */
  valuesOf(ask: ColumnValuesAsk, options?: RunOptions): Promise<Result<ColumnValues, QueryError>>;
  /** A ledger, or the flat facts, opened for looking through row by row. `close` gives back what that takes. */
  browse(spec: BrowseSpec, options?: RunOptions): Promise<Result<Browse, QueryError>>;
  /** A pivot table with its subtotals and totals. */
  pivot(spec: PivotSpec, options?: RunOptions): Promise<Result<PivotAnswer, QueryError>>;
  /** The columns of a ledger, or of the flat facts, as loaded. */
  columnsOf(table: BrowseTable, options?: RunOptions): Promise<Result<readonly BrowseColumn[], QueryError>>;
  /** Which stored figures rest on sources that are not public: asked before a table leaves. */
  standings(ask: StandingAsk, options?: RunOptions): Promise<Result<readonly StoredStanding[], QueryError>>;
  /** The files that those figures were read from. */
  filesBehind(ask: StandingAsk, options?: RunOptions): Promise<Result<readonly StoredFile[], QueryError>>;
  /** The SQL behind a question, as text that runs alone. */
  sqlOf(spec: QuerySpec): string;
  /** The facts behind one number (its ask fixes area and period). */
  trace(ask: Ask, options?: RunOptions): Promise<Result<readonly TraceRow[], QueryError>>;
  /** The same for many numbers at once, a list for each in their order. */
  traceAll(asks: readonly Ask[], options?: TraceOptions): Promise<Result<readonly (readonly TraceRow[])[], QueryError>>;
  /** What is missing, odd or contradictory in the loaded facts: a page of it. */
  quality(ask: QualityAsk, options?: RunOptions): Promise<Result<QualityPage, QueryError>>;
  /** A person's own SQL, read-only. `writtenFor`: the engine whose SQL it is; another one refuses it (`other_engine`). */
  runText(
    text: string | Sql,
    options?: RunOptions & { readonly writtenFor?: Engine['dialect'] },
  ): Promise<Result<Frame, QueryError>>;
  /** The same, its first `maxRows` rows kept where they are and looked at page by page. */
  hold(
    statement: Sql,
    options: RunOptions & { readonly maxRows: number; readonly writtenFor?: Engine['dialect'] },
  ): Promise<Result<Held, QueryError>>;
  /** What the queries behind numbers of a text answer, in the same order; none waits for another, and each fails alone. */
  askNamed(
    numbers: readonly QueryNumber[],
    options?: RunOptions & { readonly asOf?: string | undefined },
  ): Promise<readonly QueryNumberAnswer[]>;
  /** A ledger with what parts its rows, for sentences about it; null where it is not loaded. */
  ledgerForSentences(rows: LedgerRows, options?: RunOptions): Promise<LedgerOf | null>;
  /** Lists of names out of ledgers, in the same order; each fails alone. */
  askNameLists(lists: readonly NameListWords[], options?: NameListOptions): Promise<readonly NameListAnswer[]>;
  /** Every span that some figure (of these indicators) has, in time order; asked of whoever answers. */
  periods(
    options?: RunOptions & { readonly indicators?: readonly string[] },
  ): Promise<Result<readonly Period[], QueryError>>;
  /** Raw cells of a source's sheet as it came, for looking at the cell that a number was read from. 0-based, to exclusive. */
  sheet(sha256: string, sheet: string, from: number, to: number): Promise<Result<SheetWindow, Issue>>;

  /** Keeps the bytes of a prescribed form on disk, and gives the SHA-256 that names them. */
  keepTemplate(bytes: Uint8Array): Promise<string>;
  /** The bytes of a prescribed form that is kept; null where they are gone. */
  templateBytes(sha256: string): Promise<Uint8Array | null>;

  /** Raw cells of a file that is being planned, read as `options` say. Null when it has no such sheet. */
  peek(file: FileIn, sheet: string, from: number, to: number, options?: OpenOptions): Promise<SheetWindow | null>;
  /** The files in archives in place of the archives; others as they are. `plan` does the same with what it is given. */
  expand(files: readonly FileIn[], signal?: AbortSignal): Promise<ExpandedFiles>;
  /** Reads files and says what would be loaded; changes nothing. */
  plan(files: readonly FileIn[], options?: PlanOptions): Promise<ImportPlan>;
  /** Loads what `plan` found (all of it or nothing) and resolves when it is on disk. One step of undo. */
  accept(plan: ImportPlan, options?: AcceptOptions): Promise<Result<ImportReport, Issue>>;

  render(text: string, options: RenderOptions): Promise<Result<Rendered, QueryError>>;

  /** Every fact that whoever answers has, a sheet at a time, in the order of its cells; superseded ones too. */
  eachFact(take: (facts: readonly ListedFact[]) => void): Promise<Result<void, QueryError>>;

  /** Lets a server answer from now on, by that name. */
  connect(server: ServerEngine, name: string): Promise<Result<void, Issue>>;
  /** The own engine answers again. */
  disconnect(): Promise<void>;
  /** Tries a lost connection at once. */
  retryServer(): Promise<Result<void, Issue>>;
  /** Sends the sources to a server (the connected one where none is named): each once, whole, resumable after a cut. */
  push(options?: PushOptions, server?: ServerEngine): Promise<Result<PushReport, Issue>>;

  /** The whole workspace as one ZIP file. */
  exportFile(): Promise<Uint8Array>;
  /** Keeps the data as they are now for the next opening, without waiting for a quiet moment. */
  keep(): Promise<void>;
  close(): Promise<void>;
}

export interface TraceOptions extends RunOptions {
  readonly onProgress?: (done: number, of: number) => void;
}

export interface ColumnValuesAsk {
  readonly ask: Ask;
  readonly areas: readonly string[];
  readonly most: number;
  readonly asOf?: string;
}

export interface SessionStatus {
  readonly engine: 'starting' | 'ready' | 'restarting' | 'failed';
  readonly engineVersion: string;
  readonly engineReason?: string;
  readonly storage: 'opfs' | 'indexeddb' | 'memory' | 'folder';
  readonly durable: boolean;
  readonly saved: 'saved' | 'saving' | 'failed';
  /** Rows of `fact` that are loaded. */
  readonly facts: number;
  readonly undoDepth: number;
  readonly redoDepth: number;
  /** The command that undo takes back, and the one that redo carries out again: `command.<id>` is its wording. */
  readonly undoCommand?: string | null;
  readonly redoCommand?: string | null;
  /** Rises with every change of the loaded data: answers of an older number are stale. */
  readonly dataVersion: number;
  /** The server that answers instead of the own engine. */
  readonly server: ServerStatus | null;
}

export interface ServerStatus {
  /** Its address, as the person gave it. */
  readonly name: string;
  readonly version: string;
  /** `lost`: it gave no answer; what is shown stays, and it is tried again. */
  readonly state: 'ready' | 'lost';
  /** When it last answered, while it is lost (ISO). */
  readonly since?: string;
  /** Figures that count there. */
  readonly facts: number;
}

export interface FileIn {
  readonly name: string;
  readonly size: number;
  readonly bytes: () => Promise<Uint8Array>;
  /** Equal for equal bytes, where that is known: what was read of them once need not be read again. */
  readonly id?: string;
  /** How it came, where that was not as a file. */
  readonly kind?: 'paste';
  /** What the host made it from (a File): a reader in a worker may take that instead of the bytes. */
  readonly host?: unknown;
}

export interface PlanOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (file: string, done: number, of: number) => void;
  readonly answers?: Answers;
  /** A plan of some of the same files: what neither its answers nor the files before it change is taken over. */
  readonly previous?: ImportPlan;
}

export interface ImportPlan {
  readonly plans: readonly SourcePlan[];
  /** What each plan becomes when it is accepted, in the same order. */
  readonly sources: readonly Source[];
  readonly files: ReadonlyMap<SourcePlan, FileIn>;
  /** What a person said of the files when they were planned. */
  readonly answers?: Answers;
  /** Files that are not loaded, and why. */
  readonly aside?: ReadonlyMap<FileIn, SetAside>;
  /** Sources with the same bytes that are here already: nothing doubles. */
  readonly already: readonly Source[];
  readonly issues: readonly Issue[];
}

/** Why a file is not loaded: it cannot be read, or it is here already. */
export interface SetAside {
  readonly issue: Issue;
  /** The source of the same bytes that is here. */
  readonly same?: Source;
}

export interface AcceptOptions {
  readonly signal?: AbortSignal;
  /** What a person said of the files in the preview, by file name. */
  readonly sources?: Readonly<Record<string, Partial<Pick<Source, 'vintage' | 'released' | 'publish'>>>>;
  /** The proposed measures to take, as a person left them; without it those that are sure, as they were proposed. */
  readonly measures?: readonly Proposal[];
}

export interface ImportReport {
  readonly sources: readonly Source[];
  readonly facts: number;
  readonly ledgerRows: number;
  readonly issues: readonly Issue[];
}

export interface SheetWindow {
  readonly rows: readonly (readonly string[])[];
  readonly totalRows: number;
  readonly columns: number;
  /** Merged ranges that reach into these rows; 0-based in the sheet, inclusive. */
  readonly merges?: readonly Merge[];
}
