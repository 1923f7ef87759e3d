import type { OfficeJob, OfficeTaskKind, OfficeTasks } from '../office';
import type { OfficeReply, OfficeRequest } from './office.worker';

/** Cells that cross to the worker in one message: copying more would hold up the page. */
const CELLS = 4_000;

/** Writes a file in a worker of its own, which ends with it. Rejects with an AbortError when stopped. */
export async function writeOffice(job: OfficeJob, signal?: AbortSignal): Promise<Uint8Array> {
  const reply = await inWorker((worker, stopped) => void send(worker, job, stopped), signal);
  if (!('bytes' in reply)) throw new Error('no file came back');
  return reply.bytes;
}

/** Does another piece of work on office files in such a worker: what is hostile in a file harms nothing but it. */
export async function officeTask<K extends OfficeTaskKind>(
  kind: K,
  given: OfficeTasks[K]['in'],
  signal?: AbortSignal,
): Promise<OfficeTasks[K]['out']> {
  const request: OfficeRequest = { do: 'task', kind, given };
  const reply = await inWorker((worker) => worker.postMessage(request), signal);
  if (!('result' in reply)) throw new Error('no result came back');
  // One worker, one task: what comes back is of the kind that was asked.
  return reply.result as OfficeTasks[K]['out'];
}

type Done = Extract<OfficeReply, { readonly ok: true }>;

async function inWorker(start: (worker: Worker, stopped: () => boolean) => void, signal?: AbortSignal): Promise<Done> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./office.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Done>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')), { once: true });
      worker.onmessage = ({ data }: MessageEvent<OfficeReply>) => {
        if (data.ok) resolve(data);
        else reject(new Error(data.message));
      };
      worker.onerror = (event) => reject(new Error(event.message || 'the writing worker could not be started'));
      start(worker, () => signal?.aborted === true);
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
