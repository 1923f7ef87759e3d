import type { Catalog } from '../catalog';
import { err, ok } from '../core';
import { numberGuards, type Session } from '../flow';
import { placesAsk, valueInSlot, type Ask, type PivotSpec } from '../query';
import type { CellAt, PivotModel } from '../view';
import type { CellGuards } from './carry/table_source';
import { queryIssue } from './trace.svelte';

/** Which value of a pivot stands in a cell; null for a head and for what has none. */
export function valueAt(spec: PivotSpec, model: PivotModel, { row, col }: CellAt): number | null {
  const [line, column] = [model.rowPlaces[row], model.columnPlaces[col - 1]];
  const slot = line?.value ?? column?.value ?? null;
  return !line || !column || slot === null ? null : valueInSlot(spec, slot, line.keys, column.keys);
}

/** The question that a cell of a pivot of figures asks; null for a head, for a ledger and for what has none. */
export function cellAsks(spec: PivotSpec, model: PivotModel, catalog: Catalog): (at: CellAt) => Ask | null {
  if (spec.source.kind !== 'facts') return () => null;
  const asks = placesAsk(spec, catalog);
  return (at) => {
    const [row, column] = [model.rowPlaces[at.row], model.columnPlaces[at.col - 1]];
    const value = row && column ? valueAt(spec, model, at) : null;
    return !row || !column || value === null ? null : (asks({ row: row.keys, column: column.keys })[value] ?? null);
  };
}

/** Which figures of a pivot may not leave: by their indicators and the sources behind each. */
export const pivotGuards =
  (session: Session, spec: PivotSpec, model: PivotModel, catalog: Catalog): CellGuards =>
  async (cells, signal) => {
    const askAt = cellAsks(spec, model, catalog);
    const asks = cells.map((at) => askAt(at));
    const guards = await numberGuards(
      session,
      asks.flatMap((ask) => ask ?? []),
      signal,
    );
    if (!guards.ok) return err(queryIssue(guards.error));
    return ok(asks.map((ask) => ask && guards.value(ask)));
  };
