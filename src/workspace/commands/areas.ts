import type { Area, AreaChange } from '../../catalog';
import type { Command } from '../command';
import { withCatalog } from './catalog';
import { put, without } from './lists';

/** Adds an area, or replaces the one of the same key. */
export const saveArea: Command<{ readonly area: Area }> = {
  id: 'area.save',
  run: (workspace, { area }) => withCatalog(workspace, { areas: put(workspace.catalog.areas, area, ({ key }) => key) }),
};

/** Removes an area with what is said of it: targets, changes, places in peer sets. */
export const removeArea: Command<{ readonly key: string }> = {
  id: 'area.remove',
  run: (workspace, { key }) => {
    const { areas, targets, changes, peerSets, home, ...rest } = workspace.catalog;
    if (!areas.some((area) => area.key === key)) return workspace;
    return {
      ...workspace,
      catalog: {
        ...rest,
        areas: without(areas, (area) => area.key === key),
        targets: without(targets, ({ area }) => area === key),
        changes: without(changes, (change) => change.old === key || change.new === key),
        peerSets: peerSets.map((set) => ({ ...set, areas: without(set.areas, (area) => area === key) })),
        ...(home === undefined || home === key ? {} : { home }),
      },
    };
  },
};

const changeKey = ({ m, old, new: next }: AreaChange): string => `${m} ${old} ${next}`;

/** Says that an area was renamed, recoded, merged, split or upgraded. */
export const saveAreaChange: Command<{ readonly change: AreaChange }> = {
  id: 'area.change',
  run: (workspace, { change }) =>
    withCatalog(workspace, { changes: put(workspace.catalog.changes, change, changeKey) }),
};

export const removeAreaChange: Command<{ readonly change: AreaChange }> = {
  id: 'area.change_remove',
  run: (workspace, { change }) =>
    withCatalog(workspace, {
      changes: without(workspace.catalog.changes, (each) => changeKey(each) === changeKey(change)),
    }),
};

/** The area that the person works for (本县). */
export const setHome: Command<{ readonly area: string }> = {
  id: 'area.home',
  run: (workspace, { area }) =>
    workspace.catalog.areas.some(({ key }) => key === area) ? withCatalog(workspace, { home: area }) : workspace,
};
