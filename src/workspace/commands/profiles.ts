import type { Profile } from '../../ingest';
import type { Command } from '../command';
import { withList } from './catalog';
import { put, without } from './lists';

/** 识别方案: how a form is read, offered again when a file of the same form comes. */
export const saveProfile: Command<{ readonly profile: Profile }> = {
  id: 'profile.save',
  run: (workspace, { profile }) =>
    withList(
      workspace,
      'profiles',
      put(workspace.profiles, profile, ({ id }) => id),
    ),
};

export const removeProfile: Command<{ readonly id: string }> = {
  id: 'profile.remove',
  run: (workspace, { id }) =>
    withList(
      workspace,
      'profiles',
      without(workspace.profiles, (profile) => profile.id === id),
    ),
};

/** Another name for a profile; sources name it by its id. */
export const renameProfile: Command<{ readonly id: string; readonly name: string }> = {
  id: 'profile.rename',
  run: (workspace, { id, name }) => {
    const profile = workspace.profiles.find((each) => each.id === id);
    const text = name.trim();
    if (!profile || text === '' || text === profile.name) return workspace;
    return withList(
      workspace,
      'profiles',
      put(workspace.profiles, { ...profile, name: text }, (each) => each.id),
    );
  },
};
