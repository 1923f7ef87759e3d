import type { Command } from '../command';
import type { Tab, Workspace } from '../workspace';
import { replaced, sameContent, without } from './lists';

/** Adds a tab at the end and brings it to the front. */
export const addTab: Command<{ readonly tab: Tab }> = {
  id: 'tab.add',
  run: (workspace, { tab }) =>
    workspace.tabs.some(({ id }) => id === tab.id)
      ? workspace
      : { ...workspace, tabs: [...workspace.tabs, tab], activeTab: tab.id },
};

export const renameTab: Command<{ readonly id: string; readonly title: string }> = {
  id: 'tab.rename',
  run: (workspace, { id, title }) =>
    title.trim() === '' ? workspace : changeTab(workspace, id, (tab) => ({ ...tab, title: title.trim() })),
};

/** Closes a tab; the one beside it comes to the front. */
export const closeTab: Command<{ readonly id: string }> = {
  id: 'tab.close',
  run: (workspace, { id }) => {
    const at = workspace.tabs.findIndex((tab) => tab.id === id);
    if (at < 0) return workspace;
    const tabs = without(workspace.tabs, (tab) => tab.id === id);
    const next = workspace.activeTab === id ? (tabs[at] ?? tabs[at - 1])?.id : workspace.activeTab;
    return { ...workspace, tabs, activeTab: next ?? null };
  },
};

/** Moves a tab to position `to` among the others. */
export const moveTab: Command<{ readonly id: string; readonly to: number }> = {
  id: 'tab.move',
  run: (workspace, { id, to }) => {
    const at = workspace.tabs.findIndex((tab) => tab.id === id);
    const tab = workspace.tabs[at];
    const place = Math.max(0, Math.min(workspace.tabs.length - 1, to));
    if (!tab || place === at) return workspace;
    const others = without(workspace.tabs, (each) => each.id === id);
    return { ...workspace, tabs: [...others.slice(0, place), tab, ...others.slice(place)] };
  },
};

/** Brings a tab to the front; no step of undo. */
export const activateTab: Command<{ readonly id: string }> = {
  id: 'tab.activate',
  passing: true,
  run: (workspace, { id }) =>
    workspace.activeTab === id || !workspace.tabs.some((tab) => tab.id === id)
      ? workspace
      : { ...workspace, activeTab: id },
};

/** The workspace with one tab changed; the very same when there is none of that id or nothing changed. */
export function changeTab(workspace: Workspace, id: string, change: (tab: Tab) => Tab): Workspace {
  const at = workspace.tabs.findIndex((tab) => tab.id === id);
  const tab = workspace.tabs[at];
  const changed = tab && change(tab);
  return !changed || sameContent(changed, tab)
    ? workspace
    : { ...workspace, tabs: replaced(workspace.tabs, at, changed) };
}
