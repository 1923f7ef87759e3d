import { t } from '../../text';
import { withUnit } from '../show';
import { cutText } from '../text_width';
import { LABEL } from './axes';
import { lineColours, valuesOf, type DrawContext } from './line';
import { canvasOf, dotAt } from './marks';
import { textAt, type Box, type ChartOption, type Drawing, type Spot } from './option_types';
import { pieces } from './pieces';
import { along, scaleOf, tickRoom, timeMarks, timePlaces, uprightMarks } from './plane';
import type { ChartPoint, ChartSeries, ChartState } from './state';

/** More panels than this are too small to be read. */
export const MOST_PANELS = 24;
const LEAST = { width: 132, height: 96 };
/** A few panels get room to be read as charts of their own; their height follows from their width. */
const FEW = { count: 6, width: 210, height: 150, upright: 0.5 };

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly home: boolean;
  /** Drawn last and strong. */
  readonly own: readonly ChartSeries[];
  readonly others: readonly ChartSeries[];
}

/** How many panels stand beside each other in that width. */
export function panelColumns(width: number, count: number): number {
  const most = Math.max(1, Math.floor(width / (count <= FEW.count ? FEW.width : LEAST.width)));
  const wanted = Math.min(most, Math.ceil(Math.sqrt(count * 1.4)));
  const rows = Math.ceil(count / wanted);
  // As many in the last row as in the others, where that needs no further row.
  return Math.min(most, Math.ceil(count / rows));
}

/** The height that the panels ask for in that width. */
export function panelsHeight(width: number, count: number): number {
  const columns = panelColumns(width, count);
  const high = Math.min(FEW.height, Math.max(LEAST.height, Math.round((width / columns) * FEW.upright)));
  return Math.ceil(count / columns) * (high + 34) + 10;
}

/** Small multiples: the same lines in panels, on one axis or each on its own. */
export function drawMultiples(state: ChartState, context: DrawContext): Drawing {
  const { lang, area, palette } = context;
  const panels = panelsOf(state);
  const columns = panelColumns(area.right - area.left, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const [width, height] = [(area.right - area.left) / columns, (area.bottom - area.top) / rows];
  const free = state.plan.freeAxes;
  const shared = scaleOf(
    panels.flatMap(({ own, others }) => valuesOf([...own, ...others])),
    { fromZero: false, ticks: 3 },
    lang,
  );
  const parts = panels.map((panel, i) => {
    const column = i % columns;
    const cell: Box = {
      left: area.left + column * width,
      right: area.left + (column + 1) * width - (column < columns - 1 ? 12 : 0),
      top: area.top + Math.floor(i / columns) * height,
      bottom: area.top + (Math.floor(i / columns) + 1) * height,
    };
    const scale = free
      ? scaleOf(valuesOf([...panel.own, ...panel.others]), { fromZero: false, ticks: 3 }, lang)
      : shared;
    return drawPanel(panel, state, scale, cell, context);
  });
  const beside = panels.some(({ others }) => others.length > 0);
  return {
    plot: area,
    pointing: 'near',
    spots: parts.flatMap(({ spots }) => spots),
    said: [t(lang, free ? 'chart.free_axes' : 'chart.shared_axes'), ...(beside ? [t(lang, 'chart.others_grey')] : [])],
    option: canvasOf(
      palette,
      parts.flatMap(({ marks }) => marks),
    ),
  };
}

function panelsOf(state: ChartState): readonly Panel[] {
  if (state.plan.panels === 'indicator' && state.parts.length > 0) {
    return state.parts
      .slice(0, MOST_PANELS)
      .map(({ name, unit, series }) => ({ title: name, unit, home: false, own: series, others: [] }));
  }
  const shown = state.series.slice(0, MOST_PANELS);
  return shown.map((one) => ({
    title: one.name,
    unit: '',
    home: one.home,
    own: [one],
    others: state.plan.freeAxes || shown.length > 14 ? [] : shown.filter((other) => other !== one),
  }));
}

function drawPanel(
  panel: Panel,
  state: ChartState,
  scale: ReturnType<typeof scaleOf>,
  cell: Box,
  context: DrawContext,
): { readonly marks: readonly ChartOption[]; readonly spots: readonly Spot[] } {
  const { palette, lang } = context;
  const plot: Box = {
    left: cell.left + tickRoom(scale),
    top: cell.top + 24,
    right: cell.right - 16, // half a year's label stands beyond the last point
    bottom: cell.bottom - 22,
  };
  const time = timePlaces(state.periods, plot.left, plot.right);
  const x = (point: ChartPoint): number => time.at[state.periods.indexOf(point.period)] ?? plot.left;
  const y = along(scale, plot.bottom, plot.top);
  const place = (point: ChartPoint): readonly [number, number] => [x(point), y(point.value ?? 0)];
  const colours = panel.own.length === 1 ? null : lineColours(panel.own, context);
  const colour = (one: ChartSeries): string =>
    colours?.get(one.area) ?? (one.home ? palette.home : context.chosen.has(one.area) ? palette.accent : palette.ink2);
  const title = withUnit(lang, panel.title, panel.unit);
  const ends =
    panel.own.length === 1
      ? panel.own.flatMap(({ points }) => points.filter(({ value }) => value !== null).slice(-1))
      : [];
  return {
    spots: panel.own.flatMap((one) =>
      one.points.flatMap((point): readonly Spot[] =>
        point.value === null ? [] : [{ area: one.area, at: point.at, x: x(point), y: y(point.value), reach: 14 }],
      ),
    ),
    marks: [
      textAt(cutText(title, cell.right - cell.left - 6, 12), cell.left + 2, cell.top + 10, {
        fill: panel.home ? palette.home : palette.ink,
        size: 12,
        bold: true,
      }),
      ...uprightMarks(scale, plot, palette),
      ...timeMarks(endsOnly(state.periods), endsOnly(time.at), plot.bottom + 12, lang, palette),
      ...panel.others.flatMap((one) => pieces(one, place, { stroke: palette.rule, width: 1 })),
      ...[...panel.own]
        .sort((a, b) => Number(a.home) - Number(b.home))
        .flatMap((one) =>
          pieces(one, place, { stroke: colour(one), width: one.home || panel.own.length === 1 ? 2.2 : 1.2 }),
        ),
      ...ends.map((point) => dotAt(...place(point), 2.8, { fill: panel.home ? palette.home : palette.ink2 })),
      ...(plot.right - plot.left > 40
        ? ends.map((point) =>
            textAt(point.text, plot.right + 6, Math.max(plot.top - 2, y(point.value ?? 0) - 9), {
              fill: panel.home ? palette.home : palette.ink2,
              size: LABEL - 1,
              align: 'right',
              ground: palette.paper,
            }),
          )
        : []),
    ],
  };
}

const endsOnly = <T>(list: readonly T[]): readonly T[] => (list.length < 2 ? list : [list[0] as T, list.at(-1) as T]);
