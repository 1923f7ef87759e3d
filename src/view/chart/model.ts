import type { Catalog } from '../../catalog';
import type { AnswerRow } from '../../query';
import { t, type Lang } from '../../text';
import { breakNotes } from '../breaks';
import type { Layout } from '../layout';
import { wrapText } from '../text_width';
import { barRoom, drawBars, ranked } from './bar';
import { drawLines } from './line';
import { textAt, type ChartOption, type Drawing } from './option_types';
import type { Palette } from './palette';
import { axisTexts, chartState, periodsText, type ChartSeries, type ChartState } from './state';
import { chartTitle } from './title';
import { chartSubtitle, gapNotes } from './words';

export interface ChartContext {
  readonly layout: Layout;
  readonly catalog: Catalog;
  readonly lang: Lang;
  readonly sources?: readonly string[];
  /** Invented figures: said in the chart, so that a copied picture says it too. */
  readonly sample?: boolean;
}

/** A chart without a size: what it shows and what it says about itself. */
export interface ChartModel {
  readonly state: ChartState;
  readonly title: string;
  readonly notes: readonly string[];
  /** For screen readers. */
  readonly aria: string;
  readonly lang: Lang;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** A drawing with the line below its title, which depends on how much found room. */
export interface ChartDrawing extends Drawing {
  readonly subtitle: string;
}

export function chartModel(rows: readonly AnswerRow[], context: ChartContext): ChartModel {
  const { layout, catalog, lang } = context;
  const state = chartState(rows, layout, catalog, lang);
  const title = chartTitle(state, rows, layout, catalog, lang);
  return { state, title, notes: notesOf(state, context), aria: ariaOf(state, title, lang), lang };
}

/** Everything placed for that size. `active` is the area whose cell is selected. */
export function drawChart(
  model: ChartModel,
  size: ChartSize,
  palette: Palette,
  active: string | null = null,
): ChartDrawing {
  const area = { left: 0, top: 0, right: size.width, bottom: size.height };
  return drawInto(model, area, palette, active);
}

function drawInto(model: ChartModel, area: Drawing['plot'], palette: Palette, active: string | null): ChartDrawing {
  const { state, lang } = model;
  const series = drawnSeries(state, area.bottom - area.top);
  const context = { area, palette, lang, active };
  const drawing = state.kind === 'line' ? drawLines(state, series, context) : drawBars(state, series, context);
  return { ...drawing, subtitle: chartSubtitle(state, series, lang) };
}

/** Bars that find room, the home area always among them. */
function drawnSeries(state: ChartState, height: number): readonly ChartSeries[] {
  if (state.kind === 'line' || state.series.length === 1) return state.series;
  const room = barRoom(height, state.periods.length);
  const order = ranked(state.series);
  if (order.length <= room) return order;
  const first = order.slice(0, room - 1);
  const home = order.slice(room - 1).find((series) => series.home);
  return home ? [...first, home] : order.slice(0, room);
}

/** A picture to be taken elsewhere: title, subtitle and notes are part of it. */
export function framedOption(model: ChartModel, size: ChartSize, palette: Palette): ChartOption {
  const pad = 14;
  const chars = (px: number): number => Math.floor((size.width - 2 * pad) / (px * 0.54));
  const titles = wrapText(model.title, chars(16));
  const notes = model.notes.flatMap((note) => wrapText(note, chars(11)));
  const top = pad + titles.length * 22;
  const area = { left: pad, top: top + 26, right: size.width - pad, bottom: size.height - pad - notes.length * 16 - 4 };
  const drawing = drawInto(model, area, palette, null);
  const graphic = Array.isArray(drawing.option['graphic']) ? drawing.option['graphic'] : [];
  return {
    ...drawing.option,
    graphic: [
      ...graphic,
      ...titles.map((line, i) => textAt(line, pad, pad + 10 + i * 22, { fill: palette.ink, size: 16, bold: true })),
      textAt(wrapText(drawing.subtitle, chars(12))[0] ?? '', pad, top + 8, { fill: palette.ink2, size: 12 }),
      ...notes.map((line, i) =>
        textAt(line, pad, size.height - pad - (notes.length - i - 0.5) * 16, { fill: palette.ink2, size: 11 }),
      ),
    ],
  };
}

function notesOf(state: ChartState, { layout, catalog, lang, sources = [], sample }: ChartContext): readonly string[] {
  if (state.empty) return [];
  const breaks = breakNotes(
    state.series.map(({ area }) => area),
    state.periods,
    catalog,
    lang,
  );
  return [
    ...gapNotes(state, state.series, lang),
    ...(layout.chart === 'line' ? breaks.slice(0, 3).map(({ text }) => text) : []),
    [
      sources.length > 0 ? t(lang, 'view.note.sources', { files: sources.join(t(lang, 'view.chart.sep')) }) : '',
      sample ? t(lang, 'view.chart.sample') : '',
    ]
      .filter((part) => part !== '')
      .join(t(lang, 'view.chart.sep')),
  ].filter((line) => line !== '');
}

function ariaOf(state: ChartState, title: string, lang: Lang): string {
  if (state.empty) return title;
  const texts = axisTexts(state.periods, lang);
  const subtitle = [state.unit, periodsText(state.periods, lang)]
    .filter((part) => part !== '')
    .join(lang === 'zh' ? '，' : ', ');
  return t(lang, state.kind === 'line' ? 'view.chart.aria' : 'view.chart.aria_bar', {
    title,
    subtitle,
    first: texts[0] ?? '',
    last: texts.at(-1) ?? '',
    n: state.series.length,
  });
}

/** The chart as a table: the same texts, for those who do not see it. */
export function chartTable(model: ChartModel): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const { state } = model;
  return {
    head: axisTexts(state.periods, model.lang),
    rows: state.series.map(({ name, points }) => [name, ...points.map(({ text }) => text)]),
  };
}
