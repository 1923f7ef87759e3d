import { t } from '../../text';
import { withUnit } from '../show';
import { cutText, pixelWidth } from '../text_width';
import { LABEL } from './axes';
import type { DrawContext } from './line';
import { canvasOf, dotAt, lineAt, type At } from './marks';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import { along, levelMarks, scaleOf, tickRoom, uprightMarks } from './plane';
import { axisTexts, type ChartPoint, type ChartSeries, type ChartState } from './state';

/** A place of one area: what goes up and what goes across at one period. */
export interface Pair {
  readonly up: ChartPoint;
  readonly across: ChartPoint;
  readonly x: number;
  readonly y: number;
}
export interface PairSeries {
  readonly one: ChartSeries;
  /** In time order; the last one is the dot. */
  readonly pairs: readonly Pair[];
}

/** Areas with both figures at the last period, and, where trails are wished for, at those before. */
export function pairsOf(state: ChartState): readonly PairSeries[] {
  const across = new Map(state.parts[0]?.series.map((one) => [one.area, one]) ?? []);
  const last = state.periods.at(-1);
  return state.series.flatMap((one) => {
    const other = across.get(one.area);
    const pairs = one.points.flatMap((up): readonly Pair[] => {
      const match = other?.points.find(({ period }) => period === up.period);
      if (!match || up.value === null || match.value === null) return [];
      return state.plan.trails || up.period === last ? [{ up, across: match, x: match.value, y: up.value }] : [];
    });
    // Without its last place an area has no dot: where it stood before is not where it stands.
    return pairs.at(-1)?.up.period === last ? [{ one, pairs }] : [];
  });
}

/** Areas whose pair is not complete at the last period. */
export const unpaired = (state: ChartState): readonly ChartSeries[] => {
  const have = new Set(pairsOf(state).map(({ one }) => one.area));
  return state.series.filter(({ area }) => !have.has(area));
};

/** One indicator against another: a dot for each area, the way it came as a thin line. */
export function drawScatter(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area, chosen } = context;
  const all = pairsOf(state);
  const other = state.parts[0];
  const trails = state.plan.trails && state.periods.length > 1;
  const log = state.plan.log;
  const ys = scaleOf(
    all.flatMap(({ pairs }) => pairs.map(({ y }) => y)),
    { fromZero: false, log },
    lang,
  );
  const xs = scaleOf(
    all.flatMap(({ pairs }) => pairs.map(({ x }) => x)),
    { fromZero: false, log },
    lang,
  );
  const plot: Box = {
    left: area.left + tickRoom(ys),
    top: area.top + 24,
    right: area.right - Math.max(14, ...xs.ticks.slice(-1).map(({ text }) => pixelWidth(text, LABEL) / 2)),
    bottom: area.bottom - 40,
  };
  const x = along(xs, plot.left, plot.right);
  const y = along(ys, plot.bottom, plot.top);
  const axisName = (name: string, unit: string): string => withUnit(lang, name, unit);
  const many = all.length > 60;
  const strong = (one: ChartSeries): boolean => one.home || chosen.has(one.area);
  const colour = (one: ChartSeries): string =>
    one.home ? palette.home : chosen.has(one.area) ? palette.accent : palette.peer;
  const ordered = [...all].sort((a, b) => Number(strong(a.one)) - Number(strong(b.one)));
  const r = (one: ChartSeries): number => (strong(one) ? 5.5 : many ? 2.6 : 4.5);
  const place = ({ x: across, y: up }: Pair): At => [x(across), y(up)];
  const [first = '', last = ''] = [axisTexts(state.periods, lang)[0], axisTexts(state.periods, lang).at(-1)];
  return {
    plot,
    pointing: 'near',
    said: trails ? [t(lang, 'chart.trails', { first, last })] : [],
    spots: all.flatMap(({ one, pairs }) =>
      pairs.map((pair): Spot => {
        const [px, py] = place(pair);
        return { area: one.area, at: pair.up.at, x: px, y: py, reach: 12 };
      }),
    ),
    option: canvasOf(palette, [
      ...uprightMarks(ys, plot, palette),
      ...levelMarks(xs, plot, palette),
      textAt(cutText(axisName(state.name, state.unit), plot.right - area.left, LABEL), area.left, area.top + 8, {
        fill: palette.ink2,
        size: LABEL,
      }),
      textAt(
        cutText(`${axisName(other?.name ?? '', other?.unit ?? '')} →`, plot.right - plot.left, LABEL),
        plot.right,
        plot.bottom + 30,
        {
          fill: palette.ink2,
          size: LABEL,
          align: 'right',
        },
      ),
      ...ordered.flatMap(({ one, pairs }) => [
        ...(trails && pairs.length > 1
          ? [
              lineAt(pairs.map(place), {
                stroke: colour(one),
                width: strong(one) ? 1.8 : 1,
                opacity: strong(one) ? 1 : 0.65,
              }),
              ...pairs
                .slice(0, 1)
                .map((pair) => dotAt(...place(pair), 2, { fill: palette.paper, stroke: colour(one) })),
            ]
          : []),
        ...pairs
          .slice(-1)
          .map((pair) =>
            dotAt(...place(pair), r(one), { fill: colour(one), stroke: palette.paper, width: many ? 0.4 : 1 }),
          ),
      ]),
      ...dotNames(all, place, r, plot, context),
    ]),
  };
}

/** Names beside dots where they meet neither another name nor a dot: the home area first, then what is selected, then outer ones. */
function dotNames(
  all: readonly PairSeries[],
  place: (pair: Pair) => At,
  r: (one: ChartSeries) => number,
  plot: Box,
  { palette, chosen }: DrawContext,
): readonly ChartOption[] {
  const dots = all.flatMap(({ one, pairs }) => {
    const end = pairs.at(-1);
    return end ? [{ one, at: place(end), r: r(one) }] : [];
  });
  const [mx, my] = [(plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2];
  const far = ([px, py]: At): number =>
    Math.abs(px - mx) / (plot.right - plot.left) + Math.abs(py - my) / (plot.bottom - plot.top);
  const rank = (one: ChartSeries): number => (one.home ? 2 : chosen.has(one.area) ? 1 : 0);
  const order = [...dots].sort((a, b) => rank(b.one) - rank(a.one) || far(b.at) - far(a.at)).slice(0, 120);
  const taken: Box[] = [];
  const meets = (a: Box, b: Box): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const crowd = dots.length <= 400 ? dots : [];
  return order.flatMap(({ one, at: [px, py], r: radius }) => {
    const width = pixelWidth(one.name, LABEL);
    const boxes = [1, -1].map((side): { box: Box; side: number } => {
      const left = side > 0 ? px + radius + 3 : px - radius - 3 - width;
      return { side, box: { left, right: left + width, top: py - 7, bottom: py + 7 } };
    });
    const free = boxes.find(
      ({ box }) =>
        box.right <= plot.right + 12 &&
        box.left >= plot.left &&
        taken.every((other) => !meets(box, other)) &&
        crowd.every(
          ({ one: other, at: [dx, dy], r: dr }) =>
            other === one || !meets(box, { left: dx - dr, right: dx + dr, top: dy - dr, bottom: dy + dr }),
        ),
    );
    const chosenPlace =
      free ?? (rank(one) > 0 ? (boxes.find(({ box }) => box.right <= plot.right + 12) ?? boxes[1]) : undefined);
    if (!chosenPlace) return [];
    taken.push(chosenPlace.box);
    return [
      textAt(one.name, chosenPlace.side > 0 ? chosenPlace.box.left : chosenPlace.box.right, py, {
        fill: one.home ? palette.home : chosen.has(one.area) ? palette.accent : palette.peerText,
        size: LABEL,
        align: chosenPlace.side > 0 ? 'left' : 'right',
        bold: one.home,
        ...(free ? {} : { ground: palette.paper }),
      }),
    ];
  });
}
