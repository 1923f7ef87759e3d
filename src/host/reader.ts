import type { FileIn, Reader, ReadOptions } from '../flow';
import type { SourcePlan } from '../ingest';
import type { SheetWindow } from '../flow';
import type { Known, ReaderReply, ReaderRequest, Sent } from './reader.worker';

type Request = ReaderRequest extends infer R ? (R extends ReaderRequest ? Omit<R, 'id'> : never) : never;

/** A Reader whose work is done in a worker, which is thrown away when a request is cancelled. */
export function workerReader(): Reader {
  let worker: Worker | null = null;
  /** What the worker was last told that all files are read with. */
  let told: Known | null = null;
  const keys = fileKeys();
  let next = 1;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

  const stop = (reason: Error): void => {
    worker?.terminate();
    worker = null;
    told = null;
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
      const { catalog, profiles, answers } = context;
      const given = await sent(file, keys);
      const answer = answers?.[file.name];
      options.signal?.throwIfAborted();
      const news = told?.catalog === catalog && told.profiles === profiles ? {} : { known: { catalog, profiles } };
      told = { catalog, profiles };
      const request = { do: 'read', file: given, ...news, ...(answer ? { answer } : {}) } as const;
      return (await send(request, options.signal)) as SourcePlan;
    },
    async window(file, sheet, from, to, options = {}) {
      const request = { do: 'window', file: await sent(file, keys), sheet, from, to, options } as const;
      return (await send(request)) as SheetWindow | null;
    },
  };
}

/** A File crosses to the worker by reference; bytes are copied. */
async function sent(file: FileIn, keyOf: (file: FileIn) => string): Promise<Sent> {
  const bytes = file.host instanceof Blob ? file.host : await file.bytes();
  return { key: keyOf(file), name: file.name, size: file.size, bytes };
}

/** A name for each file's bytes: what it is known by, else one of its own for each File or FileIn. */
function fileKeys(): (file: FileIn) => string {
  const numbers = new WeakMap<object, number>();
  let next = 1;
  return (file) => {
    if (file.id !== undefined) return file.id;
    const one = typeof file.host === 'object' && file.host !== null ? file.host : file;
    const number = numbers.get(one) ?? next++;
    numbers.set(one, number);
    return `#${number}`;
  };
}
