import { join, raw, sql, type Sql } from '../../core';
import { asDouble, exactTerm, type Term } from '../amount';
import type { RankBy } from '../cell';
import { choose } from '../choose';
import type { Dialect } from '../dialect';
import { placedFractions } from './fractions';
import type { Placing } from './needs';
import type { PeerLists } from './peers';
import { placedNumbers } from './placed';

/**
 * CTEs for rankings that are sorted together: the peers, then side by side for each column the place (1-2-2-4) with what is to be said of it, packed:
 * said0, said1 … Of many columns the values stand below each other until they are placed.
 */
export function placingParts(placing: Placing, lists: PeerLists, odd: boolean, d: Dialect): readonly Sql[] {
  const { name, siblings, by: asked, columns, form } = placing;
  const { peers, parts } = lists.of(name, siblings, asked);
  const values = [...columns.values()];
  const all = values.flatMap((by) => [...by.values()]);
  const floating = all.every(
    ({ num, den }) => asDouble(d, num) !== null && (den === null || asDouble(d, den) !== null),
  );
  const scale = form.kind === 'number' ? 0 : form.scale;
  const number = (term: Term): Sql => (floating ? asDouble(d, term) : null) ?? d.decimal(term.exact, scale);
  const one: Term = exactTerm(raw('1'), 0, 1);
  const cells = (value: (rank: RankBy) => Sql): readonly Sql[] =>
    values.map((by) => choose(new Map([...by].map(([p, rank]) => [p, known(rank, value(rank))]))));
  const read =
    form.kind === 'number'
      ? [{ name: 'x', values: cells(({ num }) => number(num)) }]
      : [
          { name: 'num', values: cells(({ num }) => number(num)) },
          { name: 'den', values: cells(({ den }) => number(den ?? one)) },
        ];
  const many = values.length > 1;
  const keys = many ? 'c, p, grp' : 'p, grp';
  const each = many ? d.apart(['r.p', 'r.grp', 'r.area'], read, fromPeers(peers, odd)) : alone(read, peers, odd, d);
  const placed = many ? `${name}_long` : name;
  const said = raw(many ? 'said' : 'said0');
  const steps = { name, placed, keys, said, desc: placing.desc };
  return [
    ...parts,
    sql`${raw(name)}_each AS (
  ${each}
)`,
    ...(form.kind === 'number'
      ? [placedNumbers(steps, d)]
      : placedFractions({ ...steps, scale: form.scale, floating }, d)),
    ...(many
      ? [
          d.wide({
            ...{ name, keys: ['p', 'grp', 'area'], by: 'c', from: placed },
            ...{ values: ['said'], count: values.length },
          }),
        ]
      : []),
  ];
}

const alone = (
  read: readonly { readonly name: string; readonly values: readonly Sql[] }[],
  peers: string,
  odd: boolean,
  d: Dialect,
): Sql => sql`SELECT ${d.picked('r.p, r.grp, r.area')}, ${join(
  read.map(({ name, values }) => sql`${values[0] ?? raw('NULL')} AS ${raw(name)}`),
)}
    ${fromPeers(peers, odd)}`;

/** Peers with what is known of each. */
export const fromPeers = (peers: string, odd: boolean): Sql => sql`FROM ${raw(peers)} r
    LEFT JOIN wide self ON self.area = r.area AND self.p = r.p${raw(
      odd ? '\n    LEFT JOIN odd self_odd ON self_odd.area = r.area AND self_odd.p = r.p' : '',
    )}`;

const known = (rank: RankBy, value: Sql): Sql =>
  rank.why === null ? value : sql`CASE WHEN ${rank.why} IS NULL THEN ${value} END`;
