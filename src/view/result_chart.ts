import { monthPeriod, parsePeriod, parsePeriodKey, yearPeriod, type Period } from '../catalog';
import { parseExact, toNumber } from '../core';
import type { BrowseColumn, BrowseRow } from '../query';
import { t, type Lang } from '../text';
import type { ChartModel } from './chart';
import type { ChartPoint, ChartSeries } from './chart';
import { resultText } from './table';

/** Columns of a result by name: what goes across, what is measured, and what tells series apart. */
export interface ResultAxes {
  readonly x?: string;
  readonly y?: string;
  readonly series?: string;
}

/** Why a result cannot be drawn so. */
export type NoResultChart =
  'no_number' | 'no_x' | 'several' | 'too_many_series' | 'too_many_rows' | 'mixed_periods' | 'series_need_periods';

/** So many rows are looked at: a drawing of more says nothing. */
export const MOST_RESULT_ROWS = 2_000;
const MOST_SERIES = 40;
const MOST_BARS = 200;
/** Stands for "no period" in a ranking of names; never shown. */
const NONE: Period = { m0: 0, n: 12 };

/** A year as a number, a month, or a period in any form that files use. */
function periodOf(text: string): Period | null {
  if (/^[12]\d{3}$/.test(text)) return yearPeriod(Number(text));
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
  if (year !== undefined && Number(month) >= 1 && Number(month) <= 12) return monthPeriod(Number(year), Number(month));
  return parsePeriodKey(text) ?? parsePeriod(text);
}

/** The columns that are drawn where nobody chose: periods across, the first other number upwards, the first text of several as series. */
export function usualAxes(
  columns: readonly BrowseColumn[],
  rows: readonly BrowseRow[],
  chosen: ResultAxes,
): ResultAxes {
  const valuesOf = (at: number): readonly string[] =>
    rows.flatMap(({ values }) => (typeof values[at] === 'string' ? [values[at]] : []));
  const isPeriod = (at: number): boolean => {
    const values = valuesOf(at);
    return values.length > 0 && values.every((value) => periodOf(value) !== null);
  };
  const has = (name: string | undefined): boolean => columns.some(({ key }) => key === name);
  const periods = columns.findIndex((_, at) => isPeriod(at));
  const several = (key: string): boolean => new Set(valuesOf(columns.findIndex((each) => each.key === key))).size > 1;
  const over = periods >= 0 && several(columns[periods]?.key ?? '') ? columns[periods]?.key : undefined;
  const x = has(chosen.x) ? chosen.x : (over ?? columns.find(({ type }) => type === 'text')?.key);
  const y = has(chosen.y)
    ? chosen.y
    : columns.find(({ type, key }, at) => type === 'number' && key !== x && !isPeriod(at))?.key;
  const byPeriod = x !== undefined && isPeriod(columns.findIndex(({ key }) => key === x));
  const text = columns.find(({ type, key }) => type === 'text' && key !== x && key !== y && several(key))?.key;
  const series = has(chosen.series) ? chosen.series : chosen.series === '' || !byPeriod ? undefined : text;
  return {
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
    ...(series === undefined ? {} : { series }),
  };
}

/**
 * A result as a chart: lines over periods, one for each member of the series column, or a ranking of names. Refuses what would have to be
 * added up or left out to be drawn. `isHome` tells the series of the workspace's own area.
 */
export function resultChart(
  columns: readonly BrowseColumn[],
  rows: readonly BrowseRow[],
  axes: ResultAxes,
  { title, lang, isHome }: { readonly title: string; readonly lang: Lang; readonly isHome: (name: string) => boolean },
): ChartModel | NoResultChart {
  const place = (name: string | undefined): number => columns.findIndex(({ key }) => key === name);
  const [x, y, by] = [place(axes.x), place(axes.y), place(axes.series)];
  const measured = columns[y];
  if (measured?.type !== 'number') return 'no_number';
  if (x < 0) return 'no_x';
  if (rows.length >= MOST_RESULT_ROWS) return 'too_many_rows';
  const read = rows.map(({ values }) => ({
    x: text(values[x]),
    y: text(values[y]),
    by: by < 0 ? '' : text(values[by]),
  }));
  const periods = distinct(read.map((row) => row.x)).map((name) => ({ name, period: periodOf(name) }));
  const overTime = periods.length > 1 && periods.every(({ period }) => period !== null);
  if (!overTime && by >= 0) return 'series_need_periods';
  if (new Set(read.map((row) => `${row.x}\n${row.by}`)).size < read.length) return 'several';
  const point = (period: Period, at: number, value: string | undefined): ChartPoint => {
    const exact = value === undefined ? null : parseExact(value);
    return {
      period,
      at,
      figure: { exact, reason: exact ? null : 'missing', form: 'number', unit: '', decimals: 0, notes: [] },
      text: value === undefined ? '' : resultText(measured, value, lang),
      value: exact ? toNumber(exact) : null,
      afterBreak: false,
    };
  };
  if (!overTime) {
    if (read.length > MOST_BARS) return 'too_many_series';
    const bars = read.map((row): ChartSeries => seriesOf(row.x, isHome(row.x), [point(NONE, 0, row.y)]));
    return modelOf('bar', bars, [NONE], measured.key, title, lang);
  }
  const spans = periods.flatMap(({ name, period }) => (period ? [{ name, period }] : []));
  if (new Set(spans.map(({ period }) => period.n)).size > 1) return 'mixed_periods';
  spans.sort((a, b) => a.period.m0 - b.period.m0);
  const names = distinct(read.map((row) => row.by));
  if (names.length > MOST_SERIES) return 'too_many_series';
  const found = new Map(read.map((row) => [`${row.x}\n${row.by}`, row.y]));
  const lines = names.map((name): ChartSeries => {
    const points = spans.map(({ name: at, period }, i) => point(period, i, found.get(`${at}\n${name}`)));
    return seriesOf(name === '' ? measured.key : name, isHome(name), points);
  });
  return modelOf(
    'line',
    lines,
    spans.map(({ period }) => period),
    measured.key,
    title,
    lang,
  );
}

const text = (value: BrowseRow['values'][number] | undefined): string => (typeof value === 'string' ? value : '');
const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

const seriesOf = (name: string, home: boolean, points: readonly ChartPoint[]): ChartSeries => ({
  area: name,
  indicator: '',
  name,
  home,
  points,
});

function modelOf(
  kind: 'line' | 'bar',
  series: readonly ChartSeries[],
  periods: readonly Period[],
  name: string,
  title: string,
  lang: Lang,
): ChartModel {
  const missing = series.every(({ points }) => points.every(({ value }) => value === null));
  return {
    state: {
      kind,
      plan: PLAN[kind],
      indicator: '',
      name,
      unit: '',
      decimals: 2,
      series,
      periods,
      parts: [],
      bullets: [],
      map: null,
      of: series.length,
      all: series.length,
      empty: missing ? 'all_missing' : null,
      home: series.find(({ home }) => home)?.area ?? null,
    },
    title,
    notes: [],
    aria: t(lang, 'query.chart_spoken', { title, kind: t(lang, `chart.kind.${kind}`), name, n: series.length }),
    lang,
  };
}

const COMMON = {
  rule: null,
  refused: null,
  indicator: null,
  indicators: [],
  across: null,
  value: 'level',
  by: 'area',
  panels: 'area',
  freeAxes: false,
  log: false,
  trails: false,
} as const;
const PLAN = { line: { ...COMMON, kind: 'line' }, bar: { ...COMMON, kind: 'bar' } } as const;
