import type { Workspace } from './workspace';

/**
 * A change that a person can make and take back. `run` is pure: the same workspace and arguments give the same result.
 * A command that does not apply returns the workspace unchanged.
 */
export interface Command<Args> {
  readonly id: string;
  readonly run: (workspace: Workspace, args: Args) => Workspace;
}
