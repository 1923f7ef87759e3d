import type { Catalog, Indicator, Period } from '../catalog';
import type { Derivation } from '../query';
import { derivationFor } from './derivation';
import type { LayoutColumn } from './layout';
import type { View, ViewDerivation } from './view';

/** Periods in time order: by their end, then the longer one first. */
export function inTime(periods: readonly Period[]): readonly Period[] {
  return [...periods].sort((a, b) => a.m0 + a.n - (b.m0 + b.n) || b.n - a.n);
}

/**
 * The columns of a view: for each indicator its levels, then what is derived at the last period; behind them, not shown in
 * the grid, what only the chart needs (levels at all periods of the charted indicator, growth and rank for its title).
 */
export function columnsOf(
  view: View,
  catalog: Catalog,
  peers: readonly string[] | 'siblings',
  charted: string | null,
): LayoutColumn[] {
  const periods = inTime(view.periods);
  const last = periods.at(-1);
  if (!last) return [];
  const shown = view.indicators.flatMap((key) => {
    const indicator = catalog.indicator(key);
    return indicator ? shownFor(indicator, view, catalog, periods, peers) : [];
  });
  const wanted = catalog.indicator(charted ?? '');
  const behind = wanted ? chartOnly(wanted, catalog, periods, peers) : [];
  const have = new Set(shown.map(({ key }) => key));
  return [...shown, ...behind.filter((column) => !have.has(column.key))];
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
  const last = periods.slice(-1);
  const seen = new Set<string>();
  return view.derivations.flatMap((kind) => {
    const asked = derivationFor(kind, indicator, catalog, peers);
    if (!asked || seen.has(asked.kind)) return [];
    seen.add(asked.kind);
    return (kind === 'level' ? levels : last).map((period) =>
      makeColumn(indicator, asked.kind, asked.derivation, period, true),
    );
  });
}

function chartOnly(
  indicator: Indicator,
  catalog: Catalog,
  periods: readonly Period[],
  peers: readonly string[] | 'siblings',
): LayoutColumn[] {
  const levels = periods.map((period) => makeColumn(indicator, 'level', { kind: 'level' }, period, false));
  const derived = (['growth', 'rank'] as const).flatMap((kind) => {
    const asked = derivationFor(kind, indicator, catalog, peers);
    return asked
      ? periods.slice(-1).map((period) => makeColumn(indicator, asked.kind, asked.derivation, period, false))
      : [];
  });
  return [...levels, ...derived];
}

function makeColumn(
  indicator: Indicator,
  kind: ViewDerivation,
  derivation: Derivation,
  period: Period,
  shown: boolean,
): LayoutColumn {
  return {
    key: `${indicator.key}:${kind}:${period.m0}/${period.n}`,
    ask: { measure: indicator.key, derivation, period },
    indicator: indicator.key,
    kind,
    period,
    shown,
    total: totalSource(indicator, kind),
  };
}

function totalSource(indicator: Indicator, kind: ViewDerivation): LayoutColumn['total'] {
  if (kind === 'rank' || kind === 'share') return 'none';
  if (kind === 'completion') return 'parent';
  return indicator.addArea === 'published' || kind === 'published_growth' ? 'parent' : 'sum';
}
