import type { Target } from '../../catalog';
import type { Command } from '../command';
import { withCatalog } from './catalog';
import { put, without } from './lists';

/** One target for each indicator, area, span, kind and issuer. */
const targetKey = ({ indicator, area, period, kind, issuer }: Target): string =>
  JSON.stringify([indicator, area, period.m0, period.n, kind, issuer ?? '']);

export const saveTarget: Command<{ readonly target: Target }> = {
  id: 'target.save',
  run: (workspace, { target }) =>
    withCatalog(workspace, { targets: put(workspace.catalog.targets, target, targetKey) }),
};

export const removeTarget: Command<{ readonly target: Target }> = {
  id: 'target.remove',
  run: (workspace, { target }) =>
    withCatalog(workspace, {
      targets: without(workspace.catalog.targets, (each) => targetKey(each) === targetKey(target)),
    }),
};
