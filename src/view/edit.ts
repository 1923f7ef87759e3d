import {
  comparePeriods,
  endOf,
  isYear,
  samePeriod,
  span,
  yearOf,
  yearPeriod,
  type Catalog,
  type Period,
} from '../catalog';
import { inTime } from './columns';
import { withHome, type AreaRule } from './compare';
import { peersOf } from './peers';
import type { View } from './view';

/** A view with some of it changed. An order by column is forgotten when the columns change: the number would mean another. */
export function changeView(view: View, change: Partial<View>): View {
  const keeps = (Object.keys(change) as (keyof View)[]).every((key) => KEEPS_COLUMNS.has(key));
  const { order, ...rest } = withoutRules(view, change);
  const lasting = keeps ? order : order?.filter(({ by }) => typeof by !== 'number');
  return lasting && lasting.length > 0 ? { ...rest, order: lasting } : rest;
}

const KEEPS_COLUMNS: ReadonlySet<keyof View> = new Set([
  'areas',
  'areaRule',
  'split',
  'order',
  'filters',
  'look',
  'show',
]);

/** A list made by hand is no longer the list of a rule. */
function withoutRules({ areaRule, periodRule, ...view }: View, change: Partial<View>): View {
  return {
    ...view,
    ...(areaRule === undefined || 'areas' in change ? {} : { areaRule }),
    ...(periodRule === undefined || 'periods' in change ? {} : { periodRule }),
    ...change,
  };
}

/** The view as of a day; of the latest data for ''. */
export function viewAsOf({ asOf: _, ...view }: View, day: string): View {
  return day === '' ? view : { ...view, asOf: day };
}

/** With it, or without it when it was there. */
export const toggled = <T>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list.filter((one) => one !== item) : [...list, item];

export const toggledPeriod = (list: readonly Period[], period: Period): readonly Period[] =>
  list.some((one) => samePeriod(one, period))
    ? list.filter((one) => !samePeriod(one, period))
    : inTime([...list, period]);

/** The last `count` years up to the year of `last`. */
export const lastYears = (last: number, count: number): readonly Period[] => yearsBetween(last - count + 1, last);

export const yearsBetween = (from: number, to: number): readonly Period[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => yearPeriod(from + i));

/** The last year for which a whole year is known, else the year of the last period, else null. */
export function lastYearOf(known: readonly Period[]): number | null {
  const years = known.filter(isYear);
  const from = years.length > 0 ? years : known;
  return from.length === 0 ? null : Math.max(...from.map((period) => yearOf({ m0: endOf(period) - 1, n: 1 })));
}

/** Single months, or cumulative spans from January, of one year. */
export const monthsOf = (year: number, cumulative: boolean): readonly Period[] =>
  Array.from({ length: 12 }, (_, i) => (cumulative ? span(year, 1, i + 1) : span(year, i + 1, 1)));

/** Periods that are no whole year, in time order, those of the latest years first to be offered. */
export const partsOfYears = (known: readonly Period[]): readonly Period[] =>
  known.filter((period) => !isYear(period)).sort(comparePeriods);

/** A ready choice of areas for one click. `label` is a set's or parent's name. */
export interface AreaPreset {
  readonly kind: 'home_peers' | 'all_in' | 'all';
  readonly label: string;
  readonly areas: readonly string[];
  /** How they are found again when the catalog changes. */
  readonly rule?: AreaRule;
}

/** 本县 with each peer set it has a name for, and all children of each area that has some, the home's parent first. */
export function areaPresets(catalog: Catalog, name: (key: string) => string): readonly AreaPreset[] {
  const { home, peerSets, areas } = catalog.data;
  const sets = peerSets.map((set): AreaPreset => ({
    kind: 'home_peers',
    label: set.name,
    areas: withHome(set.areas, catalog),
    rule: { kind: 'set', key: set.key },
  }));
  const parents = new Map<string, string[]>();
  for (const area of areas) {
    const parent = catalog.parent(area.key);
    if (parent && !isBelowCounty(area.kind)) parents.set(parent.key, [...(parents.get(parent.key) ?? []), area.key]);
  }
  const own = home === undefined ? undefined : catalog.parent(home)?.key;
  const wholes = [...parents.keys()]
    .map((key): AreaPreset => ({
      kind: 'all_in',
      label: name(key),
      areas: catalog.children(key).map((child) => child.key),
      rule: { kind: 'children', of: key },
    }))
    .filter((preset) => preset.areas.length > 1);
  const first = own === undefined ? undefined : wholes.find((preset) => preset.label === name(own));
  const current = areas.filter((area) => area.to === undefined && !isBelowCounty(area.kind)).map((area) => area.key);
  const all: AreaPreset = { kind: 'all', label: '', areas: peersOf(current, catalog, LATEST) };
  const parts = [...sets, ...(first ? [first] : []), ...wholes.filter((preset) => preset !== first)].slice(0, 7);
  const said = parts.some((preset) => preset.kind === 'all_in' && preset.areas.length === all.areas.length);
  return said ? parts : [...parts, all];
}

/** No area ends after it. */
const LATEST = 12 * 9999;

const isBelowCounty = (kind: string): boolean => kind === 'town' || kind === 'village';
