import type { Workspace } from './workspace';

/**
 * A change that a person can make and take back. `run` is pure: the same workspace and arguments give the same result.
 * A command that does not apply returns the very workspace that it was given, and nothing happens.
 */
export interface Command<Args> {
  /** Also names its label: `command.<id>` in the messages. */
  readonly id: string;
  readonly run: (workspace: Workspace, args: Args) => Workspace;
  /** Kept on disk but no step of undo: which tab is in front. */
  readonly passing?: true;
  /** Changes with the same key, one after another, are one step of undo: typing in one document. */
  readonly merge?: (args: Args) => string;
}
