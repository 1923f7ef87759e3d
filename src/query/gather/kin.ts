import type { Catalog } from '../../catalog';
import { join, raw, sql, standalone, type Sql } from '../../core';
import { stored } from '../amount';
import type { Dialect } from '../dialect';
import type { ChildrenSum } from './needs';
import { int } from './slots';

/** More parents than these are not named: then most of the tree is looked at anyway. */
const MOST_NAMED = 200;

/**
 * Keys of the areas under which someone is looked for: all that ever stood above these, and these themselves. Null where they are too many to be
 * named, or where all areas are asked for.
 */
export function parentsNear(catalog: Catalog, keys: readonly string[]): readonly string[] | null {
  const near = new Set<string>();
  for (const key of keys) {
    for (const { parent } of catalog.area(key)?.parents ?? []) near.add(parent);
    if (near.size > MOST_NAMED) return null;
  }
  for (const key of keys) {
    if (catalog.children(key, undefined, { all: true }).length > 0) near.add(key);
    if (near.size > MOST_NAMED) return null;
  }
  return [...near];
}

/**
 * CTEs `moment` and `kin`: who stands under whom at the end of each question's period, in the administrative tree; only under the areas `near`
 * where they are given, or each question would look at everybody's siblings.
 */
export function kinParts(
  lasts: readonly (readonly [p: number, last: number])[],
  near: readonly string[] | null,
  d: Dialect,
): readonly Sql[] {
  const links = d.picked('m.p, l.area, l.parent, l.in_total');
  const moment = d.rows(
    'moment',
    ['p', 'last_month'],
    lasts.map(([p, last]) => [int(p), int(last)]),
  );
  if (near === null || near.length === 0)
    return [
      moment,
      sql`kin AS (
  SELECT ${links}
  FROM moment m JOIN area_parent l ON l.tree = 'admin'
    AND ${raw(there('l'))}
  JOIN area a ON a.id = l.area AND ${raw(there('a'))}
)`,
    ];
  return [
    moment,
    d.rows(
      'near_key',
      ['key'],
      near.map((key) => [sql`${key}`]),
    ),
    sql`kin AS (
  SELECT ${links}
  FROM near_key n JOIN area u ON u.key = n.key JOIN area_parent l ON l.parent = u.id JOIN area a ON a.id = l.area CROSS JOIN moment m
  WHERE l.tree = 'admin' AND ${raw(there('l'))} AND ${raw(there('a'))}
)`,
  ];
}

const there = (name: string): string =>
  `(${name}.m_from IS NULL OR ${name}.m_from <= m.last_month) AND (${name}.m_to IS NULL OR ${name}.m_to > m.last_month)`;

/**
 * CTE `kids`: for each sum over the children within the total its value (`total_<name>`), and whether all are known (`complete_<name>`). Where
 * children may be known as intervals only (`ranged`), also whether one is (`ranged_<name>`): then there is no sum.
 */
export function childrenParts(sums: readonly ChildrenSum[], d: Dialect): readonly Sql[] {
  if (sums.length === 0) return [];
  const each = sums.map(({ name, slot, scale, most, double, ranged }) => {
    const value = raw(`self.v${slot}`);
    const sum = sql`SUM(${stored(d, value, { most, scale })})`;
    return sql`${double ? d.double(sum) : sum} AS ${raw(`total_${name}`)}, COUNT(*) = COUNT(${value}) AS ${raw(`complete_${name}`)}${ranged ? raw(`, COUNT(self_odd.l${slot}) > 0 AS ranged_${name}`) : raw('')}`;
  });
  return [
    sql`kids AS (
  SELECT ${d.picked('k.p, k.parent')}, ${join(each, ',\n    ')}
  FROM kin k LEFT JOIN wide self ON self.area = k.area AND self.p = k.p${raw(sums.some(({ ranged }) => ranged) ? '\n  LEFT JOIN odd self_odd ON self_odd.area = k.area AND self_odd.p = k.p' : '')}
  WHERE k.in_total
  GROUP BY k.p, k.parent
)`,
  ];
}

/**
 * The name of the sum among those of the statement, where it is put if it is not there: questions of a batch share slots, not decimals. Sums that
 * read the same are one, however great their numbers may be: else a text that cites shares of many indicators has a sum for each.
 */
export function childrenName(sums: ChildrenSum[], sum: Omit<ChildrenSum, 'name'>, d: Dialect): string {
  const ofSlot = sums.filter(({ slot }) => slot === sum.slot);
  const written = (of: Omit<ChildrenSum, 'name'>): string => standalone(stored(d, raw('v'), of));
  const same = ofSlot.find(
    (each) =>
      each.scale === sum.scale &&
      each.double === sum.double &&
      each.ranged === sum.ranged &&
      written(each) === written(sum),
  );
  if (same) return same.name;
  const name = ofSlot.length === 0 ? `${sum.slot}` : `${sum.slot}_${ofSlot.length}`;
  sums.push({ name, ...sum });
  return name;
}

/** The greatest number of areas that stand under one. */
export function mostChildren({ data: { areas } }: Catalog): number {
  const children = new Map<string, number>();
  for (const { parents } of areas)
    for (const { parent } of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  return Math.max(1, ...children.values());
}
