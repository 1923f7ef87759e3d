import type { Indicator } from '../catalog';
import type { LayoutColumn } from './layout';
import type { ViewDerivation } from './view';

/** Where the total of an indicator's column comes from. */
export function totalSource(indicator: Indicator, kind: ViewDerivation): LayoutColumn['total'] {
  if (kind === 'rank' || kind === 'growth_rank' || kind === 'share') return 'none';
  if (kind === 'completion' || kind === 'target') return 'parent';
  return indicator.addArea === 'published' || kind === 'published_growth' ? 'parent' : 'sum';
}
