import { FLAGS, type Ids } from '../../catalog';
import { ident, raw, sql, type ColumnData, type LoadStep, type Sql } from '../../core';
import { besides, valueRoles, type Beside } from './columns';
import { mapTable } from './maps';
import type { DelimitedSheet } from './resolve';
import { cellSources, resolvedOf, tableOf, writtenSource } from './sources';

/**
 * Steps that make facts of a staged large file: its cells are joined to what their texts stand for. Of several cells for the same place one
 * counts, as `repeats` found. Takes the staging tables away. Throws when the sheet was not resolved, or `ids` lacks a key.
 */
export function loadDelimited(sheet: DelimitedSheet, ids: Ids, sheetId: number, vintage = 0): readonly LoadStep[] {
  return [
    ...layDelimited(sheet, ids, { table: 'fact', sheet: sheetId, vintage }),
    ...keptTexts(sheet, sheetId),
    ...sheet.load.discard,
  ];
}

/** Steps that keep the texts of cells that are no plain numbers, or stand in another unit, once the maps are there. */
export function keptTexts(sheet: DelimitedSheet, sheetId: number): readonly LoadStep[] {
  const { texts } = resolvedOf(sheet);
  const counts = countingOf(sheet);
  const id = raw(String(sheetId));
  return [
    ...cellSources(sheet).flatMap(({ from, kept }) =>
      kept
        ? [
            step(
              sql`INSERT INTO fact_text SELECT ${id}, c.r, i.c, ${kept.text}, i.unit FROM ${from}${counts} AND ${kept.where}`,
            ),
          ]
        : [],
    ),
    ...(texts
      ? [step(sql`INSERT INTO fact_text SELECT ${id}, c.r, i.c, c.text, i.unit FROM ${writtenSource(sheet)}${counts}`)]
      : []),
  ];
}

/** Where facts are laid: a table of the form of `fact`, with the sheet's id and the rank of its vintage; `only`: which of them. */
export interface LaidInto {
  readonly table: string;
  readonly sheet: number;
  readonly vintage: number;
  /** A condition on `i.id`, the indicator. */
  readonly only?: Sql;
}

/** Steps that lay the facts of a staged large file into a table. The staging stays as it is. */
export function layDelimited(sheet: DelimitedSheet, ids: Ids, into: LaidInto): readonly LoadStep[] {
  const counts = countingOf(sheet);
  const [id, vintage] = [raw(String(into.sheet)), raw(String(into.vintage))];
  const only = into.only === undefined ? raw('') : sql` AND ${into.only}`;
  return [
    ...mapSteps(sheet, ids),
    ...cellSources(sheet).map((s) =>
      step(sql`INSERT INTO ${ident(into.table)} SELECT i.id, ${s.area}, ${s.m0}, ${s.n}, i.role, ${vintage},
${s.value}, ${s.digits}, ${s.low}, ${s.high}, ${s.status}, ${s.flags}, ${id}, c.r, i.c FROM ${s.from}${counts}${only}`),
    ),
  ];
}

const step = (statement: Sql): LoadStep => ({ do: 'sql', sql: statement });

/** Of several cells for the same place one counts. */
const countingOf = (sheet: DelimitedSheet): Sql =>
  resolvedOf(sheet).repeated ? sql` AND (c.r, i.c) NOT IN (SELECT r, c FROM ${tableOf(sheet, 'repeat')})` : raw('');

/** Tables that say what the positions of texts stand for, by the integers that `ids` gives. */
export function mapSteps(sheet: DelimitedSheet, ids: Ids): readonly LoadStep[] {
  const { area, period, indicator, odd } = resolvedOf(sheet);
  const roles = valueRoles(sheet.recipe);
  const map = (
    what: Beside,
    rows: readonly { readonly k: number }[],
    columns: readonly ColumnData[],
  ): readonly LoadStep[] =>
    mapTable(
      besides(sheet.load.table, what),
      rows.map(({ k }) => k),
      columns,
    );
  return [
    ...map('area', area, [{ name: 'id', type: 'int32', values: area.map(({ key }) => areaId(ids, key)) }]),
    ...map('period', period, [
      { name: 'm0', type: 'int16', values: period.map(({ m0 }) => m0) },
      { name: 'n', type: 'uint8', values: period.map(({ n }) => n) },
      { name: 'flags', type: 'uint8', values: period.map(({ assumed }) => (assumed ? FLAGS.assumed_period : 0)) },
    ]),
    ...map('indicator', indicator, [
      { name: 'id', type: 'int16', values: indicator.map(({ key }) => idOf(ids.indicator, key)) },
      {
        name: 'area',
        type: 'int32',
        values: indicator.map(({ area: own }) => (own === undefined ? null : areaId(ids, own))),
      },
      { name: 'shift', type: 'int16', values: indicator.map(({ shift }) => shift) },
      { name: 'unit', type: 'text', values: indicator.map(({ unit }) => unit) },
      { name: 'label', type: 'text', values: indicator.map(({ label }) => label) },
      {
        name: 'm0',
        type: 'int16',
        values: indicator.map(({ v, period: own }) => (own ?? roles[v]?.period)?.m0 ?? null),
      },
      { name: 'n', type: 'uint8', values: indicator.map(({ v, period: own }) => (own ?? roles[v]?.period)?.n ?? null) },
      { name: 'ytd', type: 'bool', values: indicator.map(({ ytd }) => ytd === true) },
      { name: 'role', type: 'uint8', values: indicator.map(({ v }) => (roles[v]?.role === 'base' ? 1 : 0)) },
      { name: 'c', type: 'uint16', values: indicator.map(({ v }) => (roles[v]?.at ?? 0) + 1) },
    ]),
    ...(odd.length === 0
      ? []
      : map('odd', odd, [
          { name: 'i', type: 'int32', values: odd.map(({ i }) => i) },
          { name: 'text', type: 'text', values: odd.map(({ text }) => text) },
          { name: 'value', type: 'float64', values: odd.map(({ value }) => value) },
          { name: 'digits', type: 'uint8', values: odd.map(({ digits }) => digits) },
          { name: 'status', type: 'uint8', values: odd.map(({ status }) => status) },
          { name: 'flags', type: 'uint8', values: odd.map(({ flags }) => flags) },
          { name: 'low', type: 'float64', values: odd.map(({ low }) => low) },
          { name: 'high', type: 'float64', values: odd.map(({ high }) => high) },
          { name: 'plain', type: 'bool', values: odd.map(({ plain }) => plain) },
          { name: 'skip', type: 'bool', values: odd.map(({ skip }) => skip) },
        ])),
  ];
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no id for ${key}: accept the plan's new areas and indicators before loading`);
  return id;
}

/** Where every column names its area, rows stand for none. */
const areaId = (ids: Ids, key: string): number => (key === '' ? 0 : idOf(ids.area, key));
