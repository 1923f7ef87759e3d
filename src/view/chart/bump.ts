import { t } from '../../text';
import { cutText, pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { endOfLine, lineColours, lineSpots, valuesOf, type DrawContext } from './line';
import { canvasOf, dotAt, inkOn } from './marks';
import { textAt, type Box, type ChartOption, type Drawing } from './option_types';
import { pieces } from './pieces';
import { timeMarks, timePlaces } from './plane';
import type { ChartPoint, ChartSeries, ChartState } from './state';

/** Places in the ranking over time: the first on top, the place written into the dots where there is room. */
export function drawBump(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const { series } = state;
  const most = Math.max(2, ...valuesOf(series));
  const names = Math.min(
    Math.max(0, ...series.map(({ name }) => pixelWidth(name, LABEL))),
    (area.right - area.left) * 0.3,
  );
  const plot: Box = {
    left: area.left + 14,
    top: area.top + 12,
    right: area.right - names - 24,
    bottom: area.bottom - 30,
  };
  const each = (plot.bottom - plot.top) / (most - 1);
  const y = (rank: number): number => plot.top + (rank - 1) * each;
  const time = timePlaces(state.periods, plot.left, plot.right);
  const x = (point: ChartPoint): number => time.at[state.periods.indexOf(point.period)] ?? plot.left;
  const colours = lineColours(series, context);
  const colour = (one: ChartSeries): string => colours.get(one.area) ?? palette.peer;
  const r = Math.min(9, each * 0.42, time.each * 0.3);
  const written = r >= 6.5;
  const order = [...series].sort((a, b) => Number(a.home) - Number(b.home));
  return {
    plot,
    pointing: 'time',
    spots: lineSpots(series, { x, y }),
    said: [t(lang, 'chart.bump')],
    option: canvasOf(palette, [
      ...timeMarks(state.periods, time.at, plot.bottom + 22, lang, palette),
      ...order.flatMap((one) => {
        const stroke = colour(one);
        return [
          ...pieces(one, (point) => [x(point), y(point.value ?? 1)], { stroke, width: one.home ? 3 : 1.8 }),
          ...one.points.flatMap((point): readonly ChartOption[] =>
            point.value === null
              ? []
              : [
                  dotAt(x(point), y(point.value), written ? r : Math.max(2, r), {
                    fill: stroke,
                    stroke: palette.paper,
                    width: 1,
                  }),
                  ...(written
                    ? [
                        textAt(point.text, x(point), y(point.value) + 0.5, {
                          fill: inkOn(stroke),
                          size: Math.min(LABEL, r * 1.25),
                          align: 'center',
                        }),
                      ]
                    : []),
                ],
          ),
        ];
      }),
      ...nameMarks(series, colour, x, y, each, plot, names, context),
    ]),
  };
}

/** Names at the right; tied areas share one line of text, and where ranks stand closer than a text is high, some go unnamed. */
function nameMarks(
  series: readonly ChartSeries[],
  colour: (one: ChartSeries) => string,
  x: (point: ChartPoint) => number,
  y: (rank: number) => number,
  each: number,
  plot: Box,
  room: number,
  { palette }: DrawContext,
): readonly ChartOption[] {
  const step = Math.max(1, Math.ceil(13 / each));
  const byRank = new Map<number, ChartSeries[]>();
  for (const one of series) {
    const end = endOfLine(one);
    if (!end || end.value === null || end !== one.points.at(-1)) continue;
    byRank.set(end.value, [...(byRank.get(end.value) ?? []), one]);
  }
  return [...byRank].flatMap(([rank, tied]) => {
    const home = tied.some((one) => one.home);
    if (!home && (rank - 1) % step !== 0) return [];
    const first = tied.find((one) => one.home) ?? tied[0];
    const end = first && endOfLine(first);
    if (!first || !end) return [];
    const fill = colour(first) === palette.peer ? palette.peerText : colour(first);
    const text = [first, ...tied.filter((one) => one !== first)].map(({ name }) => name).join('、');
    return [
      textAt(cutText(text, Math.max(room, 24), LABEL), Math.min(x(end), plot.right) + 14, y(rank), {
        fill,
        size: LABEL,
        bold: home,
      }),
    ];
  });
}
