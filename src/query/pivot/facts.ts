import { endOf, yearOf, type Catalog, type Indicator, type Period } from '../../catalog';
import type { Figure } from '../../core';
import type { Answer } from '../answer';
import { inPoints } from '../derive/shape';
import type { Ask, Derivation, QuerySpec } from '../spec';
import { fieldsOf } from './ledger';
import {
  MOST_PIVOT_CELLS,
  type PivotAnswer,
  type PivotCell,
  type PivotDerivation,
  type PivotKey,
  type PivotSpec,
  type PivotValue,
} from './spec';
import { isSplit, splitMembers, splitsIn, standsAt } from './split';

/** Totals are asked one by one; beyond so many a pivot of figures is to be narrowed. */
export const MOST_PIVOT_TOTALS = 6_000;

type Place = Pick<PivotCell, 'row' | 'column'>;

/** A pivot of figures as questions: one for its body, and each subtotal and total as a question of its own. */
export interface FactsPivot {
  readonly body: QuerySpec;
  /** The places of each area and period of the body's answer: several where values are split. */
  readonly bodyPlaces: ReadonlyMap<string, readonly Place[]>;
  readonly totals: readonly (Place & { readonly asks: readonly (Ask | null)[] })[];
  readonly tooMany: boolean;
  readonly periods: readonly Period[];
}

/** The question that a place of the table asks, for each value: null where it has none (periods with a gap between them). */
export const placeAsks = (spec: PivotSpec, catalog: Catalog, place: Place): readonly (Ask | null)[] =>
  placesAsk(spec, catalog)(place);

/** The same for many places of one table. */
export function placesAsk(spec: PivotSpec, catalog: Catalog): (place: Place) => readonly (Ask | null)[] {
  const groups = groupsOf(spec, catalog);
  return (place) => asksAt(spec, catalog, place, groups);
}

/** The areas under each area above them: the very same list for all places that ask for it. */
type Groups = ReadonlyMap<PivotKey, readonly string[]>;

function groupsOf({ areas = [], periods = [] }: PivotSpec, catalog: Catalog): Groups {
  const last = lastOf(periods);
  const groups = new Map<PivotKey, string[]>();
  for (const key of areas) {
    const up = parentOf(catalog, key, last);
    const list = groups.get(up);
    if (list) list.push(key);
    else groups.set(up, [key]);
  }
  return groups;
}

const lastOf = (periods: readonly Period[]): number => Math.max(...periods.map((period) => endOf(period) - 1));

function asksAt(spec: PivotSpec, catalog: Catalog, place: Place, groups: Groups): readonly (Ask | null)[] {
  const constraints = new Map<string, PivotKey>();
  const fields = fieldsOf(spec);
  const rows = spec.rows.filter(({ field }) => field !== 'value').length;
  fields.forEach((field, i) => {
    const key = i < rows ? place.row[i] : place.column[i - rows];
    if (key !== undefined) constraints.set(nameOf(field), key);
  });
  const up = constraints.get('up');
  const own = constraints.get('area');
  const areas = own !== undefined ? [String(own)] : up === undefined ? (spec.areas ?? []) : (groups.get(up) ?? []);
  const period = periodOf(spec, constraints);
  const [only] = areas;
  return spec.values.map((value) => {
    if (value.kind !== 'indicator' || period === null || only === undefined) return null;
    if (!standsAt(value, fields.slice(0, rows), place.row, spec)) return null;
    if (!standsAt(value, fields.slice(rows), place.column, spec)) return null;
    const area = areas.length === 1 ? { key: only } : { sum: areas };
    return { measure: value.indicator, derivation: askedOf(value, catalog), area, period };
  });
}

const askedOf = (value: PivotValue & { readonly kind: 'indicator' }, catalog: Catalog): Derivation =>
  derivationOf(value.derivation, catalog.indicator(value.indicator));

export function derivationOf(kind: PivotDerivation, indicator: Indicator | undefined): Derivation {
  switch (kind) {
    case 'year_on_year':
      return { kind: indicator && inPoints(indicator) ? 'points' : 'growth', base: 'same_period' };
    case 'level':
      return { kind };
    case 'change':
    case 'growth':
    case 'points':
      return { kind, base: 'same_period' };
    case 'share':
      return { kind, of: 'parent' };
    case 'rank':
      return { kind, among: 'siblings' };
  }
}

const nameOf = ({ field, up }: { readonly field: string; readonly up?: boolean }): string =>
  field === 'area' && up === true ? 'up' : field;

const parentOf = (catalog: Catalog, key: string, at: number): PivotKey => catalog.parent(key, at)?.key ?? null;

const periodKey = ({ m0, n }: Period): string => `${m0}/${n}`;

function periodOf({ periods = [] }: PivotSpec, constraints: ReadonlyMap<string, PivotKey>): Period | null {
  const [one, year] = [constraints.get('period'), constraints.get('year')];
  const within = periods.filter(
    (period) =>
      (one === undefined || periodKey(period) === one) && (year === undefined || String(yearOf(period)) === year),
  );
  return spanOf(within);
}

/** One span out of several that lie end to end; null where they overlap or leave a gap. */
export function spanOf(periods: readonly Period[]): Period | null {
  const inTime = [...periods].sort((a, b) => a.m0 - b.m0);
  const [first] = inTime;
  if (!first) return null;
  let end = first.m0;
  for (const { m0, n } of inTime) {
    if (m0 !== end) return null;
    end = m0 + n;
  }
  return { m0: first.m0, n: end - first.m0 };
}

/** What is to be asked for a pivot of figures: its body as one question over areas and periods, its totals by the rules of totals (A). */
export function factsPivot(spec: PivotSpec, catalog: Catalog): FactsPivot {
  const { areas = [], periods = [] } = spec;
  const fields = fieldsOf(spec);
  const rows = spec.rows.filter(({ field }) => field !== 'value').length;
  const groups = groupsOf(spec, catalog);
  const above = new Map([...groups].flatMap(([up, keys]) => keys.map((key) => [key, up] as const)));
  const byArea = fields.some((field) => nameOf(field) === 'area');
  // Areas that stand nowhere by themselves lead to the same places as any other of their group.
  const walked = byArea ? areas : [...groups.values()].flatMap((keys) => keys.slice(0, 1));
  const byPeriod = fields.some(({ field }) => field === 'period') || periods.length <= 1;
  const seen = new Set<string>();
  const totals: (Place & { asks: readonly (Ask | null)[] })[] = [];
  const bodyPlaces = new Map<string, Place[]>();
  const combinations = splitMembers(spec, fields);
  const splits = splitsIn(fields, spec);
  /** A line or column above the members of a splitting field would add up what is not alike. */
  const least = (from: number, to: number): number =>
    Math.max(0, ...splits.flatMap(({ at }) => (at >= from && at < to ? [at + 1 - from] : [])));
  const [leastRow, leastColumn] = [least(0, rows), least(rows, fields.length)];
  let asked = 0;
  let tooMany = areas.length * Math.max(1, periods.length) * Math.max(1, spec.values.length) > MOST_PIVOT_CELLS;
  for (const area of tooMany ? [] : walked) {
    for (const [period, keys] of periods.flatMap((each) => combinations.map((some) => [each, some] as const))) {
      const members = fields.map((field, i): PivotKey => {
        if (isSplit(field, spec)) return keys[splits.findIndex(({ at }) => at === i)] ?? null;
        const name = nameOf(field);
        if (name === 'area') return area;
        if (name === 'up') return above.get(area) ?? null;
        return name === 'year' ? String(yearOf(period)) : periodKey(period);
      });
      for (let r = rows; r >= leastRow && !tooMany; r -= 1) {
        for (let c = fields.length - rows; c >= leastColumn; c -= 1) {
          const place = { row: members.slice(0, r), column: members.slice(rows, rows + c) };
          const whole = r === rows && c === fields.length - rows;
          if (whole && byArea && byPeriod) {
            const id = `${area} ${periodKey(period)}`;
            bodyPlaces.set(id, [...(bodyPlaces.get(id) ?? []), place]);
            continue;
          }
          const id = JSON.stringify(place);
          if (seen.has(id)) continue;
          seen.add(id);
          const asks = asksAt(spec, catalog, place, groups);
          totals.push({ ...place, asks });
          asked += splits.length > 0 ? asks.filter((ask) => ask !== null).length : asks.length;
          if (asked > MOST_PIVOT_TOTALS) {
            tooMany = true;
            break;
          }
        }
      }
    }
  }
  const columns = periods.flatMap((period) =>
    spec.values.flatMap((value): Ask[] =>
      value.kind === 'indicator' ? [{ measure: value.indicator, derivation: askedOf(value, catalog), period }] : [],
    ),
  );
  const body: QuerySpec = {
    columns: bodyPlaces.size > 0 ? columns : [],
    rows: ['area'],
    where: [{ dim: 'area', in: areas }],
  };
  return { body, bodyPlaces, totals, tooMany, periods };
}

/** Body and totals together. `totals` holds a figure for each ask that is not null, in their order. */
export function readFactsPivot(
  asked: FactsPivot,
  spec: PivotSpec,
  body: Answer | null,
  totals: readonly Figure[],
): PivotAnswer {
  const values = spec.values.length;
  const cells: PivotCell[] = [];
  for (const row of body?.rows ?? []) {
    asked.periods.forEach((period, i) => {
      const figures = row.figures.slice(i * values, (i + 1) * values);
      for (const place of asked.bodyPlaces.get(`${row.area ?? ''} ${periodKey(period)}`) ?? [])
        cells.push({ ...place, figures });
    });
  }
  let at = 0;
  for (const { row, column, asks } of asked.totals)
    cells.push({ row, column, figures: asks.map((ask) => (ask ? (totals[at++] ?? NONE) : NONE)) });
  return { cells, tooMany: asked.tooMany };
}

/** Several periods that do not lie end to end have no figure together. */
const NONE: Figure = { exact: null, reason: 'not_additive', form: 'number', unit: '', decimals: 0, notes: [] };
