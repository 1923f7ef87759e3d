import type { Catalog } from '../../catalog';
import { derivationFor } from '../derivation';
import type { ViewDerivation } from '../view';
import type { ChartValue } from './choice';

/** The kind of column that a drawn value comes from: growth of a rate is told in points, of some indicators as published. */
export function valueKind(value: ChartValue, indicator: string, catalog: Catalog): ViewDerivation {
  const known = catalog.indicator(indicator);
  return (known && derivationFor(value, known, catalog, 'siblings')?.kind) ?? value;
}
