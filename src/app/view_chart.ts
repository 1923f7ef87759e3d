import type { Catalog } from '../catalog';
import { t, type Lang } from '../text';
import {
  CHART_KINDS,
  CHART_VALUES,
  kindsPossible,
  LOGARITHMIC,
  type ChartChoice,
  type ChartKind,
  type ChartValue,
  type Layout,
  type View,
} from '../view';
import type { ViewState } from './view.svelte';

/** One kind in the menu of chart types: what it is for, or why it cannot be drawn of what is shown. */
export interface ChartType {
  readonly kind: ChartKind;
  readonly name: string;
  readonly about: string;
  /** Null where it can be chosen. */
  readonly why: string | null;
  readonly chosen: boolean;
}

export function chartTypes(view: View, layout: Layout, catalog: Catalog, lang: Lang): readonly ChartType[] {
  const why = kindsPossible(view, catalog, layout.areas, layout.periods, layout.home);
  return CHART_KINDS.map((kind) => {
    const refused = kind === 'auto' ? null : why(kind);
    const name = t(lang, `chart.kind.${kind}`);
    return {
      kind,
      name: kind === 'auto' ? t(lang, 'chart.auto_is', { kind: t(lang, `chart.kind.${layout.chart.kind}`) }) : name,
      about: t(lang, `chart.about.${kind}`),
      why: refused === null ? null : t(lang, `chart.why.${refused}`),
      chosen: view.chart.kind === kind,
    };
  });
}

export interface Pick<T extends string> {
  readonly key: T;
  readonly name: string;
}

/** What else can be said of the chart that is drawn; null or empty where it has no such choice. */
export interface ChartOptions {
  readonly indicators: readonly Pick<string>[];
  readonly indicator: string;
  readonly across: readonly Pick<string>[];
  readonly acrossNow: string;
  readonly values: readonly Pick<ChartValue>[];
  readonly value: ChartValue;
  readonly by: 'area' | 'indicator' | null;
  readonly panels: 'area' | 'indicator' | null;
  readonly freeAxes: boolean | null;
  readonly log: boolean | null;
  readonly trails: boolean | null;
}

const OF_VALUES: ReadonlySet<string> = new Set([
  'line',
  'bar',
  'column',
  'slope',
  'heat',
  'distribution',
  'multiples',
  'map',
]);

export function chartOptions({ chart: plan, periods }: Layout, catalog: Catalog, lang: Lang): ChartOptions {
  const named = (key: string): Pick<string> => ({ key, name: catalog.indicatorName(key, lang) });
  // In the order of their names' keys: the charted one stands first in the plan.
  const indicators = plan.indicators.map(named);
  const several = indicators.length > 1;
  const stacks = plan.kind === 'column' || plan.kind === 'stacked' || plan.kind === 'percent';
  const byIndicator = (stacks && plan.by === 'indicator') || (plan.kind === 'multiples' && plan.panels === 'indicator');
  return {
    indicators: several && !byIndicator && plan.kind !== 'bullet' ? indicators : [],
    indicator: plan.indicator ?? '',
    across: plan.kind === 'scatter' ? indicators.filter(({ key }) => key !== plan.indicator) : [],
    acrossNow: plan.across ?? '',
    values:
      OF_VALUES.has(plan.kind) && !byIndicator
        ? CHART_VALUES.map((key) => ({ key, name: t(lang, `chart.value.${key}`) }))
        : [],
    value: plan.value,
    by: stacks && several ? plan.by : null,
    panels: plan.kind === 'multiples' && several ? plan.panels : null,
    freeAxes: plan.kind === 'multiples' ? plan.freeAxes : null,
    log: LOGARITHMIC.has(plan.kind) ? plan.log : null,
    trails: plan.kind === 'scatter' && periods.length > 1 ? plan.trails : null,
  };
}

/** The choice with some of it changed; what is said to be `undefined` is forgotten. */
export const changeChart = (choice: ChartChoice, change: Partial<ChartChoice>): ChartChoice => ({
  ...choice,
  ...change,
});

/** Another kind; what else was chosen stays for when it is needed again. */
export function chooseChartKind(state: ViewState, kind: ChartKind): void {
  if (state.view) state.edit({ chart: { ...state.view.chart, kind } });
}

export function chooseChart(state: ViewState, change: Partial<ChartChoice>): void {
  if (state.view) state.edit({ chart: changeChart(state.view.chart, change) });
}

/** Charts the indicator of the active cell. */
export function chartActive(state: ViewState): void {
  const { view, activeIndicator } = state;
  if (view && activeIndicator) state.edit({ chart: { ...view.chart, indicator: activeIndicator } });
}
