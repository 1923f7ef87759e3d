import { t } from '../../text';
import { cutText, pixelWidth } from '../text_width';
import { bestExact } from '../show';
import { LABEL } from './axes';
import type { DrawContext } from './line';
import { canvasOf, dotAt, lineAt, rectAt } from './marks';
import { textAt, type Box, type Drawing, type Spot } from './option_types';
import { along, levelMarks, scaleOf } from './plane';
import { bins, piles } from './piles';
import { spreadOf } from './quantile';
import { figureText } from '../show';
import type { ChartSeries, ChartState } from './state';

/** How all areas lie at the last period: a dot each, upon each other where they are close, the home area marked. */
export function drawDistribution(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area, chosen } = context;
  const all = state.series.flatMap((one) => {
    const point = one.points.at(-1);
    return point?.value === undefined || point.value === null ? [] : [{ one, point, value: point.value }];
  });
  const scale = scaleOf(
    all.map(({ value }) => value),
    { fromZero: false, log: state.plan.log, ticks: 6 },
    lang,
  );
  const plot: Box = { left: area.left + 16, top: area.top + 44, right: area.right - 24, bottom: area.bottom - 24 };
  const x = along(scale, plot.left, plot.right);
  const strong = (one: ChartSeries): boolean => one.home || chosen.has(one.area);
  const xs = all.map(({ value }) => x(value));
  const foot = plot.bottom - 5;
  const dots = piles(xs, plot.left, plot.bottom - plot.top - 6, (i) => {
    const own = all[i]?.one;
    return own !== undefined && strong(own);
  });
  const columns = dots ? null : bins(xs, plot);
  const r = dots?.r ?? 4;
  const place = (i: number): { readonly x: number; readonly y: number } =>
    dots ? { x: dots.x[i] ?? 0, y: foot - r - (dots.heights[i] ?? 0) * 2 * r } : { x: xs[i] ?? 0, y: plot.bottom - 4 };
  /** The highest mark near a place, over which a name can stand. */
  const over = (from: number, to: number): number =>
    columns
      ? Math.min(
          plot.bottom,
          ...columns.marks.flatMap(({ box }) => (box.right > from && box.left < to ? [box.top] : [])),
        )
      : Math.min(
          foot,
          ...all.flatMap((_, i) => (place(i).x > from - r && place(i).x < to + r ? [place(i).y - r] : [])),
        );
  const spread = spreadOf(all.flatMap(({ point }) => bestExact(point.figure) ?? []));
  const like = all[0]?.point.figure;
  const middle =
    spread && like
      ? `${t(lang, 'chart.median')} ${figureText({ ...like, exact: spread.marks[2], notes: [] }, state.plan.value, lang)}`
      : '';
  const [quarter, half, threeQuarters] = [1, 2, 3].map((i) => x(spread?.values[i] ?? 0)) as [number, number, number];
  return {
    plot,
    pointing: 'near',
    said: [t(lang, dots ? 'chart.spread' : 'chart.binned', { n: all.length })],
    spots: all.map(({ one, point }, i): Spot => ({
      area: one.area,
      at: point.at,
      ...place(i),
      reach: Math.max(6, r + 2),
    })),
    option: canvasOf(palette, [
      ...(spread
        ? [
            rectAt(
              { left: quarter, right: threeQuarters, top: plot.top - 4, bottom: plot.bottom },
              { fill: palette.band[0] },
            ),
          ]
        : []),
      ...levelMarks(scale, plot, palette),
      lineAt(
        [
          [plot.left, plot.bottom],
          [plot.right, plot.bottom],
        ],
        { stroke: palette.axis, width: 1 },
      ),
      ...(spread
        ? [
            lineAt(
              [
                [half, plot.top - 4],
                [half, plot.bottom],
              ],
              { stroke: palette.ink2, width: 1.4 },
            ),
            textAt(middle, half, plot.top - 12, {
              fill: palette.ink2,
              size: LABEL,
              align: half > (plot.left + plot.right) / 2 ? 'right' : 'left',
            }),
          ]
        : []),
      ...(columns?.marks ?? []).map(({ box }) => rectAt(box, { fill: palette.peer })),
      ...all.flatMap(({ one }, i) => {
        if (columns && !strong(one)) return [];
        const at = place(i);
        const fill = one.home ? palette.home : chosen.has(one.area) ? palette.accent : palette.peer;
        return [
          dotAt(at.x, at.y, strong(one) ? Math.max(4, r) : r, { fill, stroke: palette.paper, width: r > 3 ? 1 : 0.3 }),
        ];
      }),
      ...named(all, chosen).flatMap(({ one, point, i }) => {
        const at = place(i);
        const text = cutText(`${one.name} ${point.text}`, (area.right - area.left) * 0.45, LABEL);
        const half_ = pixelWidth(text, LABEL) / 2;
        const middleX = Math.min(Math.max(at.x, area.left + half_), area.right - half_);
        const y = strong(one) ? area.top + 10 : over(middleX - half_, middleX + half_) - 9;
        return [
          ...(strong(one)
            ? [
                lineAt(
                  [
                    [at.x, area.top + 18],
                    [at.x, at.y - r],
                  ],
                  { stroke: one.home ? palette.home : palette.accent, width: 1 },
                ),
              ]
            : []),
          textAt(text, middleX, y, {
            fill: one.home ? palette.home : strong(one) ? palette.accent : palette.peerText,
            size: LABEL,
            align: 'center',
            bold: one.home,
          }),
        ];
      }),
    ]),
  };
}

/** The home area, the first selected one where there is no home, and both ends. */
function named<T extends { readonly one: ChartSeries; readonly value: number }>(
  all: readonly T[],
  chosen: ReadonlySet<string>,
): readonly (T & { readonly i: number })[] {
  const listed = all.map((each, i) => ({ ...each, i }));
  const order = [...listed].sort((a, b) => a.value - b.value);
  const main = listed.find(({ one }) => one.home) ?? listed.find(({ one }) => chosen.has(one.area));
  const ends = [order[0], order.at(-1)].filter((each) => each !== undefined && each.i !== main?.i);
  return [...new Set([...(main ? [main] : []), ...ends])].flatMap((each) => (each === undefined ? [] : [each]));
}
