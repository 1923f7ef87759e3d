import type { Exact } from '../../core';
import { t } from '../../text';
import { bestExact } from '../show';
import { pixelWidth } from '../text_width';
import { LABEL } from './axes';
import { rowName } from './bar';
import { classesOf, type Classes } from './classes';
import type { DrawContext } from './line';
import { canvasOf, hatchAt, inkOn, lineAt, rectAt } from './marks';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import { numberText } from './scale';
import { axisTexts, type ChartPoint, type ChartSeries, type ChartState } from './state';

/** The height that so many rows ask for. */
export const heatHeight = (rows: number): number => 58 + rows * 22;

/** Areas by periods (or one area's indicators by periods), dark for much; the figure in each field that has room for it. */
export function drawHeat(state: ChartState, context: DrawContext): Drawing {
  const { palette, lang, area } = context;
  const { series } = state;
  const classes = classesOf(series.flatMap(({ points }) => points.flatMap(({ figure }) => bestExact(figure) ?? [])));
  const names = Math.min(
    Math.max(0, ...series.map(({ name }) => pixelWidth(name, 12))),
    (area.right - area.left) * 0.3,
  );
  const texts = axisTexts(state.periods, lang);
  const plot: Box = { left: area.left + names + 10, top: area.top + 20, right: area.right, bottom: area.bottom - 36 };
  const width = Math.min(120, (plot.right - plot.left) / Math.max(1, texts.length));
  const height = Math.min(30, (plot.bottom - plot.top) / Math.max(1, series.length));
  const boxOf = (row: number, col: number): Box => ({
    left: plot.left + col * width,
    right: plot.left + (col + 1) * width,
    top: plot.top + row * height,
    bottom: plot.top + (row + 1) * height,
  });
  const cells = series.flatMap((one, row) =>
    one.points.map((point, col) => ({ one, point, row, col, box: boxOf(row, col) })),
  );
  const widest = Math.max(...texts.map((text) => pixelWidth(text, LABEL)));
  const step = Math.max(1, Math.ceil((widest + 4) / width));
  return {
    plot,
    pointing: 'surface',
    spots: cells.map(({ one, point, box }): Spot => ({
      area: one.area,
      at: point.at,
      x: (box.left + box.right) / 2,
      y: (box.top + box.bottom) / 2,
      reach: 0,
      box,
    })),
    option: canvasOf(palette, [
      ...texts.flatMap((text, col) =>
        (texts.length - 1 - col) % step === 0
          ? [
              textAt(text, plot.left + (col + 0.5) * width, area.top + 9, {
                fill: palette.ink3,
                size: LABEL,
                align: 'center',
              }),
            ]
          : [],
      ),
      ...cells.flatMap((cell) => field(cell, classes, width, height, context)),
      ...series.map((one, row) => rowName(one, names, plot.left - 8, plot.top + (row + 0.5) * height, context)),
      ...series.flatMap((one, row) =>
        one.home ? [frameOf(boxOf(row, 0), boxOf(row, texts.length - 1), palette.home)] : [],
      ),
      ...legendOf(
        classes,
        plot.left,
        Math.min(plot.top + series.length * height + 16, area.bottom - 16),
        state,
        context,
      ),
    ]),
  };
}

const frameOf = (first: Box, last: Box, stroke: string): ChartOption =>
  rectAt(
    { left: first.left, top: first.top, right: last.right, bottom: first.bottom },
    { fill: 'none', stroke, width: 1.6 },
  );

/** The colour of a class: pale for little, dark for much; around zero in two colours. */
export function classColour(classes: Classes, value: Exact, { palette }: DrawContext): string {
  return colourAt(classes, classes.of(value), palette);
}

function colourAt(classes: Classes, at: number, palette: DrawContext['palette']): string {
  if (classes.diverging) return palette.turns[at] ?? palette.peerSoft;
  const n = classes.bounds.length;
  // Fewer classes than colours: those that lie far apart.
  const place = n === 0 ? 2 : Math.round((at / n) * (palette.steps.length - 1));
  return palette.steps[place] ?? palette.peerSoft;
}

function field(
  { point, box }: { readonly one: ChartSeries; readonly point: ChartPoint; readonly box: Box },
  classes: Classes,
  width: number,
  height: number,
  context: DrawContext,
): readonly ChartOption[] {
  const { palette } = context;
  const exact = bestExact(point.figure);
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const fits = height >= 13 && pixelWidth(point.text, 10) <= width - 4;
  if (!exact) {
    const inner = { left: box.left + 1, top: box.top + 1, right: box.right - 1, bottom: box.bottom - 1 };
    return [
      ...hatchAt(inner, palette.rule, 6),
      ...(fits
        ? [textAt(point.text, x, y, { fill: palette.ink3, size: 10, align: 'center', ground: palette.paper })]
        : []),
    ];
  }
  const fill = classColour(classes, exact, context);
  return [
    rectAt(box, { fill, stroke: palette.paper, width: 1 }),
    ...(fits ? [textAt(point.text, x, y, { fill: inkOn(fill), size: 10, align: 'center' })] : []),
    ...(point.afterBreak
      ? [
          lineAt(
            [
              [box.left, box.top + 2],
              [box.left, box.bottom - 2],
            ],
            { stroke: palette.ink, width: 1.4, dash: [2, 2] },
          ),
        ]
      : []),
  ];
}

/** What the colours mean, from the left to the right; bounds stand between their classes. */
export function legendOf(
  classes: Classes,
  x: number,
  y: number,
  state: ChartState,
  { palette, lang }: DrawContext,
  missing = false,
): readonly ChartOption[] {
  const texts = classes.bounds.map((bound) => numberText(bound, classes.bounds, lang));
  const width = Math.max(30, ...texts.map((text) => pixelWidth(text, 10) + 8));
  const count = classes.bounds.length + 1;
  const end = x + count * width + 8;
  return [
    ...Array.from({ length: count }, (_, i) =>
      rectAt(
        { left: x + i * width, right: x + (i + 1) * width, top: y - 6, bottom: y + 1 },
        { fill: colourAt(classes, i, palette), stroke: palette.paper, width: 0.5 },
      ),
    ),
    ...texts.map((text, i) =>
      textAt(text, x + (i + 1) * width, y + 8, { fill: palette.ink3, size: 10, align: 'center' }),
    ),
    textAt(state.unit, end, y - 2, { fill: palette.ink3, size: 10 }),
    ...(missing
      ? [
          rectAt(
            {
              left: end + pixelWidth(state.unit, 10) + 8,
              right: end + pixelWidth(state.unit, 10) + 24,
              top: y - 6,
              bottom: y + 2,
            },
            { fill: palette.paper, stroke: palette.axis, width: 0.8, dash: [2, 2] },
          ),
          textAt(t(lang, 'chart.no_figure'), end + pixelWidth(state.unit, 10) + 28, y - 2, {
            fill: palette.ink3,
            size: 10,
          }),
        ]
      : []),
  ];
}
