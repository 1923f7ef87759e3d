import { formatPeriod, isYear, type Area, type Catalog } from '../../catalog';
import { abs, compare, formatFigure, proseStyle, sign, type Exact, type Figure } from '../../core';
import type { AnswerRow } from '../../query';
import { t, tCode, type Lang, type MessageKey } from '../../text';
import type { Layout, LayoutColumn } from '../layout';
import { bestExact } from '../show';
import { familyTitle } from './family_title';
import type { ChartState } from './state';

/**
 * A sentence that states what is seen, by rule:
 * 1. The home area (or the only one) is what the sentence is about; without it, the area with the greatest value.
 * 2. Growth of the last period, as computed or published, if there is one; else the level; else why there is none.
 * 3. Its place among the compared areas, if it has one and there are at least three.
 * Families that show something else say that first (`family_title.ts`), where they can.
 */
export function chartTitle(
  state: ChartState,
  rows: readonly AnswerRow[],
  layout: Layout,
  catalog: Catalog,
  lang: Lang,
): string {
  if (state.empty) return emptyTitle(state, catalog, lang);
  const own = familyTitle(state, catalog, lang);
  if (own !== null) return own;
  const subject = layout.home ?? (rows.length === 1 ? rows[0]?.area : undefined);
  const row = rows.find(({ area }) => area === subject);
  if (subject === undefined || !row) return highest(state, catalog, lang);
  return withRank(sentenceOf(subject, row, state, layout, catalog, lang), row, layout, catalog, lang);
}

function emptyTitle(state: ChartState, catalog: Catalog, lang: Lang): string {
  const indicator = state.indicator === '' ? '' : catalog.indicatorName(state.indicator, lang);
  return t(lang, `view.chart.empty.${state.empty ?? 'all_missing'}`, { indicator });
}

function sentenceOf(
  area: string,
  row: AnswerRow,
  state: ChartState,
  layout: Layout,
  catalog: Catalog,
  lang: Lang,
): string {
  const last = state.periods.at(-1);
  if (!last) return '';
  const words = {
    area: catalog.areaName(area, lang, last.m0 + last.n - 1),
    indicator: catalog.indicatorName(state.indicator, lang),
    period: formatPeriod(last, lang),
    base: t(lang, isYear(last) ? 'view.chart.base_year' : 'view.chart.base_part'),
  };
  const level = figureAt(
    row,
    layout,
    (c) => c.kind === 'level' && c.period === last && c.indicator === state.indicator,
  );
  const growth = figureAt(
    row,
    layout,
    (c) =>
      c.indicator === state.indicator && (c.kind === 'growth' || c.kind === 'published_growth' || c.kind === 'points'),
  );
  if (level && bestExact(level) !== null && growth?.exact) {
    return t(lang, movement(growth, growth.exact), { ...words, value: size(growth, growth.exact, lang) });
  }
  if (level && bestExact(level) !== null) {
    return t(lang, 'view.chart.level', { ...words, value: formatFigure(level, proseStyle(lang)) });
  }
  const reason = tCode(lang, 'reason', level?.reason ?? 'missing');
  return t(lang, 'view.chart.no_value', { ...words, reason });
}

/** The size of a movement without its sign: the verb says the direction. */
const size = (figure: Figure, exact: Exact, lang: Lang): string =>
  formatFigure({ ...figure, exact: abs(exact) }, proseStyle(lang));

/** By what is shown: −0.04% is written 0.0%, and that is no fall. */
function movement(figure: Figure, exact: Exact): MessageKey {
  const shown = formatFigure(figure, { lang: 'en', unit: false, minus: '-' });
  if (!/[1-9]/.test(shown)) return 'view.chart.flat';
  const up = sign(exact) > 0;
  if (figure.form === 'points') return up ? 'view.chart.points_up' : 'view.chart.points_down';
  return up ? 'view.chart.rise' : 'view.chart.fall';
}

function highest(state: ChartState, catalog: Catalog, lang: Lang): string {
  const last = state.periods.at(-1);
  const ends = state.series.flatMap((series) => {
    const point = series.points.at(-1);
    const exact = point ? bestExact(point.figure) : null;
    return point && exact ? [{ series, point, exact }] : [];
  });
  const top = ends.reduce<(typeof ends)[number] | undefined>(
    (best, next) => (best && compare(best.exact, next.exact) >= 0 ? best : next),
    undefined,
  );
  const indicator = catalog.indicatorName(state.indicator, lang);
  if (!last || !top) return last ? `${indicator} ${formatPeriod(last, lang)}`.trim() : indicator;
  const value = formatFigure(top.point.figure, proseStyle(lang));
  return t(lang, 'view.chart.highest', { indicator, period: formatPeriod(last, lang), area: top.series.name, value });
}

function withRank(sentence: string, row: AnswerRow, layout: Layout, catalog: Catalog, lang: Lang): string {
  const rank = figureAt(row, layout, (c) => c.kind === 'rank' && c.indicator === layout.charted);
  if (!rank?.exact || layout.peers.length < 3 || !layout.peers.includes(row.area ?? '')) return sentence;
  const key = rank.notes.includes('tie') ? 'view.chart.ranked_tie' : 'view.chart.ranked';
  return t(lang, key, {
    sentence,
    n: layout.peers.length,
    kind: t(lang, kindKey(layout.peers.map((peer) => catalog.area(peer)))),
    rank: formatFigure(rank, { lang, unit: false }),
  });
}

/** 个县, 个区, 个县区 …: what the compared areas are called together. */
function kindKey(areas: readonly (Area | undefined)[]): MessageKey {
  const kinds = new Set(areas.map((area) => area?.kind ?? 'custom'));
  const only = (...allowed: readonly string[]): boolean => [...kinds].every((kind) => allowed.includes(kind));
  if (only('county')) return 'view.chart.kind.county';
  if (only('district')) return 'view.chart.kind.district';
  if (only('county', 'district')) return 'view.chart.kind.mixed';
  if (only('city')) return 'view.chart.kind.city';
  if (only('town')) return 'view.chart.kind.town';
  return 'view.chart.kind.any';
}

function figureAt(row: AnswerRow, layout: Layout, wanted: (column: LayoutColumn) => boolean): Figure | undefined {
  const at = layout.columns.findIndex(wanted);
  return at < 0 ? undefined : row.figures[at];
}
