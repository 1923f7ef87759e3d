import { drawBand } from './band';
import { barHeight, barRoom, drawBars, ranked } from './bar';
import { bulletHeight, drawBullets } from './bullet';
import { drawBump } from './bump';
import { drawGrouped, drawStack } from './column';
import { drawDistribution } from './distribution';
import { drawHeat, heatHeight } from './heat';
import { drawLines, type DrawContext } from './line';
import { drawMap } from './map';
import { drawMultiples, MOST_PANELS, panelsHeight } from './multiples';
import type { Box, Drawing } from './option_types';
import { MOST_LINES } from './plan';
import { drawScatter } from './scatter';
import { drawSlope } from './slope';
import type { ChartSeries, ChartState } from './state';

/** The drawing of each kind of chart. */
export function drawFamily(state: ChartState, series: readonly ChartSeries[], context: DrawContext): Drawing {
  switch (state.kind) {
    case 'line':
      return series.length > MOST_LINES ? drawBand(state, context) : drawLines(state, series, context);
    case 'bar':
      return drawBars(state, series, context);
    case 'column':
      return drawGrouped(state, context);
    case 'stacked':
      return drawStack(state, false, context);
    case 'percent':
      return drawStack(state, true, context);
    case 'slope':
      return drawSlope(state, context);
    case 'bump':
      return drawBump(state, context);
    case 'scatter':
      return drawScatter(state, context);
    case 'heat':
      return drawHeat(state, context);
    case 'distribution':
      return drawDistribution(state, context);
    case 'multiples':
      return drawMultiples(state, context);
    case 'bullet':
      return drawBullets(state, context);
    case 'map':
      return drawMap(state, context);
  }
}

/** The series that find room: of a ranking the greatest, the home area always among them. */
export function drawnSeries(state: ChartState, { top, bottom }: Box): readonly ChartSeries[] {
  if (state.kind === 'multiples' && state.plan.panels === 'area') return state.series.slice(0, MOST_PANELS);
  if (state.kind !== 'bar' || state.series.length === 1) return state.series;
  const room = barRoom(bottom - top, state.periods.length);
  const order = ranked(state.series);
  if (order.length <= room) return order;
  const first = order.slice(0, room - 1);
  const home = order.slice(room - 1).find((series) => series.home);
  return home ? [...first, home] : order.slice(0, room);
}

/** The height at which a chart of that width reads best: of lists by their rows, of others by the width. */
export function goodHeight(state: ChartState, width: number): number {
  const rows = state.series.length;
  const clamp = (height: number, most: number): number => Math.min(Math.max(height, 150), most);
  switch (state.kind) {
    case 'bar':
      return rows === 1
        ? Math.round(width * 0.5)
        : clamp(barHeight(rows, state.periods.length), Math.round(width * 1.4));
    case 'heat':
      return clamp(heatHeight(rows), Math.round(width * 1.5));
    case 'bullet':
      return clamp(bulletHeight(state.bullets.length), Math.round(width * 1.4));
    case 'multiples':
      return clamp(panelsHeight(width, state.parts.length || Math.min(rows, MOST_PANELS)), Math.round(width * 1.5));
    case 'bump':
    case 'slope':
      return clamp(60 + rows * 22, Math.round(width * 1.2));
    case 'map':
      return state.map
        ? clamp(Math.round((width * state.map.height) / Math.max(1, state.map.width)) + 36, Math.round(width * 1.1))
        : width;
    case 'distribution':
      return Math.round(width * 0.42);
    default:
      return Math.round(width * 0.56);
  }
}
