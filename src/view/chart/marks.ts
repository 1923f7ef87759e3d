import type { ChartOption } from './option_types';
import { CHART_FONT, type Box } from './option_types';
import type { Palette } from './palette';

/** What is drawn at places that are worked out already. All silent: what is pointed at is found by `point.ts`. */

export type At = readonly [number, number];

export interface LineStyle {
  readonly stroke: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

export const lineAt = (
  points: readonly At[],
  { stroke, width, dash, opacity }: LineStyle,
  id?: string,
): ChartOption => ({
  type: 'polyline',
  silent: true,
  ...(id === undefined ? {} : { id }),
  shape: { points: points.map(round) },
  style: {
    stroke,
    lineWidth: width,
    fill: 'none',
    lineJoin: 'round',
    ...(dash === undefined ? {} : { lineDash: dash }),
    ...(opacity === undefined ? {} : { opacity }),
  },
});

export interface FillStyle {
  readonly fill: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
}

const fillStyle = ({ fill, stroke, width = 1, dash }: FillStyle): ChartOption => ({
  fill,
  ...(stroke === undefined ? {} : { stroke, lineWidth: width, lineJoin: 'round' }),
  ...(dash === undefined ? {} : { lineDash: dash }),
});

export const surfaceAt = (points: readonly At[], style: FillStyle): ChartOption => ({
  type: 'polygon',
  silent: true,
  shape: { points: points.map(round) },
  style: fillStyle(style),
});

export const rectAt = ({ left, top, right, bottom }: Box, style: FillStyle): ChartOption => ({
  type: 'rect',
  silent: true,
  shape: { x: px(left), y: px(top), width: px(right - left), height: px(bottom - top) },
  style: fillStyle(style),
});

export const dotAt = (x: number, y: number, r: number, style: FillStyle): ChartOption => ({
  type: 'circle',
  silent: true,
  shape: { cx: px(x), cy: px(y), r },
  style: fillStyle(style),
});

/** Lines at 45° across a box: what sets a surface apart without colour. */
export function hatchAt({ left, top, right, bottom }: Box, stroke: string, gap = 5): readonly ChartOption[] {
  const [w, h] = [right - left, bottom - top];
  const lines: ChartOption[] = [];
  for (let d = gap; d < w + h; d += gap) {
    const from: At = [left + Math.min(d, w), top + Math.max(0, d - w)];
    const to: At = [left + Math.max(0, d - h), top + Math.min(d, h)];
    lines.push(lineAt([from, to], { stroke, width: 0.8 }));
  }
  return lines;
}

/** Hundredths are enough for any printer, and keep pictures and snapshots small. */
const px = (n: number): number => Math.round(n * 100) / 100;
const round = ([x, y]: At): [number, number] => [px(x), px(y)];

/** A drawing that consists of marks alone, in this order. */
export const canvasOf = (palette: Palette, graphic: readonly ChartOption[]): ChartOption => ({
  animation: false,
  backgroundColor: palette.paper,
  textStyle: { fontFamily: CHART_FONT },
  graphic,
});

/** Black or white, whichever reads better on that ground (`#rrggbb`). */
export const inkOn = (ground: string): string => (luminance(ground) > 0.36 ? '#1c2430' : '#ffffff');

function luminance(colour: string): number {
  const part = (at: number): number => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}
