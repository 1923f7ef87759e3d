import type { Workspace } from './workspace';

/** What an engine must be told when one workspace follows another. */
export interface Needs {
  readonly catalog: boolean;
  /** SHA-256 of sources to take out and to bring in; one whose standing changed is in both. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Facts, hand numbers or overrides changed, so that what counts must be worked out anew. */
  readonly data: boolean;
}

/** Works by identity: what a command did not touch is the same object. */
export function diffNeeds(before: Workspace, after: Workspace): Needs {
  const old = new Map(before.sources.map((source) => [source.sha256, source]));
  const now = new Map(after.sources.map((source) => [source.sha256, source]));
  const changed = (sha256: string): boolean => old.get(sha256) !== now.get(sha256);
  const removed = [...old.keys()].filter(changed);
  const added = [...now.keys()].filter(changed);
  return {
    catalog: before.catalog !== after.catalog,
    removed,
    added,
    data:
      removed.length > 0 ||
      added.length > 0 ||
      before.handNumbers !== after.handNumbers ||
      before.overrides !== after.overrides,
  };
}
