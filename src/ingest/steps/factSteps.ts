import type { Ids } from '../../catalog';
import type { ColumnData, LoadStep } from '../../core';
import type { FactBatch } from '../plan';
import { inOrder, sorted, type Numbers } from './order';

/**
 * Steps that append a batch to `fact` and `fact_text`, in the order of `fact`'s columns, sorted by indicator, area and month as
 * the table is kept. Throws when `ids` lacks a key: the plan's new areas and indicators must be in the catalog by then.
 */
export function factSteps(batch: FactBatch, ids: Ids, sheetId: number, vintage = 0): readonly LoadStep[] {
  if (batch.length === 0) return [];
  const { indicators, areas } = idsOf(batch, ids);
  return [
    factRows(batch, ids, { table: 'fact', sheet: sheetId, vintage, order: sorted(batch, indicators, areas) }),
    ...textSteps(batch, sheetId),
  ];
}

const idsOf = (
  batch: FactBatch,
  ids: Ids,
): { readonly indicators: readonly number[]; readonly areas: readonly number[] } => ({
  indicators: batch.indicators.map((key) => idOf(ids.indicator, key)),
  areas: batch.areas.map((key) => idOf(ids.area, key)),
});

/** The step that appends a batch to a table of the form of `fact`; `order`: positions in the order in which they are to lie. Left out: as they come. */
export function factRows(
  batch: FactBatch,
  ids: Ids,
  {
    table,
    sheet: sheetId,
    vintage,
    order,
  }: { readonly table: string; readonly sheet: number; readonly vintage: number; readonly order?: Uint32Array },
): Extract<LoadStep, { do: 'rows' }> {
  const { indicators, areas } = idsOf(batch, ids);
  const size = batch.length;
  const taken = <T extends Numbers>(from: T, Typed: new (length: number) => T): T =>
    order ? inOrder(from, order, new Typed(size)) : from;
  const translated = <T extends Numbers>(of: Numbers, ids: readonly number[], into: T): T => {
    for (let i = 0; i < size; i++) into[i] = ids[of[order ? (order[i] ?? 0) : i] ?? 0] ?? 0;
    return into;
  };
  const columns: ColumnData[] = [
    { name: 'indicator', type: 'int16', values: translated(batch.indicator, indicators, new Int16Array(size)) },
    { name: 'area', type: 'int32', values: translated(batch.area, areas, new Int32Array(size)) },
    { name: 'm0', type: 'int16', values: taken(batch.m0, Int16Array) },
    { name: 'n', type: 'uint8', values: taken(batch.n, Uint8Array) },
    { name: 'role', type: 'uint8', values: taken(batch.role, Uint8Array) },
    { name: 'vintage', type: 'uint8', values: new Uint8Array(size).fill(vintage) },
    { name: 'value', type: 'float64', values: taken(batch.value, Float64Array) },
    { name: 'digits', type: 'uint8', values: taken(batch.digits, Uint8Array) },
    { name: 'low', type: 'float64', values: taken(batch.low, Float64Array) },
    { name: 'high', type: 'float64', values: taken(batch.high, Float64Array) },
    { name: 'status', type: 'uint8', values: taken(batch.status, Uint8Array) },
    { name: 'flags', type: 'uint8', values: taken(batch.flags, Uint8Array) },
    { name: 'sheet', type: 'int32', values: new Int32Array(size).fill(sheetId) },
    { name: 'r', type: 'int32', values: taken(batch.row, Int32Array) },
    { name: 'c', type: 'uint16', values: taken(batch.column, Uint16Array) },
  ];
  return { do: 'rows', table, columns };
}

function textSteps(batch: FactBatch, sheetId: number): readonly LoadStep[] {
  const { texts } = batch;
  if (texts.length === 0) return [];
  const columns: ColumnData[] = [
    { name: 'sheet', type: 'int32', values: new Int32Array(texts.length).fill(sheetId) },
    { name: 'r', type: 'int32', values: Int32Array.from(texts, ([i]) => batch.row[i] ?? 0) },
    { name: 'c', type: 'uint16', values: Uint16Array.from(texts, ([i]) => batch.column[i] ?? 0) },
    { name: 'raw', type: 'text', values: texts.map(([, raw]) => raw) },
    { name: 'unit', type: 'text', values: texts.map(([, , unit]) => unit) },
  ];
  return [{ do: 'rows', table: 'fact_text', columns }];
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no id for ${key}: accept the plan's new areas and indicators before loading`);
  return id;
}
