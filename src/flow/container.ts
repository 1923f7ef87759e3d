import { sha256Hex } from '../ingest';

/** A table's rows as an Arrow IPC stream. */
export interface CachedTable {
  /** `fact`, `fact_text`, `ledger_<key>` … */
  readonly table: string;
  readonly bytes: Uint8Array;
}

const SEAL = 64;

/** The bytes with their SHA-256 behind them: a database that was once handed damaged rows takes no others. */
export async function seal(packed: Uint8Array): Promise<Uint8Array> {
  const sealed = new Uint8Array(packed.length + SEAL);
  sealed.set(packed);
  sealed.set(new TextEncoder().encode(await sha256Hex(packed)), packed.length);
  return sealed;
}

/** What was sealed. Null when it is not whole. */
export async function unsealed(bytes: Uint8Array): Promise<Uint8Array | null> {
  const packed = bytes.subarray(0, Math.max(0, bytes.length - SEAL));
  return new TextDecoder().decode(bytes.subarray(packed.length)) === (await sha256Hex(packed)) ? packed : null;
}

/** The kind of container (a line of ASCII), header length as 8 hex digits, header JSON, then the tables' bytes one after another. */
export function tableParts(magic: string, rest: object, tables: readonly CachedTable[]): readonly Uint8Array[] {
  const header = new TextEncoder().encode(
    JSON.stringify({ ...rest, tables: tables.map(({ table, bytes }) => ({ table, length: bytes.length })) }),
  );
  const head = new TextEncoder().encode(magic + header.length.toString(16).padStart(8, '0'));
  return [head, header, ...tables.map(({ bytes }) => bytes)];
}

/** The same in one piece. */
export const packTables = (magic: string, rest: object, tables: readonly CachedTable[]): Uint8Array =>
  joined(tableParts(magic, rest, tables));

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The header with its tables. Null when the bytes are no whole container of this kind, or `fits` refuses the header. */
export function unpackTables<Rest extends object>(
  magic: string,
  packed: Uint8Array,
  fits: (header: Rest) => boolean,
): (Rest & { readonly tables: readonly CachedTable[] }) | null {
  const start = magic.length + 8;
  const head = new TextDecoder().decode(packed.subarray(0, start));
  const length = Number.parseInt(head.slice(magic.length), 16);
  if (!head.startsWith(magic) || !(length > 0) || packed.length < start + length) return null;
  try {
    const header = JSON.parse(new TextDecoder().decode(packed.subarray(start, start + length))) as Rest & Lengths;
    if (!fits(header)) return null;
    let at = start + length;
    const tables = header.tables.map(({ table, length: size }) => {
      const bytes = packed.subarray(at, at + size);
      at += size;
      return { table, bytes };
    });
    return at === packed.length ? { ...header, tables } : null;
  } catch {
    return null;
  }
}

interface Lengths {
  readonly tables: readonly { readonly table: string; readonly length: number }[];
}
