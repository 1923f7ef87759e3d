import type { CatalogData, Ids } from '../catalog';

/** What an engine holds now: the integers that stand for keys, and which source's rows are in. Immutable. */
export interface Loaded {
  readonly ids: Ids;
  readonly sources: ReadonlyMap<string, LoadedSource>;
  readonly nextSource: number;
  readonly nextSheet: number;
}

export interface LoadedSource {
  readonly id: number;
  /** Sheet ids by name. */
  readonly sheets: ReadonlyMap<string, number>;
  /** Keys of the ledgers that have rows of this source. */
  readonly ledgers: readonly string[];
}

export const NOTHING_LOADED: Loaded = {
  ids: { area: new Map(), indicator: new Map() },
  sources: new Map(),
  nextSource: 1,
  nextSheet: 1,
};

/** The same with ids for every area and indicator of the catalog. An id once given stands for its key until the engine closes. */
export function withCatalog(loaded: Loaded, catalog: CatalogData): Loaded {
  return {
    ...loaded,
    ids: {
      area: extended(loaded.ids.area, catalog.areas),
      indicator: extended(loaded.ids.indicator, catalog.indicators),
    },
  };
}

function extended(
  ids: ReadonlyMap<string, number>,
  entries: readonly { readonly key: string }[],
): ReadonlyMap<string, number> {
  const all = new Map(ids);
  for (const { key } of entries) if (!all.has(key)) all.set(key, all.size + 1);
  return all;
}

/** The same with room for one more source of these sheets. */
export function withSource(
  loaded: Loaded,
  sha256: string,
  sheets: readonly string[],
  ledgers: readonly string[],
): Loaded {
  const source: LoadedSource = {
    id: loaded.nextSource,
    sheets: new Map(sheets.map((name, i) => [name, loaded.nextSheet + i])),
    ledgers,
  };
  return {
    ...loaded,
    sources: new Map(loaded.sources).set(sha256, source),
    nextSource: loaded.nextSource + 1,
    nextSheet: loaded.nextSheet + sheets.length,
  };
}

export function withoutSource(loaded: Loaded, sha256: string): Loaded {
  const sources = new Map(loaded.sources);
  sources.delete(sha256);
  return { ...loaded, sources };
}
