import type { Command } from '../command';
import type { HandNumber, Override } from '../workspace';
import { withList } from './catalog';
import { put, without } from './lists';

/** 手工数: adds one, or replaces the one of the same id. */
export const saveHandNumber: Command<{ readonly number: HandNumber }> = {
  id: 'hand.save',
  run: (workspace, { number }) =>
    withList(
      workspace,
      'handNumbers',
      put(workspace.handNumbers, number, ({ id }) => id),
    ),
};

export const removeHandNumber: Command<{ readonly id: string }> = {
  id: 'hand.remove',
  run: (workspace, { id }) =>
    withList(
      workspace,
      'handNumbers',
      without(workspace.handNumbers, (each) => each.id === id),
    ),
};

/** 人工订正: a value that counts instead of the published one, with its reason. */
export const saveOverride: Command<{ readonly override: Override }> = {
  id: 'override.save',
  run: (workspace, { override }) =>
    withList(
      workspace,
      'overrides',
      put(workspace.overrides, override, ({ id }) => id),
    ),
};

export const removeOverride: Command<{ readonly id: string }> = {
  id: 'override.remove',
  run: (workspace, { id }) =>
    withList(
      workspace,
      'overrides',
      without(workspace.overrides, (each) => each.id === id),
    ),
};
