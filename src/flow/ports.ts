import type { CatalogData } from '../catalog';
import type { Engine } from '../engine';
import type { Answers, OpenOptions, Profile, SourcePlan } from '../ingest';
import type { Storage } from '../storage';
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
  /** Raw cells of one sheet, rows `from` (0-based) to `to` (exclusive). Null when there is no such sheet. */
  window(file: FileIn, sheet: string, from: number, to: number, options?: OpenOptions): Promise<SheetWindow | null>;
}

export interface ReadContext {
  readonly catalog: CatalogData;
  readonly profiles: readonly Profile[];
  readonly answers?: Answers;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}
