import { join, raw, sql, type Sql } from '../../core';

/** From so many rows on, VALUES costs more to parse and plan than the whole rest of a statement. */
const MANY = 40;

type Cell = { readonly kind: 'text' | 'number' | 'null'; readonly text: string };

/**
 * One column of many rows: texts with a line for each (an empty one is NULL where there are `nulls`), or numbers and NULL with commas; or NULL in
 * every row, as an expression.
 */
export interface ListedColumn {
  readonly kind: 'text' | 'number' | 'null';
  readonly text: string;
  readonly nulls: boolean;
}

/**
 * Many rows as one text for each column, taken apart by the engine: two functions to plan instead of thousands of constants.
 * Null where VALUES must do: few rows, cells that are expressions, or texts that cannot be told apart once they stand in one.
 */
export function listed(name: string, columns: readonly string[], rows: readonly (readonly Sql[])[]): Sql | null {
  const lists = columnsOf(columns, rows);
  if (lists === null) return null;
  const parts = lists.map((list, i) => sql`${unnested(list)} AS ${raw(columns[i] ?? '')}`);
  return sql`${raw(name)} AS (SELECT\n  ${join(parts, ',\n  ')})`;
}

/** The same before it is SQL. Null as above. */
export function columnsOf(
  columns: readonly string[],
  rows: readonly (readonly Sql[])[],
): readonly ListedColumn[] | null {
  if (rows.length < MANY) return null;
  const lists: ListedColumn[] = [];
  for (const i of columns.keys()) {
    const list = columnOf(rows.map((row) => row[i]));
    if (list === null) return null;
    lists.push(list);
  }
  return lists.some(({ kind }) => kind !== 'null') ? lists : null;
}

function unnested({ kind, text, nulls }: ListedColumn): Sql {
  if (kind === 'null') return raw(text);
  if (kind === 'number') return sql`UNNEST(CAST(${`[${text}]`} AS INTEGER[]))`;
  const split = sql`UNNEST(string_split(${text}, chr(10)))`;
  return nulls ? sql`NULLIF(${split}, '')` : split;
}

function columnOf(values: readonly (Sql | undefined)[]): ListedColumn | null {
  const cells: Cell[] = [];
  let last: Sql | undefined;
  for (const value of values) {
    // Rows of one group share their number: it is looked at once.
    const cell = value === undefined ? null : value === last ? (cells.at(-1) ?? null) : cellOf(value);
    last = value;
    if (cell === null) return null;
    cells.push(cell);
  }
  const kinds = new Set(cells.map(({ kind }) => kind));
  const [first] = cells;
  if (first?.kind === 'null' && kinds.size === 1) return { kind: 'null', text: first.text, nulls: true };
  const nulls = kinds.delete('null');
  if (kinds.size !== 1) return null;
  if (kinds.has('number')) {
    const text = cells.map((cell) => (cell.kind === 'null' ? 'NULL' : cell.text)).join(', ');
    return { kind: 'number', text, nulls };
  }
  const texts = cells.map((cell) => (cell.kind === 'null' ? '' : cell.text));
  if (texts.some((text) => text.includes('\n'))) return null;
  const ambiguous = nulls && cells.some((cell) => cell.kind === 'text' && cell.text === '');
  return ambiguous ? null : { kind: 'text', text: texts.join('\n'), nulls };
}

/** A whole number that fits 32 bits, a bound text, or a NULL of whatever type; null for any other expression. */
function cellOf({ strings, params }: Sql): Cell | null {
  const [first = '', last = ''] = strings;
  if (strings.length === 2 && first === '' && last === '') {
    const [value] = params;
    return typeof value === 'string' ? { kind: 'text', text: value } : null;
  }
  if (strings.length !== 1) return null;
  if (/^-?\d{1,9}$/u.test(first)) return { kind: 'number', text: first };
  return /^CAST\(NULL AS \w+\)$/u.test(first) ? { kind: 'null', text: first } : null;
}
