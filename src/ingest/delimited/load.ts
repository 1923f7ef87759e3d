import type { Ids } from '../../catalog';
import { ident, join, raw, sql, STATUSES, type ColumnData, type LoadStep, type Sql } from '../../core';
import type { ResolvedDelimited } from '../plan';
import { besides, dimension, dimensionRoles, groupRoles, valueRoles, type Codes, type Group } from './columns';
import { mapTable, oddTable } from './maps';
import { positions } from './questions';
import type { DelimitedSheet } from './resolve';

/**
 * Steps that make facts of a staged large file: its texts are joined to what they stand for. Of several cells for the same place one
 * counts, as `repeats` found. Takes the staging table away. Throws when the sheet was not resolved, or `ids` lacks a key.
 */
export function loadDelimited(sheet: DelimitedSheet, ids: Ids, sheetId: number, vintage = 0): readonly LoadStep[] {
  const resolved = resolvedOf(sheet);
  const from = sql`${joinedTo(sheet)}${counts(sheet)}`;
  const { value, digits, status, flags } = valuesOf(sheet);
  const { area, m0, n } = placeOf(sheet);
  return [
    ...mapSteps(sheet, ids),
    {
      do: 'sql',
      sql: sql`INSERT INTO fact SELECT i.id, ${area}, ${m0}, ${n}, i.role, ${raw(String(vintage))},
${value}, ${digits}, NULL, NULL, ${status}, ${flags}, ${raw(String(sheetId))}, s.r, i.c FROM ${from}`,
    },
    ...(resolved.texts || isShifted(sheet)
      ? [
          {
            do: 'sql' as const,
            sql: sql`INSERT INTO fact_text SELECT ${raw(String(sheetId))}, s.r, i.c, ${isShifted(sheet) ? sql`coalesce(s.t, ${writtenText})` : raw('s.t')}, i.unit FROM ${from}
AND (${keptText(sheet)})`,
          },
        ]
      : []),
    ...sheet.load.discard,
  ];
}

/** Some figures are kept in another unit than the file's. */
const isShifted = (sheet: DelimitedSheet): boolean => resolvedOf(sheet).indicator.some(({ shift }) => shift !== 0);

/** Texts are kept where they are not the plain number that is kept: of figures in another unit always. */
function keptText(sheet: DelimitedSheet): Sql {
  const odd = raw(`s.t IS NOT NULL${resolvedOf(sheet).odd.length === 0 ? '' : ' AND o.plain IS NOT TRUE'}`);
  return isShifted(sheet) ? sql`${odd} OR i.shift <> 0` : odd;
}

/** A plain number as it was written: with so many decimals. */
const writtenText = raw(
  `CASE s.p ${Array.from({ length: 15 }, (_, p) => `WHEN ${p} THEN s.x::DECIMAL(38, ${p})::VARCHAR`).join(' ')} END`,
);

/** What the joined rows say of their place: their own words, or those of the value column's head. */
export function placeOf({ recipe }: DelimitedSheet): Readonly<Record<'area' | 'm0' | 'n', Sql>> {
  const roles = valueRoles(recipe);
  const own = (name: string, headed: boolean): Sql => raw(headed ? `coalesce(i.${name}, s.${name})` : `s.${name}`);
  const period = roles.some((role) => role.period !== undefined);
  return {
    area: own(
      'area',
      roles.some((role) => role.area !== undefined),
    ),
    m0: own('m0', period),
    n: own('n', period),
  };
}

const resolvedOf = ({ resolved, sheet }: DelimitedSheet): ResolvedDelimited => {
  if (!resolved) throw new Error(`${sheet} was not resolved: ask its questions before loading`);
  return resolved;
};

/** Cells (r, c) that do not count, because another is about the same place. */
export const repeatTable = (sheet: DelimitedSheet): Sql => ident(besides(sheet.load.table, 'repeat'));

function counts(sheet: DelimitedSheet): Sql {
  const { repeated } = resolvedOf(sheet);
  return repeated ? sql` AND (s.r, i.c) NOT IN (SELECT r, c FROM ${repeatTable(sheet)})` : raw('');
}

const codesOf = ({ load }: DelimitedSheet): Codes => new Map(load.codes);

/** Tables that say what the texts stand for, by the integers that `ids` gives. */
export function mapSteps(sheet: DelimitedSheet, ids: Ids): readonly LoadStep[] {
  const resolved = resolvedOf(sheet);
  const { recipe, load } = sheet;
  const roles = valueRoles(recipe);
  const codes = codesOf(sheet);
  const map = (group: Group, columns: readonly ColumnData[]): readonly LoadStep[] =>
    mapTable(besides(load.table, group), groupRoles(recipe, group), codes, resolved[group], columns);
  return [
    ...map('area', [{ name: 'id', type: 'int32', values: resolved.area.map(({ key }) => areaId(ids, key)) }]),
    ...map('period', [
      { name: 'm0', type: 'int16', values: resolved.period.map(({ m0 }) => m0) },
      { name: 'n', type: 'uint8', values: resolved.period.map(({ n }) => n) },
    ]),
    ...map('indicator', [
      { name: 'v', type: 'uint16', values: resolved.indicator.map(({ v }) => v) },
      { name: 'id', type: 'int16', values: resolved.indicator.map(({ key }) => idOf(ids.indicator, key)) },
      {
        name: 'area',
        type: 'int32',
        values: resolved.indicator.map(({ area }) => (area === undefined ? null : areaId(ids, area))),
      },
      { name: 'shift', type: 'int16', values: resolved.indicator.map(({ shift }) => shift) },
      { name: 'unit', type: 'text', values: resolved.indicator.map(({ unit }) => unit) },
      { name: 'label', type: 'text', values: resolved.indicator.map(({ label }) => label) },
      { name: 'm0', type: 'int16', values: resolved.indicator.map(({ v }) => roles[v]?.period?.m0 ?? null) },
      { name: 'n', type: 'uint8', values: resolved.indicator.map(({ v }) => roles[v]?.period?.n ?? null) },
      { name: 'role', type: 'uint8', values: resolved.indicator.map(({ v }) => (roles[v]?.role === 'base' ? 1 : 0)) },
      { name: 'c', type: 'uint16', values: resolved.indicator.map(({ v }) => (roles[v]?.at ?? 0) + 1) },
    ]),
    ...oddTable(besides(load.table, 'odd'), groupRoles(recipe, 'indicator'), codes, resolved.odd),
  ];
}

interface Values {
  readonly value: Sql;
  readonly digits: Sql;
  readonly status: Sql;
  readonly flags: Sql;
}

/** How values are read out of the rows of `joinedTo`. */
export function valuesOf(sheet: DelimitedSheet): Values {
  const { odd } = resolvedOf(sheet);
  const shifted = isShifted(sheet);
  const unreadable = STATUSES.indexOf('unreadable');
  // A text that is neither a number nor among those that were read: there were too many.
  const missed = `CASE WHEN s.x IS NULL THEN ${unreadable} ELSE 0 END`;
  const [x, p, status, flags] =
    odd.length === 0
      ? ['s.x', 's.p', missed, '0']
      : [
          'CASE WHEN o.t IS NULL THEN s.x ELSE o.value END',
          'CASE WHEN o.t IS NULL THEN s.p ELSE o.digits END',
          `coalesce(o.status, ${missed})`,
          'coalesce(o.flags, 0)',
        ];
  return {
    // The decimal text with the shift as its exponent is read exactly; multiplying doubles would round twice.
    value: raw(shifted ? `CASE WHEN i.shift = 0 THEN ${x} ELSE ${scaled(x)} END` : x),
    digits: raw(shifted ? `greatest(0, (${p})::INTEGER - i.shift)::UTINYINT` : p),
    status: raw(status),
    flags: raw(flags),
  };
}

const scaled = (x: string): string =>
  `CASE WHEN abs(${x}) < 1e15 THEN TRY_CAST((${x})::VARCHAR || 'e' || i.shift AS DOUBLE) ELSE (${x}) * pow(10, i.shift) END`;

/**
 * FROM … WHERE …: the cells s (with their area and period) and their indicator i; where some are no plain numbers, o says what those
 * are. More conditions may follow.
 */
export function joinedTo(sheet: DelimitedSheet): Sql {
  const { recipe, load } = sheet;
  const beside = (what: Parameters<typeof besides>[1]): Sql => ident(besides(load.table, what));
  const same = (group: Group, left: string, right: string): readonly Sql[] =>
    groupRoles(recipe, group).map((role) => sql`${raw(left)}.${dimension(role)} = ${raw(right)}.${dimension(role)}`);
  const on = (parts: readonly Sql[]): Sql => (parts.length === 0 ? raw('true') : join(parts, ' AND '));
  const rows = sql`${ident(load.table)} d JOIN ${beside('area')} a ON ${on(same('area', 'd', 'a'))} JOIN ${beside('period')} p ON ${on(same('period', 'd', 'p'))}`;
  const odd = resolvedOf(sheet).odd;
  const { value, kept } = cellsOf(sheet, rows);
  const oddJoin =
    odd.length === 0
      ? raw('')
      : sql` LEFT JOIN ${beside('odd')} o ON s.x IS NULL AND ${on([raw('o.t = s.t'), raw('o.v = s.v'), ...same('indicator', 'o', 's')])}`;
  const skipped = odd.some(({ skip }) => skip) ? sql` AND o.skip IS NOT TRUE` : raw('');
  return sql`(SELECT * FROM ${value} WHERE ${kept}) s JOIN ${beside('indicator')} i ON ${on([raw('i.v = s.v'), ...same('indicator', 'i', 's')])}${oddJoin}
WHERE true${skipped}`;
}

/** One row for each cell that is filled. */
function cellsOf(sheet: DelimitedSheet, rows: Sql): { readonly value: Sql; readonly kept: Sql } {
  const { recipe } = sheet;
  const names = join([
    raw('d.r, a.id AS area, p.m0, p.n'),
    ...dimensionRoles(recipe)
      .filter((role) => groupRoles(recipe, 'indicator').includes(role))
      .map((role) => sql`d.${dimension(role)}`),
  ]);
  const kept = raw('x IS NOT NULL OR t IS NOT NULL');
  return valueRoles(recipe).length === 1
    ? { value: sql`(SELECT ${names}, 0 AS v, d.x, d.p, d.t FROM ${rows})`, kept }
    : {
        value: sql`(SELECT ${names}, unnest(${positions(recipe)}) AS v, unnest(d.x) AS x, unnest(d.p) AS p, unnest(d.t) AS t FROM ${rows} WHERE d.x IS NOT NULL)`,
        kept,
      };
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no id for ${key}: accept the plan's new areas and indicators before loading`);
  return id;
}

/** Where every column names its area, rows stand for none. */
const areaId = (ids: Ids, key: string): number => (key === '' ? 0 : idOf(ids.area, key));
