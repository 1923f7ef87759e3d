import type { Period } from '../catalog';
import { ok, type Frame, type Result } from '../core';
import type { QueryError, RunOptions } from '../engine';
import {
  compileQuality,
  ledgerStatement,
  neverStatement,
  qualityRows,
  readLedgerFindings,
  readLedgerNotes,
  reconcilable,
  spansStatement,
  type Finding,
  type FindingsPage,
  type LedgersAsk,
  type QualityAsk,
  type QualityNote,
  type QualityPage,
} from '../query';
import { answered } from './asking';
import { answererOf } from './server/remote';
import type { State } from './state';

/** Answers a question of the quality page: of what is loaded here, or of the server that answers instead. */
export async function answerQuality(
  state: State,
  ask: QualityAsk,
  options: RunOptions = {},
): Promise<Result<QualityPage, QueryError>> {
  if (ask.kind === 'ledgers') return reconciled(state, ask, options);
  const page = await answered(state, ({ catalog, dialect }) => compileQuality(ask, catalog, dialect), options, false);
  if (!page.ok || page.value.kind !== 'parts') return page;
  const { value } = page;
  const never = await answered(
    state,
    ({ catalog, dialect }) => ({ sql: neverStatement(catalog, dialect), read: readNever }),
    options,
    false,
  );
  return never.ok ? ok({ ...value, notes: never.value }) : never;
}

const readNever = (frame: Frame): readonly QualityNote[] =>
  qualityRows(frame, (cell): QualityNote => ({
    code: 'children_never',
    indicator: String(cell('indicator')),
    area: String(cell('area')),
    from: null,
    count: Number(cell('count')),
  }));

const readSpans = (frame: Frame): ReadonlyMap<string, readonly Period[]> => {
  const periods = new Map<string, Period[]>();
  qualityRows(frame, (cell) => {
    const key = String(cell('indicator'));
    periods.set(key, [...(periods.get(key) ?? []), { m0: Number(cell('m0')), n: Number(cell('n')) }]);
  });
  return periods;
};

/** 对账: each indicator that has both figures and a ledger, one after another; the engine compares, what differs comes back. */
async function reconciled(
  state: State,
  { page }: LedgersAsk,
  options: RunOptions,
): Promise<Result<FindingsPage, QueryError>> {
  const spans = await answered(state, () => ({ sql: spansStatement(), read: readSpans }), options, false);
  if (!spans.ok) return spans;
  const rows: Finding[] = [];
  const notes: QualityNote[] = [];
  const { catalog, context } = answererOf(state);
  for (const indicator of reconcilable(catalog, context)) {
    const own = spans.value.get(indicator.key);
    const { key, measure } = indicator;
    if (!own || measure === undefined) continue;
    const list = await answered(
      state,
      ({ dialect }) => ({
        sql: ledgerStatement(indicator, own, catalog, dialect, context),
        read: (frame) => [readLedgerFindings(frame, catalog, key, measure), readLedgerNotes(frame, key)] as const,
      }),
      options,
      false,
    );
    if (!list.ok) return list;
    rows.push(...list.value[0]);
    notes.push(...list.value[1]);
  }
  return ok({
    kind: 'ledgers',
    rows: rows.slice(page.offset, page.offset + page.limit),
    total: rows.length,
    notes,
  });
}
