import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmFile from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerFile from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import type { Engine } from '../engine';
import { duckEngine } from './duckEngine';
import { openWith } from './setup';
import { StartFailed } from './startFailed';
import { workerDriver } from './workerDriver';

export interface BrowserStart {
  /** Where the wasm and its worker are; left out: beside the page. Bytes and text serve a page opened from a file. */
  readonly wasm?: string | Uint8Array<ArrayBuffer>;
  readonly worker?: string | { readonly script: string };
  /** How long a start may take before it is given up. */
  readonly timeoutMs?: number;
}

/**
 * DuckDB-WASM in a worker of its own. Rejects with StartFailed: when WebAssembly is missing or forbidden, when a file
 * cannot be fetched, or when nothing was heard for `timeoutMs` (a policy that forbids wasm makes it hang).
 */
export async function startBrowserEngine({ wasm, worker, timeoutMs = 60_000 }: BrowserStart = {}): Promise<Engine> {
  if (typeof WebAssembly === 'undefined' || typeof Worker === 'undefined') {
    throw new StartFailed('unsupported', 'This browser has no WebAssembly or no workers.');
  }
  const urls = new OwnUrls();
  const wasmUrl = urls.of(wasm ?? wasmFile, 'application/wasm');
  const workerUrl = urls.of(
    typeof worker === 'object' ? new TextEncoder().encode(worker.script) : (worker ?? workerFile),
  );
  const thread = new Worker(workerUrl);
  const database = new AsyncDuckDB(new VoidLogger(), thread);
  try {
    return await within(timeoutMs, thread, async () => {
      await Promise.race([database.instantiate(wasmUrl), refused(wasmUrl)]);
      await database.open(openWith);
      return duckEngine(workerDriver(database, thread, await database.getVersion()));
    });
  } catch (thrown) {
    thread.terminate();
    if (thrown instanceof StartFailed) throw thrown;
    throw new StartFailed('failed', thrown instanceof Error ? thrown.message : String(thrown));
  } finally {
    urls.free();
  }
}

/**
 * Rejects when the server has no such file: DuckDB's worker would wait for ever. Otherwise never settles; a check that
 * could not be made (no network, a service worker that knows no HEAD) says nothing.
 */
async function refused(url: string): Promise<never> {
  if (/^https?:/.test(url)) {
    const answer = await fetch(url, { method: 'HEAD' }).catch(() => null);
    if (answer && !answer.ok) throw new StartFailed('unreachable', `${url}: ${answer.status} ${answer.statusText}`);
  }
  return new Promise(() => undefined);
}

function within<T>(timeoutMs: number, thread: Worker, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new StartFailed('timeout', `The database did not start within ${Math.round(timeoutMs / 1000)} s.`));
    }, timeoutMs);
    thread.addEventListener('error', (event) => {
      reject(new StartFailed('unreachable', event.message || 'The worker of the database could not be loaded.'));
    });
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** Addresses for the worker; those made from bytes are given back after the start. */
class OwnUrls {
  readonly #made: string[] = [];

  of(source: string | Uint8Array<ArrayBuffer>, type = 'text/javascript'): string {
    if (typeof source === 'string') return new URL(source, location.href).href;
    const url = URL.createObjectURL(new Blob([source], { type }));
    this.#made.push(url);
    return url;
  }

  free(): void {
    for (const url of this.#made) URL.revokeObjectURL(url);
  }
}
