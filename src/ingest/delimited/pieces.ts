import { countRecords, type Signs } from './records';

/** Some whole records of a large delimited file, as UTF-8, for the engine to read. */
export interface TextPiece {
  readonly bytes: Uint8Array;
  /** Records in `bytes`, blank ones counted, and which of them are blank. */
  readonly records: number;
  readonly blank: readonly number[];
  readonly quoted: boolean;
  /** The file ends within quotes: a quote is opened somewhere and never closed. */
  readonly unclosed: boolean;
  /** Characters that had to be replaced since no text of the encoding has them. */
  readonly replaced: number;
  /** Where the piece ends in the file, in bytes: for progress. */
  readonly to: number;
}

/** How a large file is cut and read. */
export interface Cutting extends Signs {
  readonly encoding: string;
  /** The first record (0-based) that is handed on. */
  readonly from: number;
}

/** Bytes of a file; `to` may lie behind its end. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array>;

/** As many bytes of a file as are read at once: little enough to stay small beside the file, enough to be read at full speed. */
export const PIECE = 8 * 1024 * 1024;

const LF = 10;
/** In these a byte 0A may be half of another character, or what went before decides what it is: they are read in one piece. */
const WHOLE = /^(?:utf-16|utf-32|iso-2022|hz)/;

export const inOnePiece = (encoding: string): boolean => WHOLE.test(encoding);

/** One piece, or the news that it ends within quotes and must be read together with what follows. */
export type Cut = TextPiece | 'open';

/**
 * Cuts and decodes what lies between two places of a file, moved to the ends of the lines they are in: of GB18030, Big5 and Shift-JIS no
 * character holds a byte 0A, so that decoding can begin behind any. Only decoding is split: quoted line ends stay what they are.
 */
export async function cutPiece(
  read: ReadBytes,
  size: number,
  cutting: Cutting,
  place: { readonly from: number; readonly to: number; readonly mend?: boolean },
): Promise<Cut> {
  const bytes = await wholeLines(read, size, place);
  const { text, replaced } = asUtf8(bytes, cutting.encoding, place.from === 0, place.mend ?? false);
  const found = countRecords(text, cutting, place.from === 0 ? cutting.from : 0);
  if (found.open && place.to < size) return 'open';
  const first = place.from === 0 ? cutting.from : 0;
  return {
    bytes: found.at === 0 ? text : text.slice(found.at),
    records: Math.max(0, found.count - first),
    blank: found.blank.flatMap((at) => (at >= first ? [at - first] : [])),
    quoted: found.quoted,
    unclosed: found.open,
    replaced,
    to: Math.min(size, place.to),
  };
}

/** The bytes from behind the first line end at or after `from - 1` (the file's beginning: from it) to behind that of `to - 1`. */
async function wholeLines(
  read: ReadBytes,
  size: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Uint8Array> {
  const end = to >= size ? size : await behindLine(read, size, to - 1);
  const begin = from === 0 ? 0 : Math.min(end, await behindLine(read, size, from - 1));
  return read(begin, end);
}

const STEP = 64 * 1024;

async function behindLine(read: ReadBytes, size: number, from: number): Promise<number> {
  for (let at = from; at < size; at += STEP) {
    const found = (await read(at, Math.min(size, at + STEP))).indexOf(LF);
    if (found >= 0) return at + found + 1;
  }
  return size;
}

/** UTF-8 is handed on as it is: the engine refuses what is none, and the piece is asked for once more, to be mended. */
function asUtf8(
  bytes: Uint8Array,
  encoding: string,
  first: boolean,
  mend: boolean,
): { readonly text: Uint8Array; readonly replaced: number } {
  const plain = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.slice(3) : bytes;
  if (encoding === 'utf-8' && !mend) return { text: plain, replaced: 0 };
  const text = decoded(plain, encoding);
  const replaced = text.replaced ? text.text.split('\ufffd').length - 1 : 0;
  return { text: new TextEncoder().encode(text.text), replaced };
}

function decoded(bytes: Uint8Array, encoding: string): { readonly text: string; readonly replaced: boolean } {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), replaced: false };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), replaced: true };
  }
}

/** Asks for the piece between two places of a file. Several may be asked for at once. */
export type AskPiece = (place: { readonly from: number; readonly to: number; readonly mend?: boolean }) => Promise<Cut>;

/** A piece and how to have it once more, with what is no text of its encoding replaced. */
export interface HandedPiece {
  readonly piece: TextPiece;
  readonly mended: () => Promise<Cut>;
}

/**
 * The pieces of a file in order. Up to `ahead` are asked for before they are wanted, so that reading and decoding go on beside the
 * engine's work; a piece that ends within quotes is asked for again together with the next.
 */
export async function* piecesOf(
  ask: AskPiece,
  size: number,
  encoding: string,
  { ahead = 2, step = PIECE }: { readonly ahead?: number; readonly step?: number } = {},
): AsyncGenerator<HandedPiece> {
  const width = inOnePiece(encoding) ? Math.max(1, size) : step;
  const asked = new Map<number, Promise<Cut>>();
  const askFor = (from: number): Promise<Cut> => {
    const known = asked.get(from) ?? ask({ from, to: from + width });
    known.catch(() => undefined); // told where it is waited for
    asked.set(from, known);
    return known;
  };
  let from = 0;
  while (from < size) {
    for (let k = 0; k <= ahead; k++) if (from + k * width < size) void askFor(from + k * width);
    let to = from + width;
    let cut = await askFor(from);
    while (cut === 'open') {
      to += width;
      cut = await ask({ from, to });
    }
    for (const place of asked.keys()) if (place < to) asked.delete(place);
    const place = { from, to, mend: true };
    yield { piece: cut, mended: () => ask(place) };
    from = to;
  }
}
