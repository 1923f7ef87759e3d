import { t } from '../../text';
import { toNumber } from '../../core';
import { figureText } from '../show';
import { cutText, pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { placeLabels } from './labels';
import { endDot, endOfLine, lineSpots, valuesOf, type DrawContext } from './line';
import { canvasOf, lineAt, surfaceAt, type At } from './marks';
import { textAt, type Box, type ChartOption, type Drawing } from './option_types';
import { pieces } from './pieces';
import { along, scaleOf, tickRoom, timeMarks, timePlaces, uprightMarks } from './plane';
import { spreads, type Spread } from './quantile';
import type { ChartPoint, ChartSeries, ChartState } from './state';

/** Beside the home area and what is selected, so many are named: the greatest at the end, and the least. */
const NAMED_ENDS = 2;

const kept = new WeakMap<ChartState, readonly (Spread | null)[]>();

/** What lies between the tenth and the ninth tenth of all areas at each period. Computed once for each state. */
export function spreadsOf(state: ChartState): readonly (Spread | null)[] {
  const known = kept.get(state) ?? spreads(state.series, state.periods.length);
  kept.set(state, known);
  return known;
}

/** The lines that are named above a band. */
export function namedIn(series: readonly ChartSeries[], chosen: ReadonlySet<string>): readonly ChartSeries[] {
  const ends = series.flatMap((one) => {
    const end = one.points.at(-1)?.value;
    return end === undefined || end === null ? [] : [{ one, end }];
  });
  const order = [...ends].sort((a, b) => b.end - a.end).map(({ one }) => one);
  const wanted = new Set([
    ...series.filter(({ home, area }) => home || chosen.has(area)),
    ...order.slice(0, NAMED_ENDS),
    ...order.slice(-1),
  ]);
  return series.filter((one) => wanted.has(one));
}

/** Over a hundred lines: two bands and the median of all, and a few lines by name (rule 12). */
export function drawBand(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const named = namedIn(state.series, context.chosen);
  const all = spreadsOf(state);
  const middle = t(lang, 'chart.median');
  const scale = scaleOf(
    [...valuesOf(named), ...all.flatMap((spread) => spread?.values ?? [])],
    { fromZero: false, log: state.plan.log },
    lang,
  );
  const names = Math.min(
    Math.max(pixelWidth(middle, LABEL), ...named.map(({ name }) => pixelWidth(name, LABEL))),
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
  const colour = (one: ChartSeries): string =>
    one.home ? palette.home : context.chosen.has(one.area) ? palette.accent : palette.peerText;
  const at = (i: number, mark: number): At => [time.at[i] ?? plot.left, y(all[i]?.values[mark] ?? 0)];
  const lastSpread = all.reduce((at, spread, i) => (spread === null ? at : i), -1);
  const labels = placeLabels(
    [
      ...named.flatMap((one, i) => {
        const end = endOfLine(one);
        return end?.value === undefined || end.value === null
          ? []
          : [{ key: one.area, y: y(end.value), priority: one.home ? -2 : i }];
      }),
      ...(lastSpread < 0 ? [] : [{ key: '', y: at(lastSpread, 2)[1], priority: -1 }]),
    ],
    { top: plot.top, bottom: plot.bottom, gap: 14 },
  );
  return {
    plot,
    pointing: 'time',
    spots: lineSpots(named, { x, y }),
    said: [t(lang, 'chart.band', { n: state.series.length, middle })],
    option: canvasOf(palette, [
      ...runsOfSpreads(all).flatMap((run) => [
        ribbon(run, 0, 4, at, palette.band[0]),
        ribbon(run, 1, 3, at, palette.band[1]),
      ]),
      ...uprightMarks(scale, plot, palette),
      ...timeMarks(state.periods, time.at, plot.bottom + 12, lang, palette),
      ...runsOfSpreads(all).map((run) =>
        lineAt(
          run.map((i) => at(i, 2)),
          { stroke: palette.ink2, width: 2 },
        ),
      ),
      ...[...named]
        .sort((a, b) => Number(a.home) - Number(b.home))
        .flatMap((one) =>
          pieces(one, (point) => [x(point), y(point.value ?? 0)], { stroke: colour(one), width: one.home ? 2.6 : 1.2 }),
        ),
      ...named.flatMap((one) => (one.home ? endDot(one, colour(one), { x, y }) : [])),
      ...labels.map((place): ChartOption => {
        const one = named.find(({ area: key }) => key === place.key);
        return textAt(cutText(one?.name ?? middle, names, LABEL), plot.right + 8, place.y, {
          fill: one ? colour(one) : palette.ink2,
          size: LABEL,
          bold: one === undefined || one.home,
        });
      }),
    ]),
  };
}

/** Periods without a spread leave a gap in the band. */
function runsOfSpreads(all: readonly (Spread | null)[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  all.forEach((spread, i) => {
    if (spread === null) return;
    if (i > 0 && all[i - 1] !== null) runs.at(-1)?.push(i);
    else runs.push([i]);
  });
  return runs;
}

const ribbon = (
  run: readonly number[],
  low: number,
  high: number,
  at: (i: number, mark: number) => At,
  fill: string,
): ChartOption => surfaceAt([...run.map((i) => at(i, high)), ...[...run].reverse().map((i) => at(i, low))], { fill });

/** The median at a period as text, written as its figures are. */
export function medianText(state: ChartState, i: number, lang: DrawContext['lang']): string | null {
  const spread = spreadsOf(state)[i];
  const like = state.series.find(({ points }) => points[i]?.figure.exact)?.points[i]?.figure;
  return spread && like && Number.isFinite(toNumber(spread.marks[2]))
    ? figureText({ ...like, exact: spread.marks[2], notes: [] }, 'level', lang)
    : null;
}
