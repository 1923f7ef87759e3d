import type { BrowseSpec, PivotSpec } from '../../query';
import type { Command } from '../command';
import type { RowsLook } from '../workspace';
import { changeTab } from './tabs';

/** Which rows of a table are looked through, in which order. */
export const editBrowse: Command<{ readonly tab: string; readonly browse: BrowseSpec }> = {
  id: 'rows.edit',
  run: (workspace, { tab, browse }) =>
    changeTab(workspace, tab, (each) => (each.kind === 'ledger' ? { ...each, browse } : each)),
};

/** How a grid of rows looks: widths, hidden, moved and frozen columns. */
export const editRowsLook: Command<{ readonly tab: string; readonly look: RowsLook }> = {
  id: 'rows.look',
  run: (workspace, { tab, look }) =>
    changeTab(workspace, tab, (each) => (each.kind === 'ledger' ? { ...each, look } : each)),
};

/** What a pivot table shows. */
export const editPivot: Command<{ readonly tab: string; readonly pivot: PivotSpec }> = {
  id: 'pivot.edit',
  run: (workspace, { tab, pivot }) =>
    changeTab(workspace, tab, (each) => (each.kind === 'pivot' ? { ...each, pivot } : each)),
};
