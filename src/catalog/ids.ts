import type { CatalogData } from './types';

/** The integers that stand for keys in one loaded database. Local to it: files and saved work use the keys. */
export interface Ids {
  readonly area: ReadonlyMap<string, number>;
  readonly indicator: ReadonlyMap<string, number>;
}

/** Ids in catalog order, from 1. */
export function assignIds(catalog: Pick<CatalogData, 'areas' | 'indicators'>): Ids {
  const number = (keys: readonly { readonly key: string }[]): Map<string, number> =>
    new Map(keys.map(({ key }, i) => [key, i + 1]));
  return { area: number(catalog.areas), indicator: number(catalog.indicators) };
}
