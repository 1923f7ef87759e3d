import {
  cutPiece,
  openLarge,
  openSource,
  planWithLists,
  resolveStaged,
  sha256Hex,
  type Cut,
  type DelimitedSheet,
  type FileAnswer,
  type Gathered,
  type OpenOptions,
  type RawSource,
  type Place,
  type ReadBytes,
  type Shape,
  type SourcePlan,
} from '../ingest';
import type { CatalogData } from '../catalog';
import { giveBack } from '../core';
import type { ReadContext } from '../flow';
import { windowOf } from '../flow';
import { factBuffers, lightened } from './lightened';
import { OpenedFiles, opening } from './opened';
import { rehearse } from './rehearse';
import { sliced, type Slice } from './slices';

/** Reads files away from the page's main thread. One request at a time; a cancelled one ends with its worker. */
export type ReaderRequest =
  | {
      readonly id: number;
      readonly do: 'read';
      readonly file: Sent;
      /** Left out where they are those of the request before. */
      readonly known?: Known;
      readonly answer?: FileAnswer;
      /** Every cell of it is wanted, however large it is. */
      readonly whole?: boolean;
    }
  | { readonly id: number; readonly do: 'prepare' }
  | { readonly id: number; readonly do: 'open'; readonly file: Sent; readonly options: OpenOptions }
  | { readonly id: number; readonly do: 'hash'; readonly file: Sent }
  | {
      readonly id: number;
      readonly do: 'piece';
      readonly file: Sent;
      readonly shape: Shape;
      readonly place: Place;
    }
  | {
      readonly id: number;
      readonly do: 'understand';
      readonly sheet: DelimitedSheet;
      readonly gathered: Gathered;
      readonly catalog: CatalogData;
      readonly name: string;
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
  /** Before the answer, as often as it takes. */
  | { readonly id: number; readonly slice: Slice }
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

const opened = new OpenedFiles();
let known: Known | null = null;

const bytesOf = async ({ bytes }: Sent): Promise<Uint8Array> =>
  bytes instanceof Uint8Array ? bytes : new Uint8Array(await bytes.arrayBuffer());

const partsOf =
  ({ bytes }: Sent): ReadBytes =>
  async (from, to) =>
    bytes instanceof Uint8Array ? bytes.slice(from, to) : new Uint8Array(await bytes.slice(from, to).arrayBuffer());

async function hash(file: Sent): Promise<string> {
  const bytes = await bytesOf(file);
  try {
    return await sha256Hex(bytes);
  } finally {
    if (bytes !== file.bytes) giveBack(bytes);
  }
}

/** A piece of a file. What was read for it is given back at once: the collector would leave many of them lying about. */
async function cut({ file, shape, place }: Extract<ReaderRequest, { do: 'piece' }>): Promise<Cut> {
  const read = partsOf(file);
  const parts: Uint8Array[] = [];
  try {
    return await cutPiece(
      async (from, to) => {
        const part = await read(from, to);
        parts.push(part);
        return part;
      },
      file.size,
      shape,
      place,
    );
  } finally {
    parts.forEach(giveBack);
  }
}

function open(file: Sent, options: OpenOptions): Promise<RawSource> {
  const { encoding, delimiter, large } = options;
  return opened.get(JSON.stringify([file.key, encoding, delimiter, large]), async () => {
    // Of a large delimited file only the beginning is read here; the engine asks for the rest in pieces.
    const part =
      file.bytes instanceof Uint8Array ? null : await openLarge(partsOf(file), file.size, file.name, options);
    return part ?? openSource(await bytesOf(file), file.name, options);
  });
}

async function answer(request: ReaderRequest): Promise<unknown> {
  if (request.do === 'understand') {
    const { sheet, gathered, catalog, name } = request;
    return resolveStaged(sheet, gathered, catalog, name);
  }
  if (request.do === 'prepare') return rehearse();
  const { file } = request;
  switch (request.do) {
    case 'window':
      return windowOf(await open(file, request.options), request.sheet, request.from, request.to);
    case 'open':
      await open(file, request.options);
      return null;
    case 'hash':
      return hash(file);
    case 'piece':
      return cut(request);
    case 'read': {
      if (request.known) known = request.known;
      if (!known) throw new Error('nothing is known to read a file with');
      const how = { ...opening(request.answer), ...(request.whole ? { large: Infinity } : {}) };
      const source = await open(file, how);
      const answers = request.answer ? { [file.name]: request.answer } : {};
      return lightened(await planWithLists(source, known.catalog, known.profiles, answers));
    }
  }
}

/** The buffers of a piece and of planned facts go over without being copied. */
const givenAway = (value: unknown): Transferable[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('plain' in value) return [...new Set(buffersIn(value))];
  return 'sheets' in value && Array.isArray(value.sheets) ? factBuffers(value.sheets as SourcePlan['sheets']) : [];
};

/** Those of arrays of numbers, at any depth but within lists. */
const buffersIn = (value: unknown): Transferable[] => {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap(buffersIn);
};

/** One after another: a request may rely on what the one before it left. */
let last: Promise<unknown> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<ReaderRequest>) => {
  last = last.then(async () => {
    const reply = (message: ReaderReply, give: Transferable[] = []): void => {
      self.postMessage(message, { transfer: give });
    };
    try {
      let value = await answer(data);
      if (data.do === 'understand') {
        const { rest, slices } = sliced(value);
        for (const slice of slices) reply({ id: data.id, slice });
        value = rest;
      }
      reply({ id: data.id, ok: true, value }, givenAway(value));
    } catch (error) {
      reply({ id: data.id, ok: false, message: error instanceof Error ? error.message : String(error) });
    }
  });
};
