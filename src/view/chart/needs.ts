import { samePeriod, type Catalog, type Period } from '../../catalog';
import type { Derivation } from '../../query';
import { derivationFor } from '../derivation';
import type { ViewDerivation } from '../view';
import type { ChartPlan } from './plan';

/** One column that the chart needs. */
export interface ChartNeed {
  readonly key: string;
  readonly indicator: string;
  readonly kind: ViewDerivation;
  readonly derivation: Derivation;
  readonly period: Period;
}

/** Names a column of the answer, in the grid and behind it. */
export const columnKey = (indicator: string, kind: ViewDerivation, { m0, n }: Period): string =>
  `${indicator}:${kind}:${m0}/${n}`;

/**
 * Every column that a chart of this plan needs: what it draws, and growth and rank of the last period for its title. Nothing
 * that is drawn is computed later. Levels come before anything else of their indicator.
 */
export function chartNeeds(
  plan: ChartPlan,
  catalog: Catalog,
  periods: readonly Period[],
  peers: readonly string[] | 'siblings',
): readonly ChartNeed[] {
  const last = periods.slice(-1);
  const need = (key: string, kind: ViewDerivation, at: readonly Period[]): readonly ChartNeed[] => {
    const indicator = catalog.indicator(key);
    const asked = indicator ? derivationFor(kind, indicator, catalog, peers) : null;
    return asked
      ? at.map((period) => ({
          key: columnKey(key, asked.kind, period),
          indicator: key,
          kind: asked.kind,
          derivation: asked.derivation,
          period,
        }))
      : [];
  };
  const { indicator } = plan;
  if (indicator === null) return [];
  const title = [...need(indicator, 'growth', last), ...need(indicator, 'rank', last)];
  const levels = need(indicator, 'level', periods);
  const all = (): readonly ChartNeed[] => plan.indicators.flatMap((key) => need(key, 'level', periods));
  const own = ((): readonly ChartNeed[] => {
    switch (plan.kind) {
      case 'bump':
        return need(indicator, 'rank', periods);
      case 'scatter':
        return plan.across === null ? [] : need(plan.across, 'level', plan.trails ? periods : last);
      case 'multiples':
        return plan.panels === 'indicator' ? all() : need(indicator, plan.value, periods);
      case 'column':
      case 'stacked':
      case 'percent':
        return plan.by === 'indicator' ? all() : need(indicator, plan.value, periods);
      case 'bullet':
        return plan.indicators.flatMap((key) => [
          ...need(key, 'level', last),
          ...need(key, 'completion', last),
          ...need(key, 'target', last),
        ]);
      default:
        return need(indicator, plan.value, periods);
    }
  })();
  const seen = new Set<string>();
  return [...levels, ...own, ...title].filter(({ key }) => !seen.has(key) && seen.add(key));
}

/** The place of a column in the answer, or −1. */
export const placeOf = (
  columns: readonly { readonly key: string; readonly period: Period }[],
  key: string,
  period: Period,
): number => columns.findIndex((column) => column.key === key && samePeriod(column.period, period));
