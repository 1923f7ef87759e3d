import { FLAGS, type Ids, type Period } from '../../catalog';
import { raw, readCell, sql, toNumber, type LoadStep } from '../../core';

/** Hand numbers live in a source and sheet of their own, which no file has. */
export const HAND_SHEET = 0;

/** 手工数 as the workspace keeps it: a number that no file holds, with its basis. */
interface HandRow {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly text: string;
  readonly basis: string;
  readonly provider: string;
  readonly date: string;
  readonly assumed?: boolean;
}

interface OverrideRow {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly value: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** Steps that replace all hand numbers. One whose indicator or area is gone, or whose text is no number, is left out. */
export function handSteps(
  numbers: readonly HandRow[],
  ids: Ids,
  readText: (text: string) => HandValue | null,
): readonly LoadStep[] {
  const rows = numbers.flatMap((number, i) => {
    const value = readText(number.text);
    const indicator = ids.indicator.get(number.indicator);
    const area = ids.area.get(number.area);
    return value && indicator !== undefined && area !== undefined
      ? [{ ...number, value, indicator, area, r: i + 1 }]
      : [];
  });
  const clear = ['fact', 'fact_text'].map((table): LoadStep => ({
    do: 'sql',
    sql: sql`DELETE FROM ${raw(table)} WHERE sheet = ${HAND_SHEET}`,
  }));
  const head: readonly LoadStep[] = [
    ...clear,
    { do: 'sql', sql: sql`DELETE FROM sheet WHERE id = ${HAND_SHEET}` },
    { do: 'sql', sql: sql`DELETE FROM source WHERE id = ${HAND_SHEET}` },
  ];
  if (rows.length === 0) return head;
  const same = rows.map(() => HAND_SHEET);
  return [
    ...head,
    {
      do: 'sql',
      sql: sql`INSERT INTO source VALUES (${HAND_SHEET}, '', '手工数', 'hand', NULL, TIMESTAMP '2000-01-01', 'unknown', 'unstated', NULL)`,
    },
    { do: 'sql', sql: sql`INSERT INTO sheet VALUES (${HAND_SHEET}, ${HAND_SHEET}, '手工数')` },
    {
      do: 'rows',
      table: 'fact',
      columns: [
        { name: 'indicator', type: 'int16', values: rows.map(({ indicator }) => indicator) },
        { name: 'area', type: 'int32', values: rows.map(({ area }) => area) },
        { name: 'm0', type: 'int16', values: rows.map(({ period }) => period.m0) },
        { name: 'n', type: 'uint8', values: rows.map(({ period }) => period.n) },
        { name: 'role', type: 'uint8', values: rows.map(() => 0) },
        { name: 'vintage', type: 'uint8', values: rows.map(() => 0) },
        { name: 'value', type: 'float64', values: rows.map(({ value }) => value.value) },
        { name: 'digits', type: 'uint8', values: rows.map(({ value }) => value.digits) },
        { name: 'low', type: 'float64', values: rows.map(({ value }) => value.low) },
        { name: 'high', type: 'float64', values: rows.map(({ value }) => value.high) },
        { name: 'status', type: 'uint8', values: rows.map(() => 0) },
        {
          name: 'flags',
          type: 'uint8',
          values: rows.map(({ assumed }) => (assumed === true ? FLAGS.assumed_period : 0)),
        },
        { name: 'sheet', type: 'int32', values: same },
        { name: 'r', type: 'int32', values: rows.map(({ r }) => r) },
        { name: 'c', type: 'uint16', values: rows.map(() => 1) },
      ],
    },
    {
      do: 'rows',
      table: 'fact_text',
      columns: [
        { name: 'sheet', type: 'int32', values: same },
        { name: 'r', type: 'int32', values: rows.map(({ r }) => r) },
        { name: 'c', type: 'uint16', values: rows.map(() => 1) },
        {
          name: 'raw',
          type: 'text',
          values: rows.map(({ text, basis, provider, date }) => [text, basis, provider, date].join(' · ')),
        },
        { name: 'unit', type: 'text', values: rows.map(() => '') },
      ],
    },
  ];
}

/** What a typed number says: its value, decimals as written, and the interval where only that is known (NaN: none). */
export interface HandValue {
  readonly value: number;
  readonly digits: number;
  readonly low: number;
  readonly high: number;
}

/** Steps that replace all overrides. */
export function overrideSteps(overrides: readonly OverrideRow[], ids: Ids): readonly LoadStep[] {
  const rows = overrides.flatMap((each) => {
    const read = readCell(each.value);
    const indicator = ids.indicator.get(each.indicator);
    const area = ids.area.get(each.area);
    if (read.kind !== 'number' || indicator === undefined || area === undefined) return [];
    return [{ ...each, number: toNumber(read.value), indicator, area }];
  });
  const clear: LoadStep = { do: 'sql', sql: raw('DELETE FROM override') };
  return [
    clear,
    ...rows.map(({ indicator, area, period, number, reason, by, at }): LoadStep => ({
      do: 'sql',
      sql: sql`INSERT INTO override VALUES (${indicator}, ${area}, ${period.m0}, ${period.n}, ${number}, ${reason}, ${by},
CAST(${at.replace('T', ' ').replace(/Z$/, '')} AS TIMESTAMP))`,
    })),
  ];
}
