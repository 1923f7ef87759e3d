import type { Area, Catalog, Period } from '../catalog';
import { raw, sql, type Sql } from '../core';
import { acrossBreaks } from './across';
import type { Cell, Who } from './cell';
import type { QueryContext } from './context';
import { derive } from './derive';
import type { Dialect } from './dialect';
import type { Registry } from './gather/registry';
import { refuse, type Outcome } from './outcome';
import type { Ask } from './spec';
import { membersOf } from './members';

/** Everything that cells of one statement share. */
export interface Asking {
  readonly catalog: Catalog;
  readonly dialect: Dialect;
  readonly context: QueryContext;
  readonly registry: Registry;
}

/** Where a column's area comes from: the row (in a batch, its one area), a fixed one, or several together. */
type Place =
  | { readonly kind: 'row' }
  | { readonly kind: 'fixed'; readonly key: string }
  | { readonly kind: 'total'; readonly members: readonly Area[] };

/**
 * What a column is for question p: the period of the row or its own, the area of the row or its own. `rowArea`: whether rows have areas.
 */
export function outcomeOf(
  asking: Asking,
  ask: Ask,
  column: number,
  p: number,
  rowPeriod: Period | null,
  rowArea: boolean,
): Outcome {
  const plain = { form: 'number', unit: '', decimals: 0 } as const;
  const period = ask.period ?? rowPeriod;
  if (!period) return refuse('needs_period', plain);
  const place = placeOf(asking.catalog, ask, period, rowArea, asking.registry.batch);
  if (place === 'unknown_area' || place === 'needs_area') return refuse(place, plain);
  const cell = cellOf(asking, ask, String(column), p, period, ask.period !== undefined, place);
  return acrossBreaks(cell, derive(cell));
}

function placeOf(
  catalog: Catalog,
  ask: Ask,
  period: Period,
  rowArea: boolean,
  ofRow: boolean,
): Place | 'unknown_area' | 'needs_area' {
  const { area } = ask;
  if (area === undefined) return rowArea ? { kind: 'row' } : 'needs_area';
  if ('key' in area)
    return catalog.area(area.key) ? (ofRow ? { kind: 'row' } : { kind: 'fixed', key: area.key }) : 'unknown_area';
  const members = membersOf(catalog, area.sum, period);
  return members === null ? 'unknown_area' : members.length === 0 ? 'needs_area' : { kind: 'total', members };
}

function cellOf(
  asking: Asking,
  ask: Ask,
  column: string,
  p: number,
  asked: Period,
  fixedPeriod: boolean,
  place: Place,
  period: Period = asked,
): Cell {
  const { registry, catalog, dialect, context } = asking;
  const members = place.kind === 'total' ? place.members : null;
  const own: Who = place.kind === 'fixed' ? { area: place.key } : 'self';
  // Only some derivations look upwards, and a total has thousands of members.
  let known: ReturnType<typeof aboveOf> | undefined;
  const above = (): ReturnType<typeof aboveOf> =>
    known === undefined ? (known = aboveOf(catalog, place, asked)) : known;
  const aboveId = (): Sql => {
    const key = above();
    return key === 'row' ? registry.parent(p) : key === null ? raw('NULL') : idOf(key);
  };
  const cell: Cell = {
    ask,
    period,
    catalog,
    dialect,
    context,
    members,
    areaKey: place.kind === 'fixed' ? sql`${place.key}` : raw('r.key'),
    get asPeer() {
      return place.kind === 'row' ? cell : cellOf(asking, ask, column, p, asked, fixedPeriod, { kind: 'row' }, period);
    },
    operand: (origin, at, who = 'self') => {
      const whose = who === 'self' ? own : who !== 'parent' || above() === 'row' ? who : { area: above() ?? '' };
      return registry.operand(origin, p, asked, fixedPeriod, at, whose, who === 'self' ? members : null);
    },
    siblingSum: (operand) => registry.childrenSum(operand, aboveId(), p),
    hasParent: () => sql`${aboveId()} IS NOT NULL`,
    other: (other, at, area, label) => {
      const elsewhere: Place = area === null ? place : { kind: 'fixed', key: area };
      const { measure, derivation } = other;
      const another = cellOf(
        asking,
        { ...ask, measure, derivation },
        `${column}_${label}`,
        p,
        asked,
        fixedPeriod,
        elsewhere,
        at,
      );
      return acrossBreaks(another, derive(another));
    },
    moved: (at) => cellOf(asking, ask, column, p, asked, fixedPeriod, place, at),
    over: (among, by, how, label) => {
      const group = among === 'siblings' ? aboveId() : raw('0');
      const name = registry.over(`${column}_${label}`, p, among, how, by, group);
      return { value: raw(`${name}.value`), known: raw(`${name}.known`), gaps: raw(`${name}.gaps`) };
    },
    place: (among, by, desc, label) => {
      const area = place.kind === 'fixed' ? idOf(place.key) : raw('r.area');
      const group = among === 'siblings' ? aboveId() : raw('0');
      const table = label === undefined ? column : `${column}_${label}`;
      return registry.placing(table, p, among, desc, by, area, group);
    },
  };
  return cell;
}

const idOf = (key: string): Sql => sql`(SELECT id FROM area WHERE key = ${key})`;

/** What stands above: found for each row, or known before asking (null: nothing, or not the same for all members of a total). */
function aboveOf(catalog: Catalog, place: Place, { m0, n }: Period): 'row' | string | null {
  if (place.kind === 'row') return 'row';
  const keys = place.kind === 'fixed' ? [place.key] : place.members.map(({ key }) => key);
  const parents = new Set(keys.map((key) => catalog.parent(key, m0 + n - 1)?.key ?? null));
  return parents.size === 1 ? ([...parents][0] ?? null) : null;
}
