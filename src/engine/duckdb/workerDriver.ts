import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { tokens, type Driver } from './driver';

/**
 * The driver over DuckDB's worker. AsyncDuckDB leaves calls unanswered for ever when its worker dies; here they reject.
 * Bytes are copied before they go over, since sending takes them away from the caller, unless the caller gives them.
 */
export function workerDriver(database: AsyncDuckDB, thread: Worker, version: string): Driver {
  const listeners: ((reason: string) => void)[] = [];
  const waiting = new Set<(reason: Error) => void>();
  let gone: Error | null = null;

  const die = (reason: string): void => {
    if (gone) return;
    gone = new Error(reason);
    for (const reject of waiting) reject(gone);
    for (const listener of listeners) listener(reason);
  };
  thread.addEventListener('error', (event) => die(`worker error: ${event.message || 'no message'}`));
  thread.addEventListener('messageerror', () => die('worker error: a message could not be read'));

  function alive<T>(call: () => Promise<T>): Promise<T> {
    if (gone) return Promise.reject(gone);
    return new Promise<T>((resolve, reject) => {
      waiting.add(reject);
      call()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  }

  return {
    version,
    connect: () => alive(() => database.connectInternal()),
    start: (connection, text, stream) => alive(() => database.startPendingQuery(connection, text, stream)),
    poll: (connection) => alive(() => database.pollPendingQuery(connection)),
    fetch: (connection) => alive(() => database.fetchQueryResults(connection)),
    cancel: (connection) => alive(() => database.cancelPendingQuery(connection)),
    whole: (connection, text) => alive(() => database.runQuery(connection, text)),
    insertArrow: (connection, bytes, name, create, given) =>
      alive(() => database.insertArrowFromIPCStream(connection, own(bytes, given), { name, create })),
    addFile: (name, bytes, given) => alive(() => database.registerFileBuffer(name, own(bytes, given))),
    dropFile: async (name) => {
      await alive(() => database.dropFile(name));
    },
    tokenize: async (text) => {
      const { offsets, types } = await alive(() => database.tokenize(text));
      return tokens(text, offsets, types);
    },
    stop: async () => {
      die('worker is gone');
      thread.terminate();
    },
    onDeath: (listener) => listeners.push(listener),
  };
}

/** Sending takes a whole buffer away: what the caller keeps is copied, and so is a part of one that is shared with others. */
const own = (bytes: Uint8Array, given: boolean): Uint8Array =>
  given && bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
