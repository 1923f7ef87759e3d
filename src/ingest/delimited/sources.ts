import { ident, raw, sql, STATUSES, type Sql } from '../../core';
import type { ResolvedDelimited } from '../plan';
import { besides, valueRoles, type Beside } from './columns';
import type { DelimitedSheet } from './resolve';

/** Cells of one kind, joined to what they stand for: `from` is FROM … WHERE …, to which conditions may be added; c the cell, i its indicator. */
export interface CellSource {
  readonly from: Sql;
  readonly area: Sql;
  readonly m0: Sql;
  readonly n: Sql;
  readonly value: Sql;
  readonly digits: Sql;
  readonly low: Sql;
  readonly high: Sql;
  readonly status: Sql;
  readonly flags: Sql;
  /** What is kept of a cell's text where that is not the plain number, and which cells these are; null: none. */
  readonly kept: { readonly text: Sql; readonly where: Sql } | null;
}

export const resolvedOf = ({ resolved, sheet }: DelimitedSheet): ResolvedDelimited => {
  if (!resolved) throw new Error(`${sheet} was not resolved: gather its texts before loading`);
  return resolved;
};

export const tableOf = ({ load }: DelimitedSheet, what: Beside): Sql => ident(besides(load.table, what));

/** The plain numbers, and the other cells where there are some. */
export function cellSources(sheet: DelimitedSheet): readonly CellSource[] {
  const { odd, indicator } = resolvedOf(sheet);
  const shifted = indicator.some(({ shift }) => shift !== 0);
  const joined = (cells: Sql, key: string): Sql =>
    sql`${cells} JOIN ${tableOf(sheet, 'indicator')} i ON i.k = ${raw(key)} JOIN ${tableOf(sheet, 'area')} a ON a.k = c.a JOIN ${tableOf(sheet, 'period')} p ON p.k = c.t`;
  const plain: CellSource = {
    ...placeOf(sheet),
    from: sql`${joined(sql`${ident(sheet.load.table)} c`, 'c.i')} WHERE true`,
    ...scaled('c.x', 'c.p', shifted),
    status: raw('0'),
    low: raw('NULL'),
    high: raw('NULL'),
    flags: flagsOf(sheet, '0'),
    kept: shifted
      ? {
          text: writtenText('c.x', 'c.p'),
          where: sql`i.shift <> 0 AND (c.r, c.i) NOT IN (SELECT r, i FROM ${tableOf(sheet, 'written')})`,
        }
      : null,
  };
  if (odd.length === 0) return [plain];
  const other: CellSource = {
    ...placeOf(sheet),
    from: sql`${joined(sql`${tableOf(sheet, 'other')} c JOIN ${tableOf(sheet, 'odd')} o ON o.k = c.k`, 'o.i')} WHERE o.skip IS NOT TRUE`,
    ...scaled('o.value', 'o.digits', shifted),
    status: raw('o.status'),
    low: scaled('o.low', 'o.digits', shifted).value,
    high: scaled('o.high', 'o.digits', shifted).value,
    flags: flagsOf(sheet, 'o.flags'),
    kept: { text: raw('o.text'), where: raw(`(o.plain IS NOT TRUE OR i.shift <> 0)`) },
  };
  return [plain, other];
}

/** Texts of plain numbers that are written otherwise, 1,234. */
export const writtenSource = (sheet: DelimitedSheet): Sql =>
  sql`${tableOf(sheet, 'written')} c JOIN ${tableOf(sheet, 'indicator')} i ON i.k = c.i JOIN ${tableOf(sheet, 'area')} a ON a.k = c.a JOIN ${tableOf(sheet, 'period')} p ON p.k = c.t WHERE true`;

/** Whether heads or names of indicators bring periods of their own. */
const saysPeriods = ({ recipe }: DelimitedSheet): boolean =>
  recipe.namedPeriods === true || valueRoles(recipe).some((role) => role.period !== undefined);

/** Where a cell belongs: its row's own words, or those of its column's head. */
function placeOf(sheet: DelimitedSheet): Pick<CellSource, 'area' | 'm0' | 'n'> {
  const roles = valueRoles(sheet.recipe);
  const own = (row: string, head: string, headed: boolean): Sql => raw(headed ? `coalesce(i.${head}, ${row})` : row);
  const period = saysPeriods(sheet);
  return {
    area: own(
      'a.id',
      'area',
      roles.some((role) => role.area !== undefined),
    ),
    ...spanOf(own('p.m0', 'm0', period), own('p.n', 'n', period), sheet),
  };
}

/** Amounts of the year so far begin with January, whatever month or quarter stands beside them. */
function spanOf(m0: Sql, n: Sql, sheet: DelimitedSheet): Pick<CellSource, 'm0' | 'n'> {
  if (!resolvedOf(sheet).indicator.some(({ ytd }) => ytd)) return { m0, n };
  const last = sql`(${m0} + ${n} - 1)`;
  return {
    m0: sql`(CASE WHEN i.ytd AND ${n} < 12 THEN ${last} - ${last} % 12 ELSE ${m0} END)::SMALLINT`,
    n: sql`(CASE WHEN i.ytd AND ${n} < 12 THEN ${last} % 12 + 1 ELSE ${n} END)::UTINYINT`,
  };
}

/** A cell's own flags and those of its row's period, where the row says it and marks it as assumed. */
function flagsOf(sheet: DelimitedSheet, own: string): Sql {
  const assumed = resolvedOf(sheet).period.some((period) => period.assumed);
  if (!assumed) return raw(own);
  const headed = saysPeriods(sheet);
  return raw(`(${own} | ${headed ? 'CASE WHEN i.m0 IS NULL THEN p.flags ELSE 0 END' : 'p.flags'})::UTINYINT`);
}

/** Numbers in the unit that is kept. The decimal text with the shift as its exponent is read exactly; multiplying doubles would round twice. */
function scaled(x: string, p: string, shifted: boolean): Pick<CellSource, 'value' | 'digits'> {
  if (!shifted) return { value: raw(x), digits: raw(p) };
  const moved = `CASE WHEN abs(${x}) < 1e15 THEN TRY_CAST((${x})::VARCHAR || 'e' || i.shift AS DOUBLE) ELSE (${x}) * pow(10, i.shift) END`;
  return {
    value: raw(`CASE WHEN i.shift = 0 THEN ${x} ELSE ${moved} END`),
    digits: raw(`greatest(0, (${p})::INTEGER - i.shift)::UTINYINT`),
  };
}

/** A plain number as it was written: with so many decimals. */
const writtenText = (x: string, p: string): Sql =>
  raw(
    `CASE ${p} ${Array.from({ length: 15 }, (_, k) => `WHEN ${k} THEN ${x}::DECIMAL(38, ${k})::VARCHAR`).join(' ')} END`,
  );

export const UNREADABLE = STATUSES.indexOf('unreadable');
