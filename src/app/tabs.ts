import type { Period } from '../catalog';
import { changeView, toggled } from '../view';
import {
  activateTab,
  addTab,
  closeTab as closeTabCommand,
  editView,
  moveTab as moveTabCommand,
  renameTab as renameTabCommand,
  renameWorkspace,
  type Tab,
  type View,
} from '../workspace';
import type { App } from './app.svelte';

/** What is done to tabs from several places of the screen: strip, menus, palette, side panel. */
export const toTab = (app: App, id: string): void => void app.do(activateTab, { id });
export const renameTab = (app: App, id: string, title: string): void => void app.do(renameTabCommand, { id, title });
export const moveTab = (app: App, id: string, to: number): void => void app.do(moveTabCommand, { id, to });
export const closeTab = (app: App, id: string): void => void app.do(closeTabCommand, { id });
export const renameOpen = (app: App, name: string): Promise<boolean> => app.do(renameWorkspace, { name });

/** To the tab beside, around the ends. */
export function nextTab(app: App, step: number): void {
  const tabs = app.workspace?.tabs ?? [];
  const at = tabs.findIndex((tab) => tab.id === app.activeTab?.id);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  if (next) toTab(app, next.id);
}

/** A new 分析表; it compares what the one in front compares, so that it is never empty without need. */
export async function newViewTab(app: App, view?: View): Promise<void> {
  const model = lastView(app);
  const title = freeTitle(app, 'shell.new_view_title');
  await app.do(addTab, { tab: { id: newTabId(app), kind: 'view', title, view: view ?? model ?? EMPTY_VIEW } });
}

/** Something to look at: fills the 分析表 in front where nothing was chosen in it yet, or else begins the first tab of a workbook. */
export async function firstView(app: App, view: View): Promise<void> {
  const tab = app.activeTab;
  if (tab === null) return newViewTab(app, view);
  if (tab.kind !== 'view' || tab.view.areas.length + tab.view.periods.length + tab.view.indicators.length > 0) return;
  await app.do(editView, { tab: tab.id, view });
}

export async function newSummaryTab(app: App): Promise<void> {
  const title = freeTitle(app, 'shell.new_summary_title');
  const view = lastView(app);
  const home = app.catalog?.data.home ?? view?.areas[0];
  const period: Period | undefined = view?.periods.at(-1);
  const tab: Tab = {
    id: newTabId(app),
    kind: 'summary',
    title,
    // Its title is the tab's until it is given one of its own: a number in it would be nobody's.
    text: '',
    ...(home === undefined ? {} : { area: home }),
    ...(period === undefined ? {} : { period }),
  };
  await app.do(addTab, { tab });
}

/** Shows an indicator in the 分析表 in front; one that is there stays. */
export function addIndicator(app: App, key: string): void {
  if (app.activeTab?.kind !== 'view' || !app.activeTab.view.indicators.includes(key)) showIndicator(app, key);
}

/** Shows an area in the 分析表 in front; when it is there, goes to its row. */
export function addArea(app: App, key: string): void {
  const there = app.activeTab?.kind === 'view' && app.activeTab.view.areas.includes(key);
  if (!there) showArea(app, key);
  else if (app.front?.goTo?.(app.catalog?.areaName(key, app.lang) ?? key) === true) app.front.focus?.();
}

/** Shows an indicator in the 分析表 in front, or takes it out. */
export function showIndicator(app: App, key: string): void {
  toggle(app, (view) => ({ indicators: toggled(view.indicators, key) }), { indicators: [key] });
}

/** Shows an area in the 分析表 in front, or takes it out; areas keep the official order. */
export function showArea(app: App, key: string): void {
  const order = (keys: readonly string[]): readonly string[] => app.catalog?.inOrder(keys) ?? keys;
  toggle(app, (view) => ({ areas: order(toggled(view.areas, key)) }), { areas: [key] });
}

/** Null when the place was found, else what to say. */
export function goToPlace(app: App, text: string): string | null {
  if (app.front?.goTo?.(text) !== true) return app.t('shell.no_place', { text });
  app.front.focus?.();
  return null;
}

const EMPTY_VIEW: View = {
  areas: [],
  periods: [],
  indicators: [],
  derivations: ['level', 'growth'],
  chart: { kind: 'line' },
};

function toggle(app: App, change: (view: View) => Partial<View>, start: Partial<View>): void {
  const tab = app.activeTab;
  if (tab?.kind === 'view') {
    void app.do(editView, { tab: tab.id, view: changeView(tab.view, change(tab.view)) });
    return;
  }
  // Another kind of tab is in front: a new 分析表 is what the person asked for, and undo takes it away.
  void newViewTab(app, { ...(lastView(app) ?? EMPTY_VIEW), ...start });
}

/** The view in front, else the last one among the tabs. */
export function lastView(app: App): View | null {
  const tabs = [...(app.workspace?.tabs ?? []), ...(app.activeTab ? [app.activeTab] : [])];
  for (const tab of tabs.reverse()) if (tab.kind === 'view') return tab.view;
  return null;
}

export function freeTitle(
  app: App,
  key: 'shell.new_view_title' | 'shell.new_summary_title' | 'query.new_title',
): string {
  const taken = new Set(app.workspace?.tabs.map((tab) => tab.title));
  let n = 1;
  while (taken.has(app.t(key, { n }))) n++;
  return app.t(key, { n });
}

export function newTabId(app: App): string {
  const taken = new Set(app.workspace?.tabs.map((tab) => tab.id));
  let id = '';
  do id = Math.random().toString(36).slice(2, 10);
  while (id === '' || taken.has(id));
  return id;
}
