import { err, issue, ok, type Issue, type Result } from '../core';
import { distinct } from './check';
import { queryForm } from './form/query';
import type { WorkspaceQuery } from './workspace';

/** Named queries out of JSON text: a list of them, or anything with one as its member `queries` (a workspace). Never throws. */
export function readQueries(text: string): Result<readonly WorkspaceQuery[], Issue> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return err(issue('error', 'workspace_unreadable'));
  }
  const held = typeof document === 'object' && document !== null && 'queries' in document ? document.queries : document;
  const wrong = distinct(queryForm, 'id')(held, 'queries');
  return wrong === null
    ? ok(held as readonly WorkspaceQuery[])
    : err(issue('error', 'workspace_malformed', {}, { at: wrong }));
}
