import type { CatalogData } from '../catalog';
import type { Engine } from '../engine';
import type { Answers, AskPiece, FileAnswer, OpenOptions, Profile, Shape, SourcePlan } from '../ingest';
import type { Understand } from './large';
import type { Storage } from '../storage';
import type { ExpandedFiles } from './expand';
import type { FileIn, SheetWindow } from './session';

/** What a session needs of the machine it runs on. The page and the command line give different ones. */
export interface Ports {
  readonly storage: Storage;
  /** Starts an engine with nothing in it. Rejects with a reason that can be shown. */
  readonly startEngine: () => Promise<Engine>;
  readonly reader: Reader;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Milliseconds without a change after which the database is kept as a snapshot. Left out: it never is. */
  readonly snapshotAfter?: number;
}

/** Turns bytes into plans where it does not hurt: in a worker in the page, in place in Node. */
export interface Reader {
  read(file: FileIn, context: ReadContext, options?: ReadOptions): Promise<SourcePlan>;
  /** The files in an archive; null where the file is none. Left out: archives are not taken apart. */
  expand?(file: FileIn, options?: { readonly signal?: AbortSignal }): Promise<ExpandedFiles | null>;
  /** Raw cells of one sheet, rows `from` (0-based) to `to` (exclusive). Null when there is no such sheet. */
  window(file: FileIn, sheet: string, from: number, to: number, options?: OpenOptions): Promise<SheetWindow | null>;
  /** So many files may be announced before they are read. None where all is done in place. */
  readonly ahead?: number;
  /** Files are about to be chosen: what reads them is started and made ready. Resolves when it is; may be called again and again. */
  prepare?(): Promise<void>;
  /** Begins to open a file that will be read soon. */
  open?(file: FileIn, answer?: FileAnswer): Promise<void>;
  /** The SHA-256 of a file that was planned without it (a large one). */
  hash?(file: FileIn, signal?: AbortSignal): Promise<string>;
  /** The way to the pieces of a large file that was planned without its text. */
  pieces?(file: FileIn, shape: Shape, signal?: AbortSignal): AskPiece;
  /** What the texts of a large file stand for. Left out: found out on the spot. */
  understand?: Understand;
}

export interface ReadContext {
  readonly catalog: CatalogData;
  readonly profiles: readonly Profile[];
  readonly answers?: Answers;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
  /** Every cell is wanted, however large the file is: the engine could not read it. */
  readonly whole?: boolean;
}
