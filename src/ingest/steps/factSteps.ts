import type { Ids } from '../../catalog';
import type { ColumnData, LoadStep } from '../../core';
import type { FactBatch } from '../plan';

/**
 * Steps that append a batch to `fact` and `fact_text`, in the order of `fact`'s columns, sorted by indicator, area and month as
 * the table is kept. Throws when `ids` lacks a key: the plan's new areas and indicators must be in the catalog by then.
 */
export function factSteps(batch: FactBatch, ids: Ids, sheetId: number, vintage = 0): readonly LoadStep[] {
  if (batch.length === 0) return [];
  const indicators = batch.indicators.map((key) => idOf(ids.indicator, key));
  const areas = batch.areas.map((key) => idOf(ids.area, key));
  const order = sorted(batch, indicators, areas);
  const pick = <T extends { [i: number]: number }>(into: T, of: (i: number) => number): T => {
    for (let i = 0; i < order.length; i++) into[i] = of(order[i] ?? 0);
    return into;
  };
  const size = batch.length;
  const column = (name: string, type: ColumnData['type'], values: ArrayLike<number>): ColumnData => ({
    name,
    type,
    values,
  });
  const columns: ColumnData[] = [
    column(
      'indicator',
      'int16',
      pick(new Int16Array(size), (i) => indicators[batch.indicator[i] ?? 0] ?? 0),
    ),
    column(
      'area',
      'int32',
      pick(new Int32Array(size), (i) => areas[batch.area[i] ?? 0] ?? 0),
    ),
    column(
      'm0',
      'int16',
      pick(new Int16Array(size), (i) => batch.m0[i] ?? 0),
    ),
    column(
      'n',
      'uint8',
      pick(new Uint8Array(size), (i) => batch.n[i] ?? 0),
    ),
    column(
      'role',
      'uint8',
      pick(new Uint8Array(size), (i) => batch.role[i] ?? 0),
    ),
    column('vintage', 'uint8', new Uint8Array(size).fill(vintage)),
    column(
      'value',
      'float64',
      pick(new Float64Array(size), (i) => batch.value[i] ?? NaN),
    ),
    column(
      'digits',
      'uint8',
      pick(new Uint8Array(size), (i) => batch.digits[i] ?? 0),
    ),
    column(
      'low',
      'float64',
      pick(new Float64Array(size), (i) => batch.low[i] ?? NaN),
    ),
    column(
      'high',
      'float64',
      pick(new Float64Array(size), (i) => batch.high[i] ?? NaN),
    ),
    column(
      'status',
      'uint8',
      pick(new Uint8Array(size), (i) => batch.status[i] ?? 0),
    ),
    column(
      'flags',
      'uint8',
      pick(new Uint8Array(size), (i) => batch.flags[i] ?? 0),
    ),
    column('sheet', 'int32', new Int32Array(size).fill(sheetId)),
    column(
      'r',
      'int32',
      pick(new Int32Array(size), (i) => batch.row[i] ?? 0),
    ),
    column(
      'c',
      'uint16',
      pick(new Uint16Array(size), (i) => batch.column[i] ?? 0),
    ),
  ];
  return [{ do: 'rows', table: 'fact', columns }, ...textSteps(batch, sheetId)];
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

function sorted(batch: FactBatch, indicators: readonly number[], areas: readonly number[]): Uint32Array {
  const order = Uint32Array.from({ length: batch.length }, (_, i) => i);
  const by = (i: number): readonly [number, number, number] => [
    indicators[batch.indicator[i] ?? 0] ?? 0,
    areas[batch.area[i] ?? 0] ?? 0,
    batch.m0[i] ?? 0,
  ];
  return order.sort((x, y) => {
    const [a, b] = [by(x), by(y)];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || x - y;
  });
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no id for ${key}: accept the plan's new areas and indicators before loading`);
  return id;
}
