import { t } from '../../text';
import { cutText, pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { placeLabels } from './labels';
import { lineColours, lineSpots, valuesOf, type DrawContext } from './line';
import { canvasOf, dotAt, lineAt } from './marks';
import { textAt, type Box, type ChartOption, type Drawing } from './option_types';
import { along, scaleOf } from './plane';
import { axisTexts, type ChartPoint, type ChartSeries, type ChartState } from './state';

/** Where each area stood at the first period and stands at the last, with both figures written. */
export function drawSlope(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const series = state.series.map((one) => {
    const broken = one.points.slice(1).some(({ afterBreak }) => afterBreak);
    return { ...one, points: ends(one.points).map((point) => ({ ...point, afterBreak: broken })) };
  });
  const scale = scaleOf(valuesOf(series), { fromZero: false, log: state.plan.log }, lang);
  const [first = '', last = ''] = axisTexts(ends(state.periods), lang);
  const side = (text: (one: ChartSeries) => string): number =>
    Math.max(0, ...series.map((one) => pixelWidth(text(one), LABEL)));
  const most = (area.right - area.left) * 0.36;
  const left = Math.min(most, side((one) => `${one.points[0]?.text ?? ''} `) + 4);
  const right = Math.min(most, side((one) => `${one.points[1]?.text ?? ''} ${one.name}`) + 4);
  const plot: Box = {
    left: area.left + left + 12,
    top: area.top + 26,
    right: area.right - right - 12,
    bottom: area.bottom - 8,
  };
  const y = along(scale, plot.bottom, plot.top);
  const x = (point: ChartPoint): number => (point.period === state.periods[0] ? plot.left : plot.right);
  const colours = lineColours(series, context);
  const colour = (one: ChartSeries): string => colours.get(one.area) ?? palette.peer;
  const text = (one: ChartSeries): string => (colour(one) === palette.peer ? palette.peerText : colour(one));
  const labels = (at: 0 | 1): readonly ChartOption[] =>
    placeLabels(
      series.flatMap((one, i) => {
        const value = one.points[at]?.value;
        return value === undefined || value === null
          ? []
          : [{ key: one.area, y: y(value), priority: one.home ? -1 : i }];
      }),
      { top: plot.top, bottom: plot.bottom, gap: 14 },
    ).map(({ key, y: height }) => {
      const one = series.find((candidate) => candidate.area === key);
      const value = one?.points[at]?.text ?? '';
      return textAt(
        at === 0 ? value : cutText(`${value} ${one?.name ?? ''}`, right, LABEL),
        at === 0 ? plot.left - 9 : plot.right + 9,
        height,
        {
          fill: one ? text(one) : palette.ink2,
          size: LABEL,
          align: at === 0 ? 'right' : 'left',
          bold: one?.home ?? false,
        },
      );
    });
  return {
    plot,
    pointing: 'time',
    spots: lineSpots(series, { x, y }),
    said: state.periods.length > 2 ? [t(lang, 'chart.slope', { first, last })] : [],
    option: canvasOf(palette, [
      ...[plot.left, plot.right].map((at) =>
        lineAt(
          [
            [at, plot.top - 8],
            [at, plot.bottom + 6],
          ],
          { stroke: palette.axis, width: 1 },
        ),
      ),
      textAt(first, plot.left, area.top + 8, { fill: palette.ink2, size: 12, align: 'center', bold: true }),
      textAt(last, plot.right, area.top + 8, { fill: palette.ink2, size: 12, align: 'center', bold: true }),
      ...[...series]
        .sort((a, b) => Number(a.home) - Number(b.home))
        .flatMap((one) => slopeOf(one, colour(one), plot, y)),
      ...labels(0),
      ...labels(1),
    ]),
  };
}

const ends = <T>(list: readonly T[]): readonly T[] =>
  [list[0], list.at(-1)].flatMap((one) => (one === undefined ? [] : [one]));

function slopeOf(one: ChartSeries, stroke: string, plot: Box, y: (value: number) => number): readonly ChartOption[] {
  const [a, b] = one.points;
  const width = one.home ? 2.6 : 1.5;
  const dots = [a, b].flatMap((point, i) =>
    point?.value === undefined || point.value === null
      ? []
      : [dotAt(i === 0 ? plot.left : plot.right, y(point.value), one.home ? 4 : 3, { fill: stroke })],
  );
  const joined = a?.value !== undefined && a.value !== null && b?.value !== undefined && b.value !== null;
  // A break anywhere between: the two figures do not compare.
  const dash = b?.afterBreak === true ? { dash: [3, 3] } : {};
  return joined
    ? [
        lineAt(
          [
            [plot.left, y(a.value)],
            [plot.right, y(b.value)],
          ],
          { stroke, width, ...dash },
        ),
        ...dots,
      ]
    : dots;
}
