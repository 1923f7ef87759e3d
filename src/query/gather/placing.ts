import { raw, sql, type Sql } from '../../core';
import { approximate } from '../amount';
import type { RankBy } from '../cell';
import type { Dialect } from '../dialect';
import { choose } from '../choose';
import type { PeerLists } from './peers';
import type { Placing } from './needs';

/**
 * CTEs for one ranking: the peers, then the place of each (1-2-2-4), how many share it, and how many peers have no value. Plain values
 * compare as they are; fractions are multiplied crosswise, so that equal ones tie.
 */
export function placingParts(
  { name, siblings, desc, by }: Placing,
  lists: PeerLists,
  odd: boolean,
  d: Dialect,
): readonly Sql[] {
  const { peers, parts } = lists.of(name, siblings, by);
  const values = new Map([...by].map(([p, { value }]) => [p, value]));
  return [...parts, ...placed(name, peers, desc, values, odd, d)];
}

/** Peers with what is known of each. */
export const fromPeers = (peers: string, odd: boolean): Sql => sql`FROM ${raw(peers)} r
    LEFT JOIN wide self ON self.area = r.area AND self.p = r.p${raw(
      odd ? '\n    LEFT JOIN odd self_odd ON self_odd.area = r.area AND self_odd.p = r.p' : '',
    )}`;

function placed(
  name: string,
  peers: string,
  desc: boolean,
  by: ReadonlyMap<number, RankBy>,
  odd: boolean,
  d: Dialect,
): readonly Sql[] {
  const fractions = [...by.values()].some(({ num, den }) => num.plain === null || den !== null);
  const known = (rank: RankBy, value: Sql): Sql =>
    rank.why === null ? value : sql`CASE WHEN ${rank.why} IS NULL THEN ${value} END`;
  const each = (value: (rank: RankBy) => Sql): Sql =>
    choose(new Map([...by].map(([p, rank]) => [p, known(rank, value(rank))])));
  const from = fromPeers(peers, odd);
  if (!fractions) {
    return [
      sql`${raw(name)} AS (
  SELECT p, grp, area, RANK() OVER (PARTITION BY p, grp ORDER BY ${d.order(raw('x'), desc)}) AS place,
    COUNT(*) OVER (PARTITION BY p, grp, x) AS ties, COUNT(*) OVER (PARTITION BY p, grp) - COUNT(x) OVER (PARTITION BY p, grp) AS gaps
  FROM (
    SELECT ${d.picked('r.p, r.grp, r.area')}, ${each(({ num }) => approximate(d, num))} AS x
    ${from}
  ) peer
)`,
    ];
  }
  const scale = Math.max(...[...by.values()].flatMap(({ num, den }) => [num.scale, den?.scale ?? 0]));
  return [
    sql`${raw(`${name}_by`)} AS (
  SELECT ${d.picked('r.p, r.grp, r.area')}, ${each(({ num }) => d.decimal(num.exact, scale))} AS num,
    ${each(({ den }) => d.decimal(den?.exact ?? raw('1'), scale))} AS den
  ${from}
)`,
    ...placedFractions(name, desc, d),
  ];
}

/** Floating numbers that differ by more than this part of themselves are of different fractions for certain. */
const NEAR = raw('1e-9');

/**
 * Fractions in order: by their floating value into blocks of those too near each other for it to tell, and only within a block multiplied
 * crosswise. Thousands of peers are sorted once instead of each being laid beside all others.
 */
function placedFractions(name: string, desc: boolean, d: Dialect): readonly Sql[] {
  const part = (what: string): Sql => raw(`${name}_${what}`);
  const within = sql`PARTITION BY p, grp ORDER BY ${d.order(raw('q'), desc)}, area`;
  return [
    sql`${part('next')} AS (
  SELECT p, grp, area, num, den, q, MAX(q) OVER (${within} ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS before_
  FROM (SELECT p, grp, area, num, den, ${d.double(raw('num'))} / NULLIF(${d.double(raw('den'))}, 0) AS q FROM ${part('by')}) f
)`,
    sql`${part('block')} AS (
  SELECT p, grp, area, num, den,
    SUM(CASE WHEN ABS(q - before_) <= ${NEAR} * ABS(q) THEN 0 ELSE 1 END) OVER (${within} ROWS UNBOUNDED PRECEDING) AS block
  FROM ${part('next')}
)`,
    sql`${part('near')} AS (
  SELECT p, grp, area, num, den, block, RANK() OVER (PARTITION BY p, grp ORDER BY block) AS first_,
    COUNT(*) OVER (PARTITION BY p, grp) - COUNT(num) OVER (PARTITION BY p, grp) AS gaps
  FROM ${part('block')}
)`,
    sql`${raw(name)} AS (
  SELECT ${d.picked('a.p, a.grp, a.area')}, a.first_ + COUNT(CASE WHEN b.num * a.den ${raw(desc ? '>' : '<')} a.num * b.den THEN 1 END) AS place,
    COUNT(CASE WHEN b.num * a.den = a.num * b.den THEN 1 END) AS ties, MAX(a.gaps) AS gaps
  FROM ${part('near')} a JOIN ${part('near')} b ON b.p = a.p AND b.grp = a.grp AND b.block = a.block
  GROUP BY a.p, a.grp, a.area, a.first_
)`,
  ];
}
