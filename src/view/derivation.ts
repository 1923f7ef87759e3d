import type { Catalog, Indicator } from '../catalog';
import type { Derivation } from '../query';
import type { ViewDerivation } from './view';

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
): { readonly kind: ViewDerivation; readonly derivation: Derivation } | null {
  const base = 'same_period' as const;
  const points = { kind: 'points' as const, derivation: { kind: 'points' as const, base } };
  const published = { kind: 'published_growth' as const, derivation: { kind: 'published_growth' as const } };
  switch (kind) {
    case 'level':
      return { kind, derivation: { kind: 'level' } };
    case 'growth':
      if (indicator.growth === 'published') return published;
      if (indicator.growth === 'points') return points;
      if (indicator.growth === 'none' || indicator.kind === 'rank') return null;
      return { kind, derivation: { kind: 'growth', base } };
    case 'change':
      if (indicator.growth === 'published') return null;
      return indicator.growth === 'points' ? points : { kind, derivation: { kind: 'change', base } };
    case 'points':
      return indicator.growth === 'points' || indicator.unit === '%' ? points : null;
    case 'published_growth':
      return indicator.growthIndicator !== undefined || indicator.growth === 'published' ? published : null;
    case 'share':
      return indicator.addArea === 'sum' || indicator.addArea === 'published'
        ? { kind, derivation: { kind: 'share', of: 'parent' } }
        : null;
    case 'rank':
      if (peers === 'siblings') return { kind, derivation: { kind: 'rank', among: peers } };
      return peers.length > 1 ? { kind, derivation: { kind: 'rank', among: { areas: peers } } } : null;
    case 'completion':
      return catalog.data.targets.some((target) => target.indicator === indicator.key)
        ? { kind, derivation: { kind: 'completion' } }
        : null;
  }
}
