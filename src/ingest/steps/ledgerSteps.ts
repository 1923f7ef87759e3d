import type { Ids } from '../../catalog';
import { ident, join, raw, sql, type ColumnData, type LoadStep, type Sql } from '../../core';
import { isLoaded, SQL_TYPES } from '../apply/ledger';
import type { LedgerBatch } from '../plan';
import type { LedgerColumn, LedgerRecipe } from '../recipe';

const OWN_COLUMNS = ['row', 'sheet', 'r', 'area'];
const OWN = raw('"row" INTEGER, sheet INTEGER, r INTEGER, area INTEGER');

/**
 * Steps that make a ledger's table and its entries in `ledger` and `ledger_column` where they are not there yet; a column that an
 * earlier file did not have is added. All of it is one step: opening a workspace with many ledgers would else wait for each statement.
 */
export function ledgerTableSteps(recipe: LedgerRecipe): readonly LoadStep[] {
  const table = ident(`ledger_${recipe.ledger}`);
  const entered = firstOf(recipe.columns.filter(isLoaded), ({ name }) => name);
  // The names of a table's columns differ by more than their case.
  const columns = firstOf(entered, ({ name }) => name.toLowerCase())
    .filter(({ name }) => !OWN_COLUMNS.includes(name.toLowerCase()))
    .map(({ name, type }) => sql`${ident(name)} ${raw(SQL_TYPES[type])}`);
  const statements = [
    sql`CREATE TABLE IF NOT EXISTS ${table} (${join([OWN, ...columns])})`,
    ...columns.map((column) => sql`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${column}`),
    sql`INSERT INTO ledger SELECT coalesce((SELECT max(id) FROM ledger), 0) + 1, ${recipe.ledger}
WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE key = ${recipe.ledger})`,
    ...(entered.length === 0 ? [] : [columnEntries(recipe.ledger, entered)]),
  ];
  return [{ do: 'sql', sql: join(statements, ';\n') }];
}

function columnEntries(ledger: string, columns: readonly LedgerColumn[]): Sql {
  const rows = columns.map(
    ({ name, type, role, unit }, i) => sql`(${i}, ${name}, ${SQL_TYPES[type]}, ${role}, ${unit ?? null})`,
  );
  return sql`INSERT INTO ledger_column SELECT l.id, n.name, n.type, n.role, n.unit, ${false}
FROM ledger l, (VALUES ${join(rows)}) AS n(place, name, type, role, unit)
WHERE l.key = ${ledger} AND NOT EXISTS (SELECT 1 FROM ledger_column c WHERE c.ledger = l.id AND c.name = n.name) ORDER BY n.place`;
}

/** Of those with the same `key` the first. */
function firstOf<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

/** Steps that append a ledger's rows. They go through a staging table, so that order and number of the table's columns do not matter. */
export function ledgerSteps(recipe: LedgerRecipe, batch: LedgerBatch, ids: Ids, sheetId: number): readonly LoadStep[] {
  const table = ident(`ledger_${recipe.ledger}`);
  const staged = `staging_ledger_${sheetId}`;
  const steps = ledgerTableSteps(recipe);
  if (batch.length === 0) return steps;
  const columns = stagedColumns(batch, ids, sheetId);
  const declared = [
    OWN,
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
