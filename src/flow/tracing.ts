import { ok, type Result } from '../core';
import type { QueryError } from '../engine';
import { compileTraces, countsRows, partsOfAsk, type Ask, type TraceRow } from '../query';
import { answered } from './asking';
import { answererOf } from './server/remote';
import type { TraceOptions } from './session';
import type { State } from './state';

/** So many numbers are traced as one statement: what is read stays small beside a screen's, and who waits sees it go on. */
const AT_ONCE = 100;

/** One question of the number that it is part of: a difference is two of them. */
interface Part {
  readonly of: number;
  readonly ask: Ask;
}

/**
 * The facts behind each of these numbers, in their order. Asked together; numbers that count rows of a ledger one by one, for each of them may
 * rest on very many.
 */
export async function traceNumbers(
  state: State,
  asks: readonly Ask[],
  { onProgress, ...options }: TraceOptions = {},
): Promise<Result<readonly (readonly TraceRow[])[], QueryError>> {
  const parts = asks.flatMap((ask, of) => partsOfAsk(ask).map((part): Part => ({ of, ask: part })));
  const { catalog, dialect, context } = answererOf(state);
  const alone = (part: Part): boolean => parts.length > 1 && countsRows(part.ask, catalog, dialect, context);
  const found = new Map<Part, readonly TraceRow[]>();
  const batches: (readonly Part[])[] = [];
  const together: Part[] = [];
  for (const part of parts) {
    if (alone(part)) batches.push([part]);
    else together.push(part);
  }
  for (let from = 0; from < together.length; from += AT_ONCE) batches.push(together.slice(from, from + AT_ONCE));
  for (const batch of batches) {
    onProgress?.(found.size, parts.length);
    const answer = await answered(
      state,
      (by) =>
        compileTraces(
          batch.map(({ ask }) => ask),
          by.catalog,
          by.dialect,
          by.context,
        ),
      options,
      asks.length === 1,
    );
    if (!answer.ok) return answer;
    batch.forEach((part, i) => found.set(part, answer.value[i] ?? []));
  }
  const rows = asks.map((): TraceRow[] => []);
  for (const part of parts) rows[part.of]?.push(...(found.get(part) ?? []));
  return ok(rows);
}
