import type { FileIn, Reader, ReadOptions } from '../flow';
import type { Cut, ResolvedSheet, SourcePlan } from '../ingest';
import type { SheetWindow } from '../flow';
import { expandInWorker } from './archives';
import { opening } from './opened';
import type { Known, Sent } from './reader.worker';
import { readerThread, type Request } from './readerThread';

/** Workers that read at most: more would only hold more files in memory. */
const MOST_THREADS = 4;

interface Thread {
  /** Sends what is made, in the order of the calls; from its call on the thread has it to do. */
  readonly send: (make: () => Request | Promise<Request>, signal?: AbortSignal) => Promise<unknown>;
  readonly busy: number;
  /** What it was last told that all files are read with. */
  known: Known | null;
}

/**
 * A Reader whose work is done in workers. A file stays with the worker that opened it; one that is announced is opened by whichever has the
 * least to do, and so are the pieces of a large one read.
 */
export function workerReader(): Reader {
  const threads = Array.from({ length: Math.min(MOST_THREADS, Math.max(2, navigator.hardwareConcurrency)) }, newThread);
  const keys = fileKeys();
  const homes = new Map<string, Thread>();
  let ready: Promise<void> | null = null;
  const idlest = (): Thread => threads.reduce((best, each) => (each.busy < best.busy ? each : best));
  const homeOf = (file: FileIn): Thread => {
    const key = keys(file);
    const home = homes.get(key) ?? idlest();
    homes.set(key, home);
    return home;
  };

  return {
    expand: expandInWorker,
    ahead: threads.length - 1,
    async prepare() {
      ready ??= Promise.all(threads.map(({ send }) => send(() => ({ do: 'prepare' })))).then(() => undefined);
      await ready.catch(() => undefined); // whatever it is, it is told when a file is read
    },
    async open(file, answer) {
      await homeOf(file).send(async () => ({ do: 'open', file: await sent(file, keys), options: opening(answer) }));
    },
    async read(file: FileIn, context, { signal, whole }: ReadOptions = {}) {
      const { catalog, profiles, answers } = context;
      const answer = answers?.[file.name];
      const thread = homeOf(file);
      const request = async (): Promise<Request> => {
        const given = await sent(file, keys);
        signal?.throwIfAborted();
        const told = thread.known;
        const news = told?.catalog === catalog && told.profiles === profiles ? {} : { known: { catalog, profiles } };
        thread.known = { catalog, profiles };
        return { do: 'read', file: given, ...news, ...(answer ? { answer } : {}), ...(whole ? { whole } : {}) };
      };
      return (await thread.send(request, signal)) as SourcePlan;
    },
    async window(file, sheet, from, to, options = {}) {
      const request = async (): Promise<Request> => ({
        do: 'window',
        file: await sent(file, keys),
        sheet,
        from,
        to,
        options,
      });
      return (await homeOf(file).send(request)) as SheetWindow | null;
    },
    async hash(file, signal) {
      return (await idlest().send(async () => ({ do: 'hash', file: await sent(file, keys) }), signal)) as string;
    },
    pieces(file, shape, signal) {
      const given = sent(file, keys);
      return async (place) =>
        (await idlest().send(async () => ({ do: 'piece', file: await given, shape, place }), signal)) as Cut;
    },
    async understand(sheet, gathered, catalog, file) {
      const request = { do: 'understand', sheet, gathered, catalog, name: file } as const;
      return (await idlest().send(() => request)) as ResolvedSheet;
    },
  };
}

function newThread(): Thread {
  const inner = readerThread(() => {
    thread.known = null;
  });
  let coming = 0;
  let last: Promise<unknown> = Promise.resolve();
  const thread: Thread = {
    known: null,
    async send(make, signal) {
      coming += 1;
      try {
        const made = last.then(make);
        last = made.catch(() => undefined); // told to whoever asked
        return await inner.send(await made, signal);
      } finally {
        coming -= 1;
      }
    },
    get busy() {
      return coming;
    },
  };
  return thread;
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
