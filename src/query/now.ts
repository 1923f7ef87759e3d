import { join, raw, sql, type Sql } from '../core';
import type { Dialect } from './dialect';
import type { FactSlot } from './gather/slots';
import { NOTE_BITS } from './notes';

const COLUMNS = 'indicator, area, m0, n, vintage, value, digits, low, high, status, flags, sheet, r, c, origin';

/**
 * The statements that fill `fact_now`: for each indicator, area and span the one figure that counts: an override, then the higher
 * vintage, then what was released later (a day unknown counts as earliest), then what was imported later. With `asOf` (YYYY-MM-DD) only what
 * had been released by the end of that day, or, where no day of release is known, imported by then. Stored in the order that pruning needs.
 */
export const nowStatements = (dialect: Dialect, asOf?: string): readonly Sql[] => [
  raw('DELETE FROM fact_now'),
  sql`INSERT INTO fact_now (${raw(COLUMNS)})
${nowSelect(dialect, asOf ?? null, null)}
ORDER BY indicator, area, m0, n`,
];

/**
 * Where `fact` holds one sheet of a file and nothing else, and no override is there: a sheet has one fact for a place, so there is nothing to
 * choose. As a view in place of the table `fact_now`, or as the rows of that table: both give what `nowStatements` would.
 */
export const soleSheetSelect = (
  as: 'view' | 'rows',
): Sql => sql`${raw(as === 'view' ? 'CREATE VIEW fact_now AS' : `INSERT INTO fact_now (${COLUMNS})`)}
SELECT indicator, area, m0, n, vintage, value, digits, low, high, status, flags, sheet, r, c, 'file' AS origin
FROM fact WHERE role = 0${raw(as === 'view' ? '' : '\nORDER BY indicator, area, m0, n')}`;

/**
 * What counts, of some years only, into a table made like `fact_now`. Of a source that is only half here (it has no row in `source` yet)
 * nothing counts.
 */
export const nowOfYears = (
  d: Dialect,
  table: Sql,
  years: readonly number[],
): Sql => sql`INSERT INTO ${table} (${raw(COLUMNS)})
${nowSelect(d, null, null, years)}`;

/** The same as a table of one statement, for the indicators that it asks for. */
export function factsAsOf(
  asOf: string,
  slots: readonly FactSlot[],
  d: Dialect,
): { readonly name: Sql; readonly part: Sql } {
  const keys = [...new Set(slots.map(({ indicator }) => indicator.key))];
  return { name: raw('fact_then'), part: sql`fact_then AS (\n${nowSelect(d, asOf, keys)}\n)` };
}

function nowSelect(
  d: Dialect,
  asOf: string | null,
  keys: readonly string[] | null,
  years: readonly number[] | null = null,
): Sql {
  // A server keeps its facts in parts by this very expression.
  const during =
    years === null ? raw('') : sql` AND intDiv(f.m0, 12) IN (${join(years.map((year) => raw(String(year))))})`;
  const whole = years === null ? raw('') : raw(' AND s.id IS NOT NULL');
  const only =
    keys === null
      ? during
      : sql` AND f.indicator IN (SELECT id FROM indicator WHERE key IN (${join(keys.map((key) => sql`${key}`))}))`;
  const day = asOf === null ? null : d.day(asOf);
  const known =
    day === null ? raw('') : sql` AND COALESCE(${d.dayOf(raw('s.released'))}, ${d.dayOf(raw('s.imported'))}) <= ${day}`;
  const corrected = day === null ? raw('') : sql` AND ${d.dayOf(raw('f."at"'))} <= ${day}`;
  const [hand, override] = [NOTE_BITS.hand, NOTE_BITS.override].map((bit) => raw(String(bit)));
  return sql`SELECT ${raw(COLUMNS)} FROM (
  SELECT u.*, ROW_NUMBER() OVER (
    PARTITION BY indicator, area, m0, n
    ORDER BY corrected DESC, vintage DESC, ${d.order(raw('released'), true)}, ${d.order(raw('imported'), true)}, ${d.order(raw('source'), true)}, r DESC, c DESC
  ) AS place
  FROM (
    SELECT ${d.picked('f.indicator, f.area, f.m0, f.n, f.vintage, f.value, f.digits, f.low, f.high, f.status')},
      CASE WHEN s.kind = 'hand' THEN ${d.bitOr(raw('f.flags'), hand ?? raw('0'))} ELSE f.flags END AS flags, ${d.picked('f.sheet, f.r, f.c')},
      CASE WHEN s.kind = 'hand' THEN 'hand' ELSE 'file' END AS origin, 0 AS corrected, ${d.picked('s.released, s.imported, s.id AS source')}
    FROM fact f LEFT JOIN sheet h ON h.id = f.sheet LEFT JOIN source s ON s.id = h.source
    WHERE f.role = 0${known}${whole}${only}
    UNION ALL
    SELECT f.indicator, f.area, f.m0, f.n, 0, f.value, ${d.digits(raw('f.value'))}, NULL, NULL, 0, ${override ?? raw('0')}, NULL, NULL, NULL,
      'override', 1, NULL, f."at", NULL
    FROM override f
    WHERE TRUE${corrected}${only}
  ) u
) ranked WHERE place = 1`;
}
