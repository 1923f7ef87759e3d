import type { Period } from '../catalog';
import { column, join, sql, type Frame, type Sql } from '../core';

/** What the loaded data look like, where it helps to ask well. Asked once after each load by `shapeStatement`. */
export interface QueryContext {
  /** The greatest number of decimals among an indicator's facts. */
  scale?(indicator: string): number | undefined;
  /** Lengths in months of the spans that an indicator has facts for. Unknown: any. */
  lengths?(indicator: string): readonly number[] | undefined;
  /** How far from zero any value of the indicator is. Unknown: as far as any. */
  most?(indicator: string): number | undefined;
  /** Whether any fact of the indicator is something else than a plain number: missing for a reason, marked, an interval. Unknown: yes. */
  remarks?(indicator: string): boolean;
  /** Column names of a loaded ledger; null when there is no such ledger. Unknown: as the measure says. */
  ledger?(key: string): readonly string[] | null;
}

/** Columns: what ('fact' or 'ledger'), name (indicator or ledger key), n, digits, most, remarks, column_. Millions of facts are counted by numbers: their names come after. */
export const shapeStatement = (): Sql => sql`
SELECT 'fact' AS what, i.key AS name, f.n AS n, f.digits AS digits, f.most AS most, f.remarks AS remarks, NULL AS column_
FROM (
  SELECT indicator, n, max(digits) AS digits, max(abs(value)) AS most,
    max(CASE WHEN status <> 0 OR flags <> 0 OR low IS NOT NULL THEN 1 ELSE 0 END) AS remarks
  FROM fact_now GROUP BY indicator, n
) f JOIN indicator i ON i.id = f.indicator
UNION ALL
SELECT 'ledger', l.key, NULL, NULL, NULL, NULL, c.name
FROM ledger l LEFT JOIN ledger_column c ON c.ledger = l.id
ORDER BY 1, 2, 3, 7`;

/** Every span that some figure has, of any indicator or of these: columns m0, n. */
export const periodsStatement = (indicators?: readonly string[]): Sql =>
  indicators === undefined
    ? sql`SELECT DISTINCT m0, n FROM fact_now ORDER BY m0, n`
    : sql`SELECT DISTINCT m0, n FROM fact_now WHERE status = 0 AND indicator IN (
  SELECT id FROM indicator WHERE key IN (${join(indicators.map((key) => sql`${key}`))})
) ORDER BY m0, n`;

export function readPeriods(frame: Frame): readonly Period[] {
  const n = column(frame, 'n');
  return column(frame, 'm0').map((m0, i) => ({ m0: Number(m0), n: Number(n[i]) }));
}

/** The answer of `shapeStatement` as a context. An indicator without facts has no lengths. */
export function contextOf(frame: Frame): Required<QueryContext> {
  const scales = new Map<string, number>();
  const mosts = new Map<string, number>();
  const lengths = new Map<string, readonly number[]>();
  const remarked = new Set<string>();
  const ledgers = new Map<string, readonly string[]>();
  const [what, names, spans, digits, most, remarks, columns] = [
    'what',
    'name',
    'n',
    'digits',
    'most',
    'remarks',
    'column_',
  ].map((name) => column(frame, name));
  for (let i = 0; i < frame.rows; i += 1) {
    const name = String(names?.[i]);
    if (what?.[i] === 'ledger') {
      const own = columns?.[i];
      ledgers.set(name, [...(ledgers.get(name) ?? []), ...(own === null || own === undefined ? [] : [String(own)])]);
    } else {
      scales.set(name, Math.max(scales.get(name) ?? 0, Number(digits?.[i] ?? 0)));
      mosts.set(name, Math.max(mosts.get(name) ?? 0, Number(most?.[i] ?? 0)));
      if (Number(remarks?.[i]) !== 0) remarked.add(name);
      lengths.set(name, [...(lengths.get(name) ?? []), Number(spans?.[i])]);
    }
  }
  return {
    scale: (key) => scales.get(key),
    most: (key) => mosts.get(key),
    lengths: (key) => lengths.get(key) ?? [],
    remarks: (key) => remarked.has(key),
    ledger: (key) => ledgers.get(key) ?? null,
  };
}

/** Decimals that sums of an indicator are carried with: what the data have, and never fewer than are shown. */
export const scaleOf = (
  context: QueryContext,
  indicator: { readonly key: string; readonly decimals: number },
): number => Math.max(indicator.decimals, context.scale ? (context.scale(indicator.key) ?? 0) : 4);
