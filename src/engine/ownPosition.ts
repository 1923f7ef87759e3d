import { err, type Result, type Sql, type SqlParam } from '../core';
import type { QueryError } from './engine';

/**
 * An error's place, found in a statement with its parameters written in, as a place in the statement's own text: the pieces one after
 * another. `length`: UTF-16 units that the parameter took where it was written. A place within a parameter is where it stands.
 */
export function ownPosition<T>(
  result: Result<T, QueryError>,
  { strings, params }: Sql,
  length: (param: SqlParam, index: number) => number,
): Result<T, QueryError> {
  if (result.ok || result.error.kind !== 'failed' || result.error.position === undefined) return result;
  let left = result.error.position;
  let own = 0;
  for (const [i, piece] of strings.entries()) {
    const inside = Math.min(left, piece.length);
    own += inside;
    left -= inside;
    if (left === 0 && inside < piece.length) break;
    const param = params[i];
    if (param === undefined) break;
    left = Math.max(0, left - length(param, i));
    if (left === 0) break;
  }
  return err({ ...result.error, sql: strings.join(''), position: own });
}
