import type { Catalog, Period } from '../catalog';
import type { Session } from '../flow';
import { t, type Lang } from '../text';
import { ancestors, areaPresets, lastYearOf, lastYears, type View } from '../view';

/** A line of a picker. */
export interface PickItem {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly chosen: boolean;
  readonly home: boolean;
}

/** The longest list a picker draws; the search finds the rest. */
export const MOST_PICKS = 300;

/** Areas in official order, or what the search finds, best first. Chosen ones are listed even when the list is cut. */
export function areaPicks(catalog: Catalog, lang: Lang, view: View, text: string): readonly PickItem[] {
  const chosen = new Set(view.areas);
  const found =
    text.trim() === ''
      ? catalog.inOrder(catalog.data.areas.map((area) => area.key))
      : catalog.findAreas(text).map((area) => area.key);
  const kept =
    found.length <= MOST_PICKS
      ? found
      : found.filter((key, i) => i < MOST_PICKS || chosen.has(key)).slice(0, MOST_PICKS * 2);
  return kept.map((key) => ({
    key,
    name: catalog.areaName(key, lang),
    note: ancestors(key, catalog, LATEST)
      .slice(0, 1)
      .map((up) => catalog.areaName(up, lang))
      .join(''),
    chosen: chosen.has(key),
    home: catalog.data.home === key,
  }));
}

/** No area ends after it. */
const LATEST = 12 * 9999;

export function indicatorPicks(catalog: Catalog, lang: Lang, view: View, text: string): readonly PickItem[] {
  const chosen = new Set(view.indicators);
  const found = text.trim() === '' ? catalog.data.indicators : catalog.findIndicators(text);
  return found.slice(0, MOST_PICKS).map((indicator) => ({
    key: indicator.key,
    name: catalog.indicatorName(indicator.key, lang),
    note: indicator.unit,
    chosen: chosen.has(indicator.key),
    home: false,
  }));
}

/** One click that sets the whole choice. */
export interface Preset {
  readonly label: string;
  readonly change: Partial<View>;
}

export function areaChoices(catalog: Catalog, lang: Lang): readonly Preset[] {
  const { home } = catalog.data;
  return areaPresets(catalog, (key) => catalog.areaName(key, lang)).map(({ kind, label, areas }) => ({
    label:
      kind === 'all'
        ? t(lang, 'view.pick.all_areas', { n: areas.length })
        : kind === 'all_in'
          ? t(lang, 'view.pick.all_in', { parent: label })
          : home === undefined
            ? label
            : t(lang, 'view.pick.home_peers', { home: t(lang, 'view.home'), set: label }),
    change: { areas },
  }));
}

export function periodChoices(known: readonly Period[], view: View, lang: Lang): readonly Preset[] {
  const last = lastYearOf(known) ?? lastYearOf(view.periods);
  if (last === null) return [];
  return [5, 6, 10].map((n) => ({
    label: t(lang, 'view.pick.last_years', { n }),
    change: { periods: lastYears(last, n) },
  }));
}

/** Every period that some loaded fact has, in time order. */
export async function knownPeriods(session: Session, signal: AbortSignal): Promise<readonly Period[]> {
  const answer = await session.periods({ signal });
  return answer.ok ? answer.value : [];
}

/** What the chips of the compare bar say. */
export function chipTexts(view: View, catalog: Catalog, lang: Lang): Readonly<Record<'areas' | 'indicators', string>> {
  return { areas: areasText(view, catalog, lang), indicators: indicatorsText(view, catalog, lang) };
}

function areasText({ areas }: View, catalog: Catalog, lang: Lang): string {
  const { home } = catalog.data;
  const [first] = catalog.inOrder(areas);
  if (first === undefined) return t(lang, 'view.chip.none');
  if (areas.length === 1) return catalog.areaName(first, lang);
  return home !== undefined && areas.includes(home)
    ? t(lang, 'view.chip.home_more', { home: catalog.areaName(home, lang), n: areas.length - 1 })
    : t(lang, 'view.chip.areas_more', { first: catalog.areaName(first, lang), n: areas.length });
}

function indicatorsText({ indicators }: View, catalog: Catalog, lang: Lang): string {
  const [first] = indicators;
  if (first === undefined) return t(lang, 'view.chip.none');
  const name = catalog.indicatorName(first, lang);
  return indicators.length === 1 ? name : t(lang, 'view.chip.more', { first: name, n: indicators.length });
}
