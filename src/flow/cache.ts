import type { LedgerRecipe } from '../ingest';

/**
 * The facts of one source as they were loaded, so that opening need not read the file again. It can always be made anew from
 * the source: a cache that is missing, of another version or cut short is ignored. Ids in its tables are its own and are
 * translated by `areas` and `indicators` on the way in.
 */
export interface SourceCache {
  readonly version: string;
  /** The source's vintage when its facts were loaded. */
  readonly vintage: string;
  /** Keys by the id that stands for them in the tables. */
  readonly areas: readonly (readonly [number, string])[];
  readonly indicators: readonly (readonly [number, string])[];
  /** Sheet names by the id that stands for them. */
  readonly sheets: readonly (readonly [number, string])[];
  /** How its ledgers' tables are made, so that they are there before their rows come. */
  readonly ledgers: readonly LedgerRecipe[];
  readonly tables: readonly CachedTable[];
}

export interface CachedTable {
  /** `fact`, `fact_text` or `ledger_<key>`. */
  readonly table: string;
  /** Arrow IPC stream. */
  readonly bytes: Uint8Array;
}

/** Changes whenever a file could be read into other facts than before: caches of other versions are not used. */
export const IMPORTER_VERSION = '1';

const MAGIC = 'almanac-cache-1\n';

/** header length as 8 hex digits, header JSON, then the tables' bytes one after another. */
export function packCache(cache: SourceCache): Uint8Array {
  const { tables, ...rest } = cache;
  const header = new TextEncoder().encode(
    JSON.stringify({ ...rest, tables: tables.map(({ table, bytes }) => ({ table, length: bytes.length })) }),
  );
  const head = new TextEncoder().encode(MAGIC + header.length.toString(16).padStart(8, '0'));
  const packed = new Uint8Array(head.length + header.length + tables.reduce((sum, t) => sum + t.bytes.length, 0));
  packed.set(head);
  packed.set(header, head.length);
  let at = head.length + header.length;
  for (const { bytes } of tables) {
    packed.set(bytes, at);
    at += bytes.length;
  }
  return packed;
}

/** Null when the bytes are no whole cache of this version. */
export function unpackCache(packed: Uint8Array): SourceCache | null {
  const start = MAGIC.length + 8;
  const head = new TextDecoder().decode(packed.subarray(0, start));
  const length = Number.parseInt(head.slice(MAGIC.length), 16);
  if (!head.startsWith(MAGIC) || !(length > 0) || packed.length < start + length) return null;
  try {
    const header = JSON.parse(new TextDecoder().decode(packed.subarray(start, start + length))) as Header;
    if (header.version !== IMPORTER_VERSION) return null;
    let at = start + length;
    const tables = header.tables.map(({ table, length: size }) => {
      const bytes = packed.slice(at, at + size);
      at += size;
      return { table, bytes };
    });
    return at === packed.length ? { ...header, tables } : null;
  } catch {
    return null;
  }
}

interface Header extends Omit<SourceCache, 'tables'> {
  readonly tables: readonly { readonly table: string; readonly length: number }[];
}
