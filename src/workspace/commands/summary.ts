import type { Command } from '../command';
import type { SummaryTab, Tab } from '../workspace';
import { changeTab } from './tabs';

/** The text of a document. Typing on in the same document is one step of undo. A final one is not changed: it is reopened first. */
export const setSummaryText: Command<{ readonly tab: string; readonly text: string }> = {
  id: 'summary.text',
  merge: ({ tab }) => tab,
  run: (workspace, { tab, text }) =>
    changeTab(workspace, tab, (each) => (open(each) && each.text !== text ? { ...each, text } : each)),
};

/** The area and period that a document speaks of. */
export const editSummary: Command<{
  readonly tab: string;
  readonly change: Partial<Pick<SummaryTab, 'area' | 'period'>>;
}> = {
  id: 'summary.edit',
  run: (workspace, { tab, change }) =>
    changeTab(workspace, tab, (each) => (open(each) ? { ...each, ...change } : each)),
};

const open = (tab: Tab): tab is SummaryTab => tab.kind === 'summary' && tab.state !== 'final';
