import { raw, sql, type Sql } from '../../core';
import type { Dialect } from '../dialect';
import { packed, WHOLE, type PlacingSteps } from './placed';

/** Floating numbers that differ by more than this part of themselves are of different fractions for certain. */
const NEAR = 1e-9;

const near = (a: string, b: string): Sql => raw(`ABS(${a} - ${b}) <= ${NEAR.toExponential()} * ABS(${a})`);

/**
 * Fractions in order: by their floating value. Those too near a neighbour for it to tell (mostly none) are put into blocks and, within a block,
 * multiplied crosswise as decimals. Thousands of peers are sorted once instead of each being laid beside all others.
 */
export function placedFractions(
  {
    name,
    placed,
    keys,
    said,
    desc,
    scale,
    floating,
  }: PlacingSteps & { readonly scale: number; readonly floating: boolean },
  d: Dialect,
): readonly Sql[] {
  const part = (what: string): Sql => raw(`${name}_${what}`);
  const within = sql`PARTITION BY ${raw(keys)} ORDER BY ${d.order(raw('q'), desc)}, area`;
  const beside = (at: string): Sql => raw(`ROWS BETWEEN 1 ${at} AND 1 ${at}`);
  const decimal = (value: string): Sql => d.decimal(raw(value), scale);
  const [num, den] = floating ? [raw('num'), raw('den')] : [d.double(raw('num')), d.double(raw('den'))];
  const same = keys
    .split(', ')
    .map((key) => `b.${key} = a.${key}`)
    .join(' AND ');
  const own = keys
    .split(', ')
    .map((key) => `a.${key}`)
    .join(', ');
  const cross = sql`b.num * a.den ${raw(desc ? '>' : '<')} a.num * b.den`;
  return [
    sql`${part('next')} AS (
  SELECT ${raw(keys)}, area, num, den, q, ROW_NUMBER() OVER (${within}) AS nth,
    MAX(q) OVER (${within} ${beside('PRECEDING')}) AS before_, MAX(q) OVER (${within} ${beside('FOLLOWING')}) AS after_,
    COUNT(*) OVER (${within} ${WHOLE}) - COUNT(num) OVER (${within} ${WHOLE}) AS gaps
  FROM (SELECT ${raw(keys)}, area, num, den, ${num} / NULLIF(${den}, 0) AS q FROM ${part('each')}) f
)`,
    sql`${part('near')} AS (
  SELECT ${raw(keys)}, area, ${decimal('num')} AS num, ${decimal('den')} AS den, gaps, nth,
    SUM(CASE WHEN ${near('q', 'before_')} THEN 0 ELSE 1 END) OVER (PARTITION BY ${raw(keys)} ORDER BY nth ROWS UNBOUNDED PRECEDING) AS block
  FROM ${part('next')} WHERE ${near('q', 'before_')} OR ${near('after_', 'q')}
)`,
    sql`${part('first')} AS (SELECT ${raw(keys)}, block, MIN(nth) AS nth FROM ${part('near')} GROUP BY ${raw(keys)}, block)`,
    sql`${raw(placed)} AS (
  SELECT ${raw(keys)}, area, ${packed({ place: raw('nth'), tie: raw('FALSE'), gap: raw('gaps > 0'), missing: raw('num IS NULL') })} AS ${said}
  FROM ${part('next')} WHERE NOT COALESCE(${near('q', 'before_')} OR ${near('after_', 'q')}, FALSE)
  UNION ALL
  SELECT ${d.picked(`${own}, a.area`)}, ${packed({
    place: sql`(MIN(x.nth) + COUNT(CASE WHEN ${cross} THEN 1 END))`,
    tie: sql`COUNT(CASE WHEN b.num * a.den = a.num * b.den THEN 1 END) > 1`,
    gap: raw('MAX(a.gaps) > 0'),
    missing: raw('FALSE'),
  })}
  FROM ${part('near')} a JOIN ${part('near')} b ON ${raw(`${same} AND b.block = a.block`)}
    JOIN ${part('first')} x ON ${raw(`${same.replaceAll('b.', 'x.')} AND x.block = a.block`)}
  GROUP BY ${raw(`${own}, a.area`)}
)`,
  ];
}
