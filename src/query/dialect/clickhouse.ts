import { join, raw, sql, type Sql } from '../../core';
import { bareName, type Dialect } from './dialect';
import { wideByCase } from './wide';
import { columnsOf } from './listed';

/**
 * ClickHouse 25.8 and later, asked with the settings that `engine/clickhouse` sends: `join_use_nulls` and
 * `aggregate_functions_null_for_empty`, without which missing becomes zero, and `cast_keep_nullable`.
 */
export const clickhouse: Dialect = {
  name: 'clickhouse',
  rows: (name, columns, rows) => many(name, columns, rows) ?? few(name, columns, rows),
  // The recursion stands within its own table. What is used several times the engine keeps for the while of a question.
  tables: (parts) => sql`WITH ${join(parts, ',\n')}`,
  // A floating number is cut off on its way to a decimal (0.29 becomes 0.28); its shortest text is what was written.
  decimal: (expression, scale) => sql`toDecimal128(toString(${expression}), ${raw(String(scale))})`,
  quotient: (expression, by) => sql`intDiv(${expression}, ${raw(String(by))})`,
  text: (expression) => sql`toString(${expression})`,
  nth: (values, n) => sql`arraySort([${join(values)}])[${raw(String(n))}]`,
  double: (expression) => sql`toFloat64(${expression})`,
  // Date ends in 2149 and begins in 1970.
  day: (text) => sql`toDate32(${text})`,
  dayOf: (expression) => sql`toDate32(${expression})`,
  bitOr: (a, b) => sql`bitOr(${a}, ${b})`,
  order: (expression, desc) => sql`${expression} ${raw(desc ? 'DESC' : 'ASC')} NULLS LAST`,
  wide: wideByCase,
  apart: (keep, lists, from) => {
    const [first] = lists;
    const at = first?.values.map((_, i) => i).join(', ') ?? '';
    const arrays = lists.map(({ name, values }) => sql`[${join(values)}] AS ${raw(`${name}_`)}`);
    const kept = keep.map((column) => `${column} AS ${bareName(column)}`);
    const each = ['c', ...lists.map(({ name }) => name)].map((name) => `${name}_ AS ${name}`);
    return sql`SELECT ${raw([...keep.map(bareName), 'c', ...lists.map(({ name }) => name)].join(', '))}
  FROM (SELECT ${raw(kept.join(', '))}, [${raw(at)}] AS c_, ${join(arrays)} ${from}) s ARRAY JOIN ${raw(each.join(', '))}`;
  },
  atMost: () => raw(''),
  anyBits: (expression) => sql`groupBitOr(${expression})`,
  // A column that two joined tables have keeps the name of its table in the result, unless it is given another.
  picked: (list) => raw(list.replace(/(^|[\s,])(\w+)\.(\w+)(?=,|$)/gu, '$1$2.$3 AS $3')),
  // A join alone reads the whole table; what stands in WHERE is looked up in the order that the table lies in.
  among: (table, indicators, areas) =>
    sql`(SELECT * FROM ${table} WHERE indicator IN (${indicators})${areas === null ? raw('') : sql` AND area IN (${areas})`})`,
  spread: (values) => sql`arrayJoin([${join(values)}])`,
  // Its own `median` is an estimate.
  median: (value) => sql`quantileExactInclusive(0.5)(${value})`,
  // A constant cannot be joined by.
  noId: (id) => sql`nullIf(${id}, ${id})`,
  digits: (value) =>
    sql`if(position(toString(${value}), '.') = 0, 0, length(toString(${value})) - position(toString(${value}), '.'))`,
  // A recursion knows UNION ALL only; what is reached by two ways is met twice, so each is taken once at the end.
  closure: (name, [from, to], start, step) => sql`${raw(name)} AS (
  SELECT DISTINCT * FROM (
    WITH RECURSIVE ${raw(`${name}_ (${from}, ${to})`)} AS (
      ${start}
      UNION ALL
      ${step(`${name}_`)}
    )
    SELECT * FROM ${raw(name)}_
  )
)`,
};

function few(name: string, columns: readonly string[], rows: readonly (readonly Sql[])[]): Sql {
  const tuples = rows.map((row) => sql`tuple(${join(row)})`);
  const named = columns.map((column, i) => raw(`row_.${i + 1} AS ${column}`));
  return sql`${raw(name)} AS (SELECT ${join(named)} FROM (SELECT arrayJoin([\n  ${join(tuples, ',\n  ')}]) AS row_))`;
}

/** As `listed`: one text for each column. */
function many(name: string, columns: readonly string[], rows: readonly (readonly Sql[])[]): Sql | null {
  const lists = columnsOf(columns, rows);
  if (lists === null) return null;
  const arrays = lists.flatMap(({ kind, text, nulls }, i) => {
    if (kind === 'null') return [];
    const list =
      kind === 'number'
        ? sql`CAST(${`[${text}]`} AS ${raw(nulls ? 'Array(Nullable(Int32))' : 'Array(Int32)')})`
        : nulls
          ? sql`arrayMap(x -> nullIf(x, ''), splitByChar('\\n', ${text}))`
          : sql`splitByChar('\\n', ${text})`;
    return [sql`${list} AS list_${raw(String(i))}`];
  });
  const empty = (i: number): string | null => (lists[i]?.kind === 'null' ? lists[i].text : null);
  const joined = columns.flatMap((column, i) => (empty(i) === null ? [raw(`list_${i} AS ${column}`)] : []));
  const shown = columns.map((column, i) => (empty(i) === null ? column : `${empty(i)} AS ${column}`));
  return sql`${raw(name)} AS (SELECT ${raw(shown.join(', '))} FROM (SELECT\n  ${join(arrays, ',\n  ')})\n  ARRAY JOIN ${join(joined)})`;
}
