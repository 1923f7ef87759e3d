import { column, sql, type Frame, type Sql } from '../../core';
import type { BrowseColumn, BrowseTable, ColumnType } from './spec';

/** What the flat facts hold. */
export const FACT_COLUMNS: readonly BrowseColumn[] = [
  { key: 'indicator', type: 'indicator' },
  { key: 'area', type: 'area' },
  { key: 'period', type: 'period' },
  { key: 'value', type: 'number' },
  { key: 'status', type: 'text' },
  { key: 'vintage', type: 'text' },
  { key: 'origin', type: 'text' },
];

/** The columns of a ledger as `ledger_column` has them: name, type, unit. */
export const columnsStatement = (ledger: string): Sql => sql`
SELECT c.name AS name, c.type AS type, c.unit AS unit
FROM ledger_column c JOIN ledger l ON l.id = c.ledger
WHERE l.key = ${ledger} AND NOT c.sensitive`;

/** The area first, then the ledger's own columns in the order in which they were entered. */
export function readColumns(frame: Frame): readonly BrowseColumn[] {
  const [names, types, units] = ['name', 'type', 'unit'].map((each) => column(frame, each));
  const own = Array.from({ length: frame.rows }, (_, i): BrowseColumn => {
    const unit = units?.[i];
    return {
      key: String(names?.[i]),
      type: typeOf(String(types?.[i])),
      ...(typeof unit === 'string' && unit !== '' ? { unit } : {}),
    };
  });
  const seen = new Set(['area', 'row', 'sheet', 'r']);
  const entered = own.filter(({ key }) => !seen.has(key.toLowerCase()) && seen.add(key.toLowerCase()));
  return [{ key: 'area', type: 'area' }, ...entered];
}

const typeOf = (type: string): ColumnType =>
  /^DATE/i.test(type) ? 'date' : /^(DECIMAL|DOUBLE|INTEGER|BIGINT)/i.test(type) ? 'number' : 'text';

/** Columns that a table is known to have without asking; null for a ledger. */
export const knownColumns = (table: BrowseTable): readonly BrowseColumn[] | null =>
  table.kind === 'facts' ? FACT_COLUMNS : null;
