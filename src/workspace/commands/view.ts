import type { View } from '../../view';
import type { Command } from '../command';
import { changeTab } from './tabs';

/** What an analysis tab shows. */
export const editView: Command<{ readonly tab: string; readonly view: View }> = {
  id: 'view.edit',
  run: (workspace, { tab, view }) =>
    changeTab(workspace, tab, (each) => (each.kind === 'view' && each.view !== view ? { ...each, view } : each)),
};

/** A view brought up to what its rules say of the data as they are now: no step of its own. */
export const refreshView: Command<{ readonly tab: string; readonly view: View }> = {
  id: 'view.refresh',
  run: editView.run,
  passing: true,
};
