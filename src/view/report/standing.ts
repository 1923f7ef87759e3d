import { previousPeriod, samePeriodLastYear, type Period } from '../../catalog';
import type { Ask, Base, StandingAsk, StoredFile, StoredStanding } from '../../query';
import { strictest } from './guard';
import type { Guard } from './table';

/** The files behind a figure: those of its own spans, or where none has just that span, of what overlaps. In the order of the store. */
export function filesBehindFigure(
  stored: readonly StoredFile[],
  inputs: readonly string[],
  ask: Ask,
): readonly string[] {
  const wanted = new Set(inputs);
  const own = stored.filter(({ indicator }) => wanted.has(indicator));
  const files = spansOf(ask).flatMap((span) => {
    const exact = own.filter(({ period }) => period.m0 === span.m0 && period.n === span.n);
    return (exact.length > 0 ? exact : own.filter(({ period }) => overlaps(period, span))).map(({ file }) => file);
  });
  return [...new Set(files)];
}

/** What must be known of the stored figures before columns over these areas leave. Null where nothing is asked. */
export function standingAsk(
  asks: readonly Ask[],
  inputs: readonly string[],
  areas: readonly string[],
): StandingAsk | null {
  const spans = asks.flatMap(spansOf);
  if (spans.length === 0) return null;
  return {
    indicators: inputs,
    areas,
    from: Math.min(...spans.map(({ m0 }) => m0)),
    to: Math.max(...spans.map(({ m0, n }) => m0 + n)),
  };
}

/** Says of a figure (by the indicators it rests on, its question and its areas) whether a source that is not public is behind it. */
export type FigureGuard = (inputs: readonly string[], ask: Ask, areas: readonly string[]) => Guard | null;

/**
 * A stored figure of exactly the asked span decides where there is one. Where there is none the figure is put together from others, and
 * one that is not public among those that overlap is enough.
 */
export function figureGuard(stored: readonly StoredStanding[]): FigureGuard {
  const held = new Map<string, StoredStanding[]>();
  for (const each of stored) {
    const key = placeKey(each.indicator, each.area);
    const list = held.get(key);
    if (list) list.push(each);
    else held.set(key, [each]);
  }
  return (inputs, ask, areas) => {
    const spans = spansOf(ask);
    const found = inputs.flatMap((indicator) =>
      areas.flatMap((area) => spans.flatMap((span) => behind(held.get(placeKey(indicator, area)) ?? [], span))),
    );
    return strictest(found);
  };
}

const placeKey = (indicator: string, area: string): string => `${indicator}\n${area}`;

function behind(stored: readonly StoredStanding[], span: Period): readonly Guard[] {
  const exact = stored.filter(({ period }) => period.m0 === span.m0 && period.n === span.n);
  const counted = exact.length > 0 ? exact : stored.filter(({ period }) => overlaps(period, span));
  return counted.flatMap(({ publish }) => (publish === 'public' ? [] : [publish]));
}

const overlaps = (a: Period, b: Period): boolean => a.m0 < b.m0 + b.n && b.m0 < a.m0 + a.n;

/** The spans whose figures go into an answer: its own, and the one it is compared with. */
export function spansOf({ period, derivation }: Ask): readonly Period[] {
  if (!period) return [];
  return [period, ...comparedWith(period, derivation).filter((span) => span !== null)];
}

function comparedWith(period: Period, derivation: Ask['derivation']): readonly (Period | null)[] {
  switch (derivation.kind) {
    case 'change':
    case 'growth':
    case 'points':
      return [baseOf(period, derivation.base)];
    case 'index':
      return [derivation.base];
    case 'cagr':
      return [derivation.from];
    case 'formula':
      return [samePeriodLastYear(period), previousPeriod(period)];
    case 'rank':
      return derivation.of === 'growth' ? [samePeriodLastYear(period)] : [];
    default:
      return [];
  }
}

function baseOf(period: Period, base: Base): Period | null {
  if (typeof base !== 'string') return base.period;
  return base === 'same_period' ? samePeriodLastYear(period) : previousPeriod(period);
}
