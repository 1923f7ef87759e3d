import { err, issue, ok, type Issue, type Result } from '../core';
import { workspaceForm } from './form';
import { FORMAT, migrate } from './migrations';
import { unpackSources } from './packed';
import type { Workspace } from './workspace';

/** The place of what `readWorkspace` would refuse, or null: nothing is kept that could not be opened again. */
export const malformedAt = (workspace: Workspace): string | null => workspaceForm(workspace, '');

/**
 * A workspace out of its text. Refuses what is no JSON (`workspace_unreadable`), what a newer program wrote (`workspace_newer`)
 * and what is not of the form (`workspace_malformed`, with the place). Never throws, whatever the text.
 */
export function readWorkspace(text: string): Result<Workspace, Issue> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return err(issue('error', 'workspace_unreadable'));
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return err(issue('error', 'workspace_unreadable'));
  }
  const { format } = document as { readonly format?: unknown };
  if (typeof format === 'number' && format > FORMAT) {
    return err(issue('error', 'workspace_newer', {}, { format, known: FORMAT }));
  }
  const migrated = migrate(document as Record<string, unknown>);
  const current = migrated && unpackSources(migrated);
  const wrong = current ? workspaceForm(current, '') : migrated ? 'sources' : 'format';
  return wrong === null
    ? ok(current as unknown as Workspace)
    : err(issue('error', 'workspace_malformed', {}, { at: wrong }));
}
