import { endOf, type AreaKind, type Catalog, type Month, type Period } from '../catalog';
import { indicatorsOf, parseFormula } from '../query';

/** How the areas of a view came about: made again when catalog or data change. A view without one lists them by hand. */
export type AreaRule =
  /** All children of an area that are in totals at the last period. */
  | { readonly kind: 'children'; readonly of: string }
  /** A saved peer set, and the home area before it where that is not in it. */
  | { readonly kind: 'set'; readonly key: string }
  /** The areas nearest to `area` by an indicator at a period (the last one where none is given). */
  | {
      readonly kind: 'nearest';
      readonly area: string;
      readonly indicator: string;
      readonly count: number;
      readonly period?: Period;
    };

/** Which periods a view shows, made again when new data arrive. A view without one lists them by hand. */
export type PeriodRule =
  /** The last `count` spans of `n` months for which there are figures: years 12, quarters 3, months 1. */
  | { readonly kind: 'last'; readonly count: number; readonly n: number }
  /** The span of the latest figures (1—5月) over the last `count` years. */
  | { readonly kind: 'same_span'; readonly count: number };

/** What a series does where its area or its definition changed. */
export type AcrossBreaks = 'published' | 'merged' | 'cut';

/** The areas of a rule that the catalog alone can answer; null for one that asks the data. */
export function areasByRule(rule: AreaRule, catalog: Catalog, at: Month): readonly string[] | null {
  switch (rule.kind) {
    case 'children':
      return catalog.children(rule.of, at).map(({ key }) => key);
    case 'set':
      return withHome(catalog.peerSet(rule.key)?.areas ?? [], catalog);
    case 'nearest':
      return null;
  }
}

export function withHome(keys: readonly string[], { data: { home } }: Catalog): readonly string[] {
  return home === undefined || keys.includes(home) ? keys : [home, ...keys];
}

/**
 * Among which areas the nearest to one are looked for: those of its own level that exist in that month and count in totals, but
 * neither itself nor what lies above or within it.
 */
export function candidates(key: string, catalog: Catalog, at: Month): readonly string[] {
  const own = catalog.area(key);
  if (!own) return [];
  const level = levelOf(own.kind);
  return catalog.inOrder(
    catalog.data.areas
      .filter(
        (area) =>
          area.key !== key &&
          levelOf(area.kind) === level &&
          (area.from ?? -Infinity) <= at &&
          at < (area.to ?? Infinity) &&
          !catalog.overlaps(area.key, at),
      )
      .map((area) => area.key),
  );
}

/** Counties and districts stand on one level. */
const levelOf = (kind: AreaKind): AreaKind => (kind === 'district' ? 'county' : kind);

/** The periods of a rule out of the spans for which there are figures; none where there are none of that kind. In time order. */
export function periodsByRule(rule: PeriodRule, known: readonly Period[]): readonly Period[] {
  if (rule.kind === 'last') {
    const last = latest(known.filter(({ m0, n }) => n === rule.n && m0 % rule.n === 0));
    return last === null ? [] : before(last, rule.count, rule.n);
  }
  const last = latest(known);
  return last === null ? [] : before(last, rule.count, 12);
}

/** The span that ends last; of several the longest. */
function latest(periods: readonly Period[]): Period | null {
  return periods.reduce<Period | null>(
    (best, period) =>
      best === null || endOf(period) > endOf(best) || (endOf(period) === endOf(best) && period.n > best.n)
        ? period
        : best,
    null,
  );
}

const before = ({ m0, n }: Period, count: number, months: number): readonly Period[] =>
  Array.from({ length: count }, (_, i) => ({ m0: m0 - (count - 1 - i) * months, n })).filter(
    (period) => period.m0 >= 0,
  );

/**
 * The indicators whose stored figures these rest on: themselves, and the operands of formulas. Null where one of them is counted from a
 * ledger, which answers for any span.
 */
export function sourceIndicators(keys: readonly string[], catalog: Catalog): readonly string[] | null {
  const found = new Set<string>();
  const add = (key: string): boolean => {
    const indicator = catalog.indicator(key);
    if (!indicator || found.has(key)) return true;
    if (indicator.origin === 'measure') return false;
    found.add(key);
    if (indicator.origin !== 'formula') return true;
    const formula = parseFormula(indicator.formula ?? '');
    return !formula.ok || indicatorsOf(formula.value, catalog).every(add);
  };
  return keys.every(add) ? [...found] : null;
}
