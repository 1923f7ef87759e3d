import { STATUSES, column, ident, join, raw, sql, type Frame, type LoadStep, type Scalar, type Sql } from '../../core';
import { VINTAGES } from '../../catalog';
import { columnOf, condition, fromWithOrder, given, sortKeys, type TableParts } from './parts';
import type { BrowseColumn, BrowseRow, BrowseSpec, RowValue } from './spec';

/** How many rows a spec keeps: column `n`. In DuckDB also the first and last row id, which tell whether positions are row ids. */
export const countStatement = (parts: TableParts, spec: Pick<BrowseSpec, 'where' | 'search'>): Sql =>
  parts.dialect.name === 'duckdb'
    ? sql`SELECT COUNT(*) AS n, MIN(t.rowid) AS first_, MAX(t.rowid) AS last_ FROM ${parts.from} WHERE ${condition(parts, spec)}`
    : sql`SELECT COUNT(*) AS n, NULL AS first_, NULL AS last_ FROM ${parts.from} WHERE ${condition(parts, spec)}`;

export interface Counted {
  readonly rows: number;
  /** The rows lie one behind another in the table: position p is row id `from` + p. */
  readonly from: number | null;
}

export function readCount(frame: Frame): Counted {
  const [rows, first, last] = ['n', 'first_', 'last_'].map((name) => column(frame, name)[0] ?? null);
  const n = Number(rows ?? 0);
  const lie = first !== null && last !== null && Number(last) - Number(first) + 1 === n;
  return { rows: n, from: lie ? Number(first) : null };
}

const isLedger = ({ columns }: TableParts): boolean => !columns.some(({ type }) => type === 'period');

/** Sort keys of a spec; at the end the order of loading, so that equal rows always stand alike. */
export function orderOf(parts: TableParts, spec: BrowseSpec): Sql {
  const keys = spec.order.flatMap(({ column: key, desc = false }) => {
    const found = columnOf(parts, key);
    return found ? sortKeys(parts, found, desc) : [];
  });
  return join([...keys, ...loadOrder(parts)]);
}

/** The order in which rows were loaded. A server keeps none; there it is the place in the source. */
function loadOrder(parts: TableParts): readonly Sql[] {
  if (parts.dialect.name === 'duckdb') return [raw('t.rowid')];
  return isLedger(parts)
    ? ['t.sheet', 't.r', 't."row"'].map((each) => raw(`${each} NULLS LAST`))
    : ['t.indicator', 't.area', 't.m0', 't.n'].map(raw);
}

/**
 * Sorts once: a table of positions with their row ids, in the order of the positions. A page is then two look-ups instead of a sort with
 * OFFSET (3.8 s against 20 ms at row 2.5 M). DuckDB only: it finds a range of positions by the least and greatest of each of its row groups,
 * where a range of row ids makes it look at all of them.
 */
export const orderSteps = (name: string, parts: TableParts, spec: BrowseSpec): readonly LoadStep[] => [
  {
    do: 'sql',
    sql: sql`CREATE OR REPLACE TABLE ${ident(name)} AS SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS pos, rid, num
FROM (
  SELECT CAST(t.rowid AS INTEGER) AS rid, ${isLedger(parts) ? raw('t."row"') : raw('0')} AS num
  FROM ${fromWithOrder(parts, spec)}
  WHERE ${condition(parts, spec)}${spec.order.length > 0 ? sql`\n  ORDER BY ${orderOf(parts, spec)}` : raw('')}
)`,
  },
];

export const dropOrder = (name: string): LoadStep => ({ do: 'sql', sql: sql`DROP TABLE IF EXISTS ${ident(name)}` });

/**
 * An index over a ledger's row numbers: rows scattered over the whole table are then found one by one (25 ms for a page) instead of by
 * reading all of it (600 ms). Row numbers count within a sheet; the reader drops what other sheets have under the same.
 */
export const indexSteps = (ledger: string): readonly LoadStep[] => [
  {
    do: 'sql',
    sql: sql`CREATE INDEX IF NOT EXISTS ${ident(`browse_${ledger}`)} ON ${ident(`ledger_${ledger}`)} ("row")`,
  },
];

/** The row ids of a page, in order, with the ledger's own row numbers: columns rid, num. */
export const idsStatement = (name: string, offset: number, limit: number): Sql =>
  sql`SELECT rid, num FROM ${ident(name)} WHERE pos BETWEEN ${raw(String(offset))} AND ${raw(String(offset + limit - 1))} ORDER BY pos`;

/** Which rows a page is made of. */
export type PageRows =
  | { readonly by: 'sort'; readonly spec: BrowseSpec; readonly offset: number; readonly limit: number }
  | { readonly by: 'range'; readonly from: number; readonly limit: number }
  | { readonly by: 'ids'; readonly ids: readonly number[]; readonly rowNumbers?: readonly number[] };

/** A page of cells: column `rid`, `v0`, `v1` …, and where each row was read from. */
export function pageStatement(parts: TableParts, columns: readonly BrowseColumn[], rows: PageRows): Sql {
  const d = parts.dialect;
  const own = d.name === 'duckdb';
  const facts = !isLedger(parts);
  const cells = columns.map((each, i) => sql`${given(parts, each)} AS ${raw(`v${i}`)}`);
  const ids = raw(own ? 't.rowid AS rid' : '0 AS rid');
  const place = [raw('t.sheet AS sheet_id'), raw('t.r AS r_'), facts ? raw('t.c AS c_') : raw('1 AS c_')];
  const inner = sql`SELECT ${join([ids, ...cells, ...place])}
  FROM ${rows.by === 'sort' ? fromWithOrder(parts, rows.spec) : parts.from}
  ${pick(parts, rows)}`;
  const named = (each: BrowseColumn): boolean => each.type === 'area' || each.type === 'indicator';
  const outer = columns.map((each, i) => raw(`${named(each) ? `x${i}.key` : `p.v${i}`} AS v${i}`));
  const joins = columns.flatMap((each, i) =>
    named(each) ? [raw(`LEFT JOIN (SELECT id, key FROM ${each.type}) x${i} ON x${i}.id = p.v${i}`)] : [],
  );
  // What is joined to a page does not keep its order.
  const sorted = rows.by === 'sort' || !own;
  const numbered = sorted
    ? sql`(SELECT *, ${raw(own ? 'row_number() OVER ()' : 'rowNumberInAllBlocks()')} AS at_ FROM (${inner}))`
    : sql`(${inner})`;
  return sql`SELECT p.rid AS rid, ${join(outer)}, p.r_ AS r_, p.c_ AS c_, h.name AS sheet_, s.sha256 AS sha256, s.name AS file_
FROM ${numbered} p
${join(joins, '\n')}
LEFT JOIN sheet h ON h.id = p.sheet_id LEFT JOIN source s ON s.id = h.source
ORDER BY ${raw(sorted ? 'p.at_' : 'p.rid')}`;
}

function pick(parts: TableParts, rows: PageRows): Sql {
  switch (rows.by) {
    case 'sort': {
      // DuckDB gives rows as they were loaded: what is not sorted need not be read to its end.
      const asLoaded = parts.dialect.name === 'duckdb' && rows.spec.order.length === 0;
      const order = asLoaded ? raw('') : sql`ORDER BY ${orderOf(parts, rows.spec)} `;
      return sql`WHERE ${condition(parts, rows.spec)}
  ${order}LIMIT ${raw(String(rows.limit))} OFFSET ${raw(String(rows.offset))}`;
    }
    case 'range':
      return raw(`WHERE t.rowid BETWEEN ${rows.from} AND ${rows.from + rows.limit - 1}`);
    case 'ids': {
      const list = (ids: readonly number[]): Sql => raw(ids.length === 0 ? '-1' : ids.join(', '));
      return rows.rowNumbers
        ? sql`WHERE t."row" IN (${list([...new Set(rows.rowNumbers)])})`
        : sql`WHERE t.rowid IN (${list(rows.ids)})`;
    }
  }
}

/** The answer of `pageStatement` as rows, in the order of `ids` where the page was picked by them. */
export function readPage(
  frame: Frame,
  columns: readonly BrowseColumn[],
  ids?: readonly number[],
): readonly BrowseRow[] {
  const cells = columns.map((each, i) => ({ column: each, values: column(frame, `v${i}`) }));
  const [rid, r, c, sheet, sha256, file] = ['rid', 'r_', 'c_', 'sheet_', 'sha256', 'file_'].map((name) =>
    column(frame, name),
  );
  const text = (list: readonly Scalar[] | undefined, i: number): string => String(list?.[i] ?? '');
  const rowAt = (i: number): BrowseRow => ({
    values: cells.map(({ column: each, values }) => valueOf(each, values[i] ?? null)),
    origin:
      text(sha256, i) === '' || r?.[i] === null
        ? null
        : {
            sha256: text(sha256, i),
            file: text(file, i),
            sheet: text(sheet, i),
            row: Number(r?.[i]),
            column: Number(c?.[i]),
          },
  });
  const all = Array.from({ length: frame.rows }, (_, i) => i);
  if (!ids) return all.map(rowAt);
  const at = new Map(all.map((i) => [Number(rid?.[i]), i]));
  return ids.flatMap((id) => {
    const i = at.get(id);
    return i === undefined ? [] : [rowAt(i)];
  });
}

function valueOf({ type, key }: BrowseColumn, value: Scalar): RowValue {
  if (value === null) return null;
  const text = String(value);
  if (type === 'period') {
    const [m0 = '', n = ''] = text.split('/');
    return { m0: Number(m0), n: Number(n) };
  }
  if (key === 'status' && /^\d+$/.test(text)) return STATUSES[Number(text)] ?? text;
  if (key === 'vintage' && /^\d+$/.test(text)) return VINTAGES[Number(text)] ?? text;
  return text;
}
