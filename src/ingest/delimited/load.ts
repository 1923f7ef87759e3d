import type { Ids } from '../../catalog';
import { ident, join, raw, sql, type ColumnData, type LoadStep, type Sql } from '../../core';
import type { ColumnRole, FactsRecipe } from '../recipe';
import type { ResolvedDelimited } from '../plan';
import { besides, type Beside, dimension, groupRoles, valueRoles, type Group } from './plan';
import type { DelimitedSheet } from './resolve';

/**
 * Steps that make facts of a staged large file: its texts are joined to what they stand for. Of several rows for the same place one
 * counts, as `repeats` found. Takes the staging table away. Throws when the sheet was not resolved, or `ids` lacks a key.
 */
export function loadDelimited(sheet: DelimitedSheet, ids: Ids, sheetId: number, vintage = 0): readonly LoadStep[] {
  const resolved = resolvedOf(sheet);
  const shifted = resolved.indicator.some(({ shift }) => shift !== 0);
  const values = valuesOf(sheet);
  const joined = joinedTo(sheet);
  const counts = resolved.repeated ? sql`(s.r, i.c) NOT IN (SELECT r, c FROM ${repeatTable(sheet)})` : raw('true');
  return [
    ...mapSteps(sheet, ids),
    {
      do: 'sql',
      sql: sql`INSERT INTO fact SELECT i.id, a.id, coalesce(i.m0, p.m0), coalesce(i.n, p.n), i.role, ${raw(String(vintage))},
${values.value}, ${shifted ? values.scaledDigits : values.digits}, NULL, NULL, ${values.status}, ${values.flags}, ${raw(String(sheetId))}, s.r, i.c
FROM ${joined} WHERE ${counts}`,
    },
    ...(resolved.odd.length === 0
      ? []
      : [
          {
            do: 'sql' as const,
            sql: sql`INSERT INTO fact_text SELECT ${raw(String(sheetId))}, s.r, i.c, s.t, i.unit FROM ${joined}
WHERE o.t IS NOT NULL AND ${counts}`,
          },
        ]),
    ...sheet.load.discard,
  ];
}

const resolvedOf = ({ resolved, sheet }: DelimitedSheet): ResolvedDelimited => {
  if (!resolved) throw new Error(`${sheet} was not resolved: ask its questions before loading`);
  return resolved;
};

/** Rows (r, c) that do not count, because another is about the same place. */
export const repeatTable = (sheet: DelimitedSheet): Sql => ident(besides(sheet.load.table, 'repeat'));

/** Tables that say what the texts stand for, by the integers that `ids` gives. */
export function mapSteps(sheet: DelimitedSheet, ids: Ids): readonly LoadStep[] {
  const resolved = resolvedOf(sheet);
  const { recipe } = sheet;
  const roles = valueRoles(recipe);
  return [
    ...mapTable(besides(sheet.load.table, 'area'), groupRoles(recipe, 'area'), resolved.area, [
      { name: 'id', type: 'int32', values: resolved.area.map(({ key }) => idOf(ids.area, key)) },
    ]),
    ...mapTable(besides(sheet.load.table, 'period'), groupRoles(recipe, 'period'), resolved.period, [
      { name: 'm0', type: 'int16', values: resolved.period.map(({ m0 }) => m0) },
      { name: 'n', type: 'uint8', values: resolved.period.map(({ n }) => n) },
    ]),
    ...mapTable(besides(sheet.load.table, 'indicator'), groupRoles(recipe, 'indicator'), resolved.indicator, [
      { name: 'v', type: 'uint16', values: resolved.indicator.map(({ v }) => v) },
      { name: 'id', type: 'int16', values: resolved.indicator.map(({ key }) => idOf(ids.indicator, key)) },
      { name: 'shift', type: 'int16', values: resolved.indicator.map(({ shift }) => shift) },
      { name: 'unit', type: 'text', values: resolved.indicator.map(({ unit }) => unit) },
      { name: 'label', type: 'text', values: resolved.indicator.map(({ label }) => label) },
      { name: 'm0', type: 'int16', values: resolved.indicator.map(({ v }) => roles[v]?.period?.m0 ?? null) },
      { name: 'n', type: 'uint8', values: resolved.indicator.map(({ v }) => roles[v]?.period?.n ?? null) },
      { name: 'role', type: 'uint8', values: resolved.indicator.map(({ v }) => (roles[v]?.role === 'base' ? 1 : 0)) },
      { name: 'c', type: 'uint16', values: resolved.indicator.map(({ v }) => (roles[v]?.at ?? 0) + 1) },
    ]),
    ...oddTable(besides(sheet.load.table, 'odd'), resolved.odd),
  ];
}

/** How values are read out of the rows of `joinedTo`. */
export function valuesOf(sheet: DelimitedSheet): Values {
  const { odd, indicator } = resolvedOf(sheet);
  const values = odd.length > 0 ? WITH_ODD : PLAIN;
  return indicator.some(({ shift }) => shift !== 0) ? { ...values, value: values.scaled } : values;
}

/** The staged rows s with their indicator i, area a, period p and, where the text is no plain number, o. */
export const joinedTo = (sheet: DelimitedSheet): Sql =>
  joins(sheet.recipe, sheet.load.table, (what) => besides(sheet.load.table, what), resolvedOf(sheet).odd.length > 0);

interface Values {
  readonly value: Sql;
  readonly scaled: Sql;
  readonly digits: Sql;
  readonly scaledDigits: Sql;
  readonly status: Sql;
  readonly flags: Sql;
}

const POINTS = "CASE WHEN contains(s.t, '.') THEN length(s.t) - strpos(s.t, '.') ELSE 0 END";
/** The decimal text with the shift as its exponent is read exactly; multiplying doubles would round twice. */
const SHIFTED = "CAST(s.t || 'e' || i.shift AS DOUBLE)";

const PLAIN: Values = {
  value: raw('CAST(s.t AS DOUBLE)'),
  scaled: raw(SHIFTED),
  digits: raw(`(${POINTS})::UTINYINT`),
  scaledDigits: raw(`greatest(0, ${POINTS} - i.shift)::UTINYINT`),
  status: raw('0'),
  flags: raw('0'),
};

const WITH_ODD: Values = {
  value: raw('CASE WHEN o.t IS NULL THEN TRY_CAST(s.t AS DOUBLE) ELSE o.value END'),
  scaled: raw(
    `CASE WHEN o.t IS NULL THEN TRY_CAST(s.t || 'e' || i.shift AS DOUBLE) WHEN o.value IS NOT NULL THEN CAST(o.value::VARCHAR || 'e' || i.shift AS DOUBLE) END`,
  ),
  digits: raw(`coalesce(o.digits, ${POINTS})::UTINYINT`),
  scaledDigits: raw(`greatest(0, coalesce(o.digits, ${POINTS}) - i.shift)::UTINYINT`),
  status: raw('coalesce(o.status, 0)'),
  flags: raw('coalesce(o.flags, 0)'),
};

function joins(recipe: FactsRecipe, table: string, name: (what: Beside) => string, odd: boolean): Sql {
  const on = (group: Group, alias: string): Sql => {
    const pairs = groupRoles(recipe, group).map((role) => sql`s.${dimension(role)} = ${raw(alias)}.${dimension(role)}`);
    return pairs.length === 0 ? raw('true') : join(pairs, ' AND ');
  };
  const oddJoin = odd ? sql` LEFT JOIN ${ident(name('odd'))} o ON o.t = s.t` : raw('');
  return sql`(SELECT * FROM ${ident(table)} WHERE t IS NOT NULL) s JOIN ${ident(name('indicator'))} i ON i.v = s.v AND ${on('indicator', 'i')}
JOIN ${ident(name('area'))} a ON ${on('area', 'a')} JOIN ${ident(name('period'))} p ON ${on('period', 'p')}${oddJoin}`;
}

const SQL_TYPES: Readonly<Record<ColumnData['type'], string>> = {
  int16: 'SMALLINT',
  int32: 'INTEGER',
  uint8: 'UTINYINT',
  uint16: 'USMALLINT',
  float64: 'DOUBLE',
  text: 'VARCHAR',
  bool: 'BOOLEAN',
};

function mapTable(
  name: string,
  roles: readonly ColumnRole[],
  rows: readonly { readonly texts: readonly string[] }[],
  columns: readonly ColumnData[],
): readonly LoadStep[] {
  const texts = roles.map(({ at }, i): ColumnData => ({
    name: `d${at}`,
    type: 'text',
    values: rows.map((row) => row.texts[i] ?? ''),
  }));
  return table(name, [...texts, ...columns], rows.length);
}

const oddTable = (name: string, odd: NonNullable<DelimitedSheet['resolved']>['odd']): readonly LoadStep[] =>
  odd.length === 0
    ? []
    : table(
        name,
        [
          { name: 't', type: 'text', values: odd.map(({ text }) => text) },
          { name: 'value', type: 'float64', values: odd.map(({ value }) => value) },
          { name: 'digits', type: 'uint8', values: odd.map(({ digits }) => digits) },
          { name: 'status', type: 'uint8', values: odd.map(({ status }) => status) },
          { name: 'flags', type: 'uint8', values: odd.map(({ flags }) => flags) },
        ],
        odd.length,
      );

function table(name: string, columns: readonly ColumnData[], rows: number): readonly LoadStep[] {
  const declared = columns.map((c) => sql`${ident(c.name)} ${raw(SQL_TYPES[c.type])}`);
  return [
    { do: 'sql', sql: sql`CREATE OR REPLACE TABLE ${ident(name)} (${join(declared)})` },
    ...(rows === 0 ? [] : [{ do: 'rows' as const, table: name, columns }]),
  ];
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no id for ${key}: accept the plan's new areas and indicators before loading`);
  return id;
}
