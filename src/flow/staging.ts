import { column, ident, ok, raw, sql, type Result } from '../core';
import type { Engine, QueryError } from '../engine';
import {
  createStaging,
  inTable,
  lastRow,
  pieceBytes,
  stagePiece,
  unknownTexts,
  type DelimitedSheet,
  type HandedPiece,
  type TextPiece,
} from '../ingest';

/** What came of staging a large file: the sheet with its table, or why there is none. */
export interface Staged {
  readonly sheet: DelimitedSheet;
  /** Characters that had to be replaced since no text of the encoding has them, and the first row in which. */
  readonly replaced: { readonly count: number; readonly row: number };
}

let staged = 0;

export interface StagingOptions {
  readonly signal?: AbortSignal;
  /** Bytes of the file that are read. */
  readonly onProgress?: (done: number) => void;
}

/** The engine and we told the file's records apart differently: its rows would be misnumbered, or some swallowed. */
export const MISCOUNTED: QueryError = {
  kind: 'failed',
  message: 'the records of this file cannot be told apart reliably: a quote is opened and not closed',
  sql: '',
};

/**
 * Reads a large file into a staging table of its own, piece by piece: of the file no more than a few pieces are in memory at any time.
 * Whatever goes wrong, and when it is cancelled, nothing stays behind.
 */
export async function stage(
  engine: Engine,
  planned: DelimitedSheet,
  pieces: AsyncIterable<HandedPiece>,
  { signal, onProgress }: StagingOptions = {},
): Promise<Result<Staged, QueryError>> {
  const options = signal ? { signal } : {};
  const load = inTable(planned.load, `staging_${(staged++).toString(36)}`);
  const { recipe } = planned;
  const codes = new Map(load.codes);
  const undo = async <T>(failure: T): Promise<T> => {
    await engine.load(load.discard);
    return failure;
  };
  const take = async (piece: TextPiece, before: number): Promise<Result<void, QueryError>> => {
    // Registered by itself: a statement that fails leaves it there.
    const given = await engine.load([pieceBytes(load, piece)], options);
    if (!given.ok) return given;
    const first = await engine.load(stagePiece(load, recipe, codes, piece, before), options);
    if (first.ok || !isUnknownText(first.error)) return first;
    for (const [at, known] of codes) {
      const found = await engine.run(unknownTexts(load, at, piece), options);
      if (!found.ok) return found;
      codes.set(at, [...new Set([...known, ...column(found.value, 't').map(String)])]);
    }
    return engine.load(stagePiece(load, recipe, codes, piece, before), options);
  };
  const made = await engine.load(createStaging(load, recipe, codes), options);
  if (!made.ok) return made;
  let rows = load.form.from;
  const replaced = { count: 0, row: 0 };
  try {
    for await (const { piece: first, mended } of pieces) {
      signal?.throwIfAborted();
      if (first.unclosed) return await undo({ ok: false, error: MISCOUNTED });
      let piece = first;
      let taken = await take(piece, rows);
      if (!taken.ok && isNoUtf8(taken.error)) {
        const again = await mended();
        if (again === 'open') return await undo({ ok: false, error: MISCOUNTED });
        piece = again;
        taken = await take(piece, rows);
      }
      if (!taken.ok) return await undo(taken);
      if (piece.quoted && !(await told(engine, { ...planned, load }, piece, rows))) {
        return await undo({ ok: false, error: MISCOUNTED });
      }
      if (piece.replaced > 0 && replaced.count === 0) replaced.row = rows + 1;
      replaced.count += piece.replaced;
      rows += piece.records;
      onProgress?.(piece.to);
    }
  } catch (error) {
    await undo(null);
    throw error;
  }
  return ok({ sheet: { ...planned, load: { ...load, codes: [...codes] } }, replaced });
}

/** Whether the engine found the last row of a piece where we did. */
async function told(engine: Engine, { load }: DelimitedSheet, piece: TextPiece, before: number): Promise<boolean> {
  const last = await engine.run(sql`SELECT max(r) AS r FROM ${ident(load.table)} WHERE r > ${raw(String(before))}`);
  const expected = lastRow(load, piece, before);
  return last.ok && (expected === null || Number(column(last.value, 'r')[0] ?? 0) === expected);
}

const saying = (error: QueryError, what: RegExp): boolean => 'message' in error && what.test(error.message);
const isUnknownText = (error: QueryError): boolean => saying(error, /Could not convert string .* to (?:ENUM|UINT)/i);
const isNoUtf8 = (error: QueryError): boolean => saying(error, /unicode|utf-?8/i);
