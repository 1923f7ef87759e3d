import type { Catalog } from '../../catalog';
import { err, ok, type Issue, type Result } from '../../core';
import { guardedLedgers, ledgerOf, type Session } from '../../flow';
import {
  columnGuard,
  figureGuard,
  guardsOf,
  filesBehindFigure,
  inputsOf,
  standingAsk,
  strictest,
  type FigureGuard,
  type Guard,
  type LayoutColumn,
} from '../../view';
import type { Workspace } from '../../workspace';
import { queryIssue } from '../trace.svelte';
import type { FilesOf } from './source';

/** What may not leave a view: whole columns, and single figures by column and area. */
export interface ViewGuards {
  readonly columns: ReadonlyMap<LayoutColumn, Guard>;
  readonly figure: (column: LayoutColumn, areas: readonly string[]) => Guard | null;
}

/**
 * Finds what may not leave: by the marks of indicators, of ledgers that sources brought, and of the sources of single figures. The engine
 * is asked only where a source is marked at all.
 */
export async function viewGuards(
  session: Session,
  workspace: Workspace,
  catalog: Catalog,
  columns: readonly LayoutColumn[],
  areas: readonly string[],
  signal: AbortSignal,
): Promise<Result<ViewGuards, Issue>> {
  const inputs = new Map(columns.map((column) => [column, inputsOf(column.ask, catalog)]));
  const ledgers = guardedLedgers(workspace);
  const marked = columns.flatMap((column) => {
    const own = columnGuard(column.ask, catalog);
    const counted = (inputs.get(column) ?? []).flatMap((key) => ledgers.get(ledgerOf(key, catalog)) ?? []);
    const guard = strictest([...(own ? [own] : []), ...counted]);
    return guard ? [[column, guard] as const] : [];
  });
  const of = await storedGuards(session, workspace, columns, [...new Set([...inputs.values()].flat())], areas, signal);
  if (!of.ok) return of;
  return ok({
    columns: new Map(marked),
    figure: (column, among) => of.value?.(inputs.get(column) ?? [], column.ask, among) ?? null,
  });
}

async function storedGuards(
  session: Session,
  { sources }: Workspace,
  columns: readonly LayoutColumn[],
  inputs: readonly string[],
  areas: readonly string[],
  signal: AbortSignal,
): Promise<Result<FigureGuard | null, Issue>> {
  // A connected server holds sources that are not in this workspace.
  const some = session.status.server !== null || sources.some(({ publish }) => guardsOf(publish).length > 0);
  const ask = standingAsk(
    columns.map((column) => column.ask),
    inputs,
    areas,
  );
  if (!some || ask === null) return ok(null);
  const stored = await session.standings(ask, { signal });
  return stored.ok ? ok(figureGuard(stored.value)) : err(queryIssue(stored.error));
}

/** The files behind each column: of stored figures as the engine says, of counted ones the files that brought the ledger. Null where the engine did not say. */
export async function columnFiles(
  session: Session,
  { sources }: Workspace,
  catalog: Catalog,
  columns: readonly LayoutColumn[],
  areas: readonly string[],
  signal: AbortSignal,
): Promise<FilesOf | null> {
  const inputs = new Map(columns.map((column) => [column, inputsOf(column.ask, catalog)]));
  const ask = standingAsk(
    columns.map((column) => column.ask),
    [...new Set([...inputs.values()].flat())],
    areas,
  );
  const found = ask === null ? null : await session.filesBehind(ask, { signal });
  if (found?.ok === false) return null;
  const stored = found?.value ?? [];
  const ledgers = (key: string): readonly string[] => {
    const ledger = ledgerOf(key, catalog);
    const brought = ({ sheets }: Workspace['sources'][number]): boolean =>
      sheets.some(({ recipe }) => recipe?.kind === 'ledger' && recipe.ledger === ledger);
    return ledger === '' ? [] : sources.filter(brought).map(({ name }) => name);
  };
  return (column) => {
    // What is stored counts before what could be counted: a ledger is named only where nothing is stored.
    const files = (inputs.get(column) ?? []).flatMap((key) => {
      const found = filesBehindFigure(stored, [key], column.ask);
      return found.length > 0 ? found : ledgers(key);
    });
    return [...new Set(files)];
  };
}
