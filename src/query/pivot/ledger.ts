import {
  add,
  column,
  divide,
  exact,
  join,
  raw,
  sql,
  whole,
  type Exact,
  type Figure,
  type Frame,
  type Sql,
} from '../../core';
import { middlesOf, type Middles, type TableParts } from '../table';
import { condition, columnOf, given, stored } from '../table/parts';
import {
  MOST_PIVOT_CELLS,
  type PivotAnswer,
  type PivotCell,
  type PivotField,
  type PivotKey,
  type PivotSpec,
  type PivotValue,
} from './spec';

type Counted = PivotValue & { readonly kind: 'column' };

/**
 * A ledger's rows counted by groups, with every subtotal and the totals: one statement. What adds up (rows, sums, least, greatest, means)
 * is grouped once and added up from there; different values and middles are taken anew from the rows of each group, never out of those of its
 * parts. Columns: `k<i>` the members, `g<i>` 1 where the place is a total over that field, and for value i `n<i>` (filled cells),
 * `v<i>`, `w<i>`.
 */
export function ledgerPivotStatement(parts: TableParts, spec: PivotSpec, middles: Middles = 'sure'): Sql {
  const fields = fieldsOf(spec);
  const values = countedOf(spec);
  const again = values.some(({ aggregate }) => aggregate === 'distinct' || aggregate === 'median');
  const up = fields.some(({ up }) => up === true);
  const from = up
    ? sql`${parts.from}\n  LEFT JOIN (SELECT area, MIN(parent) AS parent FROM area_parent WHERE tree = 'admin' AND m_to IS NULL GROUP BY area) ap ON ap.area = t.area`
    : parts.from;
  const keys = fields.map((field, i) => sql`${memberOf(parts, field)} AS ${raw(`k${i}`)}`);
  const where = condition(parts, spec);
  const sets = groupingSets(spec);
  const names = fields.map((_, i) => raw(`k${i}`));
  const grouping = names.length === 0 ? raw('') : sql`\nGROUP BY GROUPING SETS (${join(sets)})`;
  const flags = names.map((name, i) => sql`GROUPING(${name}) AS ${raw(`g${i}`)}`);
  const inner = again
    ? sql`SELECT ${join([...keys, ...cellsOf(parts, values)])} FROM ${from} WHERE ${where}`
    : sql`SELECT ${join([...keys, raw('COUNT(*) AS rows_'), ...values.flatMap((value, i) => firstPass(parts, value, i))])}
  FROM ${from} WHERE ${where}${names.length === 0 ? raw('') : sql`\n  GROUP BY ${join(fields.map((_, i) => raw(String(i + 1))))}`}`;
  const outs = values.flatMap((value, i) => (again ? direct(parts, value, i, middles) : secondPass(parts, value, i)));
  const rows = again ? raw('COUNT(*) AS rows_') : raw('SUM(b.rows_) AS rows_');
  const grouped = sql`SELECT ${join([...names, ...flags, rows, ...outs])}
FROM (
  ${inner}
) b${grouping}`;
  return named(parts, fields, values.length, grouped);
}

export const fieldsOf = ({ rows, columns }: Pick<PivotSpec, 'rows' | 'columns'>): readonly PivotField[] =>
  [...rows, ...columns].filter(({ field }) => field !== 'value');

export const countedOf = ({ values }: Pick<PivotSpec, 'values'>): readonly Counted[] =>
  values.filter((value): value is Counted => value.kind === 'column');

/** Members of a field as whole numbers or texts. */
function memberOf(parts: TableParts, { field, bucket, up }: PivotField): Sql {
  const found = columnOf(parts, field);
  if (!found)
    return parts.dialect.name === 'duckdb' ? raw('CAST(NULL AS VARCHAR)') : raw('CAST(NULL AS Nullable(String))');
  if (found.type === 'area') return raw(up ? 'ap.parent' : 't.area');
  if (found.type !== 'date') return given(parts, found);
  const day = stored(found);
  const part = (name: string): Sql => sql`CAST(EXTRACT(${raw(name)} FROM ${day}) AS INTEGER)`;
  if (bucket === 'quarter') return sql`(${part('YEAR')} * 4 + ${part('QUARTER')} - 1)`;
  if (bucket === 'month') return sql`(${part('YEAR')} * 12 + ${part('MONTH')} - 1)`;
  return bucket === 'year' ? part('YEAR') : given(parts, found);
}

/** All groups of rows with all groups of columns: the whole table, its subtotals and totals. */
function groupingSets(spec: PivotSpec): readonly Sql[] {
  const own = (fields: readonly PivotField[]): number => fields.filter(({ field }) => field !== 'value').length;
  const [rows, columns] = [own(spec.rows), own(spec.columns)];
  const sets: Sql[] = [];
  for (let r = rows; r >= 0; r -= 1) {
    for (let c = columns; c >= 0; c -= 1) {
      const names = [
        ...Array.from({ length: r }, (_, i) => `k${i}`),
        ...Array.from({ length: c }, (_, i) => `k${rows + i}`),
      ];
      sets.push(raw(`(${names.join(', ')})`));
    }
  }
  return sets;
}

const cellOf = (parts: TableParts, { column: key }: Counted): Sql | null => {
  const found = key === null ? undefined : columnOf(parts, key);
  return found ? stored(found) : null;
};
const isNumber = (parts: TableParts, { column: key }: Counted): boolean =>
  key !== null && columnOf(parts, key)?.type === 'number';

const NOTHING = raw('NULL');

/** What each group of the finest kind needs of a value, so that larger groups can be added up from it. */
function firstPass(parts: TableParts, value: Counted, i: number): readonly Sql[] {
  const cell = cellOf(parts, value);
  const n = sql`${cell ? sql`COUNT(${cell})` : value.column === null ? raw('COUNT(*)') : raw('0')} AS ${raw(`n${i}`)}`;
  if (!cell || value.aggregate === 'count' || !isNumber(parts, value)) return [n];
  const take = value.aggregate === 'min' ? 'MIN' : value.aggregate === 'max' ? 'MAX' : 'SUM';
  return [n, sql`${raw(take)}(${cell}) AS ${raw(`v${i}`)}`];
}

function secondPass(parts: TableParts, value: Counted, i: number): readonly Sql[] {
  const d = parts.dialect;
  const n = raw(`SUM(b.n${i}) AS n${i}`);
  const has = cellOf(parts, value) && value.aggregate !== 'count' && isNumber(parts, value);
  const take = value.aggregate === 'min' ? 'MIN' : value.aggregate === 'max' ? 'MAX' : 'SUM';
  const v = has ? d.text(raw(`${take}(b.v${i})`)) : NOTHING;
  return [n, sql`${v} AS ${raw(`v${i}`)}`, sql`${NOTHING} AS ${raw(`w${i}`)}`];
}

const cellsOf = (parts: TableParts, values: readonly Counted[]): readonly Sql[] =>
  values.map(
    (value, i) => sql`${cellOf(parts, value) ?? (value.column === null ? raw('1') : NOTHING)} AS ${raw(`c${i}`)}`,
  );

function direct(parts: TableParts, value: Counted, i: number, middles: Middles): readonly Sql[] {
  const d = parts.dialect;
  const c = raw(`b.c${i}`);
  const named = (v: Sql, w: Sql = NOTHING): readonly Sql[] => [
    sql`COUNT(${c}) AS ${raw(`n${i}`)}`,
    sql`${v} AS ${raw(`v${i}`)}`,
    sql`${w} AS ${raw(`w${i}`)}`,
  ];
  if (value.aggregate === 'distinct') return named(d.text(sql`COUNT(DISTINCT ${c})`));
  if (value.aggregate === 'count' || !isNumber(parts, value)) return named(NOTHING);
  if (value.aggregate === 'median') return named(...middlesOf(c, d, middles));
  const take = value.aggregate === 'min' ? 'MIN' : value.aggregate === 'max' ? 'MAX' : 'SUM';
  return named(d.text(sql`${raw(take)}(${c})`));
}

/** Areas by their keys; everything else as text. */
function named(parts: TableParts, fields: readonly PivotField[], values: number, grouped: Sql): Sql {
  const d = parts.dialect;
  const isArea = (field: PivotField): boolean => columnOf(parts, field.field)?.type === 'area';
  const keys = fields.map((field, i) =>
    isArea(field) ? raw(`x${i}.key AS k${i}`) : sql`${d.text(raw(`p.k${i}`))} AS ${raw(`k${i}`)}`,
  );
  const rest = [
    ...fields.map((_, i) => raw(`p.g${i} AS g${i}`)),
    raw('p.rows_ AS rows_'),
    ...Array.from({ length: values }, (_, i) => raw(`p.n${i} AS n${i}, p.v${i} AS v${i}, p.w${i} AS w${i}`)),
  ];
  const joins = fields.flatMap((field, i) =>
    isArea(field) ? [raw(`\nLEFT JOIN (SELECT id, key FROM area) x${i} ON x${i}.id = p.k${i}`)] : [],
  );
  return sql`SELECT ${join([...keys, ...rest])}
FROM (
${grouped}
) p${join(joins, '')}
LIMIT ${raw(String(MOST_PIVOT_CELLS + 1))}`;
}

/** The answer as places of the table. Rules O1–O4 in SPEC.md. */
export function readLedgerPivot(frame: Frame, parts: TableParts, spec: PivotSpec): PivotAnswer {
  const fields = fieldsOf(spec);
  const rows = spec.rows.filter(({ field }) => field !== 'value').length;
  const values = countedOf(spec);
  const keys = fields.map((_, i) => [column(frame, `k${i}`), column(frame, `g${i}`)] as const);
  const figures = values.map((value, i) => figureReader(frame, parts, value, i));
  const count = Math.min(frame.rows, MOST_PIVOT_CELLS);
  const cells = Array.from({ length: count }, (_, at): PivotCell => {
    const path = keys.map(([members, totals]): PivotKey | undefined => {
      if (Number(totals[at]) === 1) return undefined;
      const member = members[at] ?? null;
      return member === null ? null : String(member);
    });
    const present = (list: readonly (PivotKey | undefined)[]): PivotKey[] => list.filter((key) => key !== undefined);
    return {
      row: present(path.slice(0, rows)),
      column: present(path.slice(rows)),
      figures: figures.map((read) => read(at)),
    };
  });
  return { cells, tooMany: frame.rows > MOST_PIVOT_CELLS };
}

/** Decimals that a ledger's column is kept with. */
const KEPT = 4;

function figureReader(frame: Frame, parts: TableParts, value: Counted, i: number): (at: number) => Figure {
  const rows = column(frame, 'rows_');
  const [n, v, w] = ['n', 'v', 'w'].map((name) => column(frame, `${name}${i}`));
  const number = (list: typeof n, at: number): Exact | null => {
    const text = list?.[at] ?? null;
    return text === null ? null : exact(String(text));
  };
  return (at) => {
    const filled = exact(String(n?.[at] ?? 0));
    if (value.aggregate === 'count') return counted(filled);
    const got = number(v, at);
    if (value.aggregate === 'distinct') return counted(got ?? whole(0));
    const unit = value.column === null ? '' : (columnOf(parts, value.column)?.unit ?? '');
    // Rows that are there, all with an empty cell: that is not known, and no zero.
    if (value.aggregate === 'sum' && got === null && Number(rows[at]) > 0)
      return { ...measured(null, unit), reason: 'missing' };
    return measured(resultOf(value, got, number(w, at), filled), unit);
  };
}

function resultOf({ aggregate }: Counted, v: Exact | null, w: Exact | null, filled: Exact): Exact | null {
  if (aggregate === 'sum') return v ?? whole(0);
  if (v === null || filled.num === 0n) return null;
  if (aggregate === 'mean') return divide(v, filled);
  return aggregate === 'median' ? divide(add(v, w ?? v), whole(2)) : v;
}

const counted = (value: Exact): Figure => ({
  exact: value,
  reason: null,
  form: 'number',
  unit: '',
  decimals: 0,
  notes: [],
});

/** Shown with the decimals that it has, four at most: a column's own are not known. */
const measured = (value: Exact | null, unit: string): Figure => ({
  exact: value,
  reason: value === null ? 'not_applicable' : null,
  form: 'number',
  unit,
  decimals: value === null ? 0 : Math.min(2, decimalsOf(value)),
  notes: [],
});

function decimalsOf({ num, den }: Exact): number {
  for (let places = 0; places < KEPT; places += 1) if ((num * 10n ** BigInt(places)) % den === 0n) return places;
  return KEPT;
}

/** What an empty place of the table says: no rows are none of them (M4), and nothing can be said of their middle. */
export function emptyFigure(parts: Pick<TableParts, 'columns'>, value: PivotValue): Figure {
  if (value.kind !== 'column') return { ...measured(null, ''), reason: 'missing' };
  if (value.aggregate === 'count' || value.aggregate === 'distinct') return counted(whole(0));
  const unit = parts.columns.find(({ key }) => key === value.column)?.unit ?? '';
  return measured(value.aggregate === 'sum' ? whole(0) : null, unit);
}
