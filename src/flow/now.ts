import { factNowSql } from '../catalog';
import { raw, type LoadStep, type Sql } from '../core';
import { duckdb, nowStatements, soleSheetSelect } from '../query';
import type { Workspace } from '../workspace';
import type { State } from './state';

const step = (sql: Sql): LoadStep => ({ do: 'sql', sql });

/** One sheet of facts and nothing that overrides: it has one fact for a place, so there is nothing to choose and nothing to copy. */
export const isSole = ({ sources, overrides, handNumbers }: Workspace): boolean =>
  overrides.length === 0 &&
  handNumbers.length === 0 &&
  sources.flatMap(({ sheets }) => sheets.filter(({ kind }) => kind === 'facts')).length === 1;

/** What brings `fact_now` up to date, and whether it looks straight at the facts then. */
export interface NowWork {
  readonly steps: readonly LoadStep[];
  readonly isView: boolean;
}

/** For a workspace whose sources are loaded. `isView`: what `fact_now` is at present. */
export function nowWork(workspace: Workspace, isView: boolean): NowWork {
  if (!isSole(workspace)) return { steps: [...asTable(isView), ...nowStatements(duckdb).map(step)], isView: false };
  return { steps: isView ? [] : [step(raw('DROP TABLE fact_now')), step(soleSheetSelect('view'))], isView: true };
}

const asTable = (isView: boolean): readonly LoadStep[] =>
  isView ? [step(raw('DROP VIEW fact_now')), step(factNowSql())] : [];

/** With more facts a second copy would take more room than its order saves time. */
const MOST_ORDERED = 2_000_000;

/**
 * Lays facts out in the order in which they are asked for, when nothing else is to be done. Nothing that is asked changes by it, and
 * where it fails all stays as it was.
 */
export async function putInOrder(state: State): Promise<void> {
  if (!state.nowIsView || state.status.facts > MOST_ORDERED) return;
  const done = await state.engine.load([...asTable(true), step(soleSheetSelect('rows'))]);
  if (done.ok) state.nowIsView = false;
}
