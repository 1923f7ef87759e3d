import type { FileIn, Reader, ReadOptions } from '../flow';
import type { SourcePlan } from '../ingest';
import type { SheetWindow } from '../flow';
import type { ReaderReply, ReaderRequest, Sent } from './reader.worker';

type Request = ReaderRequest extends infer R ? (R extends ReaderRequest ? Omit<R, 'id'> : never) : never;

/** A Reader whose work is done in a worker, which is thrown away when a request is cancelled. */
export function workerReader(): Reader {
  let worker: Worker | null = null;
  let next = 1;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

  const stop = (reason: Error): void => {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };

  const start = (): Worker => {
    const made = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<ReaderReply>) => {
      const job = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) job?.resolve(data.value);
      else job?.reject(new Error(data.message));
    };
    made.onerror = (event) => {
      stop(new Error(event.message || 'the reading worker could not be started'));
    };
    return made;
  };

  const send = (request: Request, signal?: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new DOMException('cancelled', 'AbortError'));
        return;
      }
      const id = next++;
      waiting.set(id, { resolve, reject });
      signal?.addEventListener('abort', () => {
        if (waiting.has(id)) stop(new DOMException('cancelled', 'AbortError'));
      });
      worker ??= start();
      worker.postMessage({ id, ...request });
    });

  return {
    async read(file: FileIn, context, options: ReadOptions = {}) {
      return (await send({ do: 'read', file: await sent(file), context }, options.signal)) as SourcePlan;
    },
    async window(file, sheet, from, to) {
      return (await send({ do: 'window', file: await sent(file), sheet, from, to })) as SheetWindow | null;
    },
  };
}

/** A File crosses to the worker by reference; bytes are copied. */
async function sent(file: FileIn): Promise<Sent> {
  return { name: file.name, size: file.size, bytes: file.host instanceof Blob ? file.host : await file.bytes() };
}
