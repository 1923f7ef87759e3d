import { unitIn } from '../core';
import { groupBy } from './group';
import { normaliseAreaName } from './area-name';
import { codeKey } from './area-code';
import { childIndex, inForce, officialOrder } from './tree';
import { find } from './find';
import { normaliseIndicatorName } from './indicator-name';
import type { Area, AreaKind, CatalogData, Indicator, Lang, Measure, Month, Name, PeerSet, Target } from './types';

/** The catalog with its questions answered quickly. Made once for each CatalogData by `indexCatalog`; immutable. */
export interface Catalog {
  readonly data: CatalogData;
  indicator(key: string): Indicator | undefined;
  area(key: string): Area | undefined;
  measure(key: string): Measure | undefined;
  peerSet(key: string): PeerSet | undefined;
  targets(indicator: string, area: string): readonly Target[];
  /** The preferred name in that language, else in the other one, else the key. */
  indicatorName(key: string, lang: Lang): string;
  /** Its unit as the language says it, to be shown; '' for none and for what is no indicator. */
  unitName(key: string, lang: Lang): string;
  /** The name in force in month `at` (the latest when not given). */
  areaName(key: string, lang: Lang, at?: Month): string;
  parent(key: string, at?: Month, tree?: string): Area | undefined;
  /** Children in official order; those outside totals only with `all`. */
  children(key: string, at?: Month, options?: { readonly tree?: string; readonly all?: boolean }): readonly Area[];
  /**
   * Whether what it counts is counted in the areas beside it too, as of a park or 市本级: it is added to none of them. An area whose parent is not
   * there whole adds up with others as any.
   */
  overlaps(key: string, at?: Month): boolean;
  /** The same keys in official order (never pinyin order). */
  inOrder(keys: readonly string[]): readonly string[];
  /** By name, alias, pinyin, initials or code; best first. */
  findAreas(text: string): readonly Area[];
  findIndicators(text: string): readonly Indicator[];
}

const indexed = new WeakMap<CatalogData, Catalog>();

/** The catalog over its plain data; asked again for the same data, the same catalog. What is costly is made when first needed. */
export function indexCatalog(data: CatalogData): Catalog {
  const known = indexed.get(data);
  if (known) return known;
  const catalog = build(data);
  indexed.set(data, catalog);
  return catalog;
}

function build(data: CatalogData): Catalog {
  const indicators = byKey(data.indicators);
  const areas = byKey(data.areas);
  const measures = byKey(data.measures);
  const peerSets = byKey(data.peerSets);
  const targets = lazy(() => groupBy(data.targets, ({ indicator, area }) => `${indicator}\n${area}`));
  const order = lazy(() => officialOrder(data));
  const children = lazy(() => childIndex(data));
  const counted = new Map<string, boolean>();
  /** Whether anything is added up to this area. Asked for each child of it. */
  const isCounted = (parent: string, at?: Month): boolean => {
    const id = `${parent} ${at ?? ''}`;
    const known = counted.get(id);
    if (known !== undefined) return known;
    const found = (children().get(parent) ?? []).some(
      ({ link, area }) => link.tree === 'admin' && link.inTotal && inForce(link, at) && inForce(area, at),
    );
    counted.set(id, found);
    return found;
  };
  const byOrder = (a: string, b: string): number => (order().get(a) ?? Infinity) - (order().get(b) ?? Infinity) || 0;
  return {
    data,
    indicator: (key) => indicators.get(key),
    area: (key) => areas.get(key),
    measure: (key) => measures.get(key),
    peerSet: (key) => peerSets.get(key),
    targets: (indicator, area) => targets().get(`${indicator}\n${area}`) ?? [],
    indicatorName: (key, lang) => bestName(indicators.get(key)?.names ?? [], lang) ?? key,
    unitName: (key, lang) => unitIn(lang, indicators.get(key)?.unit ?? ''),
    areaName: (key, lang, at) => {
      const names = areas.get(key)?.names ?? [];
      const current = names.filter((name) => inForce(name, at));
      return bestName(current.length > 0 ? current : names, lang) ?? key;
    },
    parent: (key, at, tree = 'admin') => {
      const links = areas.get(key)?.parents.filter((link) => link.tree === tree && inForce(link, at));
      const best = links?.find((link) => link.inTotal) ?? links?.[0];
      return best && areas.get(best.parent);
    },
    children: (key, at, { tree = 'admin', all = false } = {}) =>
      (children().get(key) ?? [])
        .filter(
          ({ link, area }) => link.tree === tree && (all || link.inTotal) && inForce(link, at) && inForce(area, at),
        )
        .map(({ area }) => area)
        .sort((a, b) => byOrder(a.key, b.key)),
    overlaps: (key, at) => {
      const area = areas.get(key);
      const links = area?.parents.filter((link) => link.tree === 'admin' && inForce(link, at)) ?? [];
      if (!area || links.length === 0 || links.some(({ inTotal }) => inTotal)) return false;
      return OVERLAPPING.has(area.kind) || links.some(({ parent }) => isCounted(parent, at));
    },
    inOrder: (keys) => [...keys].sort(byOrder),
    findAreas: (text) =>
      find(data.areas, text, normaliseAreaName, (area) => ({
        names: area.names,
        codes: area.code ? [area.code, codeKey(area.code)] : [],
      })),
    findIndicators: (text) =>
      find(data.indicators, text, normaliseIndicatorName, (indicator) => ({
        names: indicator.names,
        codes: [indicator.key],
      })),
  };
}

/** They lie in what stands beside them even where that is not there whole. */
export const OVERLAPPING: ReadonlySet<AreaKind> = new Set(['park', 'proper']);

const byKey = <T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.key, item]));

function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function bestName(names: readonly Name[], lang: Lang): string | undefined {
  const own = names.filter((name) => name.lang === lang);
  const among = own.length > 0 ? own : names;
  return (among.find((name) => name.preferred) ?? among[0])?.name;
}
