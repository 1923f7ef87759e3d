import { err, ok, type Result } from '../../core';
import type { QueryError } from '../engine';
import type { Driver } from './driver';
import type { Inner } from './failure';

export interface Wrapped {
  readonly statement: string;
  readonly inner: Inner;
}

/** How a statement that reads may begin. */
const begins = new Set(['select', 'with', 'from', 'values', 'table', 'describe', 'desc', 'show', 'summarize', 'pivot']);
begins.add('unpivot').add('pivot_wider').add('pivot_longer').add('(');

const HEAD = 'SELECT * FROM (\n';

/**
 * A person's own SQL inside a SELECT (`head` begins it), or why it is refused. The wrapping turns everything that is no query into a syntax
 * error; a second statement is found with DuckDB's own lexer, so that a semicolon in a text or a comment is none.
 */
export async function wrap(
  driver: Driver,
  text: string,
  maxRows?: number,
  head = HEAD,
): Promise<Result<Wrapped, QueryError>> {
  const found = (await driver.tokenize(text)).filter((token) => token.kind !== 'comment');
  const first = found[0];
  if (!first) return refuse('not_a_query', 'The statement is empty.');
  const word = (/^(\w+|.)/su.exec(text.slice(first.at))?.[0] ?? '').toLowerCase();
  if (!begins.has(word)) return refuse('not_a_query', `Only queries can be run here, not ${word.toUpperCase()}.`);

  const ends = found.filter((token) => token.kind === 'operator' && text[token.at] === ';');
  const end = ends[0];
  const after = end ? found.slice(found.indexOf(end)) : [];
  if (after.length > ends.length) return refuse('several', 'Only one statement can be run at a time.');

  const inner = end ? text.slice(0, end.at) : text;
  const limit = maxRows === undefined ? '' : ` LIMIT ${Math.max(0, Math.floor(maxRows))}`;
  return ok({ statement: `${head}${inner}\n)${limit}`, inner: { text, from: head.length } });
}

const refuse = (reason: 'not_a_query' | 'several', message: string): Result<never, QueryError> =>
  err({ kind: 'refused', reason, message });
