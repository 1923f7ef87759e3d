import { LIGHT } from './palette';
import { chartSubtitle, shownPeriods } from './words';
import type { ChartData, ChartDataSeries } from './export';
import { ranked } from './bar';
import { MOST_LINES } from './plan';
import type { ChartModel } from './model';
import { pairsOf } from './scatter';
import { slotsOf, stackColumns, type Slots } from './stack';
import { axisTexts, type ChartSeries, type ChartState } from './state';

/** Above so many series a chart in an office program is a tangle: the picture is taken. */
const MOST_NATIVE = 40;

/** What a chart that an office program draws needs; `native` is null where only a picture says the same. Null when empty. */
export function chartData(model: ChartModel): ChartData | null {
  const { state, lang, title, notes } = model;
  if (state.empty !== null) return null;
  const head = {
    kind: state.kind,
    title,
    subtitle: chartSubtitle(state, state.series, [], lang),
    notes,
    unit: state.kind === 'percent' ? '%' : state.unit,
    decimals: state.decimals,
  };
  const texts = axisTexts(state.periods, lang);
  switch (state.kind) {
    case 'line':
      return {
        ...head,
        native: state.series.length > Math.min(MOST_LINES, MOST_NATIVE) ? null : 'line',
        categories: texts,
        series: state.series.map((one, i) => seriesOf(one, colourAt(state, one, i))),
      };
    case 'bar':
      return { ...head, ...bars(state, texts) };
    case 'column':
    case 'stacked':
    case 'percent':
      return { ...head, native: state.kind, ...groups(state, texts, lang) };
    case 'scatter':
      return { ...head, ...scatter(state) };
    default:
      return {
        ...head,
        native: null,
        categories: texts,
        series: state.series.map((one, i) => seriesOf(one, colourAt(state, one, i))),
      };
  }
}

const hex = (colour: string): string => colour.replace('#', '').toUpperCase();

function colourAt({ series }: ChartState, one: ChartSeries, i: number): string {
  if (one.home) return LIGHT.home;
  const coloured = !series.some(({ home }) => home) && series.length <= LIGHT.lines.length;
  return coloured ? (LIGHT.lines[i] ?? LIGHT.peer) : LIGHT.peer;
}

const seriesOf = (one: ChartSeries, colour: string, name = one.name): ChartDataSeries => ({
  name,
  home: one.home,
  color: hex(colour),
  values: one.points.map(({ value }) => value),
  texts: one.points.map(({ text }) => text),
});

/** A ranking: areas are the categories, the greatest first, and each shown period is a series; one area: its periods. */
function bars(state: ChartState, texts: readonly string[]): Pick<ChartData, 'native' | 'categories' | 'series'> {
  const [only, more] = state.series;
  if (only && !more)
    return { native: 'column', categories: texts, series: [seriesOf(only, only.home ? LIGHT.home : LIGHT.accent)] };
  const order = ranked(state.series);
  const shown = shownPeriods(state, order);
  const names = axisTexts(shown, 'zh');
  return {
    native: order.length > MOST_NATIVE ? null : 'bar',
    categories: order.map(({ name }) => name),
    series: shown.map((period, i) => ({
      name: names[i] ?? '',
      home: false,
      color: hex(shown.length > 1 && i === 0 ? LIGHT.peerSoft : LIGHT.peer),
      values: order.map(({ points }) => points.find((point) => point.period === period)?.value ?? null),
      texts: order.map(({ points }) => points.find((point) => point.period === period)?.text ?? ''),
    })),
  };
}

function groups(
  state: ChartState,
  texts: readonly string[],
  lang: ChartModel['lang'],
): Pick<ChartData, 'categories' | 'series'> {
  const slots: Slots = slotsOf(state, texts);
  const columns = state.kind === 'percent' ? stackColumns(slots, true, lang) : null;
  return {
    categories: slots.labels,
    series: slots.members.map(({ name, home }, i): ChartDataSeries => {
      const parts = columns?.map(({ parts: all }) => all.find(({ order }) => order === i));
      return {
        name,
        home,
        color: hex(home ? LIGHT.home : (LIGHT.parts[i % LIGHT.parts.length] ?? LIGHT.peer)),
        values: parts
          ? parts.map((part) => (part ? part.to - part.from : null))
          : (slots.points[i] ?? []).map((point) => point?.value ?? null),
        texts: parts
          ? parts.map((part) => part?.text ?? '')
          : (slots.points[i] ?? []).map((point) => point?.text ?? ''),
      };
    }),
  };
}

function scatter(state: ChartState): Pick<ChartData, 'native' | 'categories' | 'series' | 'across' | 'up'> {
  const all = pairsOf(state).map(({ one, pairs }) => ({ one, pair: pairs.at(-1) }));
  const other = state.parts[0];
  const group = (home: boolean): readonly ChartDataSeries[] => {
    const own = all.flatMap(({ one, pair }) => (one.home === home && pair ? [{ one, pair }] : []));
    if (own.length === 0) return [];
    return [
      {
        name: home ? (own[0]?.one.name ?? '') : state.name,
        home,
        color: hex(home ? LIGHT.home : LIGHT.peer),
        values: own.map(({ pair }) => pair.y),
        texts: own.map(({ pair }) => pair.up.text),
        points: own.map(({ one, pair }) => ({ x: pair.x, y: pair.y, label: one.name })),
      },
    ];
  };
  return {
    native: 'scatter',
    categories: [],
    series: [...group(false), ...group(true)],
    across: { name: other?.name ?? '', unit: other?.unit ?? '' },
    up: { name: state.name, unit: state.unit },
  };
}
