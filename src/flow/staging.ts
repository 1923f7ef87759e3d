import { ok, type LoadStep, type Result } from '../core';
import type { Engine, QueryError } from '../engine';
import {
  createStaging,
  Gathering,
  inTable,
  stageRows,
  valueRoles,
  type DelimitedSheet,
  type EncodedPiece,
  type Gathered,
} from '../ingest';
import { turn } from './turn';

/** What came of staging a large file: the sheet with its tables, and what its texts are. */
export interface Staged {
  readonly sheet: DelimitedSheet;
  readonly gathered: Gathered;
}

let staged = 0;

/** Rows that are handed to the engine in one load. From 122,880 on it takes them in as they are; fewer it would copy once more. */
const ENOUGH_ROWS = 240_000;

export interface StagingOptions {
  readonly signal?: AbortSignal;
  /** Bytes of the file that are read. */
  readonly onProgress?: (done: number) => void;
}

/** The file's records cannot be told apart: some would be swallowed. */
export const MISCOUNTED: QueryError = {
  kind: 'failed',
  message: 'the records of this file cannot be told apart reliably: a quote is opened and not closed',
  sql: '',
};

/**
 * Reads a large file into staging tables of its own, piece by piece: of the file no more than a few pieces are in memory at any time.
 * Whatever goes wrong, and when it is cancelled, nothing stays behind.
 */
export async function stage(
  engine: Engine,
  planned: DelimitedSheet,
  pieces: AsyncIterable<EncodedPiece>,
  { signal, onProgress }: StagingOptions = {},
): Promise<Result<Staged, QueryError>> {
  const options = signal ? { signal } : {};
  const load = inTable(planned.load, `staging_${(staged++).toString(36)}`);
  const gathering = new Gathering(valueRoles(planned.recipe).length);
  const made = await engine.load(createStaging(load), options);
  if (!made.ok) return made;
  const undo = async <T>(failure: T): Promise<T> => {
    await engine.load(load.discard);
    return failure;
  };
  let before = 0;
  const waiting: LoadStep[] = [];
  let rows = 0;
  // The engine takes rows in while the next ones are looked at.
  let taken: ReturnType<Engine['load']> = Promise.resolve(ok(undefined));
  /** Hands over what waits as soon as the engine has what it was given before, and says how that went. */
  const hand = async (): ReturnType<Engine['load']> => {
    const last = await taken;
    rows = 0;
    if (last.ok && waiting.length > 0) taken = engine.load(waiting.splice(0), options);
    return last;
  };
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      if (piece.unclosed) {
        await taken;
        return await undo({ ok: false, error: MISCOUNTED });
      }
      waiting.push(...stageRows(load, gathering.take(piece, before)));
      rows += piece.plain.x.length;
      before += piece.records;
      onProgress?.(piece.to);
      if (rows < ENOUGH_ROWS) continue;
      await turn(); // taking a piece and handing several over are long enough one by one
      const last = await hand();
      if (!last.ok) return await undo(last);
    }
    for (const last of [await hand(), await taken]) if (!last.ok) return await undo(last);
  } catch (error) {
    await taken;
    await undo(null);
    throw error;
  }
  return ok({ sheet: { ...planned, load }, gathered: gathering.done() });
}
