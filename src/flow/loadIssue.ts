import { issue, type Issue } from '../core';
import type { QueryError } from '../engine';

/** Why an engine did not take in what it was given. */
export const loadIssue = (error: QueryError): Issue =>
  issue(
    'error',
    error.kind === 'cancelled' ? 'cancelled' : 'not_loaded',
    {},
    { reason: 'message' in error ? error.message : '' },
  );
