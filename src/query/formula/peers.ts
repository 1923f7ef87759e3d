import { raw, sql } from '../../core';
import { approximateAmount, exactTerm, firstReason, ONE, onlyMissing, type Amount, type Term } from '../amount';
import type { RankBy } from '../cell';
import { NOTE_BITS } from '../notes';
import { placeSaid } from '../gather/placed';
import type { Among } from '../spec';
import { isRough, roughAmount, scaledAmount } from './amounts';
import type { Environment } from './environment';
import type { Over } from './meaning';

const TURNED: Readonly<Partial<Record<Over, Over>>> = { least: 'most', most: 'least' };

/** One figure out of all peers': sum, mean, least, greatest, middle, or how many have a value. */
export function overAmount(how: Over, peer: Amount, env: Environment): Amount {
  const { d } = env;
  const why = firstReason(peer.why);
  const turned = peer.times.num < 0n ? (TURNED[how] ?? how) : how;
  const fraction = peer.den !== null || isRough(peer);
  const value: Term = fraction
    ? { plain: approximateAmount(d, peer), exact: d.decimal(approximateAmount(d, peer), 6), scale: 6, rough: true }
    : peer.num;
  const found = env.over(turned, { num: value, den: null, why });
  const reason = sql`CASE WHEN ${found.known} IS NULL THEN 'not_applicable' WHEN ${found.gaps} > 0 THEN 'missing_peer' END`;
  if (how === 'count') {
    const none = sql`CASE WHEN ${found.known} IS NULL THEN 'not_applicable' END`;
    return { num: exactTerm(found.known, 0), den: null, times: ONE, why: [none], notes: [] };
  }
  const divisor =
    how === 'mean' ? found.known : how === 'middle' ? sql`CASE WHEN ${found.known} % 2 = 1 THEN 1 ELSE 2 END` : null;
  if (fraction) {
    const number = divisor === null ? found.value : sql`${found.value} / NULLIF(${divisor}, 0)`;
    return { ...roughAmount(number, d, []), why: [reason] };
  }
  const num: Term = { ...exactTerm(found.value, found.scale), factors: 1 };
  const den: Term | null = divisor === null ? null : { ...exactTerm(divisor, 0), factors: 0 };
  return scaledAmount({ num, den, times: ONE, why: [reason], notes: [] }, peer.times);
}

/** The place of a computed number among peers, 1-2-2-4. */
export function rankAmount(own: Amount, peer: Amount, among: Among, desc: boolean, env: Environment): Amount {
  const down = peer.times.num < 0n ? !desc : desc;
  const { place, gap, tie: shared, packed } = env.place(among, rankBy(peer), down);
  const tie = sql`CASE WHEN ${shared} THEN ${raw(String(NOTE_BITS.tie))} ELSE 0 END`;
  const outside = sql`CASE WHEN ${place} IS NULL THEN 'not_applicable' WHEN ${gap} THEN 'missing_peer' END`;
  const placed = packed !== null && onlyMissing(own) ? placeSaid(packed, own.num) : undefined;
  const num: Term = { ...exactTerm(place, 0), plain: place, whole: true };
  return { num, den: null, times: ONE, why: [...own.why, outside], notes: [...own.notes, tie], placed };
}

/** Fractions are compared crosswise, which wants denominators above zero. */
function rankBy({ num, den, why }: Amount): RankBy {
  const reason = firstReason(why);
  if (den === null) return { num, den, why: reason };
  const turned: Term = {
    ...num,
    plain: null,
    exact: sql`(CASE WHEN ${den.exact} < 0 THEN -(${num.exact}) ELSE ${num.exact} END)`,
  };
  return { num: turned, den: { ...den, plain: null, exact: sql`ABS(${den.exact})` }, why: reason };
}
