import type { RowFilter } from '../table';
import { fieldsOf } from './ledger';
import type { PivotField, PivotKey, PivotSpec } from './spec';

const pad = (n: number, length = 2): string => String(n).padStart(length, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The filters that keep exactly the rows behind one place of a ledger's pivot, beside those of the pivot itself. */
export function drillFilters(
  spec: PivotSpec,
  row: readonly PivotKey[],
  column: readonly PivotKey[],
  below: (parent: string) => readonly string[],
): readonly RowFilter[] {
  const fields = fieldsOf(spec);
  const rows = spec.rows.filter(({ field }) => field !== 'value').length;
  const own = fields.flatMap((field, i): RowFilter[] => {
    const key = i < rows ? row[i] : column[i - rows];
    return key === undefined ? [] : [filterOf(field, key, below)];
  });
  return [...spec.where, ...own];
}

function filterOf(
  { field, bucket, up }: PivotField,
  key: PivotKey,
  below: (parent: string) => readonly string[],
): RowFilter {
  if (up === true && key !== null) return { column: field, kind: 'set', values: below(key) };
  if (key === null) return { column: field, kind: 'empty' };
  if (bucket === undefined) return { column: field, kind: 'set', values: [key] };
  const n = Number(key);
  const months = bucket === 'year' ? 12 : bucket === 'quarter' ? 3 : 1;
  const first = bucket === 'year' ? n * 12 : bucket === 'quarter' ? n * 3 : n;
  const last = first + months - 1;
  const [y0, m0, y1, m1] = [Math.floor(first / 12), (first % 12) + 1, Math.floor(last / 12), (last % 12) + 1];
  return {
    column: field,
    kind: 'date',
    from: `${pad(y0, 4)}-${pad(m0)}-01`,
    to: `${pad(y1, 4)}-${pad(m1)}-${pad(lastDay(y1, m1))}`,
  };
}
