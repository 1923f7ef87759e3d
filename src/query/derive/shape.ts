import type { Indicator } from '../../catalog';
import { isPercent } from '../formula';
import type { Shape } from '../outcome';

/** Whether an indicator's changes are said in percentage points, and a percent of it would be a percent of a percent. */
export const inPoints = (indicator: Indicator): boolean => indicator.growth === 'points' || isPercent(indicator.unit);

export const levelShape = (indicator: Indicator): Shape => ({
  form: indicator.kind === 'rank' ? 'rank' : isPercent(indicator.unit) && indicator.unit === '%' ? 'percent' : 'number',
  unit: indicator.unit,
  decimals: indicator.decimals,
});

export const percentShape = (decimals = 1): Shape => ({ form: 'percent', unit: '%', decimals });
export const pointsShape = (indicator: Indicator): Shape => ({
  form: 'points',
  unit: '个百分点',
  decimals: Math.max(1, indicator.decimals),
});
export const rankShape: Shape = { form: 'rank', unit: '', decimals: 0 };
export const indexShape: Shape = { form: 'index', unit: '', decimals: 1 };
