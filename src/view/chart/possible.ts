import type { DrawnKind } from './choice';
import { mapFor } from './shapes';
import type { ChartShape } from './plan';

/** Why a kind of chart cannot be drawn of what is compared; words in the domain `chart`. */
export const NOT_POSSIBLE = [
  'nothing',
  'two_periods',
  'two_areas',
  'two_indicators',
  'five_areas',
  'few_areas',
  'few_parts',
  'one_unit',
  'additive',
  'levels_only',
  'target',
  'map',
  'map_areas',
] as const;
export type NotPossible = (typeof NOT_POSSIBLE)[number];

/** So many columns stand side by side at most, and so many parts in a stack: more are not told apart. */
export const MOST_GROUPS = 6;
export const MOST_PARTS = 12;
export const MOST_BUMPED = 40;
export const MOST_HEATED = 60;

/** Rule 7 to 11 of RULES.md: null where it can be drawn. Looks at what is asked only; figures that refuse are found later. */
export function notPossible(kind: DrawnKind, shape: ChartShape): NotPossible | null {
  const { areas, periods, indicators } = shape;
  if (areas.length === 0 || periods.length === 0 || indicators.length === 0) return 'nothing';
  switch (kind) {
    case 'line':
      return periods.length < 2 ? 'two_periods' : null;
    case 'bar':
    case 'multiples':
      return kind === 'multiples' && areas.length < 2 && indicators.length < 2 ? 'two_areas' : null;
    case 'column':
      return groups(shape, MOST_GROUPS);
    case 'stacked':
    case 'percent':
      return stack(shape);
    case 'slope':
    case 'bump':
      if (periods.length < 2) return 'two_periods';
      if (areas.length < 2) return 'two_areas';
      return areas.length > MOST_BUMPED ? 'few_areas' : null;
    case 'scatter':
      if (indicators.length < 2) return 'two_indicators';
      return areas.length < 3 ? 'two_areas' : null;
    case 'heat':
      if (areas.length < 2 && indicators.length < 2) return 'two_areas';
      if (areas.length > MOST_HEATED) return 'few_areas';
      return periods.length < 2 ? 'two_periods' : null;
    case 'distribution':
      return areas.length < 5 ? 'five_areas' : null;
    case 'bullet':
      return hasTarget(shape) ? null : 'target';
    case 'map':
      return shape.catalog.data.maps === undefined || shape.catalog.data.maps.length === 0
        ? 'map'
        : mapFor(shape.catalog, areas) === null
          ? 'map_areas'
          : null;
  }
}

/** The members that stand beside or upon each other. */
export const membersOf = ({ by, areas, indicators }: ChartShape): number =>
  by === 'area' ? areas.length : indicators.length;

function groups(shape: ChartShape, most: number): NotPossible | null {
  const members = shape.by === 'area' && shape.periods.length === 1 ? 1 : membersOf(shape);
  if (members > most) return 'few_parts';
  if (shape.by === 'area') return shape.areas.length < 2 ? 'two_areas' : null;
  return severalOfOneUnit(shape);
}

function severalOfOneUnit({ indicators }: ChartShape): NotPossible | null {
  if (indicators.length < 2) return 'two_indicators';
  return new Set(indicators.map(({ unit }) => unit)).size > 1 ? 'one_unit' : null;
}

function stack(shape: ChartShape): NotPossible | null {
  const { by, areas, indicators, value } = shape;
  if (membersOf(shape) > MOST_PARTS) return 'few_parts';
  if (value !== 'level') return 'levels_only';
  const stacked = by === 'area' ? indicators.slice(0, 1) : indicators;
  if (
    stacked.some(({ kind, addArea }) => kind === 'rate' || kind === 'index' || kind === 'rank' || addArea === 'none')
  ) {
    return 'additive';
  }
  if (by === 'indicator') return severalOfOneUnit(shape);
  return areas.length < 2 ? 'two_areas' : null;
}

function hasTarget({ catalog, indicators, areas }: ChartShape): boolean {
  const [keys, wanted] = [new Set(indicators.map(({ key }) => key)), new Set(areas)];
  return catalog.data.targets.some(({ indicator, area }) => keys.has(indicator) && wanted.has(area));
}
