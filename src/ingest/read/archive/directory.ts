import { detectEncoding } from '../encoding';

/** A file within a ZIP, as its directory tells of it. */
export interface Member {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0: stored, 8: deflated; others are not read. */
  readonly method: number;
  readonly packed: number;
  /** Bytes when unpacked, as stated: not to be trusted. */
  readonly size: number;
  /** Check sum of what is packed. */
  readonly crc: number;
  /** Where its local header lies. */
  readonly at: number;
}

const MAX_COMMENT = 66_000;
const UTF8_NAME = 0x0800;

/** Where the record lies that ends a whole ZIP; −1: it is not there. */
export function endOfDirectory(bytes: Uint8Array): number {
  const floor = Math.max(0, bytes.length - MAX_COMMENT);
  for (let at = bytes.length - 22; at >= floor; at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return at;
  }
  return -1;
}

export const memberNames = (bytes: Uint8Array): readonly string[] => readDirectory(bytes).map(({ name }) => name);

/**
 * The members of a ZIP. Names without the UTF-8 mark are in the code of the machine that packed them: for all of them together
 * the likeliest is taken. Entries that lie outside the file are left out.
 */
export function readDirectory(bytes: Uint8Array): readonly Member[] {
  const end = endOfDirectory(bytes);
  if (end < 0) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = directoryStart(view, end);
  const found: (Omit<Member, 'name'> & { readonly raw: Uint8Array; readonly marked: boolean })[] = [];
  for (let at = start; at + 46 <= end && view.getUint32(at, true) === 0x02014b50;) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const flags = view.getUint16(at + 8, true);
    const long = zip64(view, at, nameLength ?? 0, extra ?? 0);
    found.push({
      raw: bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)),
      marked: (flags & UTF8_NAME) !== 0,
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: long(20) ?? view.getUint32(at + 20, true),
      size: long(24) ?? view.getUint32(at + 24, true),
      at: long(42) ?? view.getUint32(at + 42, true),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  const unmarked = found.filter(({ marked }) => !marked).map(({ raw }) => raw);
  const decoder = new TextDecoder(namesEncoding(unmarked));
  return found.map(({ raw, marked, ...member }) => ({
    ...member,
    name: (marked ? new TextDecoder() : decoder).decode(raw).replaceAll('\\', '/'),
  }));
}

function directoryStart(view: DataView, end: number): number {
  const start = view.getUint32(end + 16, true);
  if (start !== 0xffffffff) return start;
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return end;
  const record = Number(view.getBigUint64(locator + 8, true));
  return record + 56 <= view.byteLength ? Number(view.getBigUint64(record + 48, true)) : end;
}

/** Sizes that do not fit 32 bits stand in an extra field, in this order, those only that are marked so. */
function zip64(view: DataView, at: number, nameLength: number, extra: number): (offset: number) => number | null {
  const wide = [24, 20, 42].filter((offset) => view.getUint32(at + offset, true) === 0xffffffff);
  return (offset) => {
    const index = wide.indexOf(offset);
    if (index < 0) return null;
    const to = at + 46 + nameLength + extra;
    for (let field = at + 46 + nameLength; field + 4 <= Math.min(to, view.byteLength);) {
      const length = view.getUint16(field + 2, true);
      const value = field + 4 + index * 8;
      if (view.getUint16(field, true) === 1 && value + 8 <= view.byteLength)
        return Number(view.getBigUint64(value, true));
      field += 4 + length;
    }
    return null;
  };
}

function namesEncoding(names: readonly Uint8Array[]): string {
  const lines = Uint8Array.from(names.flatMap((name) => [...name, 10]));
  return detectEncoding(lines).encoding;
}
