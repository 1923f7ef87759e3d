import type { Area, CatalogData, Indicator, Lang, Measure, Month, PeerSet, Target } from './types';

/** The catalog with its questions answered quickly. Made once for each CatalogData by `indexCatalog`; immutable. */
export interface Catalog {
  readonly data: CatalogData;
  indicator(key: string): Indicator | undefined;
  area(key: string): Area | undefined;
  measure(key: string): Measure | undefined;
  peerSet(key: string): PeerSet | undefined;
  targets(indicator: string, area: string): readonly Target[];
  indicatorName(key: string, lang: Lang): string;
  /** The name in force in month `at` (the latest when not given). */
  areaName(key: string, lang: Lang, at?: Month): string;
  parent(key: string, at?: Month, tree?: string): Area | undefined;
  /** Children in official order; those outside totals only with `all`. */
  children(key: string, at?: Month, options?: { readonly tree?: string; readonly all?: boolean }): readonly Area[];
  /** The same keys in official order (never pinyin order). */
  inOrder(keys: readonly string[]): readonly string[];
  /** By name, alias, pinyin, initials or code; best first. */
  findAreas(text: string): readonly Area[];
  findIndicators(text: string): readonly Indicator[];
}
