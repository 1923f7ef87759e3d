import type { Catalog, Indicator, Period } from '../catalog';
import type { Derivation } from '../query';
import { chartNeeds, columnKey } from './chart/needs';
import type { ChartPlan } from './chart/plan';
import { derivationFor } from './derivation';
import { formulaColumns } from './formulas';
import type { LayoutColumn } from './layout';
import { totalSource } from './total_source';
import type { View, ViewDerivation } from './view';

/** Periods in time order: by their end, then the longer one first. */
export function inTime(periods: readonly Period[]): readonly Period[] {
  return [...periods].sort((a, b) => a.m0 + a.n - (b.m0 + b.n) || b.n - a.n);
}

/**
 * The columns of a view: for each indicator its levels, then what is derived at the last period; behind them, not shown in
 * the grid, what only the chart needs (`chart/needs.ts`).
 */
export function columnsOf(
  view: View,
  catalog: Catalog,
  peers: readonly string[] | 'siblings',
  plan: ChartPlan,
): LayoutColumn[] {
  const periods = inTime(view.periods);
  const last = periods.at(-1);
  if (!last) return [];
  const shown = view.indicators.flatMap((key) => {
    const indicator = catalog.indicator(key);
    return indicator ? shownFor(indicator, view, catalog, periods, peers) : [];
  });
  const have = new Set(shown.map(({ key }) => key));
  const behind = chartNeeds(plan, catalog, periods, peers).flatMap(({ key, indicator, kind, derivation, period }) => {
    const known = have.has(key) ? undefined : catalog.indicator(indicator);
    return known ? [{ ...makeColumn(known, kind, derivation, period, false), key }] : [];
  });
  return [...shown, ...formulaColumns(view, catalog, peers, last), ...behind];
}

function shownFor(
  indicator: Indicator,
  view: View,
  catalog: Catalog,
  periods: readonly Period[],
  peers: readonly string[] | 'siblings',
): LayoutColumn[] {
  const count = view.gridPeriods ?? (view.indicators.length > 1 ? 2 : 0);
  const levels = count > 0 ? periods.slice(-count) : periods;
  const derived = view.derivedPeriods === undefined ? periods.slice(-1) : periods.slice(-view.derivedPeriods);
  const seen = new Set<string>();
  return view.derivations.flatMap((kind) => {
    const asked = derivationFor(kind, indicator, catalog, peers, view.base ?? periods[0]);
    if (!asked || seen.has(asked.kind)) return [];
    seen.add(asked.kind);
    return (kind === 'level' ? levels : derived).map((period) =>
      makeColumn(indicator, asked.kind, asked.derivation, period, true),
    );
  });
}

/** The same columns, showing of what lies across a change of area or definition what the view wants to be shown. */
export function withBreaks(
  columns: readonly LayoutColumn[],
  across: View['acrossBreaks'],
  last: Period | undefined,
): readonly LayoutColumn[] {
  if (across === undefined || across === 'merged' || last === undefined) return columns;
  const how = across === 'published' ? across : { cutTo: last };
  return columns.map((column) => ({ ...column, ask: { ...column.ask, across: how } }));
}

function makeColumn(
  indicator: Indicator,
  kind: ViewDerivation,
  derivation: Derivation,
  period: Period,
  shown: boolean,
): LayoutColumn {
  return {
    key: columnKey(indicator.key, kind, period),
    ask: { measure: indicator.key, derivation, period },
    indicator: indicator.key,
    kind,
    period,
    shown,
    total: totalSource(indicator, kind),
  };
}
