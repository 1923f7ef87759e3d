import type { OfficeJob } from '../office';
import type { OfficeReply, OfficeRequest } from './office.worker';

/** Cells that cross to the worker in one message: copying more would hold up the page. */
const CELLS = 4_000;

/** Writes a file in a worker of its own, which ends with it. Rejects with an AbortError when stopped. */
export async function writeOffice(job: OfficeJob, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./office.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')), { once: true });
      worker.onmessage = ({ data }: MessageEvent<OfficeReply>) => {
        if (data.ok) resolve(data.bytes);
        else reject(new Error(data.message));
      };
      worker.onerror = (event) => reject(new Error(event.message || 'the writing worker could not be started'));
      void send(worker, job, () => signal?.aborted === true);
    });
  } finally {
    worker.terminate();
  }
}

/** The rows in portions, then what is to be done with them. */
async function send(worker: Worker, job: OfficeJob, stopped: () => boolean): Promise<void> {
  const post = (request: OfficeRequest): void => worker.postMessage(request);
  const { table } = job;
  if (!table) {
    post({ do: 'write', job });
    return;
  }
  const step = Math.max(10, Math.floor(CELLS / Math.max(1, table.columns.length)));
  for (let from = 0; from < table.rows.length; from += step) {
    if (stopped()) return;
    post({ do: 'rows', rows: table.rows.slice(from, from + step) });
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  post({ do: 'write', job: { ...job, table: { ...table, rows: [] } } });
}
