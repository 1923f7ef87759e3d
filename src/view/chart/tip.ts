import { formatPeriod } from '../../catalog';
import { formatFigure, proseStyle } from '../../core';
import { tCode } from '../../text';
import type { ChartModel } from './model';
import type { Spot } from './option_types';

/** What is said of a place that is pointed at: area and period, and the figure with its unit. */
export function pointText(model: ChartModel, spot: Spot): { readonly place: string; readonly value: string } | null {
  const series = model.state.series.find(({ area }) => area === spot.area);
  const point = series?.points.find(({ at }) => at === spot.at);
  if (!series || !point) return null;
  const { lang } = model;
  const style = { ...proseStyle(lang), grouping: true, reason: (reason: string) => tCode(lang, 'reason', reason) };
  return { place: `${series.name} · ${formatPeriod(point.period, lang)}`, value: formatFigure(point.figure, style) };
}
