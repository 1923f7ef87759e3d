import { resolveIndicator, type Catalog, type Indicator } from '../catalog';
import type { Derivation } from '../query';

/** Averages divide by the people of the whole year, densities by those at its end. */
const AVERAGE_FIRST = ['年平均常住人口', '平均人口', '年末常住人口', '常住人口', '总人口', 'population'];
const YEAR_END_FIRST = ['年末常住人口', '常住人口', '总人口', '年平均常住人口', '平均人口', 'population'];

/** The people that a figure is divided by; null where the catalog knows none. */
export function population(catalog: Catalog, scale: 1 | 10000): Indicator | null {
  for (const name of scale === 1 ? AVERAGE_FIRST : YEAR_END_FIRST) {
    const found = resolveIndicator(catalog, name);
    if ('indicator' in found) return found.indicator;
  }
  return null;
}

/** 人均 (per head of average population) or 每万人 (per 10,000 of year-end population); null where the catalog knows no population. */
export function perHead(scale: 1 | 10000, catalog: Catalog): Derivation | null {
  const by = population(catalog, scale);
  return by && { kind: 'per', by: by.key, ...(scale === 1 ? {} : { scale }) };
}
