import type { Sniffed } from './sniff';

const SECTOR_OF_HEADER = 512;
const ENTRY = 128;
const END = 0xfffffffa; // from here on sector numbers are marks

/**
 * What an OLE compound file is, by the names in its directory: a workbook (XLS, .et), a workbook under a password (Office 2007 and
 * later wrap it as `EncryptedPackage`), or another kind. A file whose last sectors are missing is truncated. Format: [MS-CFB].
 */
export function oleKind(bytes: Uint8Array): Sniffed {
  const names = directoryNames(bytes);
  if (names === null) return { kind: 'ole_truncated' };
  const has = (name: string): boolean => names.includes(name.toLowerCase());
  if (has('EncryptedPackage')) return { kind: 'ole_encrypted' };
  if (has('Workbook') || has('Book')) return { kind: 'ole' };
  if (has('WordDocument')) return { kind: 'known_other', what: 'Word' };
  if (has('PowerPoint Document')) return { kind: 'known_other', what: 'PowerPoint' };
  if (names.some((name) => name.startsWith('__substg1.0'))) return { kind: 'known_other', what: 'Outlook' };
  return { kind: 'known_other', what: 'OLE' };
}

/** Names of the storages and streams, in small letters; null where a sector of the directory or the table of sectors is not there. */
function directoryNames(bytes: Uint8Array): readonly string[] | null {
  if (bytes.length < SECTOR_OF_HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift < 7 || shift > 16) return null;
  const size = 1 << shift;
  const offset = (sector: number): number => (sector + 1) * size;
  const next = (sector: number): number | null => {
    const fat = Math.floor(sector / (size / 4));
    // The first 109 sectors of the table are named in the header; a directory that lies behind them is beyond any workbook here.
    if (fat >= 109) return END;
    const at = offset(view.getUint32(76 + 4 * fat, true)) + (sector % (size / 4)) * 4;
    return at + 4 <= bytes.length ? view.getUint32(at, true) : null;
  };
  if (lastSector(view, size) * size >= bytes.length) return null;
  const names: string[] = [];
  const seen = new Set<number>();
  for (let sector: number | null = view.getUint32(48, true); sector !== null && sector < END && !seen.has(sector);) {
    seen.add(sector);
    const from = offset(sector);
    if (from + size > bytes.length + size - ENTRY) return null;
    for (let at = from; at + ENTRY <= Math.min(from + size, bytes.length); at += ENTRY) {
      const length = view.getUint16(at + 64, true);
      if (length < 2 || length > 64) continue;
      names.push(new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2)).toLowerCase());
    }
    sector = next(sector);
    if (sector === null) return null;
  }
  return names.length === 0 ? null : names;
}

/**
 * Number of the last sector that a chain leads to, counting the header as one: the file must reach into it. Infinity where a sector of the
 * table itself is not there.
 */
function lastSector(view: DataView, size: number): number {
  let last = 0;
  const tables = Math.min(109, view.getUint32(44, true));
  for (let t = 0; t < tables; t++) {
    const from = (view.getUint32(76 + 4 * t, true) + 1) * size;
    if (from + size > view.byteLength) return Infinity;
    for (let i = 0; i < size / 4; i++) {
      const next = view.getUint32(from + i * 4, true);
      if (next < END) last = Math.max(last, next + 1);
    }
  }
  return last;
}
