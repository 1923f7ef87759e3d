import type { Command } from '../command';

export const renameWorkspace: Command<{ readonly name: string }> = {
  id: 'workspace.rename',
  run: (workspace, { name }) =>
    name.trim() === '' || name.trim() === workspace.name ? workspace : { ...workspace, name: name.trim() },
};
