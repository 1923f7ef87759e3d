import { column, ok, type Result } from '../core';
import type { QueryError } from '../engine';
import { factsOfSheet, readFactList, sheetsStatement, type ListedFact } from '../query';
import { answered } from './asking';
import type { State } from './state';

/** Facts that come at once; more than that is no page of anything. */
const PAGE = 200_000;

/** Every fact that whoever answers has, a sheet at a time, in the order of its cells; superseded ones too. */
export async function eachFact(
  state: State,
  take: (facts: readonly ListedFact[]) => void,
): Promise<Result<void, QueryError>> {
  const sheets = await answered(
    state,
    () => ({ sql: sheetsStatement(), read: (frame) => column(frame, 'id').map(Number) }),
    {},
    false,
  );
  if (!sheets.ok) return sheets;
  for (const id of sheets.value) {
    for (let offset = 0; ; offset += PAGE) {
      const question = { sql: factsOfSheet(id, { offset, limit: PAGE }), read: readFactList };
      const page = await answered(state, () => question, {}, false);
      if (!page.ok) return page;
      if (page.value.length > 0) take(page.value);
      if (page.value.length < PAGE) break;
    }
  }
  return ok(undefined);
}
