import { raw, type Sql } from '../core';
import { TABLES } from './schema';
import { serverViewsSql } from './viewsServer';

/**
 * The tables of a ClickHouse database, from the same list as DuckDB's. Facts lie in the order of every question (indicator, area, span) and
 * in parts of a year each, so that what counts (`fact_now`) is made anew year by year. More about it in the engine's README.
 */
export const serverSchemaSql = (): readonly Sql[] => [
  ...TABLES.map(([name, columns]) =>
    raw(`CREATE TABLE IF NOT EXISTS "${name}" (${typed(name, columns)}) ${engineOf(name)}`),
  ),
  raw(
    `CREATE TABLE IF NOT EXISTS catalog_entry (kind String, key String, ord Int32, json String) ENGINE = MergeTree ORDER BY (kind, ord, key)`,
  ),
  // What came of a push that was cut off: its parts that are there already.
  raw(
    `CREATE TABLE IF NOT EXISTS push_part (sha256 String, part String, "rows" UInt64, "at" DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY (sha256, part)`,
  ),
  // Whose correction it is: several workbooks may have one of the same figure, and each sends its own again.
  raw(`ALTER TABLE override ADD COLUMN IF NOT EXISTS workbook String DEFAULT ''`),
  ...serverViewsSql().map(raw),
];

/** A ledger's table: its columns with their types as a recipe says them. */
export const serverLedgerSql = (table: string, columns: readonly (readonly [string, string])[]): readonly Sql[] => [
  raw(
    `CREATE TABLE IF NOT EXISTS ${quoted(table)} ("row" Nullable(Int32), sheet Int64, r Nullable(Int32), area Nullable(Int64)) ENGINE = MergeTree ORDER BY sheet SETTINGS ${ONCE}`,
  ),
  ...columns.map(([name, type]) =>
    raw(`ALTER TABLE ${quoted(table)} ADD COLUMN IF NOT EXISTS ${quoted(name)} ${serverType(type, false)}`),
  ),
];

/** ClickHouse's type for one of DuckDB's. */
export function serverType(type: string, required: boolean): string {
  const decimal = /^DECIMAL\((\d+), ?(\d+)\)$/i.exec(type);
  const own = decimal ? `Decimal(${decimal[1]}, ${decimal[2]})` : (TYPES[type.toUpperCase()] ?? 'String');
  return required ? own : `Nullable(${own})`;
}

const TYPES: Readonly<Record<string, string>> = {
  SMALLINT: 'Int16',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  UTINYINT: 'UInt8',
  USMALLINT: 'UInt16',
  DOUBLE: 'Float64',
  BOOLEAN: 'Bool',
  DATE: 'Date32',
  TIMESTAMP: 'DateTime64(3)',
  VARCHAR: 'String',
};

/** What is never missing. In a key a column that might be NULL would cost a byte a row and every index. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  area: ['id', 'key'],
  area_name: ['area'],
  area_parent: ['area', 'parent', 'tree', 'in_total'],
  area_change: ['m', 'old', 'new'],
  indicator: ['id', 'key'],
  indicator_name: ['indicator'],
  indicator_break: ['indicator', 'm'],
  measure: ['key'],
  target: ['indicator', 'area', 'm0', 'n', 'kind'],
  source: ['id', 'sha256', 'name', 'kind'],
  sheet: ['id', 'source'],
  fact: ['indicator', 'area', 'm0', 'n', 'role', 'vintage', 'digits', 'status', 'flags', 'sheet', 'r', 'c'],
  fact_text: ['sheet', 'r', 'c'],
  override: ['indicator', 'area', 'm0', 'n'],
  fact_now: ['indicator', 'area', 'm0', 'n', 'vintage', 'digits', 'status', 'flags', 'origin'],
  ledger: ['id', 'key'],
  ledger_column: ['ledger', 'name'],
};

/** Numbers that stand for keys: one server may hold many more than one workspace. */
const IDS = new Set(['id', 'area', 'parent', 'old', 'new', 'indicator', 'sheet', 'source', 'ledger']);

function typed(table: string, columns: string): string {
  return columns
    .split(/,\s+/u)
    .map((column) => {
      const [name = '', type = ''] = column.trim().split(/\s+/u);
      const bare = name.replaceAll('"', '');
      const required = REQUIRED[table]?.includes(bare) ?? false;
      const whole = IDS.has(bare) && type !== 'VARCHAR' ? 'BIGINT' : type;
      return `"${bare}" ${serverType(whole, required)}`;
    })
    .join(', ');
}

/** A part of a push that is sent a second time is not taken a second time. */
const ONCE = 'non_replicated_deduplication_window = 10000';
const BY_KEY = `ORDER BY (indicator, area, m0, n)`;

function engineOf(table: string): string {
  switch (table) {
    case 'fact':
      return `ENGINE = MergeTree PARTITION BY intDiv(m0, 12) ${BY_KEY} SETTINGS ${ONCE}`;
    case 'fact_now':
      return `ENGINE = MergeTree PARTITION BY intDiv(m0, 12) ${BY_KEY}`;
    case 'override':
    case 'target':
      return `ENGINE = MergeTree ${BY_KEY}`;
    case 'fact_text':
      return `ENGINE = MergeTree ORDER BY (sheet, r, c) SETTINGS ${ONCE}`;
    default:
      return 'ENGINE = MergeTree ORDER BY tuple()';
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
