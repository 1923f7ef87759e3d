import { ok, type Result } from '../core';
import type { QueryError, RunOptions } from '../engine';
import {
  compile,
  compileScalars,
  factsPivot,
  ledgerPivotStatement,
  readFactsPivot,
  readLedgerPivot,
  tableParts,
  type Answer,
  type PivotAnswer,
  type PivotSpec,
} from '../query';
import { answered, withMiddles } from './asking';
import { columnsOfTable } from './browse';
import { answererOf } from './server/remote';
import type { State } from './state';

/** Scalars asked in one statement at most: more cost more to plan than two statements. */
const TOGETHER = 1_500;

/** The places of a pivot table with all subtotals and totals. */
export async function answerPivot(
  state: State,
  spec: PivotSpec,
  options: RunOptions = {},
): Promise<Result<PivotAnswer, QueryError>> {
  if (spec.source.kind === 'facts') return ofFigures(state, spec, options);
  const table = { kind: 'ledger', ledger: spec.source.ledger } as const;
  const columns = await columnsOfTable(state, table, options);
  if (!columns.ok) return columns;
  return withMiddles((middles) =>
    answered(
      state,
      ({ catalog, dialect }) => {
        const parts = tableParts(table, columns.value, catalog, dialect);
        return {
          sql: ledgerPivotStatement(parts, spec, middles),
          read: (frame) => readLedgerPivot(frame, parts, spec),
        };
      },
      options,
    ),
  );
}

async function ofFigures(state: State, spec: PivotSpec, options: RunOptions): Promise<Result<PivotAnswer, QueryError>> {
  const asked = factsPivot(spec, answererOf(state).catalog);
  if (asked.tooMany || spec.values.length === 0) return ok({ cells: [], tooMany: asked.tooMany });
  let body: Answer | null = null;
  if (asked.body.columns.length > 0) {
    const answer = await answered(
      state,
      ({ catalog, dialect, context }) => compile(asked.body, catalog, dialect, context),
      options,
    );
    if (!answer.ok) return answer;
    body = answer.value;
  }
  const asks = asked.totals.flatMap((place) => place.asks.filter((ask) => ask !== null));
  const figures = [];
  for (let from = 0; from < asks.length; from += TOGETHER) {
    const some = asks.slice(from, from + TOGETHER);
    const answer = await answered(
      state,
      ({ catalog, dialect, context }) => compileScalars(some, catalog, dialect, context),
      options,
    );
    if (!answer.ok) return answer;
    figures.push(...answer.value);
  }
  return ok(readFactsPivot(asked, spec, body, figures));
}
