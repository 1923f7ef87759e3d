import type { OpenOptions, RawSource } from '../plan';
import { decodeText } from '../read/encoding';
import { readDelimited } from '../read/readDelimited';
import { LARGE_TEXT, refuseBySize } from '../read/sizes';
import { sniff } from '../read/sniff';
import { isEurostat } from '../read/eurostat';
import { endOf, TAIL } from '../read/endings';
import { encodingOf, sheetNameOf } from '../read/text';
import { inOnePiece } from './decode';
import type { ReadBytes } from './pieces';

/** The beginning, on which the plan is made. */
const HEAD = 512 * 1024;
/** Beside it some places all over the file are looked at for its encoding: a beginning may be all ASCII. */
const PLACES = 24;
const PLACE = 8 * 1024;

/**
 * Opens a large delimited file by its beginning, without reading the rest: its sheet is a sample, its hash is not known yet (''). Null
 * where it must be opened as a whole: it is small, no delimited text, of joined columns (Eurostat's), or in an encoding (or a mixture of two) that cannot be read in pieces.
 */
export async function openLarge(
  read: ReadBytes,
  size: number,
  name: string,
  options: OpenOptions = {},
): Promise<RawSource | null> {
  if (size <= (options.large ?? LARGE_TEXT) || refuseBySize(name, size)) return null;
  const head = await read(0, HEAD);
  if (sniff(head).kind !== 'text') return null;
  const decoded = decodeText(await all(read, size, head), name, options.encoding);
  if (inOnePiece(decoded.encoding) || decoded.issues.some(({ code }) => code === 'mixed_encodings')) return null;
  const text = new TextDecoder(decoded.encoding).decode(upToLine(head));
  const { dialect, rows: found } = readDelimited(text, options.delimiter);
  if (isEurostat(found)) return null;
  const { quote, escape } = dialect;
  const delimiter = dialect.delimiter || ',';
  const rows = found.slice(0, -1); // the last one may be cut
  const ending = endOf(await read(Math.max(0, size - TAIL), size), size, { name, encoding: decoded.encoding, dialect });
  return {
    name,
    sha256: '',
    size,
    format: 'csv',
    ...encodingOf(decoded),
    sheets: [
      {
        name: sheetNameOf(name),
        cells: rows,
        sample: { delimiter, quote, escape, rows: rows.length, ...ending.sample },
      },
    ],
    // What could not be decoded is told of the whole file, when it is read.
    issues: [...decoded.issues.filter(({ code }) => code === 'encoding_unsure'), ...ending.issues],
  };
}

const LF = 10;

function upToLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(LF);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}

/** The beginning and whole lines from all over the file, one behind another. */
async function all(read: ReadBytes, size: number, head: Uint8Array): Promise<Uint8Array> {
  const parts = [upToLine(head)];
  for (let k = 1; k <= PLACES; k++) {
    const from = head.length + Math.floor(((size - head.length) * k) / (PLACES + 1));
    const bytes = await read(from, Math.min(size, from + PLACE));
    const begin = bytes.indexOf(LF);
    if (begin >= 0) parts.push(upToLine(bytes.subarray(begin + 1)));
  }
  const joined = new Uint8Array(parts.reduce((n, { length }) => n + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
