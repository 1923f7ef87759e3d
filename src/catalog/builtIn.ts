import indicators from '../../data/catalog/indicators.json';
import measures from '../../data/catalog/measures.json';
import type { CatalogData, Indicator, Measure } from './types';

/**
 * What a new workspace starts with: the indicators of data/catalog, no areas. Apart from the folder's index, so that only who makes a new
 * workspace carries it. A test checks the files against the types, which JSON imports cannot.
 */
export const builtInCatalog: CatalogData = {
  indicators: indicators as readonly Indicator[],
  areas: [],
  changes: [],
  targets: [],
  measures: measures as readonly Measure[],
  peerSets: [],
};
