import type { Catalog, Indicator, Period } from '../../catalog';
import type { View } from '../view';
import type { ChartValue, DrawnKind } from './choice';
import { notPossible, type NotPossible } from './possible';

/** Above so many bars a ranking is no longer read line by line (rule 5). */
export const MOST_RANKED = 40;
/** Above so many lines each is not drawn: median, bands and a few named ones are (rule 12). */
export const MOST_LINES = 100;
/** A single series of up to so many periods is columns (rule 2). */
const FEW_PERIODS = 8;

/** What a chart is going to draw, decided before anything is asked, since the question depends on it. */
export interface ChartPlan {
  readonly kind: DrawnKind;
  /** The rule of RULES.md that led to it where `auto` was chosen, or where what was chosen is not possible. */
  readonly rule: number | null;
  /** What was chosen but cannot be drawn of this, and why. */
  readonly refused: { readonly kind: DrawnKind; readonly why: NotPossible } | null;
  readonly indicator: string | null;
  /** All indicators of the view that the catalog knows, the charted one first. */
  readonly indicators: readonly string[];
  readonly across: string | null;
  readonly value: ChartValue;
  readonly by: 'area' | 'indicator';
  readonly panels: 'area' | 'indicator';
  readonly freeAxes: boolean;
  readonly log: boolean;
  readonly trails: boolean;
}

/** The shape of what is compared: all that the rules look at. */
export interface ChartShape {
  readonly areas: readonly string[];
  readonly periods: readonly Period[];
  readonly indicators: readonly Indicator[];
  readonly value: ChartValue;
  readonly by: 'area' | 'indicator';
  readonly panels: 'area' | 'indicator';
  readonly catalog: Catalog;
  readonly home: string | null;
}

/** Rules 1 to 14 of RULES.md. */
export function chartPlan(
  view: View,
  catalog: Catalog,
  areas: readonly string[],
  periods: readonly Period[],
  home: string | null,
): ChartPlan {
  const shape = shapeOf(view, catalog, areas, periods, home);
  const { chart } = view;
  const keys = shape.indicators.map(({ key }) => key);
  const across = keys.find((key) => key === chart.across && key !== keys[0]) ?? keys[1] ?? null;
  const why = chart.kind === 'auto' ? null : notPossible(chart.kind, shape);
  const first = chart.kind === 'auto' || why !== null ? firstChoice(shape) : { kind: chart.kind, rule: null };
  return {
    ...first,
    refused: chart.kind === 'auto' || why === null ? null : { kind: chart.kind, why },
    indicator: keys[0] ?? null,
    indicators: keys,
    across,
    value: shape.value,
    by: shape.by,
    panels: shape.panels,
    freeAxes: chart.freeAxes ?? (shape.panels === 'indicator' && unitsOf(shape.indicators).size > 1),
    log: chart.log === true,
    trails: chart.trails === true,
  };
}

/** What a chart menu asks of every kind: null where it can be drawn. */
export function kindsPossible(
  view: View,
  catalog: Catalog,
  areas: readonly string[],
  periods: readonly Period[],
  home: string | null,
): (kind: DrawnKind) => NotPossible | null {
  const shape = shapeOf(view, catalog, areas, periods, home);
  return (kind) => notPossible(kind, shape);
}

function shapeOf(
  { chart, indicators }: View,
  catalog: Catalog,
  areas: readonly string[],
  periods: readonly Period[],
  home: string | null,
): ChartShape {
  const charted = indicators.find((key) => key === chart.indicator && catalog.indicator(key)) ?? null;
  const keys = charted === null ? indicators : [charted, ...indicators.filter((key) => key !== charted)];
  const known = keys.flatMap((key) => catalog.indicator(key) ?? []);
  const single = areas.length === 1;
  return {
    areas,
    periods,
    indicators: known,
    value: valueFor(chart.value ?? 'level', known[0]),
    by: chart.by ?? (single && known.length > 1 ? 'indicator' : 'area'),
    panels: chart.panels ?? (known.length > 1 ? 'indicator' : 'area'),
    catalog,
    home,
  };
}

/** What has no meaning for the indicator is drawn as the figure itself (rule 14). */
function valueFor(value: ChartValue, indicator: Indicator | undefined): ChartValue {
  if (!indicator) return 'level';
  if (value === 'growth' && (indicator.growth === 'none' || indicator.kind === 'rank')) return 'level';
  if (value === 'share' && indicator.addArea !== 'sum' && indicator.addArea !== 'published') return 'level';
  return value;
}

function firstChoice(shape: ChartShape): { readonly kind: DrawnKind; readonly rule: number } {
  const { areas, periods, indicators } = shape;
  const can = (kind: DrawnKind): boolean => notPossible(kind, shape) === null;
  if (areas.length === 0 || periods.length === 0 || indicators.length === 0) return { kind: 'line', rule: 1 };
  if (areas.length === 1) {
    if (indicators.length > 1 && periods.length > 1 && can('multiples')) return { kind: 'multiples', rule: 3 };
    if (indicators.length > 1 && can('bullet')) return { kind: 'bullet', rule: 4 };
    const columns = periods.length <= FEW_PERIODS && shape.value === 'level' && indicators[0]?.kind !== 'rate';
    return { kind: columns || periods.length === 1 ? 'bar' : 'line', rule: 2 };
  }
  if (periods.length > 1) return { kind: 'line', rule: 6 };
  if (areas.length <= MOST_RANKED) return { kind: 'bar', rule: 5 };
  return { kind: can('map') ? 'map' : can('distribution') ? 'distribution' : 'bar', rule: 5 };
}

export const unitsOf = (indicators: readonly Indicator[]): ReadonlySet<string> =>
  new Set(indicators.map(({ unit }) => unit));
