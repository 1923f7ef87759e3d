import { t, tCode, type Lang } from '../../text';
import { axisTexts, periodsText, type ChartSeries, type ChartState } from './state';
import { unpaired } from './scatter';

const MOST_GAPS = 3;

/** Unit, periods and what the colours mean, in one line below the title. */
export function chartSubtitle(
  state: ChartState,
  drawn: readonly ChartSeries[],
  said: readonly string[],
  lang: Lang,
): string {
  const periods = periodsText(shownPeriods(state, drawn), lang);
  const unit = unitText(state, lang);
  const first = t(lang, unit === '' ? 'view.chart.sub_no_unit' : 'view.chart.sub', { unit, periods });
  return [first, ...legend(state, drawn, lang), ...said, ...changed(state, lang)].join(t(lang, 'view.chart.sep'));
}

function unitText(state: ChartState, lang: Lang): string {
  const { kind, plan, unit } = state;
  if (kind === 'percent') return '%';
  if (kind === 'bump' || kind === 'scatter') return '';
  if (kind === 'bullet') return t(lang, 'chart.percent_of_target');
  if (kind === 'multiples' && state.parts.length > 0) return '';
  const value = plan.value === 'level' ? '' : t(lang, `chart.value.${plan.value}`);
  return [value, unit].filter((part) => part !== '').join(lang === 'zh' ? '，' : ', ');
}

/** Charts of one period show the last; bars the last beside the first where there are two. */
export function shownPeriods(state: ChartState, drawn: readonly ChartSeries[]): ChartState['periods'] {
  const last = state.periods.slice(-1);
  switch (state.kind) {
    case 'bar':
      return drawn.length > 1 && state.periods.length > 2 ? last : state.periods;
    case 'distribution':
    case 'bullet':
    case 'map':
      return last;
    case 'scatter':
      return state.plan.trails ? state.periods : last;
    case 'column':
    case 'stacked':
    case 'percent':
      return state.plan.by === 'indicator' && state.series.length > 1 ? last : state.periods;
    default:
      return state.periods;
  }
}

function legend(state: ChartState, drawn: readonly ChartSeries[], lang: Lang): readonly string[] {
  const { kind } = state;
  const home = drawn.find((series) => series.home);
  const rest = drawn.length - (home ? 1 : 0);
  const words: string[] = [];
  if ((kind === 'line' || kind === 'bar') && home && rest > 0) {
    const mark = kind === 'line' ? 'line' : 'bar';
    words.push(t(lang, `view.chart.red_${mark}`, { area: home.name }));
    if (drawn.length <= MOST_GREY) words.push(t(lang, `view.chart.grey_${mark}`, { n: rest }));
  } else if (home && rest > 0 && kind !== 'bullet' && !(kind === 'multiples' && state.parts.length === 0)) {
    words.push(t(lang, kind === 'heat' || kind === 'map' ? 'chart.red_frame' : 'chart.red', { area: home.name }));
  }
  if (kind === 'bar' && drawn.length > 1 && state.periods.length === 2) {
    const [first = '', last = ''] = axisTexts(state.periods, lang);
    words.push(t(lang, 'view.chart.two_bars', { first, last }));
  }
  if (BROKEN_LINES.has(kind) && drawn.some(({ points }) => points.some((point) => point.afterBreak))) {
    words.push(t(lang, kind === 'heat' ? 'chart.dashed_edge' : 'view.chart.dashed'));
  }
  if (state.plan.log && LOGARITHMIC.has(kind)) words.push(t(lang, isLog(state) ? 'chart.log' : 'chart.no_log'));
  if (state.of < state.all) words.push(t(lang, 'view.chart.filtered', { n: state.of, all: state.all }));
  if (drawn.length < state.of) words.push(t(lang, home ? 'view.chart.top_home' : 'view.chart.top', { n: rest }));
  return words;
}

/** Above it the lines of a chart are a band. */
const MOST_GREY = 100;
const BROKEN_LINES: ReadonlySet<string> = new Set(['line', 'bump', 'slope', 'multiples', 'heat']);
/** Kinds whose axis may be logarithmic. */
export const LOGARITHMIC: ReadonlySet<string> = new Set(['line', 'slope', 'scatter', 'distribution']);

/** A logarithmic axis is refused where a value is not above zero. */
export const isLog = (state: ChartState): boolean =>
  [state, ...state.parts].every(({ series }) =>
    series.every(({ points }) => points.every(({ value }) => value === null || value > 0)),
  );

function changed({ plan }: ChartState, lang: Lang): readonly string[] {
  const { refused } = plan;
  if (!refused) return [];
  return [
    t(lang, 'chart.instead', {
      why: t(lang, `chart.why.${refused.why}`),
      kind: t(lang, `chart.kind.${plan.kind}`),
    }),
  ];
}

/** What is not drawn and why, for each area with gaps; over three areas the others are counted. */
export function gapNotes(state: ChartState, drawn: readonly ChartSeries[], lang: Lang): readonly string[] {
  if (state.kind === 'bullet') return [];
  if (state.kind === 'scatter') {
    const left = unpaired(state);
    const names = left.slice(0, MOST_GAPS).map(({ name }) => name);
    if (left.length === 0) return [];
    return [
      t(lang, left.length > MOST_GAPS ? 'chart.unpaired_more' : 'chart.unpaired', {
        names: names.join(lang === 'zh' ? '、' : ', '),
        n: left.length,
      }),
    ];
  }
  if (drawn.length > MOST_GREY) {
    const n = drawn.filter(({ points }) => points.some(({ value }) => value === null)).length;
    return n === 0 ? [] : [t(lang, 'chart.some_gaps', { n })];
  }
  const wanted = new Set(shownPeriods(state, drawn));
  const parts = state.parts.length > 0 ? state.parts : [{ name: '', series: drawn }];
  const gaps = parts.flatMap(({ name, series }) =>
    series.flatMap((one) => {
      const missing = one.points.filter((point) => wanted.has(point.period) && point.value === null);
      const first = missing[0];
      const who = state.parts.length > 0 ? `${one.name}${lang === 'zh' ? '' : ', '}${name}` : one.name;
      return first ? [{ who, missing, reason: tCode(lang, 'reason', first.figure.reason ?? 'missing') }] : [];
    }),
  );
  const said = gaps.slice(0, MOST_GAPS).map(({ who, missing, reason }) => {
    const periods = missing.map((point) => point.period);
    return t(lang, 'view.chart.gap', { area: who, periods: periodsText(periods, lang), reason });
  });
  return gaps.length > MOST_GAPS ? [...said, t(lang, 'view.chart.gaps_more', { n: gaps.length - MOST_GAPS })] : said;
}
