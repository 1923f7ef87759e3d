import type { Command } from './command';
import type { Workspace } from './workspace';

/** Undo is earlier workspaces, not differences: they share what they have in common. Immutable. */
export interface History {
  readonly past: readonly Step[];
  readonly present: Workspace;
  readonly future: readonly Step[];
  /** Set while the last change may still be joined by another of the same key. */
  readonly merging?: string;
}

/** A workspace to go back (or forward) to, and the command that led away from (or to) it. */
export interface Step {
  readonly workspace: Workspace;
  readonly command: string;
}

/** As many steps as are kept: older ones are forgotten. */
export const HISTORY_LIMIT = 200;

export const newHistory = (present: Workspace): History => ({ past: [], present, future: [] });

/** The history after a command. The same history when the command did not apply. */
export function perform<Args>(history: History, command: Command<Args>, args: Args): History {
  const after = command.run(history.present, args);
  if (after === history.present) return history;
  if (command.passing) return { ...history, present: after };
  const key = command.merge && `${command.id} ${command.merge(args)}`;
  if (key !== undefined && key === history.merging) return { ...history, present: after, future: [] };
  return {
    past: [...history.past, { workspace: history.present, command: command.id }].slice(-HISTORY_LIMIT),
    present: after,
    future: [],
    ...(key === undefined ? {} : { merging: key }),
  };
}

/** What was run stays known, whatever is taken back. */
const remembering = (workspace: Workspace, { ran }: Workspace): Workspace =>
  ran === undefined || ran === workspace.ran ? workspace : { ...workspace, ran };

/** One step back; the same history when there is none. */
export function undo({ past, present, future }: History): History {
  const last = past.at(-1);
  if (!last) return { past, present, future };
  return {
    past: past.slice(0, -1),
    present: remembering(last.workspace, present),
    future: [{ workspace: present, command: last.command }, ...future],
  };
}

/** One step forward again; the same history when there is none. */
export function redo({ past, present, future }: History): History {
  const next = future[0];
  if (!next) return { past, present, future };
  return {
    past: [...past, { workspace: present, command: next.command }],
    present: remembering(next.workspace, present),
    future: future.slice(1),
  };
}
