import { ident, join, raw, sql, type ColumnData, type LoadStep } from '../../core';

const SQL_TYPES: Readonly<Record<ColumnData['type'], string>> = {
  int16: 'SMALLINT',
  int32: 'INTEGER',
  uint8: 'UTINYINT',
  uint16: 'USMALLINT',
  float64: 'DOUBLE',
  text: 'VARCHAR',
  bool: 'BOOLEAN',
};

/** A table of what positions in a list stand for: `k` the position, then `columns`. */
export function mapTable(name: string, keys: readonly number[], columns: readonly ColumnData[]): readonly LoadStep[] {
  const all: readonly ColumnData[] = [{ name: 'k', type: 'int32', values: keys }, ...columns];
  const declared = all.map((c) => sql`${ident(c.name)} ${raw(SQL_TYPES[c.type])}`);
  return [
    { do: 'sql', sql: sql`CREATE OR REPLACE TABLE ${ident(name)} (${join(declared)})` },
    ...(keys.length === 0 ? [] : [{ do: 'rows' as const, table: name, columns: all }]),
  ];
}
