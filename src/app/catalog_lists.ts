export { VINTAGES } from '../workspace';
import type {
  Additivity,
  AreaChange,
  AreaKind,
  Catalog,
  GrowthRule,
  IndicatorKind,
  Lang,
  Publish,
  Target,
} from '../catalog';
import type { CatalogSection } from './panels.svelte';

/** The choices of the catalog editor, in the order in which it lists them. */
export const CATALOG_SECTIONS = [
  'indicators',
  'areas',
  'peers',
  'targets',
] as const satisfies readonly CatalogSection[];
export const INDICATOR_KINDS = [
  'flow',
  'stock',
  'ytd',
  'rate',
  'index',
  'rank',
] as const satisfies readonly IndicatorKind[];
export const GROWTH_RULES = [
  'levels',
  'published',
  'both',
  'count',
  'points',
  'none',
] as const satisfies readonly GrowthRule[];
export const ADDITIVITIES = [
  'sum',
  'last',
  'mean',
  'weighted',
  'recompute',
  'published',
  'none',
] as const satisfies readonly Additivity[];
export const PUBLISHES = ['public', 'internal', 'unpublished', 'single'] as const satisfies readonly Publish[];
export const AREA_KINDS = [
  'country',
  'province',
  'city',
  'county',
  'district',
  'proper',
  'park',
  'town',
  'village',
  'custom',
] as const satisfies readonly AreaKind[];
export const CHANGE_KINDS = [
  'rename',
  'recode',
  'merge',
  'split',
  'upgrade',
] as const satisfies readonly AreaChange['kind'][];
export const TARGET_KINDS = ['amount', 'growth', 'share', 'rank', 'cap'] as const satisfies readonly Target['kind'][];

/** A line of the editor's list. */
export interface CatalogEntry {
  readonly key: string;
  readonly name: string;
  readonly note: string;
}

/** The longest list drawn; beyond it the search finds the rest. */
const LIMIT = 2_000;

/** What a section lists; with a text, what it finds. Targets are listed by their indicator, those with targets first. */
export function catalogEntries(
  catalog: Catalog,
  section: CatalogSection,
  text: string,
  lang: Lang,
): readonly CatalogEntry[] {
  const searching = text.trim() !== '';
  switch (section) {
    case 'indicators':
      return (searching ? catalog.findIndicators(text) : catalog.data.indicators)
        .slice(0, LIMIT)
        .map(({ key }) => ({ key, name: catalog.indicatorName(key, lang), note: catalog.unitName(key, lang) }));
    case 'areas':
      return (searching ? catalog.findAreas(text) : areasInOrder(catalog))
        .slice(0, LIMIT)
        .map(({ key, code }) => ({ key, name: catalog.areaName(key, lang), note: code }));
    case 'peers':
      return catalog.data.peerSets
        .filter((set) => set.name.toLowerCase().includes(text.trim().toLowerCase()))
        .map((set) => ({ key: set.key, name: set.name, note: String(set.areas.length) }));
    case 'targets': {
      const counts = new Map<string, number>();
      for (const target of catalog.data.targets) counts.set(target.indicator, (counts.get(target.indicator) ?? 0) + 1);
      return (searching ? catalog.findIndicators(text) : catalog.data.indicators)
        .map(({ key }) => ({ key, name: catalog.indicatorName(key, lang), count: counts.get(key) ?? 0 }))
        .sort((a, b) => Number(b.count > 0) - Number(a.count > 0))
        .map(({ key, name, count }) => ({ key, name, note: count > 0 ? String(count) : '' }));
    }
  }
}

const areasInOrder = (catalog: Catalog): readonly { readonly key: string; readonly code: string }[] =>
  catalog.inOrder(catalog.data.areas.map((area) => area.key)).flatMap((key) => catalog.area(key) ?? []);

/** The area of a typed text: its exact name first, else the only or best one found. Null when there is none. */
export function areaByText(catalog: Catalog, text: string): string | null {
  const wanted = text.trim();
  if (wanted === '') return null;
  const found = catalog.findAreas(wanted);
  const exact = found.find((area) => area.names.some((name) => name.name === wanted));
  return (exact ?? found[0])?.key ?? null;
}
