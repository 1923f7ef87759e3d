import { raw, type Sql } from '../core';
import { viewsSql } from './views';

/** Columns of `fact_now`: one row for each indicator, area and span, the one that counts. Filled by the query layer. */
const FACT_NOW = `indicator SMALLINT, area INTEGER, m0 SMALLINT, n UTINYINT, vintage UTINYINT, value DOUBLE, digits UTINYINT,
  low DOUBLE, high DOUBLE, status UTINYINT, flags UTINYINT, sheet INTEGER, r INTEGER, c USMALLINT, origin VARCHAR`;

/** Columns of `fact`: a row for each fact that was read, whether it counts or not. */
const FACT = `indicator SMALLINT, area INTEGER, m0 SMALLINT, n UTINYINT, role UTINYINT, vintage UTINYINT, value DOUBLE, digits UTINYINT,
  low DOUBLE, high DOUBLE, status UTINYINT, flags UTINYINT, sheet INTEGER, r INTEGER, c USMALLINT`;

/** Tables with their columns in DuckDB's types. */
export const TABLES: readonly (readonly [string, string])[] = [
  ['area', 'id INTEGER, key VARCHAR, scheme VARCHAR, code VARCHAR, kind VARCHAR, m_from SMALLINT, m_to SMALLINT'],
  [
    'area_name',
    'area INTEGER, name VARCHAR, lang VARCHAR, pinyin VARCHAR, m_from SMALLINT, m_to SMALLINT, ord INTEGER, preferred BOOLEAN',
  ],
  ['area_parent', 'area INTEGER, parent INTEGER, tree VARCHAR, m_from SMALLINT, m_to SMALLINT, in_total BOOLEAN'],
  ['area_change', 'm SMALLINT, old INTEGER, "new" INTEGER, kind VARCHAR, share DOUBLE'],
  [
    'indicator',
    `id SMALLINT, key VARCHAR, unit VARCHAR, decimals UTINYINT, kind VARCHAR, add_area VARCHAR, add_period VARCHAR, weight VARCHAR,
  better VARCHAR, growth VARCHAR, growth_indicator VARCHAR, origin VARCHAR, formula VARCHAR, measure VARCHAR, publish VARCHAR, definition VARCHAR, grp VARCHAR`,
  ],
  ['indicator_name', 'indicator SMALLINT, name VARCHAR, lang VARCHAR, preferred BOOLEAN'],
  ['indicator_break', 'indicator SMALLINT, m SMALLINT, note VARCHAR'],
  [
    'measure',
    `key VARCHAR, ledger VARCHAR, aggregate VARCHAR, column_ VARCHAR, distinct_by VARCHAR, filter VARCHAR, date_column VARCHAR,
  valid_from VARCHAR, valid_to VARCHAR, resets_in SMALLINT`,
  ],
  [
    'target',
    'indicator SMALLINT, area INTEGER, m0 SMALLINT, n UTINYINT, kind VARCHAR, value DOUBLE, issuer VARCHAR, weight DOUBLE, grp VARCHAR',
  ],
  [
    'source',
    'id INTEGER, sha256 VARCHAR, name VARCHAR, kind VARCHAR, released DATE, imported TIMESTAMP, vintage VARCHAR, publish VARCHAR, profile VARCHAR',
  ],
  ['sheet', 'id INTEGER, source INTEGER, name VARCHAR'],
  ['fact', FACT],
  ['fact_text', 'sheet INTEGER, r INTEGER, c USMALLINT, raw VARCHAR, unit VARCHAR'],
  [
    'override',
    'indicator SMALLINT, area INTEGER, m0 SMALLINT, n UTINYINT, value DOUBLE, reason VARCHAR, by_ VARCHAR, "at" TIMESTAMP',
  ],
  ['fact_now', FACT_NOW],
  ['ledger', 'id INTEGER, key VARCHAR'],
  ['ledger_column', 'ledger INTEGER, name VARCHAR, type VARCHAR, role VARCHAR, unit VARCHAR, sensitive BOOLEAN'],
];

/** Names of the tables that every database has, in the order in which they are made. */
export const TABLE_NAMES: readonly string[] = TABLES.map(([name]) => name);

/** The statement that makes `fact_now` as an empty table, where a view stood in its place. */
export const factNowSql = (): Sql => raw(`CREATE TABLE fact_now (${FACT_NOW})`);

/** The statement that makes a table of the form of `fact`. */
export const factSql = (table: string): Sql => raw(`CREATE TABLE "${table}" (${FACT})`);

/** The columns of `fact`, in their order, with their types. */
export const FACT_COLUMNS: readonly (readonly [name: string, type: string])[] = FACT.split(/,\s+/u).map((column) => {
  const [name = '', type = ''] = column.split(' ');
  return [name, type] as const;
});

/** The statements that make an empty database: all tables, then the views that people query. DuckDB's dialect. */
export const schemaSql = (): readonly Sql[] => [
  ...TABLES.map(([name, columns]) => raw(`CREATE TABLE IF NOT EXISTS "${name}" (${columns})`)),
  ...viewsSql().map(raw),
];
