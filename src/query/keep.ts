import { join, raw, sql, type Sql } from '../core';
import type { Dialect } from './dialect';
import type { Outcome } from './outcome';
import { isStored, shownReason, shownValue } from './shown';
import type { Keep } from './spec';

/** One predicate over a computed column: what the rows must carry for it, what is ranked over all of them, and the test itself. */
export interface Test {
  readonly items: readonly Sql[];
  readonly ranks: readonly Sql[];
  readonly test: Sql;
}

/**
 * Predicates over computed columns, as tests on `cells`: columns `v<k>` (the shown value) and `w<k>` (the reason), `t<k>` its place. A row
 * without a figure passes no comparison. What is computed compares with a tolerance of a thousand millionth, so that 10% is 10%; what is stored exactly.
 */
export function testsOf(
  keeps: readonly Keep[],
  columns: readonly ReadonlyMap<number, Outcome>[],
  d: Dialect,
): readonly Test[] {
  return keeps.map((keep, k) => {
    const outcomes = columns[keep.column];
    // A column that is not there keeps nothing: what is shown is never more than was asked for.
    if (!outcomes) return { items: [], ranks: [], test: raw('FALSE') };
    const value = shownValue(outcomes, d);
    const v = raw(`v${k}`);
    const items = [sql`${value} AS ${v}`];
    if ('values' in keep) {
      const w = raw(`w${k}`);
      return {
        items: [...items, sql`${shownReason(outcomes, value)} AS ${w}`],
        ranks: [],
        test: among(keep.values, v, w, d),
      };
    }
    if ('top' in keep) {
      const t = raw(`t${k}`);
      return {
        items,
        ranks: [sql`RANK() OVER (ORDER BY ${d.order(v, keep.least !== true)}) AS ${t}`],
        test: sql`(${v} IS NOT NULL AND ${t} <= ${raw(String(Math.max(0, Math.trunc(keep.top))))})`,
      };
    }
    return { items, ranks: [], test: compared(keep, v, isStored(outcomes), d) };
  });
}

function among(values: readonly string[], v: Sql, w: Sql, d: Dialect): Sql {
  const reasons = values.filter((value) => value.startsWith('!')).map((value) => sql`${value.slice(1)}`);
  const numbers = values.filter((value) => isNumber(value)).map((value) => d.double(sql`${value}`));
  const tests = [
    ...(numbers.length > 0 ? [sql`${v} IN (${join(numbers)})`] : []),
    ...(reasons.length > 0 ? [sql`${w} IN (${join(reasons)})`] : []),
  ];
  return tests.length === 0 ? raw('FALSE') : sql`(${join(tests, ' OR ')})`;
}

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

type Comparison = Extract<Keep, { readonly test: string }>;

function compared(keep: Comparison, v: Sql, stored: boolean, d: Dialect): Sql {
  if (keep.test === 'missing') return sql`${v} IS NULL`;
  if (keep.test === 'present') return sql`${v} IS NOT NULL`;
  const { value, to } = keep;
  if (!isNumber(value) || (keep.test === 'between' && !isNumber(to ?? ''))) return raw('FALSE');
  const about = (text: string, by: number): Sql => {
    const slack = stored ? 0 : 1e-9 * Math.max(1, Math.abs(Number(text))) * by;
    return slack === 0 ? d.double(sql`${text}`) : sql`(${d.double(sql`${text}`)} + ${d.double(sql`${String(slack)}`)})`;
  };
  const equal = sql`(${v} >= ${about(value, -1)} AND ${v} <= ${about(value, 1)})`;
  switch (keep.test) {
    case 'gt':
      return sql`${v} > ${about(value, 1)}`;
    case 'ge':
      return sql`${v} >= ${about(value, -1)}`;
    case 'lt':
      return sql`${v} < ${about(value, -1)}`;
    case 'le':
      return sql`${v} <= ${about(value, 1)}`;
    case 'eq':
      return equal;
    case 'ne':
      return sql`(${v} IS NOT NULL AND NOT ${equal})`;
    case 'between': {
      const [low, high] = Number(value) <= Number(to) ? [value, to ?? ''] : [to ?? '', value];
      return sql`(${v} >= ${about(low, -1)} AND ${v} <= ${about(high, 1)})`;
    }
  }
}
