import { CHART_FONT, textAt, type Box, type ChartOption } from './option_types';
import type { Palette } from './palette';
import type { Scale } from './scale';

/** Size of the small texts in a chart, pixels. */
export const LABEL = 11;

/** What line and bar charts have alike. */
export function frame(plot: Box, palette: Palette): ChartOption {
  return {
    animation: false,
    backgroundColor: palette.paper,
    textStyle: { fontFamily: CHART_FONT, color: palette.ink2 },
    grid: { left: plot.left, top: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top },
  };
}

export function valueAxis(scale: Scale, palette: Palette): ChartOption {
  return {
    type: 'value',
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    // Its numbers are written by `tickTexts`, through the one way of writing numbers.
    axisLabel: { show: false },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.rule } },
  };
}

/** The numbers beside a value axis. */
export function tickTexts(
  scale: Scale,
  palette: Palette,
  place: (value: number) => { readonly x: number; readonly y: number; readonly align: 'right' | 'center' },
): readonly ChartOption[] {
  return scale.ticks.map(({ value, text }) => {
    const { x, y, align } = place(value);
    return textAt(text, x, y, { fill: palette.ink3, size: LABEL, align });
  });
}
