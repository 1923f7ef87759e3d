import { openSource, planSource, type RawSource } from '../ingest';
import type { ReadContext } from '../flow';
import { windowOf } from '../flow';

/** Reads files away from the page's main thread. One request at a time; a cancelled one ends with its worker. */
export type ReaderRequest =
  | { readonly id: number; readonly do: 'read'; readonly file: Sent; readonly context: ReadContext }
  | {
      readonly id: number;
      readonly do: 'window';
      readonly file: Sent;
      readonly sheet: string;
      readonly from: number;
      readonly to: number;
    };

export interface Sent {
  readonly name: string;
  readonly size: number;
  readonly bytes: Blob | Uint8Array;
}

export type ReaderReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** The last file that was opened, for paging through its sheets. */
let opened: { key: string; source: RawSource } | null = null;

async function open(file: Sent): Promise<RawSource> {
  const key = `${file.name} ${file.size}`;
  if (opened?.key === key) return opened.source;
  const bytes = file.bytes instanceof Uint8Array ? file.bytes : new Uint8Array(await file.bytes.arrayBuffer());
  const source = await openSource(bytes, file.name);
  opened = { key, source };
  return source;
}

async function answer(request: ReaderRequest): Promise<unknown> {
  const source = await open(request.file);
  if (request.do === 'window') return windowOf(source, request.sheet, request.from, request.to);
  const { catalog, profiles, answers } = request.context;
  return planSource(source, catalog, profiles, answers);
}

self.onmessage = async ({ data }: MessageEvent<ReaderRequest>) => {
  const reply = (message: ReaderReply): void => {
    self.postMessage(message);
  };
  try {
    reply({ id: data.id, ok: true, value: await answer(data) });
  } catch (error) {
    reply({ id: data.id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
};
