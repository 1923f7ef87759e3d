import { formatPeriod, type Catalog } from '../../catalog';
import { compare, formatFigure, proseStyle, type Exact, type Figure } from '../../core';
import { t, type Lang } from '../../text';
import { bestExact } from '../show';
import { spreadOf } from './quantile';
import { pairsOf } from './scatter';
import { slotsOf, stackColumns } from './stack';
import { axisTexts, type ChartSeries, type ChartState } from './state';

/** The sentence of a family that shows something other than a level and its growth; null where the common rules say it. */
export function familyTitle(state: ChartState, catalog: Catalog, lang: Lang): string | null {
  switch (state.kind) {
    case 'slope':
    case 'bump':
      return fromTo(state, lang);
    case 'scatter':
      return pairTitle(state, lang);
    case 'distribution':
      return againstMedian(state, lang);
    case 'percent':
      return shareTitle(state, lang);
    case 'bullet':
      return reachedTitle(state, catalog, lang);
    case 'multiples':
      return risenTitle(state, lang);
    default:
      return null;
  }
}

const prose = (figure: Figure, lang: Lang): string => formatFigure(figure, proseStyle(lang));
const subjectOf = ({ series }: ChartState): ChartSeries | undefined =>
  series.find(({ home }) => home) ?? (series.length === 1 ? series[0] : undefined);

/** 青溪县专利授权量由2019年的242件增至2024年的512件; of places: 由第5位升至第3位. */
function fromTo(state: ChartState, lang: Lang): string | null {
  const [first, last] = [state.periods[0], state.periods.at(-1)];
  const subject = subjectOf(state);
  const [a, b] = [subject?.points[0]?.figure, subject?.points.at(-1)?.figure];
  if (!subject || !first || !last || !a?.exact || !b?.exact) return null;
  const direction = compare(b.exact, a.exact);
  const word = direction === 0 ? 'same' : direction > 0 === (state.kind === 'slope') ? 'up' : 'down';
  return t(lang, `chart.title.${state.kind === 'slope' ? 'slope' : 'bump'}_${word}`, {
    area: subject.name,
    indicator: state.name,
    from: formatPeriod(first, lang),
    to: formatPeriod(last, lang),
    a: state.kind === 'slope' ? prose(a, lang) : formatFigure(a, { lang, unit: false }),
    b: state.kind === 'slope' ? prose(b, lang) : formatFigure(b, { lang, unit: false }),
  });
}

function pairTitle(state: ChartState, lang: Lang): string | null {
  const last = state.periods.at(-1);
  const all = pairsOf(state);
  const own = all.find(({ one }) => one.home);
  const pair = own?.pairs.at(-1);
  const [up, across] = [state.name, state.parts[0]?.name ?? ''];
  if (!last) return null;
  if (!own || !pair) {
    return t(lang, 'chart.title.pair', { up, across, period: formatPeriod(last, lang), n: all.length });
  }
  return t(lang, 'chart.title.pair_home', {
    area: own.one.name,
    period: formatPeriod(last, lang),
    up,
    across,
    a: prose(pair.up.figure, lang),
    b: prose(pair.across.figure, lang),
  });
}

function againstMedian(state: ChartState, lang: Lang): string | null {
  const last = state.periods.at(-1);
  const subject = subjectOf(state);
  const figure = subject?.points.at(-1)?.figure;
  const exact = figure ? bestExact(figure) : null;
  const spread = spreadOf(
    state.series.flatMap(({ points }) => {
      const one = points.at(-1)?.figure;
      return (one && bestExact(one)) ?? [];
    }),
  );
  if (!last || !subject || !figure || !exact || !spread) return null;
  const middle = spread.marks[2];
  const direction = compare(exact, middle);
  return t(lang, `chart.title.median_${direction === 0 ? 'same' : direction > 0 ? 'above' : 'below'}`, {
    area: subject.name,
    indicator: state.name,
    period: formatPeriod(last, lang),
    value: prose(figure, lang),
    median: prose({ ...figure, exact: middle, notes: [] }, lang),
    n: spread.count,
  });
}

function shareTitle(state: ChartState, lang: Lang): string | null {
  const labels = axisTexts(state.periods, lang);
  const slots = slotsOf(state, labels);
  if (!slots.time) return null;
  const column = stackColumns(slots, true, lang).at(-1);
  const last = state.periods.at(-1);
  const wanted = column?.parts.find(({ one }) => one.home && state.plan.by === 'area') ?? largest(column?.parts ?? []);
  if (!last || !wanted) return null;
  const part = slots.members[wanted.order]?.name ?? '';
  return t(lang, state.plan.by === 'area' ? 'chart.title.share' : 'chart.title.share_of', {
    part,
    indicator: state.name,
    period: formatPeriod(last, lang),
    n: slots.members.length,
    area: state.series[0]?.name ?? '',
    share: wanted.text.includes('%') ? wanted.text : `${wanted.text}%`,
  });
}

const largest = <T extends { readonly from: number; readonly to: number }>(parts: readonly T[]): T | undefined =>
  parts.reduce<T | undefined>(
    (best, next) => (best && best.to - best.from >= next.to - next.from ? best : next),
    undefined,
  );

function reachedTitle(state: ChartState, catalog: Catalog, lang: Lang): string | null {
  const known = state.bullets.filter(({ value }) => value !== null);
  const first = known[0];
  if (!first) return null;
  const oneArea = known.every(({ area }) => area === first.area);
  const kept = known.filter(({ behind }) => !behind).length;
  const due = known.some((row) => row.due < 100);
  return t(lang, due ? 'chart.title.on_time' : 'chart.title.reached', {
    who: oneArea ? catalog.areaName(first.area, lang) : state.name,
    what: t(lang, oneArea ? 'chart.targets' : 'chart.areas', { n: known.length }),
    period: formatPeriod(first.period, lang),
    kept,
  });
}

/** How many of the shown indicators of one area stand higher than at first. */
function risenTitle(state: ChartState, lang: Lang): string | null {
  const [first, last] = [state.periods[0], state.periods.at(-1)];
  if (state.parts.length < 2 || !first || !last || first === last) return null;
  const area = subjectOf(state)?.area;
  const name = subjectOf(state)?.name;
  const both = state.parts.flatMap(({ series }): readonly (readonly [Exact, Exact])[] => {
    const points = series.find((one) => one.area === area)?.points;
    const [a, b] = [points?.[0]?.figure.exact, points?.at(-1)?.figure.exact];
    return a && b ? [[a, b]] : [];
  });
  if (area === undefined || name === undefined || both.length < 2) return null;
  return t(lang, 'chart.title.risen', {
    area: name,
    n: both.length,
    up: both.filter(([a, b]) => compare(b, a) > 0).length,
    first: formatPeriod(first, lang),
    last: formatPeriod(last, lang),
  });
}
