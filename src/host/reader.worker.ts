import { openSource, planWithLists, type FileAnswer, type OpenOptions, type RawSource } from '../ingest';
import type { ReadContext } from '../flow';
import { windowOf } from '../flow';
import { lightened } from './lightened';
import { OpenedFiles, opening } from './opened';

/** Reads files away from the page's main thread. One request at a time; a cancelled one ends with its worker. */
export type ReaderRequest =
  | {
      readonly id: number;
      readonly do: 'read';
      readonly file: Sent;
      /** Left out where they are those of the request before. */
      readonly known?: Known;
      readonly answer?: FileAnswer;
    }
  | {
      readonly id: number;
      readonly do: 'window';
      readonly file: Sent;
      readonly sheet: string;
      readonly from: number;
      readonly to: number;
      readonly options: OpenOptions;
    };

/** What all files of an import are read with. */
export type Known = Pick<ReadContext, 'catalog' | 'profiles'>;

export interface Sent {
  /** Equal for equal bytes. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly bytes: Blob | Uint8Array;
}

export type ReaderReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

const opened = new OpenedFiles();
let known: Known | null = null;

function open(file: Sent, options: OpenOptions): Promise<RawSource> {
  return opened.get(JSON.stringify([file.key, options.encoding, options.delimiter]), async () => {
    const bytes = file.bytes instanceof Uint8Array ? file.bytes : new Uint8Array(await file.bytes.arrayBuffer());
    return openSource(bytes, file.name, options);
  });
}

async function answer(request: ReaderRequest): Promise<unknown> {
  const { file } = request;
  if (request.do === 'window') {
    return windowOf(await open(file, request.options), request.sheet, request.from, request.to);
  }
  if (request.known) known = request.known;
  if (!known) throw new Error('nothing is known to read a file with');
  const source = await open(file, opening(request.answer));
  const answers = request.answer ? { [file.name]: request.answer } : {};
  return lightened(await planWithLists(source, known.catalog, known.profiles, answers));
}

/** One after another: a request may rely on what the one before it left. */
let last: Promise<unknown> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<ReaderRequest>) => {
  last = last.then(async () => {
    const reply = (message: ReaderReply): void => {
      self.postMessage(message);
    };
    try {
      reply({ id: data.id, ok: true, value: await answer(data) });
    } catch (error) {
      reply({ id: data.id, ok: false, message: error instanceof Error ? error.message : String(error) });
    }
  });
};
