import {
  add,
  compare,
  divide,
  formatFigure,
  multiply,
  toNumber,
  whole,
  largestRemainder,
  exactOf,
  sign,
  type Exact,
} from '../../core';
import { gridStyle } from '../../core';
import type { Lang } from '../../text';
import type { ChartPoint, ChartSeries, ChartState } from './state';

/** One part of one column. */
export interface StackPart {
  readonly one: ChartSeries;
  readonly order: number;
  readonly point: ChartPoint;
  /** From where to where it reaches, for its place. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface StackColumn {
  readonly label: string;
  readonly parts: readonly StackPart[];
  /** Parts without a figure: the column is not whole. */
  readonly missing: readonly ChartPoint[];
  /** Below zero: what is not stacked at all. */
  readonly below: boolean;
}

/** What stands upon each other: areas of one indicator at each period, or indicators at each period (of one area) or area. */
export interface Slots {
  readonly labels: readonly string[];
  readonly members: readonly {
    readonly name: string;
    readonly home: boolean;
    readonly area: string;
    readonly one: ChartSeries;
  }[];
  /** members × labels */
  readonly points: readonly (readonly (ChartPoint | undefined)[])[];
  /** The labels are periods. */
  readonly time: boolean;
}

export function slotsOf(state: ChartState, labels: readonly string[]): Slots {
  if (state.plan.by === 'area' || state.parts.length === 0) {
    if (state.periods.length === 1) {
      // A single period: each area is a column of its own.
      return {
        labels: state.series.map(({ name }) => name),
        members: state.series.slice(0, 1).map((one) => ({ name: labels[0] ?? '', home: false, area: '', one })),
        points: [state.series.map(({ points }) => points[0])],
        time: false,
      };
    }
    return {
      labels,
      members: state.series.map((one) => ({ name: one.name, home: one.home, area: one.area, one })),
      points: state.series.map(({ points }) => points),
      time: true,
    };
  }
  const single = state.series.length === 1 && state.periods.length > 1;
  const members = state.parts.flatMap(({ name, series }) => {
    const one = series[0];
    return one ? [{ name, home: false, area: '', one }] : [];
  });
  return single
    ? { labels, members, points: members.map(({ one }) => one.points), time: true }
    : {
        labels: state.series.map(({ name }) => name),
        members,
        points: state.parts.map(({ series }) => series.map(({ points }) => points.at(-1))),
        time: false,
      };
}

/** Columns of parts upon each other. `whole`: each as a share of its column, made to add up to 100 as printed. */
export function stackColumns(slots: Slots, share: boolean, lang: Lang): readonly StackColumn[] {
  return slots.labels.map((label, at) => {
    const all = slots.members.map(({ one }, order) => ({ one, order, point: slots.points[order]?.[at] }));
    const missing = all.flatMap(({ point }) => (point && !point.figure.exact ? [point] : []));
    const given = all.flatMap(({ one, order, point }) => {
      const exact = point?.figure.exact;
      return point && exact ? [{ one, order, point, exact }] : [];
    });
    const below = given.some(({ exact }) => sign(exact) < 0);
    const total = given.reduce<Exact>((sum, { exact }) => add(sum, exact), whole(0));
    if (below || (share && (missing.length > 0 || sign(total) === 0))) return { label, parts: [], missing, below };
    const shares = share ? given.map(({ exact }) => divide(multiply(exact, whole(100)), total)) : [];
    const shown = share ? largestRemainder(shares, 1) : [];
    let upTo = 0;
    const parts = given.map(({ one, order, point, exact }, i): StackPart => {
      const from = upTo;
      upTo += toNumber(shares[i] ?? exact);
      const rounded = shown[i];
      const text = rounded
        ? formatFigure(
            { exact: exactOf(rounded), reason: null, form: 'percent', unit: '%', decimals: 1, notes: [] },
            gridStyle(lang),
          )
        : point.text;
      return { one, order, point, from, to: upTo, text };
    });
    return { label, parts, missing, below };
  });
}

/** The parts by size at the last column, the greatest at the foot. */
export function bySize(slots: Slots): Slots {
  const last = (row: readonly (ChartPoint | undefined)[]): Exact | null => row.at(-1)?.figure.exact ?? null;
  const order = slots.members
    .map((member, i) => ({ member, row: slots.points[i] ?? [] }))
    .sort((a, b) => {
      const [x, y] = [last(a.row), last(b.row)];
      return x === null || y === null ? Number(x === null) - Number(y === null) : compare(y, x);
    });
  return { ...slots, members: order.map(({ member }) => member), points: order.map(({ row }) => row) };
}
