import { ok, type Result } from '../core';
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

/** What came of staging a large file: the sheet with its tables, and what its texts are. */
export interface Staged {
  readonly sheet: DelimitedSheet;
  readonly gathered: Gathered;
}

let staged = 0;

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
  // The engine takes a piece in while the next one is looked at.
  let taken: ReturnType<Engine['load']> = Promise.resolve(ok(undefined));
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      if (piece.unclosed) {
        await taken;
        return await undo({ ok: false, error: MISCOUNTED });
      }
      const steps = stageRows(load, gathering.take(piece, before));
      const last = await taken;
      if (!last.ok) return await undo(last);
      taken = steps.length === 0 ? Promise.resolve(ok(undefined)) : engine.load(steps, options);
      before += piece.records;
      onProgress?.(piece.to);
    }
    const last = await taken;
    if (!last.ok) return await undo(last);
  } catch (error) {
    await taken;
    await undo(null);
    throw error;
  }
  return ok({ sheet: { ...planned, load }, gathered: gathering.done() });
}
