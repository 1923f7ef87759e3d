import { formatPeriod } from '../../catalog';
import { compare, formatFigure, proseStyle } from '../../core';
import { t, tCode, type Lang } from '../../text';
import { bestExact } from '../show';
import { medianText } from './band';
import { periodsText, type ChartSeries, type ChartState } from './state';

/** What a screen reader says of a chart: what it is, how much it shows, where it begins and ends, the highest and the lowest. */
export function spokenSummary(state: ChartState, title: string, lang: Lang): string {
  if (state.empty) return title;
  const stop = t(lang, 'view.chart.stop');
  const kind = t(lang, `chart.kind.${state.kind}`);
  const what = t(lang, 'chart.spoken.what', {
    kind,
    unit: state.unit === '' ? t(lang, 'chart.spoken.no_unit') : state.unit,
    periods: periodsText(state.periods, lang),
    n: state.series.length,
  });
  const parts = [title, what, ...way(state, lang), ...ends(state, lang), ...middle(state, lang), ...gaps(state, lang)];
  return parts.map((part) => part.replace(/[。.]$/, '')).join(stop) + stop;
}

const style = (lang: Lang) => ({ ...proseStyle(lang), reason: (reason: string) => tCode(lang, 'reason', reason) });

/** The home area, or the only one, from the first figure to the last. */
function way({ series, periods }: ChartState, lang: Lang): readonly string[] {
  const one = series.find(({ home }) => home) ?? (series.length === 1 ? series[0] : undefined);
  const points = one?.points.filter(({ value }) => value !== null) ?? [];
  const [first, last] = [points[0], points.at(-1)];
  if (!one || !first || !last || first === last || periods.length < 2) return [];
  return [
    t(lang, 'chart.spoken.way', {
      area: one.name,
      from: formatPeriod(first.period, lang),
      a: formatFigure(first.figure, style(lang)),
      to: formatPeriod(last.period, lang),
      b: formatFigure(last.figure, style(lang)),
    }),
  ];
}

function ends({ series, periods, kind }: ChartState, lang: Lang): readonly string[] {
  const last = periods.at(-1);
  const known = series.flatMap((one: ChartSeries) => {
    const figure = one.points.at(-1)?.figure;
    const exact = figure ? bestExact(figure) : null;
    return figure && exact ? [{ one, figure, exact }] : [];
  });
  const [low, high] = known.reduce<readonly [(typeof known)[number] | null, (typeof known)[number] | null]>(
    ([least, most], next) => [
      least && compare(least.exact, next.exact) <= 0 ? least : next,
      most && compare(most.exact, next.exact) >= 0 ? most : next,
    ],
    [null, null],
  );
  if (!last || !low || !high || known.length < 2 || kind === 'bullet' || kind === 'bump') return [];
  return [
    t(lang, 'chart.spoken.ends', {
      period: formatPeriod(last, lang),
      high: high.one.name,
      a: formatFigure(high.figure, style(lang)),
      low: low.one.name,
      b: formatFigure(low.figure, style(lang)),
    }),
  ];
}

function middle(state: ChartState, lang: Lang): readonly string[] {
  if (state.series.length <= 100 || state.kind !== 'line') return [];
  const text = medianText(state, state.periods.length - 1, lang);
  return text === null ? [] : [t(lang, 'chart.spoken.median', { value: text })];
}

function gaps({ series }: ChartState, lang: Lang): readonly string[] {
  const n = series.reduce((sum, { points }) => sum + points.filter(({ value }) => value === null).length, 0);
  return n === 0 ? [] : [t(lang, 'chart.spoken.gaps', { n })];
}
