import { VINTAGES, type Catalog } from '../../catalog';
import { exactText, ident, join, parseExact, raw, sql, STATUSES, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import type { BrowseColumn, BrowseSpec, BrowseTable, RowFilter } from './spec';

/** A table as these statements see it: `t` is its row. */
export interface TableParts {
  readonly from: Sql;
  /** Conditions that are part of the table itself (facts of one indicator). */
  readonly fixed: readonly Sql[];
  readonly columns: readonly BrowseColumn[];
  readonly dialect: Dialect;
  readonly catalog: Catalog;
}

/** `inPlace`: `fact_now` is a view of `fact` as one sheet filled it, and a view has no row ids: rows are looked at where they lie. */
export function tableParts(
  table: BrowseTable,
  columns: readonly BrowseColumn[],
  catalog: Catalog,
  dialect: Dialect,
  inPlace = false,
): TableParts {
  if (table.kind === 'ledger')
    return { from: sql`${ident(`ledger_${table.ledger}`)} t`, fixed: [], columns, dialect, catalog };
  const { indicator, source } = table;
  const fixed = [
    ...(indicator === undefined ? [] : [sql`t.indicator IN (SELECT id FROM indicator WHERE key = ${indicator})`]),
    ...(source === undefined
      ? []
      : [sql`t.sheet IN (SELECT h.id FROM sheet h JOIN source s ON s.id = h.source WHERE s.sha256 = ${source})`]),
  ];
  const from = raw(inPlace ? `(SELECT rowid, *, 'file' AS origin FROM fact WHERE role = 0) t` : 'fact_now t');
  return { from, fixed, columns, dialect, catalog };
}

export const columnOf = ({ columns }: TableParts, key: string): BrowseColumn | undefined =>
  columns.find((column) => column.key === key);

/** The stored value. */
export const stored = ({ key }: BrowseColumn): Sql => sql`t.${ident(key)}`;

/** What a cell is given out as: text, but for areas and indicators their ids, which the page looks up. */
export function given(parts: TableParts, column: BrowseColumn): Sql {
  const { dialect: d } = parts;
  if (column.type === 'number' || column.type === 'date') return d.text(stored(column));
  if (column.type === 'period') return sql`${d.text(raw('t.m0'))} || '/' || ${d.text(raw('t.n'))}`;
  if (column.key === 'status') return d.text(stored(column));
  if (column.key === 'vintage') return d.text(stored(column));
  return stored(column);
}

/** By what a column is sorted: areas in official order (`ao`), indicators as the catalog lists them, all else by the value itself. */
export function sortKeys({ dialect: d }: TableParts, column: BrowseColumn, desc: boolean): readonly Sql[] {
  if (column.type === 'period') return [d.order(raw('t.m0 + t.n'), desc), d.order(raw('t.m0'), desc)];
  if (column.type === 'area') return [d.order(raw('ao.ord'), desc), d.order(stored(column), desc)];
  return [d.order(stored(column), desc)];
}

/** The table with the areas' official places where they are asked for. */
export const fromWithOrder = ({ from, columns }: TableParts, { order }: BrowseSpec): Sql =>
  order.some(({ column }) => columns.some(({ key, type }) => key === column && type === 'area'))
    ? sql`${from}\n  LEFT JOIN (SELECT area, MIN(ord) AS ord FROM area_name GROUP BY area) ao ON ao.area = t.area`
    : from;

/** The conditions of a spec, all of which must hold; TRUE where there are none. */
export function condition(parts: TableParts, { where, search }: Pick<BrowseSpec, 'where' | 'search'>): Sql {
  const all = [
    ...parts.fixed,
    ...where.map((filter) => filterCondition(parts, filter)),
    ...(search === undefined || search.trim() === '' ? [] : [searchCondition(parts, search.trim())]),
  ];
  return all.length === 0 ? raw('TRUE') : join(all, '\n  AND ');
}

function filterCondition(parts: TableParts, filter: RowFilter): Sql {
  const column = columnOf(parts, filter.column);
  // A column that is not there any more keeps nothing: better an empty table that says so than one that was not filtered.
  if (!column) return raw('FALSE');
  const cell = stored(column);
  switch (filter.kind) {
    case 'text':
      return textCondition(parts, cell, filter);
    case 'number':
      return numberCondition(parts, column, filter);
    case 'date': {
      const { dialect: d } = parts;
      const day = /^\d{4}-\d\d-\d\d$/;
      const ends = [
        ...(filter.from !== undefined && day.test(filter.from) ? [sql`${cell} >= ${d.day(filter.from)}`] : []),
        ...(filter.to !== undefined && day.test(filter.to) ? [sql`${cell} <= ${d.day(filter.to)}`] : []),
      ];
      return ends.length === 0 ? sql`${cell} IS NOT NULL` : sql`(${join(ends, ' AND ')})`;
    }
    case 'set':
      return setCondition(parts, column, filter.values);
    case 'within':
      return keysCondition(raw('t.area'), 'area', withAllBelow(parts.catalog, filter.areas));
    case 'empty':
      return sql`${cell} IS ${raw(filter.not ? 'NOT NULL' : 'NULL')}`;
  }
}

function textCondition(
  { dialect: d }: TableParts,
  cell: Sql,
  { op, value }: RowFilter & { readonly kind: 'text' },
): Sql {
  if (op === 'equals') return sql`${cell} = ${value}`;
  if (op === 'starts')
    return sql`${raw(d.name === 'duckdb' ? 'starts_with' : 'startsWith')}(${lower(cell, d)}, ${value.toLowerCase()})`;
  const has = containing(cell, value, d);
  return op === 'lacks' ? sql`(${cell} IS NULL OR NOT ${has})` : has;
}

const lower = (text: Sql, d: Dialect): Sql => (d.name === 'duckdb' ? sql`lower(${text})` : sql`lowerUTF8(${text})`);

/** Whether a text has another in it, however either is cased. What has no case itself (数字、汉字) is looked for in the text as it stands: a third of the time. */
export function containing(text: Sql, part: string, d: Dialect): Sql {
  const wanted = part.toLowerCase();
  const within = wanted === part.toUpperCase() ? text : lower(text, d);
  return d.name === 'duckdb' ? sql`contains(${within}, ${wanted})` : sql`position(${within}, ${wanted}) > 0`;
}

function numberCondition(
  { dialect: d }: TableParts,
  column: BrowseColumn,
  { op, value, to }: RowFilter & { readonly kind: 'number' },
): Sql {
  const cell = stored(column);
  const [low, high] = [numberLiteral(value, d, column), numberLiteral(to ?? '', d, column)];
  if (low === null) return raw('FALSE');
  if (op === 'between') return high === null ? raw('FALSE') : sql`${cell} BETWEEN ${low} AND ${high}`;
  const signs = { gt: '>', ge: '>=', lt: '<', le: '<=', eq: '=', ne: '<>' } as const;
  return sql`${cell} ${raw(signs[op])} ${low}`;
}

/** A typed number as a literal of exactly that value; null for what is no number. Thousands separators are taken out. */
export function numberLiteral(typed: string, d: Dialect, { key }: Pick<BrowseColumn, 'key'>): Sql | null {
  const value = parseExact(typed.replaceAll(/[,，\s]/g, '').replaceAll('−', '-'));
  const text = value && exactText(value);
  if (text === null) return null;
  if (d.name === 'duckdb' || key === 'value') return raw(text);
  return sql`toDecimal128(${text}, ${raw(String(Math.max(4, text.split('.')[1]?.length ?? 0)))})`;
}

function setCondition(parts: TableParts, column: BrowseColumn, values: readonly (string | null)[]): Sql {
  const texts = values.filter((value) => value !== null);
  const cell = stored(column);
  const some =
    texts.length === 0
      ? []
      : column.type === 'area' || column.type === 'indicator'
        ? [keysCondition(cell, column.type, texts)]
        : [sql`${given(parts, { ...column })} IN (${join(texts.map((text) => sql`${codeOf(column.key, text)}`))})`];
  const empty = values.includes(null) ? [sql`${cell} IS NULL`] : [];
  const all = [...some, ...empty];
  return all.length === 0 ? raw('FALSE') : sql`(${join(all, ' OR ')})`;
}

const keysCondition = (cell: Sql, table: 'area' | 'indicator', keys: readonly string[]): Sql =>
  keys.length === 0
    ? raw('FALSE')
    : sql`${cell} IN (SELECT id FROM ${raw(table)} WHERE key IN (${join(keys.map((key) => sql`${key}`))}))`;

/** Words that stand for a stored number. */
export function codeOf(key: string, word: string): string {
  const list: readonly string[] = key === 'status' ? STATUSES : key === 'vintage' ? VINTAGES : [];
  const at = list.indexOf(word);
  return at < 0 ? word : String(at);
}

function searchCondition(parts: TableParts, text: string): Sql {
  const d = parts.dialect;
  const texts = parts.columns.filter(({ type, key }) => type === 'text' && key !== 'status' && key !== 'vintage');
  const named = (table: 'area' | 'indicator'): Sql =>
    sql`t.${raw(table)} IN (SELECT n.${raw(table)} FROM ${raw(`${table}_name`)} n WHERE ${containing(raw('n.name'), text, d)})`;
  const places = [
    ...texts.map((column) => containing(sql`COALESCE(${stored(column)}, '')`, text, d)),
    named('area'),
    ...(parts.columns.some(({ type }) => type === 'indicator') ? [named('indicator')] : []),
  ];
  return sql`(${join(places, ' OR ')})`;
}

/** These areas and all that were ever below them (SPEC M2). */
export function withAllBelow(catalog: Catalog, keys: readonly string[]): readonly string[] {
  const children = new Map<string, string[]>();
  for (const { key, parents } of catalog.data.areas) {
    for (const { parent, tree } of parents) {
      if (tree !== 'admin') continue;
      const list = children.get(parent);
      if (list) list.push(key);
      else children.set(parent, [key]);
    }
  }
  const found = new Set(keys);
  for (const key of found) for (const child of children.get(key) ?? []) found.add(child);
  return [...found];
}
