import type { Result } from '../core';
import type { QueryError, RunOptions } from '../engine';
import { readQueryNumber, ROWS_FOR_NUMBER, type QueryFailure, type QueryNumberAnswer } from '../query';
import type { QueryNumber } from '../summary';
import { answererOf } from './server/remote';
import type { State } from './state';

/** A person's own words look at what counts now; what counted on another day they cannot be asked. */
const PAST: QueryNumberAnswer = { code: 'query_as_of', message: '' };

/**
 * Asks the queries that numbers of a text cite: the same question once, all side by side, so that a slow or wrong one keeps none of the
 * others waiting. Read-only, like everything in a person's own words; `asOf` (a day) is therefore refused.
 */
export async function askNamed(
  state: State,
  numbers: readonly QueryNumber[],
  { asOf, ...options }: RunOptions & { readonly asOf?: string | undefined } = {},
): Promise<readonly QueryNumberAnswer[]> {
  if (asOf !== undefined) return numbers.map(() => PAST);
  const asked = new Map<string, Promise<QueryNumberAnswer>>();
  return Promise.all(
    numbers.map((number) => {
      const { query, bound } = number;
      const key = JSON.stringify([query.id, query.engine, query.unit, query.decimals, bound.sql]);
      const answer = asked.get(key) ?? askOne(state, number, options);
      asked.set(key, answer);
      return answer;
    }),
  );
}

async function askOne(state: State, { query, bound }: QueryNumber, options: RunOptions): Promise<QueryNumberAnswer> {
  const { engine, dialect } = answererOf(state);
  if (query.engine !== dialect.name) return { code: 'query_other_engine', message: query.engine };
  const frame = await engine.runText(bound.sql, { ...options, maxRows: ROWS_FOR_NUMBER });
  return frame.ok ? readQueryNumber(frame.value, query) : failureOf(frame);
}

function failureOf({ error }: Result<never, QueryError> & { readonly ok: false }): QueryFailure {
  const message = 'message' in error ? error.message : error.kind;
  return { code: error.kind === 'refused' ? 'query_refused' : 'query_failed', message };
}
