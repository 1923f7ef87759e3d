import { raw, sql, type Sql } from '../../core';
import { approximate } from '../amount';
import type { RankBy } from '../cell';
import { choose } from '../choose';
import type { Dialect } from '../dialect';
import type { Over } from '../formula';
import type { OverPeers } from './needs';
import type { PeerLists } from './peers';
import { fromPeers } from './placing';

const VALUES: Readonly<Record<Over, string>> = {
  sum: 'SUM(x)',
  mean: 'SUM(x)',
  least: 'MIN(x)',
  most: 'MAX(x)',
  // The one in the middle, or the sum of the two beside it.
  middle: 'SUM(CASE WHEN 2 * place BETWEEN many AND many + 2 THEN x END)',
  count: 'COUNT(x)',
};

/**
 * CTEs for one figure of all peers (the children of a parent, or a given list): `value`, how many have one, how many have none. Of a mean
 * and a middle the sum: whoever reads it divides. Stored values add up as exact decimals.
 */
export function overParts(
  { name, siblings, how, by }: OverPeers,
  lists: PeerLists,
  odd: boolean,
  d: Dialect,
): readonly Sql[] {
  const { peers, parts } = lists.of(name, siblings, by);
  const rough = [...by.values()].some(({ value }) => value.num.rough === true);
  const scale = Math.max(...[...by.values()].map(({ value }) => value.num.scale));
  const number = ({ num }: RankBy): Sql => (rough ? approximate(d, num) : d.decimal(num.exact, scale));
  const known = ({ why, ...value }: RankBy): Sql =>
    why === null ? number({ why, ...value }) : sql`CASE WHEN ${why} IS NULL THEN ${number({ why, ...value })} END`;
  const x = choose(new Map([...by].map(([p, { value }]) => [p, known(value)])));
  const placed =
    how === 'middle'
      ? raw(`, ROW_NUMBER() OVER (PARTITION BY p, grp ORDER BY CASE WHEN x IS NULL THEN 1 ELSE 0 END, x) AS place,
      COUNT(x) OVER (PARTITION BY p, grp) AS many`)
      : raw('');
  return [
    ...parts,
    sql`${raw(name)} AS (
  SELECT p, grp, ${raw(VALUES[how])} AS value, COUNT(x) AS known, COUNT(*) - COUNT(x) AS gaps
  FROM (
    SELECT p, grp, x${placed}
    FROM (SELECT ${d.picked('r.p, r.grp')}, ${x} AS x
    ${fromPeers(peers, odd)}) each_
  ) peer
  GROUP BY p, grp
)`,
  ];
}
