import type { Issue } from '../../core';
import type { FileIn, ImportPlan } from '../../flow';
import type { SourcePlan } from '../../ingest';
import { ofFile, type Said } from './said';

/** ready: nothing doubtful; doubtful: loaded, with something to look at; refused: not loaded; here: its bytes are here already. */
export type FileState = 'waiting' | 'ready' | 'doubtful' | 'refused' | 'here' | 'out';

/** One file of the import as the list at the left has it. */
export interface FileEntry {
  readonly name: string;
  readonly size: number;
  readonly state: FileState;
  readonly plan: SourcePlan | null;
  readonly errors: number;
  readonly warnings: number;
}

/** The files as dropped, in their order, each with its state. */
export function fileEntries(
  files: readonly FileIn[],
  plan: ImportPlan | null,
  issues: readonly Issue[],
  said: Said,
): readonly FileEntry[] {
  const plans = new Map<FileIn, SourcePlan>();
  for (const [source, file] of plan?.files ?? []) plans.set(file, source);
  return files.map((file) => {
    const own = issues.filter(({ place }) => place.file === file.name);
    const count = (severity: Issue['severity']): number => own.filter((each) => each.severity === severity).length;
    const found = plans.get(file) ?? null;
    const [errors, warnings] = [count('error'), count('warning')];
    const aside = plan?.aside?.get(file);
    return {
      name: file.name,
      size: file.size,
      plan: found,
      errors,
      warnings,
      state: ofFile(said, file.name).out
        ? 'out'
        : aside
          ? aside.issue.code === 'already_here'
            ? 'here'
            : 'refused'
          : !found
            ? 'waiting'
            : found.sheets.every(({ kind }) => kind === 'unread')
              ? 'refused'
              : errors + warnings > 0
                ? 'doubtful'
                : 'ready',
    };
  });
}
