import type { Catalog } from '../../catalog';
import type { AnswerRow } from '../../query';
import { t, type Lang } from '../../text';
import { breakNotes } from '../breaks';
import { sourceLine } from '../notes';
import type { Layout } from '../layout';
import { drawFamily, drawnSeries } from './family';
import type { Box, Drawing } from './option_types';
import type { Palette } from './palette';
import { chartState, type ChartSeries, type ChartState } from './state';
import { spokenSummary } from './summary';
import { tableOf, type ChartTable } from './table';
import { chartTitle } from './title';
import { chartSubtitle, gapNotes } from './words';

export interface ChartContext {
  readonly layout: Layout;
  readonly catalog: Catalog;
  readonly lang: Lang;
  readonly sources?: readonly string[];
  /** Invented figures: said in the chart, so that a copied picture says it too. */
  readonly sample?: boolean;
  /** A day as of which the figures are asked: said in the chart. */
  readonly asOf?: string;
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
  return { state, title, notes: notesOf(state, context), aria: spokenSummary(state, title, lang), lang };
}

/** Everything placed for that size. `chosen` are the areas whose cells are selected: their marks stand out. */
export function drawChart(
  model: ChartModel,
  size: ChartSize,
  palette: Palette,
  chosen: readonly string[] = [],
): ChartDrawing {
  return drawInto(model, { left: 0, top: 0, right: size.width, bottom: size.height }, palette, chosen);
}

/** The same within a box, which a picture with its title and notes leaves. */
export function drawInto(model: ChartModel, area: Box, palette: Palette, chosen: readonly string[]): ChartDrawing {
  const { state, lang } = model;
  const series: readonly ChartSeries[] = drawnSeries(state, area);
  const drawing = drawFamily(state, series, { area, palette, lang, chosen: new Set(chosen) });
  return { ...drawing, subtitle: chartSubtitle(state, series, drawing.said ?? [], lang) };
}

/** The chart as a table: the same texts, for those who do not see it. */
export const chartTable = (model: ChartModel): ChartTable => tableOf(model.state, model.lang);

function notesOf(
  state: ChartState,
  { layout, catalog, lang, sources = [], sample, asOf }: ChartContext,
): readonly string[] {
  if (state.empty) return [];
  const breaks = breakNotes(
    state.series.slice(0, 200).map(({ area }) => area),
    state.periods,
    catalog,
    lang,
  );
  const overTime =
    layout.periods.length > 1 && state.kind !== 'map' && state.kind !== 'distribution' && state.kind !== 'bullet';
  return [
    ...gapNotes(state, state.series, lang),
    ...(overTime ? breaks.slice(0, 3).map(({ text }) => text) : []),
    [
      sourceLine(sources, lang),
      asOf === undefined ? '' : t(lang, 'chart.as_of', { day: asOf }),
      sample ? t(lang, 'view.chart.sample') : '',
    ]
      .filter((part) => part !== '')
      .join(t(lang, 'view.chart.sep')),
  ].filter((line) => line !== '');
}
