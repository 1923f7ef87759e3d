import { ident, join, raw, sql, type ColumnData, type LoadStep } from '../../core';
import type { ResolvedDelimited } from '../plan';
import type { ColumnRole } from '../recipe';
import type { Codes } from './columns';

/** A table of what the texts of some columns stand for: the columns as they are staged, then `columns`. */
export function mapTable(
  name: string,
  roles: readonly ColumnRole[],
  codes: Codes,
  rows: readonly { readonly texts: readonly string[] }[],
  columns: readonly ColumnData[],
): readonly LoadStep[] {
  return table(name, [...staged(roles, codes, rows), ...columns], rows.length);
}

/** A table of cells that are no plain numbers. None where there are none. */
export const oddTable = (
  name: string,
  roles: readonly ColumnRole[],
  codes: Codes,
  odd: ResolvedDelimited['odd'],
): readonly LoadStep[] =>
  odd.length === 0
    ? []
    : mapTable(name, roles, codes, odd, [
        { name: 'v', type: 'uint16', values: odd.map(({ v }) => v) },
        { name: 't', type: 'text', values: odd.map(({ text }) => text) },
        { name: 'value', type: 'float64', values: odd.map(({ value }) => value) },
        { name: 'digits', type: 'uint8', values: odd.map(({ digits }) => digits) },
        { name: 'status', type: 'uint8', values: odd.map(({ status }) => status) },
        { name: 'flags', type: 'uint8', values: odd.map(({ flags }) => flags) },
        { name: 'plain', type: 'bool', values: odd.map(({ plain }) => plain) },
        { name: 'skip', type: 'bool', values: odd.map(({ skip }) => skip) },
      ]);

/** Texts of dimension columns as the staging table holds them. */
function staged(
  roles: readonly ColumnRole[],
  codes: Codes,
  rows: readonly { readonly texts: readonly string[] }[],
): readonly ColumnData[] {
  return roles.map(({ at }, i): ColumnData => {
    const name = `d${at}`;
    const texts = rows.map((row) => row.texts[i] ?? '');
    const list = codes.get(at);
    if (!list) return { name, type: 'text', values: texts };
    const positions = new Map(list.map((text, k) => [text, k]));
    return { name, type: 'uint16', values: texts.map((text) => positions.get(text) ?? null) };
  });
}

const SQL_TYPES: Readonly<Record<ColumnData['type'], string>> = {
  int16: 'SMALLINT',
  int32: 'INTEGER',
  uint8: 'UTINYINT',
  uint16: 'USMALLINT',
  float64: 'DOUBLE',
  text: 'VARCHAR',
  bool: 'BOOLEAN',
};

function table(name: string, columns: readonly ColumnData[], rows: number): readonly LoadStep[] {
  const declared = columns.map((c) => sql`${ident(c.name)} ${raw(SQL_TYPES[c.type])}`);
  return [
    { do: 'sql', sql: sql`CREATE OR REPLACE TABLE ${ident(name)} (${join(declared)})` },
    ...(rows === 0 ? [] : [{ do: 'rows' as const, table: name, columns }]),
  ];
}
