import { t, tCode, type Lang } from '../../text';
import { axisTexts, periodsText, type ChartSeries, type ChartState } from './state';

const MOST_GAPS = 3;

/** Unit, periods and what the colours mean, in one line below the title. */
export function chartSubtitle(state: ChartState, drawn: readonly ChartSeries[], lang: Lang): string {
  const periods = periodsText(shownPeriods(state, drawn), lang);
  const first = t(lang, state.unit === '' ? 'view.chart.sub_no_unit' : 'view.chart.sub', { unit: state.unit, periods });
  return [first, ...legend(state, drawn, lang)].join(t(lang, 'view.chart.sep'));
}

/** Bars of several areas show the last period, or the last beside the first where there are two. */
export function shownPeriods(state: ChartState, drawn: readonly ChartSeries[]): ChartState['periods'] {
  return state.kind === 'bar' && drawn.length > 1 && state.periods.length > 2 ? state.periods.slice(-1) : state.periods;
}

function legend(state: ChartState, drawn: readonly ChartSeries[], lang: Lang): readonly string[] {
  const home = drawn.find((series) => series.home);
  const rest = drawn.length - (home ? 1 : 0);
  const mark = state.kind === 'line' ? 'line' : 'bar';
  const words: string[] = [];
  if (home && rest > 0) {
    words.push(t(lang, `view.chart.red_${mark}`, { area: home.name }), t(lang, `view.chart.grey_${mark}`, { n: rest }));
  }
  if (state.kind === 'bar' && drawn.length > 1 && state.periods.length === 2) {
    const [first = '', last = ''] = axisTexts(state.periods, lang);
    words.push(t(lang, 'view.chart.two_bars', { first, last }));
  }
  if (state.kind === 'line' && drawn.some(({ points }) => points.some((point) => point.afterBreak))) {
    words.push(t(lang, 'view.chart.dashed'));
  }
  if (state.demoted) words.push(t(lang, 'view.chart.one_period'));
  if (drawn.length < state.of) words.push(t(lang, home ? 'view.chart.top_home' : 'view.chart.top', { n: rest }));
  return words;
}

/** What is not drawn and why, for each area with gaps; over three areas the others are counted. */
export function gapNotes(state: ChartState, drawn: readonly ChartSeries[], lang: Lang): readonly string[] {
  const wanted = new Set(shownPeriods(state, drawn));
  const gaps = drawn.flatMap((series) => {
    const missing = series.points.filter((point) => wanted.has(point.period) && point.value === null);
    const first = missing[0];
    return first ? [{ series, missing, reason: tCode(lang, 'reason', first.figure.reason ?? 'missing') }] : [];
  });
  const said = gaps.slice(0, MOST_GAPS).map(({ series, missing, reason }) => {
    const periods = missing.map((point) => point.period);
    return t(lang, 'view.chart.gap', { area: series.name, periods: periodsText(periods, lang), reason });
  });
  return gaps.length > MOST_GAPS ? [...said, t(lang, 'view.chart.gaps_more', { n: gaps.length - MOST_GAPS })] : said;
}
