import { formatPeriod } from '../../catalog';
import { formatFigure, proseStyle } from '../../core';
import { t, tCode } from '../../text';
import type { ChartModel } from './model';
import type { Spot } from './option_types';
import type { ChartPoint, ChartSeries } from './state';
import { pairsOf } from './scatter';

/** What is said of a place that is pointed at: area and period, and the figure with its unit. */
export function pointText(model: ChartModel, spot: Spot): { readonly place: string; readonly value: string } | null {
  const { lang, state } = model;
  const style = { ...proseStyle(lang), grouping: true, reason: (reason: string) => tCode(lang, 'reason', reason) };
  const bullet = state.bullets.find(({ area, at }) => area === spot.area && at === spot.at);
  if (bullet) {
    const parts = [
      t(lang, 'chart.reached', { value: bullet.text }),
      bullet.target === '' ? '' : t(lang, 'chart.target', { target: bullet.target }),
      bullet.due < 100 ? t(lang, 'chart.due', { due: bullet.dueText }) : '',
    ].filter((part) => part !== '');
    return {
      place: `${bullet.name} · ${formatPeriod(bullet.period, lang)}`,
      value: parts.join(t(lang, 'view.chart.sep')),
    };
  }
  const found = pointOf(model, spot);
  if (!found) return null;
  const { series, point } = found;
  const where = `${series.name} · ${formatPeriod(point.period, lang)}`;
  const several = state.parts.length > 1 || state.kind === 'scatter';
  const own = several ? `${nameOf(model, series.indicator)} ` : '';
  const across =
    state.kind === 'scatter'
      ? pairsOf(state)
          .find(({ one }) => one.area === spot.area)
          ?.pairs.find(({ up }) => up.at === spot.at)?.across
      : undefined;
  const second = across
    ? `${t(lang, 'view.chart.sep')}${state.parts[0]?.name ?? ''} ${formatFigure(across.figure, style)}`
    : '';
  const rank = state.kind === 'bump' ? t(lang, 'chart.place', { rank: formatFigure(point.figure, style) }) : '';
  return { place: where, value: rank || `${own}${formatFigure(point.figure, style)}${second}` };
}

const nameOf = ({ state }: ChartModel, indicator: string): string =>
  [state, ...state.parts].find((part) => part.indicator === indicator)?.name ?? '';

/** The series and the point that a place stands for. */
export function pointOf(
  { state }: ChartModel,
  spot: Spot,
): { readonly series: ChartSeries; readonly point: ChartPoint } | null {
  for (const part of [state, ...state.parts]) {
    const series = part.series.find(
      ({ area, points }) => area === spot.area && points.some(({ at }) => at === spot.at),
    );
    const point = series?.points.find(({ at }) => at === spot.at);
    if (series && point) return { series, point };
  }
  return null;
}
