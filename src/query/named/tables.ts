import { TABLE_NAMES } from '../../catalog';
import { column, type Frame } from '../../core';
import type { QueryEngine } from './spec';

/** The views that people are to query, English and Chinese; described in `src/catalog/README.md`. */
export const PUBLISHED_VIEWS = ['facts', 'indicators', 'areas', '指标值', '指标', '地区'] as const;

export interface NamedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** A view that is meant for people, a ledger, or a table behind them. */
  readonly kind: 'view' | 'ledger' | 'table';
}

/** Asks an engine for its tables and their columns; text that any person might have typed. */
export const tablesText = (engine: QueryEngine): string =>
  engine === 'duckdb'
    ? `SELECT table_name AS "table", column_name AS name, data_type AS type FROM information_schema.columns
WHERE table_schema = 'main' AND table_catalog = current_database() ORDER BY table_name, ordinal_position`
    : `SELECT table AS "table", name, type FROM system.columns WHERE database = currentDatabase() ORDER BY table, position`;

/** The tables that have names for people, those meant for them first. Others (orders of a grid, staging) are not shown. */
export function readTables(frame: Frame): readonly NamedTable[] {
  const [tables, names, types] = ['table', 'name', 'type'].map((each) => column(frame, each).map(String));
  const found = new Map<string, { name: string; type: string }[]>();
  tables?.forEach((table, i) => {
    const own = found.get(table) ?? [];
    own.push({ name: names?.[i] ?? '', type: types?.[i] ?? '' });
    found.set(table, own);
  });
  const kinds = [
    ...PUBLISHED_VIEWS.map((name) => ({ name, kind: 'view' as const })),
    ...[...found.keys()]
      .filter((name) => name.startsWith('ledger_') && name !== 'ledger_column')
      .map((name) => ({ name, kind: 'ledger' as const })),
    ...TABLE_NAMES.map((name) => ({ name, kind: 'table' as const })),
  ];
  return kinds.flatMap(({ name, kind }) => {
    const columns = found.get(name);
    return columns ? [{ name, kind, columns }] : [];
  });
}
