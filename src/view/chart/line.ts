import type { Lang } from '../../text';
import { cutText, pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { nearLabels, placeLabels, type LabelPlace } from './labels';
import { canvasOf, dotAt, lineAt, surfaceAt } from './marks';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import type { Palette } from './palette';
import { pieces } from './pieces';
import { along, scaleOf, tickRoom, timeMarks, timePlaces, uprightMarks } from './plane';
import type { ChartPoint, ChartSeries, ChartState } from './state';

const GAP = 14;
/** More lines than this are grey, and only some are named. */
export const MOST_NAMED = 12;

export interface DrawContext {
  readonly area: Box;
  readonly palette: Palette;
  readonly lang: Lang;
  /** Areas whose cells are selected: drawn as if they were named. */
  readonly chosen: ReadonlySet<string>;
}

/** Where the points of a series lie. */
export interface Places {
  readonly x: (point: ChartPoint) => number;
  readonly y: (value: number) => number;
}

/** Lines over periods: a gap where a figure is missing, dashes across a break, names at the right end without overlap. */
export function drawLines(state: ChartState, series: readonly ChartSeries[], context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const scale = scaleOf(valuesOf(series), { fromZero: false, log: state.plan.log }, lang);
  const many = series.length > MOST_NAMED;
  const names = Math.min(
    Math.max(0, ...series.map(({ name }) => pixelWidth(name, LABEL))),
    (area.right - area.left) * 0.3,
  );
  const plot: Box = {
    left: area.left + tickRoom(scale),
    top: area.top + 8,
    right: area.right - names - 14,
    bottom: area.bottom - 22,
  };
  const time = timePlaces(state.periods, plot.left, plot.right);
  const x = (point: ChartPoint): number => time.at[state.periods.indexOf(point.period)] ?? plot.left;
  const y = along(scale, plot.bottom, plot.top);
  const colours = lineColours(series, context);
  const colour = (one: ChartSeries): string => colours.get(one.area) ?? palette.peer;
  const strong = (one: ChartSeries): boolean => one.home || context.chosen.has(one.area);
  const ordered = [...series].sort((a, b) => weight(a, context) - weight(b, context));
  const labels = labelPlaces(series, many, context, plot, y);
  return {
    plot,
    pointing: 'time',
    spots: lineSpots(series, { x, y }),
    option: canvasOf(palette, [
      ...uprightMarks(scale, plot, palette),
      ...timeMarks(state.periods, time.at, plot.bottom + 12, lang, palette),
      ...ordered.flatMap((one) =>
        pieces(one, (point) => [x(point), y(point.value ?? 0)], {
          stroke: colour(one),
          width: strong(one) ? 2.6 : many ? 1.1 : 1.6,
          ...(many && !strong(one) ? { opacity: 0.7 } : {}),
        }),
      ),
      ...ordered.flatMap((one) => signs(one, series.indexOf(one), colour(one), palette, { x, y })),
      ...series.flatMap((one) => (strong(one) ? endDot(one, colour(one), { x, y }) : [])),
      ...labels.flatMap((place) => labelMarks(place, series, x, colours, palette, names)),
    ]),
  };
}

export const valuesOf = (series: readonly ChartSeries[]): readonly number[] =>
  series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));

export const lineSpots = (series: readonly ChartSeries[], { x, y }: Places): readonly Spot[] =>
  series.flatMap((one) =>
    one.points.flatMap((point): Spot[] =>
      point.value === null ? [] : [{ area: one.area, at: point.at, x: x(point), y: y(point.value), reach: 8 }],
    ),
  );

export const endOfLine = (one: ChartSeries): ChartPoint | undefined =>
  one.points.filter(({ value }) => value !== null).at(-1);

const weight = (one: ChartSeries, { chosen }: DrawContext): number => (one.home ? 2 : chosen.has(one.area) ? 1 : 0);

/** The home area red, selected ones blue, the others grey; without a home area, a few lines have a colour each. */
export function lineColours(
  series: readonly ChartSeries[],
  { palette, chosen }: DrawContext,
): ReadonlyMap<string, string> {
  const coloured = !series.some(({ home }) => home) && series.length <= palette.lines.length;
  return new Map(
    series.map((one, i) => [
      one.area,
      one.home
        ? palette.home
        : chosen.has(one.area)
          ? palette.accent
          : coloured
            ? (palette.lines[i] ?? palette.peer)
            : palette.peer,
    ]),
  );
}

/** Lines that only their colours tell apart have a sign of their own at each point: a black-and-white print keeps it. */
function signs(
  one: ChartSeries,
  i: number,
  colour: string,
  palette: Palette,
  { x, y }: Places,
): readonly ChartOption[] {
  if (colour !== palette.lines[i] || palette.lines.length === 0) return [];
  return one.points.flatMap((point) =>
    point.value === null ? [] : [signAt(i, x(point), y(point.value), colour, palette)],
  );
}

/** Disc, square, triangle, diamond; the same hollow; for the legend of a black-and-white print. */
export function signAt(i: number, x: number, y: number, colour: string, palette: Palette, r = 3): ChartOption {
  const style =
    i % 8 < 4
      ? { fill: colour, stroke: palette.paper, width: 0.6 }
      : { fill: palette.paper, stroke: colour, width: 1.3 };
  const corners = (
    [
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ],
      [
        [0, -1.2],
        [1.15, 0.9],
        [-1.15, 0.9],
      ],
      [
        [0, -1.35],
        [1.35, 0],
        [0, 1.35],
        [-1.35, 0],
      ],
    ] as const
  )[(i % 4) - 1];
  return corners
    ? surfaceAt(
        corners.map(([dx, dy]) => [x + dx * r, y + dy * r] as const),
        style,
      )
    : dotAt(x, y, r, style);
}

/** The end of the line that the reader looks for. */
export function endDot(one: ChartSeries, colour: string, { x, y }: Places): readonly ChartOption[] {
  const end = endOfLine(one);
  return !end || end.value === null ? [] : [dotAt(x(end), y(end.value), 4, { fill: colour })];
}

export function labelPlaces(
  series: readonly ChartSeries[],
  many: boolean,
  context: DrawContext,
  plot: Box,
  y: (value: number) => number,
): readonly LabelPlace[] {
  const ends = series.flatMap((one, order) => {
    const end = endOfLine(one);
    return end?.value === undefined || end.value === null ? [] : [{ one, order, y: y(end.value) }];
  });
  const byHeight = [...ends].sort((a, b) => a.y - b.y);
  const extreme = new Set([byHeight[0]?.one.area, byHeight.at(-1)?.one.area]);
  const wishes = ends.map(({ one, order, y: at }) => ({
    key: one.area,
    y: at,
    priority: one.home ? -3 : context.chosen.has(one.area) ? -2 : extreme.has(one.area) ? -1 : order,
  }));
  const bounds = { top: plot.top, bottom: plot.bottom, gap: GAP };
  return many ? nearLabels(wishes, bounds) : placeLabels(wishes, bounds);
}

export function labelMarks(
  place: LabelPlace,
  series: readonly ChartSeries[],
  x: (point: ChartPoint) => number,
  colours: ReadonlyMap<string, string>,
  palette: Palette,
  room: number,
): readonly ChartOption[] {
  const one = series.find(({ area }) => area === place.key);
  const end = one && endOfLine(one);
  const last = one?.points.at(-1);
  if (!one || !end || !last) return [];
  const colour = colours.get(one.area) ?? palette.peer;
  const grey = colour === palette.peer;
  const right = x(last) + 8;
  const text = textAt(cutText(one.name, room, LABEL), right, place.y, {
    fill: grey ? palette.peerText : colour,
    size: LABEL,
    bold: one.home,
  });
  const moved = Math.abs(place.y - place.from) > 5 || end !== last;
  const leader = lineAt(
    [
      [x(end) + 3, place.from],
      [right - 2, place.y],
    ],
    { stroke: colour, width: 0.7, opacity: 0.7, ...(end !== last ? { dash: [1, 3] } : {}) },
  );
  return moved ? [leader, text] : [text];
}
