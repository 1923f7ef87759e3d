import { parseExact, type Exact, type Figure, type Frame } from '../../core';
import type { NamedQuery } from './spec';

/** Why a query's result is no number of a text. `count`: its rows or columns. */
export interface NoNumber {
  readonly code: 'query_rows' | 'query_columns' | 'query_not_number';
  readonly count: number;
}

/** So many rows of a result tell whether it is one. */
export const ROWS_FOR_NUMBER = 2;

const MOST_DECIMALS = 4;

/** Decimals that a number has, as a grid of rows shows it. */
function decimalsOf({ num, den }: Exact): number {
  for (let places = 0; places < MOST_DECIMALS; places += 1)
    if ((num * 10n ** BigInt(places)) % den === 0n) return places;
  return MOST_DECIMALS;
}

/**
 * The one number of a result: exactly one row and one column of numbers, never a silent first row. No row, or an empty cell, is a
 * figure that is missing. `frame` holds the first `ROWS_FOR_NUMBER` rows.
 */
export function readQueryNumber(
  { fields, columns, rows }: Frame,
  { unit = '', decimals }: Pick<NamedQuery, 'unit' | 'decimals'>,
): Figure | NoNumber {
  if (fields.length !== 1) return { code: 'query_columns', count: fields.length };
  if (rows > 1) return { code: 'query_rows', count: rows };
  const value = columns[0]?.[0] ?? null;
  const none = { form: 'number', unit, decimals: decimals ?? 0, notes: [] } as const;
  if (rows === 0 || value === null) return { ...none, exact: null, reason: 'missing' };
  const exact = fields[0]?.type === 'number' ? parseExact(String(value)) : null;
  if (!exact) return { code: 'query_not_number', count: 1 };
  return { ...none, exact, reason: null, decimals: decimals ?? decimalsOf(exact) };
}

/** Why a query gave nothing: written for another engine, refused, or failed with the engine's words. */
export interface QueryFailure {
  readonly code: 'query_other_engine' | 'query_refused' | 'query_failed' | 'query_as_of';
  readonly message: string;
}

/** What the query behind a number of a text answers. */
export type QueryNumberAnswer = Figure | NoNumber | QueryFailure;

export const isFigure = (answer: QueryNumberAnswer): answer is Figure => !('code' in answer);
