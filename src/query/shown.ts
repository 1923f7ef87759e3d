import { raw, sql, type Sql } from '../core';
import { approximateAmount } from './amount';
import { choose } from './choose';
import type { Dialect } from './dialect';
import { isRefused, type Asked, type Outcome } from './outcome';

/**
 * What a column shows, as a floating number in the unit that it is shown in: percent for growth, the stored unit for levels. NULL wherever
 * there is no figure. For filters and figures of a selection; orders use `orderBy`, which needs no unit.
 */
export const shownValue = (outcomes: ReadonlyMap<number, Outcome>, d: Dialect): Sql =>
  choose(
    new Map([...outcomes].map(([p, outcome]) => [p, isRefused(outcome) ? null : known(outcome, finished(outcome, d))])),
  );

/** The reason why a column shows no figure; NULL where it shows one. `value` as `shownValue` gives it. */
export const shownReason = (outcomes: ReadonlyMap<number, Outcome>, value: Sql): Sql =>
  choose(
    new Map(
      [...outcomes].map(([p, outcome]) => [
        p,
        isRefused(outcome)
          ? sql`${outcome.refused}`
          : sql`COALESCE(${outcome.why ?? raw('CAST(NULL AS VARCHAR)')}, CASE WHEN ${value} IS NULL THEN 'missing' END)`,
      ]),
    ),
  );

/** True where nothing is computed: the floating number is the stored one, and compares exactly. */
export const isStored = (outcomes: ReadonlyMap<number, Outcome>): boolean =>
  [...outcomes.values()].every(
    (outcome) => isRefused(outcome) || (outcome.base === null && outcome.value.den === null && isOne(outcome)),
  );

/** Decimal places of a column whose figures are decimals; null where one is a ratio, which none need be. */
export function exactScale(outcomes: ReadonlyMap<number, Outcome>): number | null {
  let scale = 0;
  for (const outcome of outcomes.values()) {
    if (isRefused(outcome)) continue;
    const { value, base, finish } = outcome;
    const plain = value.den === null && isOne(outcome) && finish.kind === 'value' && base === null;
    const difference = finish.kind === 'difference' && base !== null && value.den === null && base.den === null;
    if (!plain && !(difference && isOne(outcome) && base.times.num === base.times.den)) return null;
    scale = Math.max(scale, value.num.scale, base?.num.scale ?? 0);
  }
  return scale;
}

/** The same as `shownValue` as a decimal of so many places; only where `exactScale` is no null. */
export const exactValue = (outcomes: ReadonlyMap<number, Outcome>, scale: number, d: Dialect): Sql =>
  choose(
    new Map(
      [...outcomes].map(([p, outcome]) => {
        if (isRefused(outcome)) return [p, null];
        const { value, base } = outcome;
        const number = d.decimal(value.num.exact, scale);
        return [p, known(outcome, base === null ? number : sql`${number} - ${d.decimal(base.num.exact, scale)}`)];
      }),
    ),
  );

const isOne = ({ value: { times } }: Asked): boolean => times.num === times.den;

const known = ({ why }: Asked, value: Sql): Sql =>
  why === null ? value : sql`CASE WHEN ${why} IS NULL THEN ${value} END`;

function finished({ value, base, finish }: Asked, d: Dialect): Sql {
  const above = approximateAmount(d, value);
  if (base === null) return above;
  const below = approximateAmount(d, base);
  const ratio = sql`(${above}) / NULLIF(${below}, 0)`;
  switch (finish.kind) {
    case 'difference':
      return sql`(${above}) - (${below})`;
    case 'growth':
      return sql`(${ratio} - 1) * 100`;
    case 'quotient':
      return sql`${ratio} * ${raw(String(Number(finish.times.num) / Number(finish.times.den)))}`;
    case 'compound':
      return sql`(POWER(${ratio}, ${raw(String(1 / finish.steps))}) - 1) * 100`;
    case 'value':
      return above;
  }
}
