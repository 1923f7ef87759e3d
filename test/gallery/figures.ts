import { type Catalog, type Period } from '../../src/catalog';
import {
  compare,
  divide,
  exact,
  isZero,
  multiply,
  subtract,
  sum,
  whole,
  type Exact,
  type Figure,
  type Reason,
} from '../../src/core';
import type { Answer, Ask, QuerySpec } from '../../src/query';

/** Fixed figures: indicator → area → year → decimal text, or the reason why there is none. */
export type Table = Readonly<Record<string, Readonly<Record<string, Readonly<Record<number, string>>>>>>;

/**
 * Answers a view's questions from a table of fixed figures, in place of an engine, so that pictures and snapshots stand still.
 * Knows levels by year and, of these, growth, points, change, rank, sums, targets and completion; anything else is `not_applicable`.
 */
export function answerFrom(table: Table, spec: QuerySpec, catalog: Catalog): Answer {
  const members = spec.where.flatMap((part) => ('in' in part && part.dim === 'area' ? part.in : []));
  const rows = (spec.rows.length === 0 ? [undefined] : members).map((area) => ({
    ...(area === undefined ? {} : { area }),
    figures: spec.columns.map((ask) =>
      figureOf(table, area === undefined ? ask : { ...ask, area: { key: area } }, catalog),
    ),
  }));
  const order = spec.order?.find(({ by }) => typeof by === 'number');
  if (!order || typeof order.by !== 'number') return { rows, total: rows.length };
  const by = order.by;
  const sorted = [...rows].sort((a, b) => {
    const [x, y] = [a.figures[by]?.exact ?? null, b.figures[by]?.exact ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return order.desc === true ? compare(y, x) : compare(x, y);
  });
  return { rows: sorted, total: rows.length };
}

const REASONS = /^[a-z_]+$/;

function level(table: Table, measure: string, area: string, period: Period): Exact | Reason {
  const text = table[measure]?.[area]?.[Math.floor(period.m0 / 12)];
  if (text === undefined) return 'missing';
  return REASONS.test(text) ? (text as Reason) : exact(text);
}

const isExact = (value: Exact | Reason): value is Exact => typeof value === 'object';

function figureOf(table: Table, ask: Ask, catalog: Catalog): Figure {
  const indicator = catalog.indicator(ask.measure);
  const { area, period } = ask;
  if (!indicator || !area || !period) throw new Error('a fixed ask names indicator, area and period');
  const unit = indicator.unit;
  const make = (value: Exact | Reason, form: Figure['form'], decimals: number, u = unit): Figure => ({
    exact: isExact(value) ? value : null,
    reason: isExact(value) ? null : value,
    form,
    unit: u,
    decimals,
    notes: [],
  });
  const at = (when: Period): Exact | Reason => {
    if ('key' in area) return level(table, ask.measure, area.key, when);
    if (indicator.addArea !== 'sum') return 'not_additive';
    const parts = area.sum.map((key) => level(table, ask.measure, key, when));
    return parts.every(isExact) ? sum(parts) : 'missing_child';
  };
  const now = at(period);
  const before = at({ m0: period.m0 - 12, n: period.n });
  const form = unit === '%' ? 'percent' : 'number';
  switch (ask.derivation.kind) {
    case 'level':
      return make(now, form, indicator.decimals);
    case 'change':
      return make(both(now, before, subtract), form, indicator.decimals);
    case 'points':
      return make(both(now, before, subtract), 'points', indicator.decimals, '');
    case 'growth':
      return make(
        isExact(before) && isZero(before)
          ? 'zero_base'
          : both(now, before, (a, b) => divide(multiply(subtract(a, b), whole(100)), b)),
        'percent',
        1,
        '%',
      );
    case 'target': {
      const target = targetOf(catalog, ask.measure, 'key' in area ? area.key : '', period);
      return make(target ?? 'no_target', form, indicator.decimals);
    }
    case 'completion': {
      const target = targetOf(catalog, ask.measure, 'key' in area ? area.key : '', period);
      const done = target === null ? 'no_target' : both(now, target, (a, b) => divide(multiply(a, whole(100)), b));
      return make(done, 'percent', 1, '%');
    }
    case 'rank':
      return make(rank(table, ask, period, catalog), 'rank', 0, '');
    case 'published_growth':
      return make(
        'key' in area ? level(table, indicator.growthIndicator ?? '', area.key, period) : 'published_only',
        'percent',
        1,
        '%',
      );
    default:
      return make('not_applicable', 'number', 0);
  }
}

function targetOf(catalog: Catalog, indicator: string, area: string, period: Period): Exact | null {
  const found = catalog.data.targets.find(
    (one) => one.indicator === indicator && one.area === area && one.period.m0 <= period.m0,
  );
  return found ? exact(found.value) : null;
}

function both(now: Exact | Reason, before: Exact | Reason, work: (a: Exact, b: Exact) => Exact): Exact | Reason {
  if (!isExact(now)) return now;
  return isExact(before) ? work(now, before) : 'no_base';
}

function rank(table: Table, ask: Ask, period: Period, catalog: Catalog): Exact | Reason {
  const { area, derivation } = ask;
  if (derivation.kind !== 'rank' || !area || !('key' in area)) return 'not_additive';
  const { among } = derivation;
  const siblings = catalog.children(catalog.parent(area.key)?.key ?? '', period.m0).map((child) => child.key);
  const peers = among === 'siblings' ? siblings : 'areas' in among ? among.areas : [];
  const own = level(table, ask.measure, area.key, period);
  if (!isExact(own)) return own;
  const order = inOrder(table, ask.measure, period, peers);
  if (order === null) return 'missing_peer';
  const lower = catalog.indicator(ask.measure)?.better === 'lower';
  let [from, to] = [0, order.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = order[middle];
    const before = value !== undefined && (lower ? compare(value, own) < 0 : compare(value, own) <= 0);
    if (before) from = middle + 1;
    else to = middle;
  }
  return whole(1 + (lower ? from : order.length - from));
}

const orders = new WeakMap<Table, Map<string, readonly Exact[] | null>>();

/** The figures of all peers, the least first; null where one is missing. Put in order once: a crowd asks three thousand times. */
function inOrder(table: Table, measure: string, period: Period, peers: readonly string[]): readonly Exact[] | null {
  const known = orders.get(table) ?? new Map<string, readonly Exact[] | null>();
  orders.set(table, known);
  const name = `${measure} ${period.m0}/${period.n} ${peers.length} ${peers[0] ?? ''}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const values = peers.map((key) => level(table, measure, key, period));
  const sorted = values.every(isExact) ? [...values].sort(compare) : null;
  known.set(name, sorted);
  return sorted;
}
