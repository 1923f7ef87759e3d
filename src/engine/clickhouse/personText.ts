import { err, ok, type Result } from '../../core';
import type { QueryError } from '../engine';
import { tokens } from './lexer';

/** A person's statement as it is sent; `from`: so many characters stand before his own text. */
export interface Wrapped {
  readonly statement: string;
  readonly from: number;
}

/** How a statement that reads may begin; the first kind can stand within another, the second cannot. */
const WRAPPED = new Set(['select', 'with', 'from', 'values', '(']);
const BARE = new Set(['describe', 'desc', 'show', 'exists', 'explain']);

const HEAD = 'SELECT * FROM (\n';

/**
 * A person's own SQL inside a SELECT, or why it is refused. It runs `readonly`, in which the server itself refuses whatever changes data
 * or settings and whatever opens a file or an address.
 */
export function wrap(text: string, maxRows?: number): Result<Wrapped, QueryError> {
  const found = tokens(text);
  const first = found[0];
  const word = first?.text.toLowerCase() ?? ';';
  if (first === undefined || word === ';') return refuse('not_a_query', 'The statement is empty.');
  if (!WRAPPED.has(word) && !BARE.has(word)) {
    return refuse('not_a_query', `Only queries can be run here, not ${word.toUpperCase()}.`);
  }
  const end = found.find(({ text: sign }) => sign === ';');
  if (end && found.some(({ at, text: sign }) => at > end.at && sign !== ';')) {
    return refuse('several', 'Only one statement can be run at a time.');
  }
  const inner = end ? text.slice(0, end.at) : text;
  if (BARE.has(word)) return ok({ statement: inner, from: 0 });
  // The brackets of the text itself must close within it: `1) … (2` would leave the SELECT around it.
  let open = 0;
  for (const { at, text: sign } of tokens(inner)) {
    if (sign === '(') open += 1;
    if (sign === ')') open -= 1;
    if (open < 0)
      return err({ kind: 'failed', message: 'A bracket is closed that was not opened.', sql: text, position: at });
  }
  const limit = maxRows === undefined ? '' : ` LIMIT ${Math.max(0, Math.floor(maxRows))}`;
  return ok({ statement: `${HEAD}${inner}\n)${limit}`, from: HEAD.length });
}

const refuse = (reason: 'not_a_query' | 'several', message: string): Result<never, QueryError> =>
  err({ kind: 'refused', reason, message });
