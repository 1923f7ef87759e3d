import { isYear, type Period } from '../../catalog';
import type { Lang } from '../../text';
import { pixelWidth } from '../text_width';
import { nearLabels, placeLabels, type LabelPlace } from './labels';
import { frame, LABEL, tickTexts, valueAxis } from './axes';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import type { Palette } from './palette';
import { niceScale } from './scale';
import { axisTexts, type ChartPoint, type ChartSeries, type ChartState } from './state';

const GAP = 14;
/** More lines than this are grey, and only some are named. */
export const MOST_NAMED = 12;

export interface DrawContext {
  readonly area: Box;
  readonly palette: Palette;
  readonly lang: Lang;
  /** The area whose cell is selected: drawn as if it were named. */
  readonly active?: string | null;
}

/** Lines over periods: a gap where a figure is missing, dashes across a break, names at the right end without overlap. */
export function drawLines(state: ChartState, series: readonly ChartSeries[], context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  const scale = niceScale(values, false, lang);
  const slots = timeSlots(state.periods);
  const many = series.length > MOST_NAMED;
  const names = Math.max(0, ...series.map(({ name }) => pixelWidth(name, LABEL)));
  const ticks = Math.max(...scale.ticks.map(({ text }) => pixelWidth(text, LABEL)));
  const plot: Box = {
    left: area.left + ticks + 8,
    top: area.top + 8,
    right: area.right - Math.min(names + 14, (area.right - area.left) / 3),
    bottom: area.bottom - 22,
  };
  const x = (i: number): number =>
    plot.left + ((plot.right - plot.left) * (i + (slots.count === 1 ? 0.5 : 0))) / Math.max(1, slots.count - 1);
  const y = (value: number): number =>
    plot.bottom - ((value - scale.min) / (scale.max - scale.min)) * (plot.bottom - plot.top);
  const slotOf = (point: ChartPoint): number => slots.at[state.periods.indexOf(point.period)] ?? 0;
  const colours = new Map(
    series.map((one, i) => [one.area, colourOf(one, i, series, palette, context.active ?? null)]),
  );
  const colour = (one: ChartSeries): string => colours.get(one.area) ?? palette.peer;
  const ordered = [...series].sort((a, b) => weight(a, context) - weight(b, context));
  const labels = labelPlaces(series, many, context, plot, y);
  const lineOptions = ordered.flatMap((one) =>
    linesOf(one, slotOf, colour(one), one.home || one.area === context.active, many),
  );
  const spots = series.flatMap((one) =>
    one.points.flatMap((point): Spot[] =>
      point.value === null ? [] : [{ area: one.area, at: point.at, x: x(slotOf(point)), y: y(point.value), reach: 8 }],
    ),
  );
  return {
    plot,
    spots,
    option: {
      ...frame(plot, palette),
      xAxis: categoryAxis(slots, axisTexts(state.periods, lang), plot, palette),
      yAxis: valueAxis(scale, palette),
      series: lineOptions,
      graphic: [
        ...tickTexts(scale, palette, (value) => ({ x: plot.left - 8, y: y(value), align: 'right' })),
        ...series.flatMap((one) => endDot(one, colour(one), one.home || one.area === context.active, x, y, slotOf)),
        ...labels.flatMap((place) => labelGraphic(place, series, x, slotOf, colours, palette)),
      ],
    },
  };
}

/** Categories of the axis: years that were not asked keep their room, so that time runs evenly. */
function timeSlots(periods: readonly Period[]): { readonly count: number; readonly at: readonly number[] } {
  const even = periods.every(isYear);
  const first = periods[0]?.m0 ?? 0;
  const at = periods.map((period, i) => (even ? (period.m0 - first) / 12 : i));
  return { count: (at.at(-1) ?? 0) + 1, at };
}

const weight = (one: ChartSeries, { active }: DrawContext): number => (one.home ? 2 : one.area === active ? 1 : 0);

function colourOf(
  one: ChartSeries,
  i: number,
  all: readonly ChartSeries[],
  palette: Palette,
  active: string | null,
): string {
  if (one.home) return palette.home;
  if (one.area === active) return palette.accent;
  const noHome = !all.some(({ home }) => home);
  return noHome && all.length <= palette.lines.length ? (palette.lines[i] ?? palette.peer) : palette.peer;
}

/** Runs of known points are solid; the step across a break is dashed; a missing point leaves a gap. */
function linesOf(
  one: ChartSeries,
  slotOf: (point: ChartPoint) => number,
  color: string,
  strong: boolean,
  many: boolean,
): readonly ChartOption[] {
  const runs: ChartPoint[][] = [];
  const bridges: [ChartPoint, ChartPoint][] = [];
  one.points.forEach((point, i) => {
    const before = one.points[i - 1];
    const joined = before !== undefined && before.value !== null;
    if (point.value === null) return;
    if (joined && !point.afterBreak) runs.at(-1)?.push(point);
    else runs.push([point]);
    if (joined && before && point.afterBreak) bridges.push([before, point]);
  });
  const data = (points: readonly ChartPoint[]): ChartOption['data'] =>
    points.map((point) => [slotOf(point), point.value]);
  const width = strong ? 2.6 : many ? 1.1 : 1.6;
  const base = { type: 'line', name: one.name, color, z: strong ? 4 : 2, animation: false, triggerLineEvent: false };
  return [
    ...runs.map((run, i) => ({
      ...base,
      id: `${one.area}#${i}`,
      data: data(run),
      // A lone point has no line to be seen by.
      showSymbol: run.length === 1,
      symbol: 'circle',
      symbolSize: strong ? 6 : 5,
      lineStyle: { width, color, opacity: many && !strong ? 0.6 : 1 },
      emphasis: { lineStyle: { width: width + 1 } },
    })),
    ...bridges.map((bridge, i) => ({
      ...base,
      id: `${one.area}~${i}`,
      data: data(bridge),
      silent: true,
      showSymbol: false,
      symbol: 'none',
      lineStyle: { width: Math.max(1, width - 0.4), color, type: 'dashed', opacity: 0.8 },
    })),
  ];
}

/** The end of the line that the reader looks for. */
function endDot(
  one: ChartSeries,
  color: string,
  strong: boolean,
  x: (slot: number) => number,
  y: (value: number) => number,
  slotOf: (point: ChartPoint) => number,
): readonly ChartOption[] {
  const end = one.points.filter(({ value }) => value !== null).at(-1);
  if (!strong || !end || end.value === null) return [];
  return [
    { type: 'circle', silent: true, shape: { cx: x(slotOf(end)), cy: y(end.value), r: 4 }, style: { fill: color } },
  ];
}

function labelPlaces(
  series: readonly ChartSeries[],
  many: boolean,
  context: DrawContext,
  plot: Box,
  y: (value: number) => number,
): readonly LabelPlace[] {
  const ends = series.flatMap((one, order) => {
    const end = one.points.filter(({ value }) => value !== null).at(-1);
    return end?.value === undefined || end.value === null ? [] : [{ one, order, y: y(end.value) }];
  });
  const byHeight = [...ends].sort((a, b) => a.y - b.y);
  const extreme = new Set([byHeight[0]?.one.area, byHeight.at(-1)?.one.area]);
  const wishes = ends.map(({ one, order, y: at }) => ({
    key: one.area,
    y: at,
    priority: one.home ? -3 : one.area === context.active ? -2 : extreme.has(one.area) ? -1 : order,
  }));
  const bounds = { top: plot.top, bottom: plot.bottom, gap: GAP };
  return many ? nearLabels(wishes, bounds) : placeLabels(wishes, bounds);
}

function labelGraphic(
  place: LabelPlace,
  series: readonly ChartSeries[],
  x: (slot: number) => number,
  slotOf: (point: ChartPoint) => number,
  colours: ReadonlyMap<string, string>,
  palette: Palette,
): readonly ChartOption[] {
  const one = series.find(({ area }) => area === place.key);
  const end = one?.points.filter(({ value }) => value !== null).at(-1);
  const last = one?.points.at(-1);
  if (!one || !end || !last) return [];
  const colour = colours.get(one.area) ?? palette.peer;
  const grey = colour === palette.peer;
  const right = x(slotOf(last)) + 8;
  const text = textAt(one.name, right, place.y, {
    fill: grey ? palette.peerText : colour,
    size: LABEL,
    bold: one.home,
  });
  const moved = Math.abs(place.y - place.from) > 5 || end !== last;
  const leader = {
    type: 'line',
    silent: true,
    shape: { x1: x(slotOf(end)) + 3, y1: place.from, x2: right - 2, y2: place.y },
    style: { stroke: colour, lineWidth: 0.7, opacity: 0.7, ...(end !== last ? { lineDash: [2, 3] } : {}) },
  };
  return moved ? [leader, text] : [text];
}

function categoryAxis(
  slots: { readonly count: number; readonly at: readonly number[] },
  texts: readonly string[],
  plot: Box,
  palette: Palette,
): ChartOption {
  const data = Array.from({ length: slots.count }, (_, i) => texts[slots.at.indexOf(i)] ?? '');
  const widest = Math.max(...data.map((text) => pixelWidth(text, LABEL) + 8));
  const each = (plot.right - plot.left) / Math.max(1, slots.count - 1);
  return {
    type: 'category',
    data,
    boundaryGap: slots.count === 1,
    axisLabel: {
      fontSize: LABEL,
      color: palette.ink3,
      interval: Math.max(0, Math.ceil(widest / each) - 1),
      hideOverlap: true,
    },
    axisLine: { onZero: true, lineStyle: { color: palette.axis } },
    axisTick: { show: false },
  };
}
