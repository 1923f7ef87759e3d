import type { ReaderReply, ReaderRequest } from './reader.worker';
import { whole, type Slice } from './slices';

export type Request = ReaderRequest extends infer R ? (R extends ReaderRequest ? Omit<R, 'id'> : never) : never;

/** One worker that reads files. It is started when it is first needed, and thrown away when a request is cancelled. */
export interface ReaderThread {
  send(request: Request, signal?: AbortSignal): Promise<unknown>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  /** What came of the answer so far. */
  readonly slices: Slice[];
}

/** `onStop`: called when the worker is thrown away, with all that it knew. */
export function readerThread(onStop: () => void): ReaderThread {
  let worker: Worker | null = null;
  let next = 1;
  const waiting = new Map<number, Waiting>();

  const stop = (reason: Error): void => {
    worker?.terminate();
    worker = null;
    onStop();
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };

  const start = (): Worker => {
    const made = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<ReaderReply>) => {
      const job = waiting.get(data.id);
      if ('slice' in data) {
        job?.slices.push(data.slice);
        return;
      }
      waiting.delete(data.id);
      if (data.ok) job?.resolve(whole(data.value, job.slices));
      else job?.reject(new Error(data.message));
    };
    made.onerror = (event) => {
      stop(new Error(event.message || 'the reading worker could not be started'));
    };
    return made;
  };

  return {
    send: (request, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(new DOMException('cancelled', 'AbortError'));
          return;
        }
        const id = next++;
        waiting.set(id, { resolve, reject, slices: [] });
        signal?.addEventListener('abort', () => {
          if (waiting.has(id)) stop(new DOMException('cancelled', 'AbortError'));
        });
        worker ??= start();
        worker.postMessage({ id, ...request });
      }),
  };
}
