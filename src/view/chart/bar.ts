import { compare } from '../../core';
import { bestExact } from '../show';
import { pixelWidth } from '../text_width';
import { frame, LABEL, tickTexts, valueAxis } from './axes';
import type { DrawContext } from './line';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import { niceScale } from './scale';
import { axisTexts, type ChartPoint, type ChartSeries, type ChartState } from './state';

/** The least height of a bar with its room, pixels. */
const ROW = 19;

/** Bars: over time for one area; else a ranking of areas, the greatest on top, two periods side by side where there are two. */
export function drawBars(state: ChartState, series: readonly ChartSeries[], context: DrawContext): Drawing {
  const only = series.length === 1 ? series[0] : undefined;
  return only ? drawColumns(state, only, context) : drawRanking(state, series, context);
}

/** How many bars find room in that height. */
export const barRoom = (height: number, periods: number): number =>
  Math.max(3, Math.floor((height - 34) / (ROW + (periods === 2 ? 7 : 0))));

/** By the last period, greatest first; areas without a figure last, in their own order. */
export function ranked(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const exact = (one: ChartSeries): ReturnType<typeof bestExact> => {
    const figure = one.points.at(-1)?.figure;
    return figure ? bestExact(figure) : null;
  };
  return [...series].sort((a, b) => {
    const [x, y] = [exact(a), exact(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return compare(y, x);
  });
}

function drawRanking(state: ChartState, series: readonly ChartSeries[], context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const two = state.periods.length === 2;
  const order = ranked(series);
  const shown = order.map((one) => ({ one, points: one.points.slice(two ? -2 : -1) }));
  const scale = niceScale([0, ...shown.flatMap(({ points }) => valuesOf(points))], true, lang, 4);
  const names = Math.max(...order.map(({ name }) => pixelWidth(name, 12)));
  const texts = Math.max(0, ...shown.flatMap(({ points }) => points.map(({ text }) => pixelWidth(text, LABEL))));
  const negative = scale.min < 0;
  const plot: Box = {
    left: area.left + Math.min(names + 10, (area.right - area.left) * 0.4) + (negative ? texts : 0),
    top: area.top + 2,
    right: area.right - texts - 10,
    bottom: area.bottom - 22,
  };
  const x = (value: number): number =>
    plot.left + ((value - scale.min) / (scale.max - scale.min)) * (plot.right - plot.left);
  const each = (plot.bottom - plot.top) / Math.max(1, order.length);
  const thick = two ? Math.min(13, each * 0.38) : Math.min(18, each * 0.72);
  const y = (row: number, slot: number): number => plot.top + each * (row + 0.5) + (two ? (slot - 0.5) * thick : 0);
  const places = shown.flatMap(({ one, points }, row) => points.map((point, slot) => ({ one, point, row, slot })));
  return {
    plot,
    spots: places.map(({ one, point, row, slot }): Spot => ({
      area: one.area,
      at: point.at,
      x: x(point.value ?? 0),
      y: y(row, slot),
      reach: each / (two ? 4 : 2),
    })),
    option: {
      ...frame(plot, palette),
      xAxis: valueAxis(scale, palette),
      yAxis: {
        type: 'category',
        inverse: true,
        data: order.map(({ name, area: key, home }) => ({
          value: name,
          textStyle: {
            color: home ? palette.home : key === context.active ? palette.accent : palette.ink2,
            fontWeight: home ? 'bold' : 'normal',
          },
        })),
        axisLabel: {
          fontSize: 12,
          interval: 0,
          margin: 8 + (negative ? texts : 0),
          width: names + 4,
          overflow: 'truncate',
        },
        axisLine: { lineStyle: { color: palette.axis } },
        axisTick: { show: false },
      },
      series: (two ? [0, 1] : [0]).map((slot) => ({
        type: 'bar',
        id: `bar${slot}`,
        barWidth: thick,
        barGap: '0%',
        animation: false,
        data: shown.map(({ one, points }) => ({
          value: points[slot]?.value ?? null,
          itemStyle: { color: barColour(one, two && slot === 0, context) },
        })),
      })),
      graphic: [
        ...tickTexts(scale, palette, (value) => ({ x: x(value), y: plot.bottom + 12, align: 'center' })),
        ...places.map(({ one, point, row, slot }) =>
          endText(one, point, x(point.value ?? Math.max(0, scale.min)), y(row, slot), context),
        ),
      ],
    },
  };
}

function endText(one: ChartSeries, point: ChartPoint, x: number, y: number, { palette }: DrawContext): ChartOption {
  const left = point.value !== null && point.value < 0;
  const fill = point.value === null ? palette.ink3 : one.home ? palette.home : palette.ink2;
  return textAt(point.text, left ? x - 5 : x + 5, y, {
    fill,
    size: LABEL,
    align: left ? 'right' : 'left',
    bold: one.home,
    ground: palette.paper,
  });
}

function barColour(one: ChartSeries, pale: boolean, { palette, active }: DrawContext): string {
  if (one.home) return pale ? palette.homeSoft : palette.home;
  if (one.area === active && !pale) return palette.accent;
  return pale ? palette.peerSoft : palette.peer;
}

function drawColumns(state: ChartState, one: ChartSeries, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const scale = niceScale([0, ...valuesOf(one.points)], true, lang);
  const ticks = Math.max(...scale.ticks.map(({ text }) => pixelWidth(text, LABEL)));
  const plot: Box = {
    left: area.left + ticks + 8,
    top: area.top + 16,
    right: area.right - 8,
    bottom: area.bottom - 22,
  };
  const each = (plot.right - plot.left) / Math.max(1, one.points.length);
  const x = (i: number): number => plot.left + each * (i + 0.5);
  const y = (value: number): number =>
    plot.bottom - ((value - scale.min) / (scale.max - scale.min)) * (plot.bottom - plot.top);
  const fits = Math.max(...one.points.map(({ text }) => pixelWidth(text, LABEL))) <= each + 4;
  return {
    plot,
    spots: one.points.map((point, i): Spot => ({
      area: one.area,
      at: point.at,
      x: x(i),
      y: y(point.value ?? 0),
      reach: each / 2,
    })),
    option: {
      ...frame(plot, palette),
      xAxis: {
        type: 'category',
        data: axisTexts(state.periods, lang),
        axisLabel: { fontSize: LABEL, color: palette.ink3, hideOverlap: true },
        axisLine: { lineStyle: { color: palette.axis } },
        axisTick: { show: false },
      },
      yAxis: valueAxis(scale, palette),
      series: [
        {
          type: 'bar',
          id: 'bar0',
          barWidth: Math.min(42, each * 0.62),
          animation: false,
          data: one.points.map(({ value }) => ({
            value,
            itemStyle: { color: one.home ? palette.home : palette.accent },
          })),
        },
      ],
      graphic: [
        ...tickTexts(scale, palette, (value) => ({ x: plot.left - 8, y: y(value), align: 'right' })),
        ...one.points.flatMap((point, i) =>
          fits || point.value === null
            ? [
                textAt(point.text, x(i), y(point.value ?? Math.max(0, scale.min)) + ((point.value ?? 0) < 0 ? 9 : -9), {
                  fill: point.value === null ? palette.ink3 : palette.ink2,
                  size: LABEL,
                  align: 'center',
                }),
              ]
            : [],
        ),
      ],
    },
  };
}

const valuesOf = (points: readonly ChartPoint[]): readonly number[] =>
  points.flatMap(({ value }) => (value === null ? [] : [value]));
