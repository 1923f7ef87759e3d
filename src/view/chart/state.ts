import { formatPeriod, isYear, type AreaMap, type Catalog, type Period } from '../../catalog';
import { toNumber, unitIn, type Figure } from '../../core';
import type { AnswerRow } from '../../query';
import type { Lang } from '../../text';
import type { Layout } from '../layout';
import { bestExact, figureText } from '../show';
import { valueKind } from './value';
import { bulletRows, type BulletRow } from './targets';
import type { DrawnKind } from './choice';
import { columnKey, placeOf } from './needs';
import type { ChartPlan } from './plan';
import { mapFor } from './shapes';

/** One place of a series: a figure, its text as everywhere else, and where to draw it. */
export interface ChartPoint {
  readonly period: Period;
  /** Place in `layout.columns`. */
  readonly at: number;
  readonly figure: Figure;
  readonly text: string;
  /** For its place only; null where there is nothing to draw. */
  readonly value: number | null;
  /** Stands on the other side of a change of area or definition from the point before it. */
  readonly afterBreak: boolean;
}

export interface ChartSeries {
  readonly area: string;
  readonly indicator: string;
  readonly name: string;
  readonly home: boolean;
  readonly points: readonly ChartPoint[];
}

/** Some series of one indicator: what a panel shows, what goes across in a scatter. */
export interface ChartPart {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly series: readonly ChartSeries[];
}

export type ChartEmpty = 'no_area' | 'no_period' | 'no_indicator' | 'all_missing';

/** What a chart shows, before anything is placed. */
export interface ChartState extends ChartPart {
  readonly kind: DrawnKind;
  readonly plan: ChartPlan;
  /** Written with the unit of the axis: `%` for growth and shares. */
  readonly periods: readonly Period[];
  /** The other indicators of a scatter (one), of panels, of columns by indicator; the first among them. */
  readonly parts: readonly ChartPart[];
  readonly bullets: readonly BulletRow[];
  readonly map: AreaMap | null;
  /** Areas that a filter has left of the view's (`all`); of a large view only the greatest may be series. */
  readonly of: number;
  readonly all: number;
  readonly empty: ChartEmpty | null;
  readonly home: string | null;
}

/** What a chart shows out of the rows of an answer, in the order of the rows. */
export function chartState(rows: readonly AnswerRow[], layout: Layout, catalog: Catalog, lang: Lang): ChartState {
  const plan = layout.chart;
  const { kind, indicator } = plan;
  const read = (key: string, value: ChartPlan['value']): ChartPart => partOf(rows, key, value, layout, catalog, lang);
  const value = kind === 'bump' ? 'rank' : plan.value;
  const main = read(indicator ?? '', kind === 'stacked' || kind === 'percent' || kind === 'scatter' ? 'level' : value);
  const several =
    (kind === 'multiples' && plan.panels === 'indicator') ||
    ((kind === 'column' || kind === 'stacked' || kind === 'percent') && plan.by === 'indicator');
  const parts =
    kind === 'scatter' && plan.across !== null
      ? [read(plan.across, 'level')]
      : several
        ? plan.indicators.map((key) => (key === indicator && plan.value === 'level' ? main : read(key, 'level')))
        : [];
  const bullets = kind === 'bullet' ? bulletRows(rows, layout, catalog, lang) : [];
  return {
    ...main,
    kind,
    plan,
    periods: layout.periods,
    parts,
    bullets,
    map: kind === 'map' ? mapFor(catalog, layout.areas) : null,
    of: (layout.kept ?? layout.areas).length,
    all: layout.areas.length,
    empty: emptiness(layout, [main, ...parts], bullets),
    home: layout.home,
  };
}

function partOf(
  rows: readonly AnswerRow[],
  indicator: string,
  value: ChartPlan['value'],
  layout: Layout,
  catalog: Catalog,
  lang: Lang,
): ChartPart {
  const known = catalog.indicator(indicator);
  const kind = valueKind(value, indicator, catalog);
  const columns = layout.periods.flatMap((period) => {
    const at = placeOf(layout.columns, columnKey(indicator, kind, period), period);
    return at < 0 ? [] : [{ period, at }];
  });
  const series = rows.flatMap((row) =>
    row.area === undefined ? [] : [seriesOf(row.area, row, indicator, kind, columns, layout, catalog, lang)],
  );
  const figure = series[0]?.points.at(-1)?.figure;
  return {
    indicator,
    name: indicator === '' ? '' : catalog.indicatorName(indicator, lang),
    unit: kind === 'level' || kind === 'change' ? unitIn(lang, known?.unit ?? '') : kind === 'rank' ? '' : '%',
    decimals: kind === 'level' ? (known?.decimals ?? 0) : (figure?.decimals ?? 1),
    series,
  };
}

function seriesOf(
  area: string,
  row: AnswerRow,
  indicator: string,
  kind: ReturnType<typeof valueKind>,
  columns: readonly { readonly period: Period; readonly at: number }[],
  layout: Layout,
  catalog: Catalog,
  lang: Lang,
): ChartSeries {
  const breaks = breakMonths(area, indicator, catalog);
  const last = layout.periods.at(-1);
  const points = columns.map(({ period, at }, i) => {
    const figure = row.figures[at];
    if (!figure) throw new Error(`no figure for column ${at}`);
    const exact = bestExact(figure);
    const before = columns[i - 1]?.period;
    const afterBreak =
      before !== undefined &&
      (breaks.some((m) => m > before.m0 && m <= period.m0) || figure.notes.includes('definition_break'));
    return {
      period,
      at,
      figure,
      // Written when it is read: of three thousand series few are.
      get text() {
        return figureText(figure, kind, lang);
      },
      value: exact ? toNumber(exact) : null,
      afterBreak,
    };
  });
  const name = catalog.areaName(area, lang, last ? last.m0 + last.n - 1 : undefined);
  return { area, indicator, name, home: area === layout.home, points };
}

/** Months from which figures of this area or indicator no longer compare with those before. Renames change nothing. */
function breakMonths(area: string, indicator: string, catalog: Catalog): readonly number[] {
  const areas = catalog.data.changes.filter(
    (change) => (change.new === area || change.old === area) && change.kind !== 'rename' && change.kind !== 'recode',
  );
  return [...areas, ...(catalog.indicator(indicator)?.breaks ?? [])].map(({ m }) => m);
}

function emptiness(layout: Layout, parts: readonly ChartPart[], bullets: readonly BulletRow[]): ChartEmpty | null {
  if (layout.areas.length === 0) return 'no_area';
  if (layout.periods.length === 0) return 'no_period';
  if (layout.charted === null) return 'no_indicator';
  if (layout.chart.kind === 'bullet') return bullets.some(({ value }) => value !== null) ? null : 'all_missing';
  const any = parts.some(({ series }) => series.some(({ points }) => points.some(({ value }) => value !== null)));
  return any ? null : 'all_missing';
}

/** 2019—2024年; runs of years apart where some between are not shown; other periods from the first to the last, or each. */
export function periodsText(periods: readonly Period[], lang: Lang): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return '';
  const comma = lang === 'zh' ? '、' : ', ';
  if (periods.every(isYear)) {
    return runsOf(periods)
      .map(({ m0, n }) => formatPeriod({ m0, n }, lang))
      .map((text, i, all) => (i < all.length - 1 ? text.replace(/年$/, '') : text))
      .join(comma);
  }
  if (periods.length <= 2) return periods.map((period) => formatPeriod(period, lang)).join(comma);
  return `${formatPeriod(first, lang)}—${formatPeriod(last, lang)}`;
}

/** Years that follow one another as one span each. */
function runsOf(years: readonly Period[]): readonly Period[] {
  return years.reduce<readonly Period[]>((runs, { m0, n }) => {
    const run = runs.at(-1);
    return run && run.m0 + run.n === m0 ? [...runs.slice(0, -1), { m0: run.m0, n: run.n + n }] : [...runs, { m0, n }];
  }, []);
}

/** The short names below an axis: years as bare numbers; other periods in full, the year only where it changes. */
export function axisTexts(periods: readonly Period[], lang: Lang): readonly string[] {
  return periods.map((period, i) => {
    if (isYear(period)) return String(Math.floor(period.m0 / 12));
    const text = formatPeriod(period, lang);
    const year = Math.floor(period.m0 / 12);
    const before = periods[i - 1];
    const same = before !== undefined && !isYear(before) && Math.floor(before.m0 / 12) === year;
    return same && lang === 'zh' ? text.replace(`${year}年`, '') : text;
  });
}
