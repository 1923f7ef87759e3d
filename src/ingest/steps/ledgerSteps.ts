import type { Ids } from '../../catalog';
import { ident, join, raw, sql, type ColumnData, type LoadStep } from '../../core';
import { isLoaded, SQL_TYPES } from '../apply/ledger';
import type { LedgerBatch } from '../plan';
import type { LedgerRecipe } from '../recipe';

/**
 * Steps that make a ledger's table and its entries in `ledger` and `ledger_column` where they are not there yet; a column that an
 * earlier file did not have is added.
 */
export function ledgerTableSteps(recipe: LedgerRecipe): readonly LoadStep[] {
  const table = ident(`ledger_${recipe.ledger}`);
  return [
    {
      do: 'sql',
      sql: sql`CREATE TABLE IF NOT EXISTS ${table} ("row" INTEGER, sheet INTEGER, r INTEGER, area INTEGER)`,
    },
    {
      do: 'sql',
      sql: sql`INSERT INTO ledger SELECT coalesce((SELECT max(id) FROM ledger), 0) + 1, ${recipe.ledger}
WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE key = ${recipe.ledger})`,
    },
    ...recipe.columns.filter(isLoaded).flatMap((column): LoadStep[] => [
      {
        do: 'sql',
        sql: sql`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${ident(column.name)} ${raw(SQL_TYPES[column.type])}`,
      },
      {
        do: 'sql',
        sql: sql`INSERT INTO ledger_column SELECT id, ${column.name}, ${SQL_TYPES[column.type]}, ${column.role}, ${column.unit ?? null}, ${false} FROM ledger
WHERE key = ${recipe.ledger} AND NOT EXISTS (SELECT 1 FROM ledger_column c WHERE c.ledger = ledger.id AND c.name = ${column.name})`,
      },
    ]),
  ];
}

/** Steps that append a ledger's rows. They go through a staging table, so that order and number of the table's columns do not matter. */
export function ledgerSteps(recipe: LedgerRecipe, batch: LedgerBatch, ids: Ids, sheetId: number): readonly LoadStep[] {
  const table = ident(`ledger_${recipe.ledger}`);
  const staged = `staging_ledger_${sheetId}`;
  const steps = ledgerTableSteps(recipe);
  if (batch.length === 0) return steps;
  const columns = stagedColumns(batch, ids, sheetId);
  const declared = [
    raw('"row" INTEGER, sheet INTEGER, r INTEGER, area INTEGER'),
    ...batch.columns.map(({ name, type }) => sql`${ident(name)} ${raw(type === 'float64' ? 'DOUBLE' : 'VARCHAR')}`),
  ];
  const names = [raw('"row", sheet, r, area'), ...batch.columns.map(({ name }) => ident(name))];
  const casts = [
    raw('"row", sheet, r, area'),
    ...batch.columns.map(({ name, sqlType }) => sql`CAST(${ident(name)} AS ${raw(sqlType)})`),
  ];
  return [
    ...steps,
    { do: 'sql', sql: sql`DROP TABLE IF EXISTS ${ident(staged)}` },
    { do: 'sql', sql: sql`CREATE TABLE ${ident(staged)} (${join(declared)})` },
    { do: 'rows', table: staged, columns },
    { do: 'sql', sql: sql`INSERT INTO ${table} (${join(names)}) SELECT ${join(casts)} FROM ${ident(staged)}` },
    { do: 'sql', sql: sql`DROP TABLE ${ident(staged)}` },
  ];
}

function stagedColumns(batch: LedgerBatch, ids: Ids, sheetId: number): ColumnData[] {
  const size = batch.length;
  return [
    { name: 'row', type: 'int32', values: Int32Array.from({ length: size }, (_, i) => i + 1) },
    { name: 'sheet', type: 'int32', values: new Int32Array(size).fill(sheetId) },
    { name: 'r', type: 'int32', values: batch.row },
    {
      name: 'area',
      type: 'int32',
      values: batch.area.map((key) => (key === null ? null : (ids.area.get(key) ?? null))),
    },
    ...batch.columns.map(({ name, type, values }) => ({ name, type, values })),
  ];
}
