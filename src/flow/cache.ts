import type { LedgerRecipe } from '../ingest';
import { tableParts, unpackTables, type CachedTable } from './container';

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

/** Changes whenever a file could be read into other facts than before: caches of other versions are not used. */
export const IMPORTER_VERSION = '1';

const MAGIC = 'almanac-cache-1\n';

/** Its bytes in parts: a large one need not be copied into one piece. */
export function cacheParts(cache: SourceCache): readonly Uint8Array[] {
  const { tables, ...rest } = cache;
  return tableParts(MAGIC, rest, tables);
}

/** Null when the bytes are no whole cache of this version. */
export const unpackCache = (packed: Uint8Array): SourceCache | null =>
  unpackTables<Omit<SourceCache, 'tables'>>(MAGIC, packed, ({ version }) => version === IMPORTER_VERSION);
