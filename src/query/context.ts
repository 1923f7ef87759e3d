import { column, sql, type Frame, type Sql } from '../core';

/** What the loaded data look like, where it helps to ask well. Asked once after each load by `shapeStatement`. */
export interface QueryContext {
  /** The greatest number of decimals among an indicator's facts. */
  scale?(indicator: string): number | undefined;
  /** Lengths in months of the spans that an indicator has facts for. Unknown: any. */
  lengths?(indicator: string): readonly number[] | undefined;
  /** Column names of a loaded ledger; null when there is no such ledger. Unknown: as the measure says. */
  ledger?(key: string): readonly string[] | null;
}

/** Columns: what ('fact' or 'ledger'), name (indicator or ledger key), n, digits, column_. */
export const shapeStatement = (): Sql => sql`
SELECT 'fact' AS what, i.key AS name, f.n AS n, max(f.digits) AS digits, NULL AS column_
FROM fact_now f JOIN indicator i ON i.id = f.indicator
GROUP BY i.key, f.n
UNION ALL
SELECT 'ledger', l.key, NULL, NULL, c.name
FROM ledger l LEFT JOIN ledger_column c ON c.ledger = l.id
ORDER BY 1, 2, 3, 5`;

/** The answer of `shapeStatement` as a context. An indicator without facts has no lengths. */
export function contextOf(frame: Frame): Required<QueryContext> {
  const scales = new Map<string, number>();
  const lengths = new Map<string, readonly number[]>();
  const ledgers = new Map<string, readonly string[]>();
  const [what, names, spans, digits, columns] = ['what', 'name', 'n', 'digits', 'column_'].map((name) =>
    column(frame, name),
  );
  for (let i = 0; i < frame.rows; i += 1) {
    const name = String(names?.[i]);
    if (what?.[i] === 'ledger') {
      const own = columns?.[i];
      ledgers.set(name, [...(ledgers.get(name) ?? []), ...(own === null || own === undefined ? [] : [String(own)])]);
    } else {
      scales.set(name, Math.max(scales.get(name) ?? 0, Number(digits?.[i] ?? 0)));
      lengths.set(name, [...(lengths.get(name) ?? []), Number(spans?.[i])]);
    }
  }
  return {
    scale: (key) => scales.get(key),
    lengths: (key) => lengths.get(key) ?? [],
    ledger: (key) => ledgers.get(key) ?? null,
  };
}

/** Decimals that sums of an indicator are carried with: what the data have, and never fewer than are shown. */
export const scaleOf = (
  context: QueryContext,
  indicator: { readonly key: string; readonly decimals: number },
): number => Math.max(indicator.decimals, context.scale ? (context.scale(indicator.key) ?? 0) : 4);
