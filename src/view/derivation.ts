import type { Catalog, Indicator, Period } from '../catalog';
import type { Reason } from '../core';
import type { Derivation } from '../query';
import { perHead } from './per_head';
import type { ViewDerivation } from './view';

/** What a derivation is asked with, beside the indicator. */
export interface DerivationContext {
  readonly catalog: Catalog;
  /** Whose place is said: all children of the parent, or these. */
  readonly peers: readonly string[] | 'siblings';
  /** From where an index and an average growth count. */
  readonly from?: Period | undefined;
}

type Asked = { readonly kind: ViewDerivation; readonly derivation: Derivation };

/**
 * The question that a derivation stands for with this indicator, or null where it has no meaning for it and the column is
 * left out: growth of a rate is told in percentage points, growth that exists only as published is never computed, and
 * shares of rates are not asked. Rule: model notes, "Growth is not always computable".
 */
export function derivationFor(
  kind: ViewDerivation,
  indicator: Indicator,
  catalog: Catalog,
  peers: readonly string[] | 'siblings',
  from?: Period,
): Asked | null {
  const asked = derived(kind, indicator, { catalog, peers, from });
  return 'refused' in asked ? null : asked;
}

/** Why a derivation has no meaning for an indicator; null where it has one. */
export function whyNoDerivation(kind: ViewDerivation, indicator: Indicator, context: DerivationContext): Reason | null {
  const asked = derived(kind, indicator, context);
  return 'refused' in asked ? asked.refused : null;
}

function derived(
  kind: ViewDerivation,
  indicator: Indicator,
  { catalog, peers, from }: DerivationContext,
): Asked | { readonly refused: Reason } {
  const { growth } = indicator;
  switch (kind) {
    case 'level':
      return { kind, derivation: { kind: 'level' } };
    case 'growth':
      if (growth === 'published') return PUBLISHED;
      if (growth === 'points') return pointsOf('points', 'same_period');
      if (growth === 'none' || indicator.kind === 'rank') return { refused: 'no_growth' };
      return { kind, derivation: { kind: 'growth', base: 'same_period' } };
    case 'previous_growth':
      if (growth === 'published') return { refused: 'published_only' };
      if (growth === 'points') return pointsOf(kind, 'previous');
      if (growth === 'none' || indicator.kind === 'rank') return { refused: 'no_growth' };
      return { kind, derivation: { kind: 'growth', base: 'previous' } };
    case 'change':
      if (growth === 'published') return { refused: 'published_only' };
      return growth === 'points'
        ? pointsOf('points', 'same_period')
        : { kind, derivation: { kind: 'change', base: 'same_period' } };
    case 'points':
      return growth === 'points' || indicator.unit === '%'
        ? pointsOf('points', 'same_period')
        : { refused: 'not_points' };
    case 'published_growth':
      return indicator.growthIndicator !== undefined || growth === 'published' ? PUBLISHED : { refused: 'no_growth' };
    case 'share':
      return indicator.addArea === 'sum' || indicator.addArea === 'published'
        ? { kind, derivation: { kind: 'share', of: 'parent' } }
        : { refused: 'not_additive' };
    case 'rank':
    case 'growth_rank':
      return ranked(kind, indicator, peers);
    case 'index':
    case 'cagr':
      return sinceBase(kind, indicator, from);
    case 'per_10000': {
      const derivation = indicator.addArea === 'none' || growth === 'points' ? null : perHead(10000, catalog);
      return derivation === null ? { refused: 'not_additive' } : { kind, derivation };
    }
    case 'completion':
    case 'target':
      return catalog.data.targets.some((target) => target.indicator === indicator.key)
        ? { kind, derivation: { kind } }
        : { refused: 'no_target' };
  }
}

const PUBLISHED: Asked = { kind: 'published_growth', derivation: { kind: 'published_growth' } };

const pointsOf = (kind: ViewDerivation, base: 'same_period' | 'previous'): Asked => ({
  kind,
  derivation: { kind: 'points', base },
});

function ranked(
  kind: 'rank' | 'growth_rank',
  indicator: Indicator,
  peers: readonly string[] | 'siblings',
): Asked | { readonly refused: Reason } {
  if (peers !== 'siblings' && peers.length < 2) return { refused: 'not_applicable' };
  const among = peers === 'siblings' ? peers : { areas: peers };
  if (kind === 'rank') return { kind, derivation: { kind: 'rank', among } };
  if (indicator.growth === 'none' || indicator.growth === 'points' || indicator.kind === 'rank') {
    return { refused: 'no_growth' };
  }
  return { kind, derivation: { kind: 'rank', among, of: 'growth' } };
}

function sinceBase(
  kind: 'index' | 'cagr',
  indicator: Indicator,
  from: Period | undefined,
): Asked | { readonly refused: Reason } {
  if (indicator.growth === 'published') return { refused: 'published_only' };
  if (indicator.growth === 'points') return { refused: 'percent_of_percent' };
  if (indicator.growth === 'none' || indicator.kind === 'rank') return { refused: 'no_growth' };
  if (!from) return { refused: 'no_base' };
  return { kind, derivation: kind === 'index' ? { kind, base: from } : { kind, from } };
}
