import { decoderOf, inOnePiece, isCutAsBytes } from './decode';
import { encodePiece } from './encode';
import type { EncodedPiece } from './encoded';
import { needsRowNumbers, type Shape } from './shape';

/** Bytes of a file; `to` may lie behind its end. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array>;

/** As many bytes of a file as are read at once: little enough to stay small beside the file, enough to be read at full speed. */
export const PIECE = 8 * 1024 * 1024;
/** As many cells with figures as a piece should have at most. */
const MOST_CELLS = 200_000;

const LF = 10;

/** Which part of a file is wanted. `before`: records that stand before it, where that is known. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly before?: number;
}

/** One piece, or the news that it ends within quotes and must be read together with what follows. */
export type Cut = EncodedPiece | 'open';

/**
 * Reads what lies between two places of a file, moved to the ends of the lines they are in: of GB18030, Big5 and Shift-JIS no character
 * holds a byte 0A, so that reading can begin behind any. Quoted line ends stay what they are.
 */
export async function cutPiece(read: ReadBytes, bytesInFile: number, shape: Shape, place: Place): Promise<Cut> {
  const size = Math.min(bytesInFile, shape.whole ?? Infinity);
  const bytes = withoutMark(await wholeLines(read, size, place), place.from === 0 && shape.encoding === 'utf-8');
  const last = place.to >= size;
  const before = place.before ?? (place.from === 0 ? 0 : shape.from);
  const where = { before, to: Math.min(size, place.to), last };
  const decode = decoderOf(shape.encoding);
  if (isCutAsBytes(shape.encoding, shape)) return encodePiece(bytes, shape, where, decode);
  const { text, replaced } = decode(bytes);
  const found = encodePiece(new TextEncoder().encode(text), shape, where, decoderOf('utf-8'));
  return found === 'open' || replaced === 0 ? found : { ...found, replaced: { count: replaced, row: 1 } };
}

const withoutMark = (bytes: Uint8Array, first: boolean): Uint8Array =>
  first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

/** The bytes from behind the first line end at or after `from - 1` (the file's beginning: from it) to behind that of `to - 1`. */
async function wholeLines(read: ReadBytes, size: number, { from, to }: Place): Promise<Uint8Array> {
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

/** Asks for the piece between two places of a file. Several may be asked for at once. */
export type AskPiece = (place: Place) => Promise<Cut>;

/** Bytes of a piece of a file of which `sample` are some rows: so many that it holds no more cells than can be handed on at once. */
export function pieceSize(sample: readonly (readonly string[])[], values: number): number {
  const signs = sample.reduce((n, row) => n + row.reduce((m, cell) => m + cell.length + 1, 0), 0);
  const rows = MOST_CELLS / Math.max(1, values);
  return Math.round(Math.min(PIECE, Math.max(PIECE / 16, (rows * signs) / Math.max(1, sample.length))));
}

/**
 * The pieces of a file in order. Up to `ahead` are asked for before they are wanted, so that reading goes on beside the engine's work; a
 * piece that ends within quotes is asked for again together with the next.
 */
export async function* piecesOf(
  ask: AskPiece,
  bytesInFile: number,
  shape: Shape,
  { ahead = 3, step = PIECE }: { readonly ahead?: number; readonly step?: number } = {},
): AsyncGenerator<EncodedPiece> {
  const size = Math.min(bytesInFile, shape.whole ?? Infinity);
  const width = inOnePiece(shape.encoding) ? Math.max(1, size) : step;
  const counted = needsRowNumbers(shape);
  const asked = new Map<number, Promise<Cut>>();
  const askFor = (from: number, before?: number): Promise<Cut> => {
    const known = asked.get(from) ?? ask({ from, to: from + width, ...(before === undefined ? {} : { before }) });
    known.catch(() => undefined); // told where it is waited for
    asked.set(from, known);
    return known;
  };
  let from = 0;
  let rows = 0;
  while (from < size) {
    const before = counted ? { before: rows } : {};
    if (!counted) for (let k = 0; k <= ahead; k++) if (from + k * width < size) void askFor(from + k * width);
    let to = from + width;
    let cut = await askFor(from, counted ? rows : undefined);
    while (cut === 'open') {
      to += width;
      cut = await ask({ from, to, ...before });
    }
    for (const place of asked.keys()) if (place < to) asked.delete(place);
    yield cut;
    rows += cut.records;
    from = to;
  }
}
