import type { Area, Catalog, Indicator, Lang } from '../catalog';
import type { Source, Workspace } from '../workspace';
import type { App } from './app.svelte';
import type { IsRead } from './indicators_read';

/** A line of the side panel. */
export interface SideItem {
  readonly key: string;
  readonly name: string;
  /** Unit, kind or number of rows, at the right. */
  readonly note: string;
  readonly shown: boolean;
  readonly home: boolean;
  readonly depth: number;
}

export interface SideGroup {
  readonly title: string;
  readonly items: readonly SideItem[];
}

/** What the view in front shows, then all indicators by group, in catalog order; with a text, those that it finds, best first. */
export function sideIndicators(
  catalog: Catalog,
  lang: Lang,
  shown: ReadonlySet<string>,
  text: string,
  titles: { readonly used: string; readonly others: string },
  isRead: IsRead | null,
): readonly SideGroup[] {
  const item = (indicator: Indicator): SideItem => ({
    key: indicator.key,
    name: catalog.indicatorName(indicator.key, lang),
    note: catalog.unitName(indicator.key, lang),
    shown: shown.has(indicator.key),
    home: false,
    depth: 0,
  });
  if (text.trim() !== '') return [{ title: '', items: catalog.findIndicators(text).map(item) }];
  const groups = new Map<string, SideItem[]>();
  const used = [...shown].flatMap((key) => catalog.indicator(key) ?? []).map(item);
  if (used.length > 0) groups.set(titles.used, used);
  const others: SideItem[] = [];
  for (const indicator of catalog.data.indicators) {
    if (isRead?.(indicator) === false) {
      others.push(item(indicator));
      continue;
    }
    const title = indicator.group ?? '';
    const list = groups.get(title);
    if (list) list.push(item(indicator));
    else groups.set(title, [item(indicator)]);
  }
  if (others.length > 0) groups.set(titles.others, others);
  return [...groups].map(([title, items]) => ({ title, items }));
}

/** The longest list that is drawn at once; beyond it the search finds the rest. */
export const SIDE_LIMIT = 400;

/** Areas as a tree in official order, without those of villages and towns unless searched for or shown. */
export function sideAreas(
  catalog: Catalog,
  lang: Lang,
  shown: ReadonlySet<string>,
  text: string,
  note: (area: Area) => string,
): readonly SideItem[] {
  const item = (area: Area, depth: number): SideItem => ({
    key: area.key,
    name: catalog.areaName(area.key, lang),
    note: note(area),
    shown: shown.has(area.key),
    home: catalog.data.home === area.key,
    depth,
  });
  if (text.trim() !== '')
    return catalog
      .findAreas(text)
      .slice(0, SIDE_LIMIT)
      .map((area) => item(area, 0));
  const known = new Set(catalog.data.areas.map((area) => area.key));
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  for (const area of catalog.data.areas) {
    const parents = area.parents.filter((parent) => parent.tree === 'admin' && known.has(parent.parent));
    const parent = parents.at(-1)?.parent;
    if (parent === undefined || parent === area.key) roots.push(area.key);
    else children.set(parent, [...(children.get(parent) ?? []), area.key]);
  }
  const out: SideItem[] = [];
  const seen = new Set<string>();
  const walk = (keys: readonly string[], depth: number): void => {
    for (const key of catalog.inOrder(keys)) {
      const area = catalog.area(key);
      if (!area || seen.has(key) || out.length >= SIDE_LIMIT) continue;
      seen.add(key);
      if ((area.kind === 'town' || area.kind === 'village') && !shown.has(key)) continue;
      out.push(item(area, depth));
      walk(children.get(key) ?? [], depth + 1);
    }
  };
  walk(roots, 0);
  return out;
}

/** What stands at the right of an area: what became of it, that it is the home area, or its kind. */
export function areaNote(app: Pick<App, 'catalog' | 't'>, area: Area): string {
  if (area.key === app.catalog?.data.home) return app.t('shell.home');
  const gone = app.catalog?.data.changes.find((change) => change.old === area.key && area.to !== undefined);
  if (!gone) return app.t(`catalog.area_kind.${area.kind}`);
  return `${Math.floor(gone.m / 12)} ${app.t(`catalog.change_${gone.kind}`)}`;
}

export function sideSources(sources: readonly Source[], text: string): readonly Source[] {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? sources : sources.filter((source) => source.name.toLowerCase().includes(wanted));
}

/** What the tab in front shows, if it is an 分析表. */
export function shownKeys(
  workspace: Workspace | null,
  active: App['activeTab'],
): { areas: ReadonlySet<string>; indicators: ReadonlySet<string> } {
  const view = workspace && active?.kind === 'view' ? active.view : null;
  return { areas: new Set(view?.areas ?? []), indicators: new Set(view?.indicators ?? []) };
}
