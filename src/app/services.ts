import type { Issue, Result } from '../core';
import type { Connection, ServerEngine } from '../engine';
import type { FileIn, Session } from '../flow';
import type { OfficeJob, OfficeTaskKind, OfficeTasks } from '../office';

/** A workspace as the start page lists it. */
export interface WorkspaceInfo {
  readonly id: string;
  readonly name: string;
  /** ISO time of its last change, where the storage knows it. */
  readonly changed?: string;
  readonly sources?: number;
  readonly sample?: boolean;
  /** It is there but cannot be read; its data are untouched. */
  readonly broken?: boolean;
}

/**
 * What the screen needs from the machine around it: opening workspaces, picking and saving files.
 * Implemented in `main.ts` for the browser; a test gives its own.
 */
export interface AppServices {
  listWorkspaces(): Promise<readonly WorkspaceInfo[]>;
  /**
   * The workspace that was open when the page was last left or killed; null when it was closed by the person, or there was none.
   * Kept beside the workspaces: what a browser keeps for small settings may be gone when it is killed.
   */
  lastOpened(): Promise<string | null>;
  setLastOpened(id: string | null): Promise<void>;
  openSession(id: string): Promise<Result<Session, Issue>>;
  newWorkspace(name: string): Promise<Result<Session, Issue>>;
  /** The sample county, or the figures of three public work summaries with a summary that cites each. */
  openSample(which?: 'reports'): Promise<Result<Session, Issue>>;
  /** Opens an .almanac file as a workspace of its own. */
  openFile(file: FileIn): Promise<Result<Session, Issue>>;
  /** Asks a database server who it is. Connected is only what a session is given. */
  connectServer(connection: Connection): Promise<Result<ServerEngine, Issue>>;
  deleteWorkspace(id: string): Promise<void>;
  renameWorkspace(id: string, name: string): Promise<void>;
  /** Saves bytes where the person's browser saves downloads. */
  download(name: string, bytes: Uint8Array): void;
  /** Writes a file of an office program, away from the page. Rejects with an AbortError when stopped. */
  writeOffice(job: OfficeJob, signal?: AbortSignal): Promise<Uint8Array>;
  /** Does another piece of work on office files, away from the page. Rejects with an AbortError when stopped. */
  officeTask<K extends OfficeTaskKind>(
    kind: K,
    given: OfficeTasks[K]['in'],
    signal?: AbortSignal,
  ): Promise<OfficeTasks[K]['out']>;
  /** Files are about to come (they are being dragged over the page, the file window opens): readers are made ready for them. */
  expectFiles?(): void;
  /** Lets the person choose files; empty when they chose none. `accept` as in an input element. */
  pickFiles(accept: string, several: boolean): Promise<readonly FileIn[]>;
  /** Lets the person choose a folder: its files and those of the folders within it, named by their paths. */
  pickFolder(): Promise<readonly FileIn[]>;
  /** Files that were pasted. */
  readFiles(files: Iterable<File>): readonly FileIn[];
  /** Files and whole folders that were dropped. To be called while the event is handled. */
  readDrop(transfer: DataTransfer): Promise<readonly FileIn[]>;
}
