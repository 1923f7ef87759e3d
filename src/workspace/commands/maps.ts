import type { AreaMap } from '../../catalog';
import type { Command } from '../command';
import { withCatalog } from './catalog';
import { put } from './lists';

/** A workspace is written with every change: a few maps, not a collection. */
const MOST_MAPS = 4;

/** One map for each file name: the same file again replaces it, and of too many the oldest goes; a map of no area is none. */
export const addMap: Command<{ readonly map: AreaMap }> = {
  id: 'map.add',
  run: (workspace, { map }) =>
    Object.keys(map.shapes).length === 0
      ? workspace
      : withCatalog(workspace, { maps: put(workspace.catalog.maps ?? [], map, ({ name }) => name).slice(-MOST_MAPS) }),
};
