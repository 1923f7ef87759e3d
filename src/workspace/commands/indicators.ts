import type { Indicator } from '../../catalog';
import type { Command } from '../command';
import { withCatalog } from './catalog';
import { put, without } from './lists';

/** Adds an indicator, or replaces the one of the same key. */
export const saveIndicator: Command<{ readonly indicator: Indicator }> = {
  id: 'indicator.save',
  run: (workspace, { indicator }) =>
    withCatalog(workspace, { indicators: put(workspace.catalog.indicators, indicator, ({ key }) => key) }),
};

/** Removes an indicator and its targets. Facts of it stay in their sources and come back with it. */
export const removeIndicator: Command<{ readonly key: string }> = {
  id: 'indicator.remove',
  run: (workspace, { key }) =>
    withCatalog(workspace, {
      indicators: without(workspace.catalog.indicators, (each) => each.key === key),
      targets: without(workspace.catalog.targets, (target) => target.indicator === key),
    }),
};
