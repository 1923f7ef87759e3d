import type { PeerSet } from '../../catalog';
import type { Command } from '../command';
import { withCatalog } from './catalog';
import { put, without } from './lists';

export const savePeerSet: Command<{ readonly set: PeerSet }> = {
  id: 'peers.save',
  run: (workspace, { set }) =>
    withCatalog(workspace, { peerSets: put(workspace.catalog.peerSets, set, ({ key }) => key) }),
};

export const removePeerSet: Command<{ readonly key: string }> = {
  id: 'peers.remove',
  run: (workspace, { key }) =>
    withCatalog(workspace, { peerSets: without(workspace.catalog.peerSets, (set) => set.key === key) }),
};
