import type { Period } from '../catalog';
import { err, ok, type Result } from '../core';
import type { QueryError, RunOptions } from '../engine';
import {
  compileQuality,
  duckdb,
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
import type { State } from './state';

/** Answers a question of the quality page. Only an engine that speaks DuckDB's dialect can; another one refuses. */
export async function answerQuality(
  state: State,
  ask: QualityAsk,
  options: RunOptions = {},
): Promise<Result<QualityPage, QueryError>> {
  if (state.engine.dialect !== 'duckdb') return err({ kind: 'refused', reason: 'outside', message: 'DuckDB' });
  if (ask.kind === 'ledgers') return reconciled(state, ask, options);
  const { sql, read } = compileQuality(ask, state.catalog);
  const frame = await state.engine.run(sql, options);
  if (!frame.ok) return frame;
  const page = read(frame.value);
  if (page.kind !== 'parts') return ok(page);
  const never = await state.engine.run(neverStatement(state.catalog), options);
  if (!never.ok) return never;
  const notes = qualityRows(never.value, (cell): QualityNote => ({
    code: 'children_never',
    indicator: String(cell('indicator')),
    area: String(cell('area')),
    from: null,
    count: Number(cell('count')),
  }));
  return ok({ ...page, notes });
}

/** 对账: each indicator that has both figures and a ledger, one after another; the engine compares, what differs comes back. */
async function reconciled(
  state: State,
  { page }: LedgersAsk,
  options: RunOptions,
): Promise<Result<FindingsPage, QueryError>> {
  const { engine, catalog, context } = state;
  const spans = await engine.run(spansStatement(), options);
  if (!spans.ok) return spans;
  const periods = new Map<string, Period[]>();
  qualityRows(spans.value, (cell) => {
    const key = String(cell('indicator'));
    periods.set(key, [...(periods.get(key) ?? []), { m0: Number(cell('m0')), n: Number(cell('n')) }]);
  });
  const rows: Finding[] = [];
  const notes: QualityNote[] = [];
  for (const indicator of reconcilable(catalog, context)) {
    const own = periods.get(indicator.key);
    if (!own || indicator.measure === undefined) continue;
    const list = await engine.run(ledgerStatement(indicator, own, catalog, duckdb, context), options);
    if (!list.ok) return list;
    rows.push(...readLedgerFindings(list.value, catalog, indicator.key, indicator.measure));
    notes.push(...readLedgerNotes(list.value, indicator.key));
  }
  return ok({
    kind: 'ledgers',
    rows: rows.slice(page.offset, page.offset + page.limit),
    total: rows.length,
    notes,
  });
}
