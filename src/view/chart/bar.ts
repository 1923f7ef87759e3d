import { compare } from '../../core';
import { bestExact } from '../show';
import { cutText, pixelWidth } from '../text_width';
import { LABEL } from './axes';
import type { DrawContext } from './line';
import { canvasOf, lineAt, rectAt } from './marks';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import { along, levelMarks, scaleOf, tickRoom, timeMarks, timePlaces, uprightMarks } from './plane';
import type { ChartPoint, ChartSeries, ChartState } from './state';

/** The least height of a bar with its room, pixels. */
const ROW = 19;
const NAME = 12;

/** Bars: over time for one area; else a ranking of areas, the greatest on top, two periods side by side where there are two. */
export function drawBars(state: ChartState, series: readonly ChartSeries[], context: DrawContext): Drawing {
  const only = series.length === 1 ? series[0] : undefined;
  return only ? drawColumns(state, only, context) : drawRanking(state, series, context);
}

/** How many bars find room in that height. */
export const barRoom = (height: number, periods: number): number =>
  Math.max(3, Math.floor((height - 34) / (ROW + (periods === 2 ? 7 : 0))));

/** The height that so many bars ask for. */
export const barHeight = (bars: number, periods: number): number => 40 + bars * (ROW + (periods === 2 ? 7 : 0) + 2);

/** By the last period, greatest first; areas without a figure last, in their own order. */
export function ranked(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const exact = new Map(
    series.map((one) => {
      const figure = one.points.at(-1)?.figure;
      return [one, figure ? bestExact(figure) : null] as const;
    }),
  );
  return [...series].sort((a, b) => {
    const [x, y] = [exact.get(a) ?? null, exact.get(b) ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return compare(y, x);
  });
}

function drawRanking(state: ChartState, series: readonly ChartSeries[], context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const two = state.periods.length === 2;
  const order = ranked(series);
  const shown = order.map((one) => ({ one, points: one.points.slice(two ? -2 : -1) }));
  const scale = scaleOf([0, ...shown.flatMap(({ points }) => known(points))], { fromZero: true, ticks: 4 }, lang);
  const names = Math.min(Math.max(...order.map(({ name }) => pixelWidth(name, NAME))), (area.right - area.left) * 0.34);
  const texts = Math.max(0, ...shown.flatMap(({ points }) => points.map(({ text }) => pixelWidth(text, LABEL))));
  const negative = scale.min < 0;
  const plot: Box = {
    left: area.left + names + 10 + (negative ? texts : 0),
    top: area.top + 2,
    right: area.right - texts - 10,
    bottom: area.bottom - 22,
  };
  const x = along(scale, plot.left, plot.right);
  const each = (plot.bottom - plot.top) / Math.max(1, order.length);
  const thick = two ? Math.min(13, each * 0.38) : Math.min(18, each * 0.72);
  const y = (row: number, slot: number): number => plot.top + each * (row + 0.5) + (two ? (slot - 0.5) * thick : 0);
  const places = shown.flatMap(({ one, points }, row) => points.map((point, slot) => ({ one, point, row, slot })));
  return {
    plot,
    pointing: 'rows',
    spots: places.map(({ one, point, row, slot }): Spot => ({
      area: one.area,
      at: point.at,
      x: x(point.value ?? 0),
      y: y(row, slot),
      reach: each / (two ? 4 : 2),
    })),
    option: canvasOf(palette, [
      ...levelMarks(scale, plot, palette),
      ...order.map((one, row) =>
        rowName(one, names, plot.left - 8 - (negative ? texts : 0), plot.top + each * (row + 0.5), context),
      ),
      ...places.flatMap(({ one, point, row, slot }) => [
        ...(point.value === null
          ? []
          : [
              rectAt(between(x(0), x(point.value), y(row, slot), thick), {
                fill: barColour(one, two && slot === 0, context),
              }),
            ]),
        endText(one, point, x(point.value ?? Math.max(0, scale.min)), y(row, slot), context),
      ]),
      lineAt(
        [
          [x(0), plot.top],
          [x(0), plot.bottom],
        ],
        { stroke: palette.axis, width: 1 },
      ),
    ]),
  };
}

const between = (a: number, b: number, y: number, thick: number): Box => ({
  left: Math.min(a, b),
  right: Math.max(a, b),
  top: y - thick / 2,
  bottom: y + thick / 2,
});

/** The name of a row, right before it: the home area red, a selected one blue. */
export function rowName(
  one: { readonly name: string; readonly home: boolean; readonly area: string },
  room: number,
  x: number,
  y: number,
  { palette, chosen }: DrawContext,
): ChartOption {
  return textAt(cutText(one.name, room, NAME), x, y, {
    fill: one.home ? palette.home : chosen.has(one.area) ? palette.accent : palette.ink2,
    size: NAME,
    align: 'right',
    bold: one.home,
  });
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

export function barColour(one: ChartSeries, pale: boolean, { palette, chosen }: DrawContext): string {
  if (one.home) return pale ? palette.homeSoft : palette.home;
  if (chosen.has(one.area) && !pale) return palette.accent;
  return pale ? palette.peerSoft : palette.peer;
}

function drawColumns(state: ChartState, one: ChartSeries, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const scale = scaleOf([0, ...known(one.points)], { fromZero: true }, lang);
  const plot: Box = {
    left: area.left + tickRoom(scale),
    top: area.top + 16,
    right: area.right - 8,
    bottom: area.bottom - 22,
  };
  const { at, each } = timePlaces(state.periods, plot.left, plot.right, true);
  const x = (i: number): number => at[i] ?? plot.left;
  const y = along(scale, plot.bottom, plot.top);
  const thick = Math.min(42, each * 0.62);
  const fits = Math.max(...one.points.map(({ text }) => pixelWidth(text, LABEL))) <= each + 4;
  return {
    plot,
    pointing: 'columns',
    spots: one.points.map((point, i): Spot => ({
      area: one.area,
      at: point.at,
      x: x(i),
      y: y(point.value ?? 0),
      reach: each / 2,
    })),
    option: canvasOf(palette, [
      ...uprightMarks(scale, plot, palette),
      ...timeMarks(state.periods, at, plot.bottom + 12, lang, palette),
      ...one.points.flatMap(({ value }, i) =>
        value === null
          ? []
          : [rectAt(upright(x(i), thick, y(0), y(value)), { fill: one.home ? palette.home : palette.accent })],
      ),
      ...one.points.flatMap((point, i) => {
        const dash = point.afterBreak ? [breakRule((x(i) + x(i - 1)) / 2, plot, palette.axis)] : [];
        if (!fits && point.value !== null) return dash;
        return [
          ...dash,
          textAt(point.text, x(i), y(point.value ?? Math.max(0, scale.min)) + ((point.value ?? 0) < 0 ? 9 : -9), {
            fill: point.value === null ? palette.ink3 : palette.ink2,
            size: LABEL,
            align: 'center',
          }),
        ];
      }),
    ]),
  };
}

/** Where figures no longer compare with those before: an upright dashed rule. */
export const breakRule = (x: number, plot: Box, stroke: string): ChartOption =>
  lineAt(
    [
      [x, plot.top],
      [x, plot.bottom],
    ],
    { stroke, width: 1, dash: [3, 3] },
  );

export const upright = (x: number, thick: number, a: number, b: number): Box => ({
  left: x - thick / 2,
  right: x + thick / 2,
  top: Math.min(a, b),
  bottom: Math.max(a, b),
});

const known = (points: readonly ChartPoint[]): readonly number[] =>
  points.flatMap(({ value }) => (value === null ? [] : [value]));
